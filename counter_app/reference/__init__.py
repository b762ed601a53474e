"""Read-only tables of `data/reference`, each opened when first asked; one module a topic.

Must not know: a citizen, a screen, what a check does with a name. A miss is an answer here, never
an error: the tables are known to be incomplete (data/reference/PROVENANCE.md). Importing opens
nothing.
"""
