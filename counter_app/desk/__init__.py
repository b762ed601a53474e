"""What an agent can do: unlock, open, resume, answer, tick, interrupt, close, search.

The screen and the command line both call this room and nothing deeper. It joins dossier, vault and
store; it knows no widget and no key of the keyboard. Importing the package imports none of them:
the first screen is painted before the database layer is loaded.
"""
