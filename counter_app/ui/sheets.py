"""The style sheets, each read once in the colours of a theme.

Textual's own reads all of them again whenever a screen that has one is met for the first time, and
whenever a theme comes back: 92 readings for a first visit where 36 will do.
"""

from __future__ import annotations

from functools import cache

from textual.cache import LRUCache
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

_SHEETS = 128
"""Remembered in each theme; a visit has some 30."""

Read = LRUCache[tuple[object, ...], list[RuleSet]]


@cache
def _read_in(_colours: frozenset[tuple[str, str]]) -> Read:
    """What has been read in these colours. Nobody writes in a rule: all may have the same."""
    return LRUCache(_SHEETS)


class Sheets(Stylesheet):
    """Gives the rules that Textual's own gives."""

    def __init__(self, *, variables: dict[str, str]) -> None:
        super().__init__(variables=variables)
        self._parse_cache = _read_in(frozenset(variables.items()))

    def set_variables(self, variables: dict[str, str]) -> None:
        """Other colours; what was read in those before stays for when they come back."""
        self._parse_cache = LRUCache(1)
        super().set_variables(variables)
        self._parse_cache = _read_in(frozenset(variables.items()))

    def reparse(self) -> None:
        """The rules, reading what was not read yet. Raises StylesheetError or
        StylesheetParseError, and the rules stay as they were.
        """
        self.parse()
