"""The command line: one short function a command, for a town's IT, authors and scripts.

`entry` chooses the command and turns whatever goes wrong into one French sentence; `arguments`
reads what was written after it; `streams` alone touches the standard streams. Holds no rule:
verdicts come from checks, texts from procedure, a first run from desk. Must not know a screen nor a
table. Imported only when there is an argument, so that the application starts without it.
"""

from counter_app.cli.entry import run

__all__ = ["run"]
