"""Où on en est: shown before a dossier that waits, or that another agent touched last.

Entrée goes on: on the wait's first answer when it asks a question, else to the row.
"""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from counter_app.desk.problem import DeskProblem
from counter_app.desk.sight import last_touch, reason_words, summary, who
from counter_app.desk.visit import Visit
from counter_app.dossier.reference import shown
from counter_app.ui.screens.once import Over
from counter_app.ui.veil import Veil
from counter_app.ui.widgets.lines import Facts
from counter_app.ui.widgets.prose import Words, prose


class SummaryScreen(Over[bool]):
    """True: to the row. False: back to the list. `veil`: whether to name the citizen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+f", "back", show=False, priority=True),
        Binding("enter", "go", show=False, priority=True),
        Binding("f8", "mask", show=False, priority=True, id="mask"),
    ]
    CSS_PATH = "over.tcss"

    def __init__(self, visit: Visit, veil: Veil) -> None:
        super().__init__()
        self._visit, self._veil = visit, veil
        self._summary = summary(visit)

    def compose(self) -> ComposeResult:
        """Where, why, missing, next; then the question."""
        said = self._summary
        with Container(classes="over"):
            yield Words(self._title(), classes="heading", id="who")
            yield Facts(14, "bold").say(self._lines())
            if said.exits:
                yield Words(said.question, classes="section")
            stay = "Aller à la ligne, sans répondre" if said.exits else "Aller à la ligne"
            yield OptionList(
                *(Option(prose(way.label), id=f"exit-{n}") for n, way in enumerate(said.exits)),
                Option(prose(stay)),
            )
            yield Words("Entrée : choisir   Échap : Dossiers", classes="keys")

    def _title(self) -> str:
        name = "•••" if self._veil.hidden else who(self._visit.facts)
        return f"{shown(self._visit.ledger.header.reference)}   {name}"

    def _lines(self) -> tuple[tuple[str, str], ...]:
        said = self._summary
        note = "" if self._veil.hidden else said.note
        return (
            ("Où", said.where),
            ("Pourquoi", f"{said.why}{note}"),
            ("Manque", said.missing),
            ("Ensuite", said.after),
            ("Dernier geste", last_touch(self._visit)),
        )

    def veiled(self) -> None:
        """What is hidden has changed."""
        self.query_one("#who", Words).update(self._title())
        self.query_one(Facts).say(self._lines())

    def action_mask(self) -> None:
        """F8, here too."""
        self._veil.asked = not self._veil.asked
        self.veiled()

    def on_mount(self) -> None:
        """The first answer is chosen; « oui » comes first."""
        options = self.query_one(OptionList)
        options.focus()
        options.highlighted = 0

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """The mouse."""
        event.stop()
        self.action_go()

    def action_go(self) -> None:
        """The answer taken, then the row."""
        at = self.query_one(OptionList).highlighted or 0
        if at >= len(self._summary.exits):
            self._visit.stopping.resume()
            self.dismiss(True)
            return
        way = self._summary.exits[at]
        try:
            self._visit.ways.take_exit(way)
        except DeskProblem as problem:
            self.app.notify(str(problem))
            return
        if way.close:
            self.app.notify(f"Clos : {reason_words(way.close)}. ^Z annule.")
        self.dismiss(way.wait != "same")

    def action_back(self) -> None:
        """Back to the list; nothing was answered."""
        self.dismiss(False)
