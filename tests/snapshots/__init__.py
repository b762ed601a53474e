"""Every screen as an image, so that a change of looks is seen and meant.

`pytest tests/snapshots --snapshot-update` accepts the new looks; look at the report first.
"""
