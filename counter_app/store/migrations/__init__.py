"""From the schema of an earlier version to this one's, by Alembic, with nothing lost.

`upgrade` is imported, and Alembic with it, only when `PRAGMA user_version` differs. That number is
the revision's: there is no second record of it. One file a revision in `versions`; its `revision`
is the number it leads to, as text; « 1 » is what `tables` was at first and changes nothing.

To change the schema: change `tables`, add a revision, raise `plain.SCHEMA`, keep a database of the
version before in tests/store/schemas. Must not know an answer's meaning nor a key: a migration
never reads a sealed value.
"""
