"""Who may read: agents' key slots, sealing and unsealing of values.

Floor 3. Plain `sqlite3` and the primitives of `cryptography`, imported when first used so that
listing the agents costs nothing at start. Must not know the store's tables beyond `key_slot`, nor
what a value means, a screen or a wall clock.

**A new data key must reach agents whose phrases nobody has.** So a slot holds a key pair of its own
(X25519): a new data key is sealed for its public half (HPKE, RFC 9180) and only its owner's phrase
opens the private one. Three things follow from what each box is sealed with (`envelope`):

- An agent who was removed cannot follow the key: what he had, the old data key included, opens no
  private half. Had the slots' secrets been kept under the data key instead, an old copy of the file
  would have given him the new one.
- Whoever can only write to the file cannot slip in a data key, or a public half, of his own: each
  is authenticated by a secret that only the slot's owner and who has the data key can have. One who
  had the data key *and* can write to the file could; that is out of scope, like rolling it back.
- The data key goes with its recovery code: a new one draws the other too, for the old code may have
  been seen by who leaves, or has just been typed at the desk.

Slots made before this (one box, the phrase's) are made anew when their owner next unlocks; until
then a new data key cannot reach them, and drawing one is refused, naming them.
"""
