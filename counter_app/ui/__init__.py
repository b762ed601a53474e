"""What the agent sees and presses: the only room that imports textual.

Holds no rule: it shows findings and passes keys to the desk. Must not know a table, a cipher or a
check. Nothing heavy is imported before the first screen is painted (see `app`).
"""
