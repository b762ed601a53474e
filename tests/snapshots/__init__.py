"""Every screen as a text, sign by sign and colour by colour: a change of looks is seen and meant.

`python -m tests.snapshots.make` accepts the new looks; look at what changed first.
"""
