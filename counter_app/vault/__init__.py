"""Who may read: agents' key slots, sealing and unsealing of values.

Floor 3. Plain `sqlite3` and the primitives of `cryptography`, imported when first used so that
listing the agents costs nothing at start. Must not know the store's tables beyond `key_slot`, nor
what a value means, a screen or a wall clock.
"""
