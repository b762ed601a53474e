"""« Qui tape ? »: a field of line one. The citizen, or the agent with a mandate: its reference, and
for how long.

Takes the place of the title while the focus is in it; nothing is ever asked in a window.
"""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.containers import Container
from textual.content import Content

from counter_app.desk.visit import Visit
from counter_app.desk.words import plural
from counter_app.dossier.facts import MANDATE
from counter_app.dossier.mandate import mandate_days
from counter_app.ui.widgets.field import FieldInput
from counter_app.ui.widgets.lines import Line
from counter_app.ui.widgets.prose import Words

_WHO = {"citizen": "le citoyen", "agent": "l’agent, avec mandat"}
_SHORT = {"citizen": "citoyen", "agent": "agent"}
_ROOMY = 110
"""Columns from which there is room for all the words beside the reference."""

_TURNS = {"left": -1, "right": 1, "space": 1}


class Turner(Words, can_focus=True):
    """« ‹le citoyen› »: ← → or Espace turn it, a click too."""

    DEFAULT_CSS = "Turner { width: auto; height: 1; } Turner:focus { text-style: reverse; }"

    def __init__(self, turn: Callable[[int], object], name: str) -> None:
        super().__init__(id=name)
        self._turn = turn

    def on_key(self, event: events.Key) -> None:
        """Before the screen, which turns the options of its rows."""
        if (by := _TURNS.get(event.key)) is not None:
            event.stop()
            event.prevent_default()
            self._turn(by)

    def on_click(self, event: events.Click) -> None:
        """The mouse."""
        event.stop()
        self._turn(1)


class TypistField(Container):
    """`changed`: told in the same frame, as of a row's field. `left`: the focus is elsewhere."""

    DEFAULT_CSS = """
    TypistField { layout: horizontal; height: 1; display: none; background: $primary-background; }
    TypistField .words { width: auto; height: 1; }
    TypistField FieldInput { width: 1fr; min-width: 12; }
    TypistField #said { width: auto; }
    """

    def __init__(
        self, visit: Visit, changed: Callable[[], object], left: Callable[[], object]
    ) -> None:
        super().__init__()
        self._visit, self._changed, self._left = visit, changed, left
        self._who = Turner(lambda _by: self._take(visit.mandate.turn_typist), "who")
        self._days = Turner(lambda by: self._take(lambda: visit.mandate.turn(by)), "days")
        self._reference = FieldInput(
            MANDATE,
            visit.facts.answers.get(MANDATE, ""),
            typed=self._typed,
            moved=lambda _cursor: None,
            left=visit.settle,
            settle=visit.settle,
            sensitive=True,
        )
        self._label = Words(classes="words")
        self._said = Line(id="said")

    async def ask(self) -> None:
        """Stand in line one, on who types. Who, the mandate's reference, its days, the disk's word:
        mounted when first asked for, since most visits never do and each opening would wait.
        """
        if not self.children:
            before = Words(" Tape : ", classes="words")
            parts = (self._who, self._label, self._reference, self._days, self._said)
            await self.mount(before, *parts)
        self.display = True
        self.refresh_words("")
        self.screen.set_focus(self._who)

    def refresh_words(self, saved: str) -> None:
        """Everything as it stands now; `saved`: the disk's word."""
        if not self.display:
            return
        facts = self._visit.facts
        agent = facts.typist == "agent"
        width, days = self.app.size.width, mandate_days(facts)
        brief = width < 80 or (width < _ROOMY and self._reference.has_focus)
        self._who.update(f"‹{(_SHORT if brief else _WHO)[facts.typist]}›")
        self._days.update(f" ‹{f'{days} j' if width < _ROOMY else plural(days, 'jour')}› ")
        self._label.update(" Réf. " if width < _ROOMY else "  Réf. du mandat ")
        for widget in (self._label, self._reference, self._days):
            widget.display = agent
        text = facts.answers.get(MANDATE, "")
        if text != self._reference.value:
            self._reference.show(text)
        self._said.display = width >= 80
        self._said.update(Content(f" {saved} "))

    def on_descendant_focus(self) -> None:
        """Coming to the reference or leaving it: the words around it give way, or come back."""
        self._changed()

    def _typed(self, text: str, cursor: int) -> None:
        self._visit.mandate.type(text, cursor)
        self._changed()

    def _take(self, gesture: Callable[[], object]) -> None:
        gesture()
        self._changed()

    def on_descendant_blur(self) -> None:
        """Once the focus has arrived elsewhere; another window's is not elsewhere."""
        self.call_after_refresh(self._look)

    def _look(self) -> None:
        if self.display and self.app.app_focus and not self.has_focus_within:
            self.display = False
            self._visit.mandate.said()
            self._left()
