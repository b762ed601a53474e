"""Guichet: helping a citizen open an ameli account, at a mairie's reception desk.

The rooms and which way imports go are described in the README; an import only ever goes down:
settings, reference · checks, procedure · dossier · vault, store · desk · handout · ui, plain, cli.
"""

__version__ = "0.1.0"
