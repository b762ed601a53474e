"""The one registry of what an agent can do: bindings, footer, help and palette all read it.

An action is a method `action_<id>` of the screens it applies on, or one of the application. Two
actions never share a key on one screen (a test holds that), and no key needs AltGr (UX « Keys »).
The entries are in `acts`; a desk may give them more keys (`keymap`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from types import MappingProxyType

from textual.binding import Binding, BindingType

from counter_app.ui.acts.action import (
    DAMAGED,
    DOSSIER,
    EVERYWHERE,
    HOME,
    OPENING,
    SLIP,
    UNLOCKED,
    Action,
    Off,
    Part,
)
from counter_app.ui.acts.dossier import KEEPING, ROWS, WAYS, WORDS
from counter_app.ui.acts.home import OF_AGENTS, OF_CHOSEN, OF_HOME
from counter_app.ui.acts.looks import LOOKS
from counter_app.ui.acts.opening import OF_OPENING
from counter_app.ui.acts.shared import BOTH, FIRST, LAST, MOVES
from counter_app.ui.acts.slip import OF_SLIP

__all__ = [
    "ACTIONS",
    "DAMAGED",
    "DOSSIER",
    "EVERYWHERE",
    "HOME",
    "OPENING",
    "SHIPPED",
    "SLIP",
    "UNLOCKED",
    "Action",
    "Off",
    "Part",
    "Registry",
    "actions_of",
    "bindings_of",
]

ACTIONS = (
    *(*FIRST, *OF_OPENING, *OF_HOME, *WORDS, *WAYS, *BOTH),
    *(*OF_CHOSEN, *OF_AGENTS, *KEEPING, *ROWS, *MOVES, *OF_SLIP, *LOOKS, *LAST),
)

HINTS = 6
"""Keys in the footer at most (the palette's among them): more are not read."""

_FOOTER: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        OPENING: ("help", "leave"),
        DAMAGED: ("help", "put_back", "leave"),
        HOME: ("enter", "tour", "new", "aside", "mask", "lock", "help"),
        DOSSIER: (
            *("help", "fix", "copy", "enter", "tick", "next_option"),
            *("interrupt", "home", "jump", "slip"),
        ),
        SLIP: ("print", "next_look", "save", "back"),
    }
)
"""What the footer of a screen says, the most wanted first; what is for a part, only there."""


class Registry:
    """The actions, with this desk's keys. `actions`: in the order of the help."""

    def __init__(self, actions: Iterable[Action] = ACTIONS) -> None:
        self.actions = tuple(actions)

    def of(self, screen: str) -> Iterator[Action]:
        """Those that apply on a screen."""
        return (action for action in self.actions if screen in action.screens)

    @property
    def keymap(self) -> Mapping[str, tuple[str, ...]]:
        """The keys of the actions that have others than the shipped ones, and had some."""
        return {a.id: a.keys for a, b in self._others() if b.keys}

    @property
    def keyless(self) -> Mapping[str, tuple[str, ...]]:
        """The same for those that had none."""
        return {a.id: a.keys for a, b in self._others() if not b.keys}

    def _others(self) -> Iterator[tuple[Action, Action]]:
        return ((a, b) for a, b in zip(self.actions, ACTIONS, strict=True) if a.keys != b.keys)

    def hints(self, screen: str, parts: Collection[Part]) -> tuple[tuple[str, str], ...]:
        """The footer there while the focus is on these parts: keys and words, `HINTS` at most. The
        last is what finds or leaves all the rest, and stays when there is no room for the others.
        """
        known = {action.id: action for action in self.of(screen)}
        listed = [known[name] for name in _FOOTER[screen]]
        here = [action for action in listed if not action.at or action.is_for(parts)]
        *others, last = (*here, known["palette"]) if "palette" in known else here
        shown = (*others[: HINTS - 1], last)
        return tuple((action.keys[0], _words(action, parts)) for action in shown)


def _words(action: Action, parts: Collection[Part]) -> str:
    """What it is called while the focus is on these parts."""
    said = (words for part, words in action.at.items() if part in parts and words)
    return next(said, action.words)


SHIPPED = Registry()


def actions_of(screen: str) -> Iterator[Action]:
    """The actions that apply on a screen, in the registry's order."""
    return SHIPPED.of(screen)


def bindings_of(screen: str) -> list[BindingType]:
    """The bindings of a screen; by its id an action can be given more keys."""
    return [
        Binding(",".join(a.keys), a.asked, a.words, show=False, priority=a.priority, id=a.id)
        for a in actions_of(screen)
        if a.keys
    ]
