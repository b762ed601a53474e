"""Nothing lost: the SQLite file, its tables, the one writing thread, what is read back.

Floor 3, the only room that imports sqlmodel and sqlalchemy. It keeps sealed values as bytes and
must not know the key, the vault, what an answer means, or a screen. `header`, `records`, `writes`,
`hold` and `problems` are light: they import neither, and can be used before the first paint.
Every moment is aware and UTC, and is stored as ISO 8601 text of fixed width, so that text order is
time order.
"""
