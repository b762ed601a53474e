"""Reading what was written after a command.

`getopt` of the standard library rather than argparse: it takes options before, between and after
an optional text, is quicker to load, and composes no English sentence of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from getopt import GetoptError, gnu_getopt

from counter_app.cli.problem import Trouble


@dataclass(frozen=True, slots=True)
class Given:
    """`texts`: what stands alone, in order; `options`: names without dashes, and values."""

    texts: tuple[str, ...]
    options: tuple[tuple[str, str], ...]

    def all(self, name: str) -> tuple[str, ...]:
        """Every value of an option that may be repeated."""
        return tuple(value for known, value in self.options if known == name)

    def last(self, name: str) -> str:
        """The value of an option, "" when it was not given."""
        return (self.all(name) or ("",))[-1]

    def has(self, name: str) -> bool:
        """Whether an option was given."""
        return bool(self.all(name))


def read(command: str, arguments: Sequence[str], options: Sequence[str], most: int) -> Given:
    """What a command was given. `options`: their names, with « = » when they take a value; `most`:
    how many texts. A text that begins with a dash is put after « -- ». Raises Trouble.
    """
    help_ = f"voir « counter-app {command} --help »"
    try:
        pairs, texts = gnu_getopt(list(arguments), "h", [*options, "help"])
    except GetoptError as error:
        if f"{error.opt}=" in options:
            raise Trouble(f"L’option --{error.opt} attend une valeur : {help_}.") from error
        if error.opt in options:
            raise Trouble(f"L’option --{error.opt} ne prend pas de valeur : {help_}.") from error
        dashes = "-" if len(error.opt) == 1 else "--"
        raise Trouble(f"Option inconnue : {dashes}{error.opt}, {help_}.") from error
    if len(texts) > most:
        raise Trouble(f"De trop : {texts[most]}. Mettre un texte entre guillemets ; {help_}.")
    named = tuple(("help" if name == "-h" else name[2:], value) for name, value in pairs)
    return Given(tuple(texts), named)
