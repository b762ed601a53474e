"""Aide (F1): what has the focus, where its value is, what becomes of it; then every key."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll

from counter_app.ui.actions import SHIPPED, Action, Part, Registry
from counter_app.ui.keynames import key_name
from counter_app.ui.screens.acting import Acting
from counter_app.ui.screens.once import Over
from counter_app.ui.widgets.lines import Facts
from counter_app.ui.widgets.prose import Words

_ROOM = 16
"""Columns of the keys."""

SIGNS = "○ vide   … incomplet   ✓ juste   ! douteux   ✗ à corriger   ⊘ pas de compte possible"


Told = tuple[tuple[str, str], ...]


def _told(actions: Iterable[Action]) -> Told:
    """The keys and the sentence of each; those without a key go by their name in the palette."""
    return tuple(
        (" ou ".join(map(key_name, action.keys)), action.help)
        if action.keys
        else ("^P", f"«\u00a0{action.words}\u00a0» {action.help}")
        for action in actions
    )


def keys_told(
    screen_name: str, parts: frozenset[Part] = frozenset(), registry: Registry = SHIPPED
) -> tuple[Told, Told]:
    """All the keys of a screen: those of what has the focus, then the others."""
    listed = tuple(registry.of(screen_name))
    here = [action for action in listed if action.is_for(parts)]
    return _told(here), _told(action for action in listed if action not in here)


class HelpScreen(Over[None]):
    """`below`: the screen that is helped, which says what has the focus there."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,ctrl+f", "back", show=False),
        Binding("f1,ctrl+g", "back", show=False, id="help"),
    ]
    CSS_PATH = "over.tcss"

    def __init__(self, below: Acting[Any]) -> None:
        super().__init__()
        self._about = below.about()
        self._here, self._others = keys_told(below.part, below.parts(), below.registry)

    def compose(self) -> ComposeResult:
        """The row, the signs, the keys."""
        with Container(classes="over -large"):
            with VerticalScroll():
                if self._about:
                    yield Words(self._about, classes="about")
                if self._here:
                    yield Facts(_ROOM, "bold").say(self._here, "ICI")
                title = "TOUTES LES AUTRES TOUCHES" if self._here else "TOUTES LES TOUCHES"
                yield Facts(_ROOM, "bold", id="others").say(self._others, title)
                yield Words(SIGNS, classes="hint")
            yield Words("↑ ↓ : lire la suite   Échap : revenir", classes="keys")

    def action_back(self) -> None:
        """Back to the work."""
        self.dismiss(None)
