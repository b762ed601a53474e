"""Interruption (F7): why, until when, a few words. « F7, Entrée » is enough."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from counter_app.desk.interruption import note_problem, parse_day, suggestions
from counter_app.desk.text import cleaned
from counter_app.desk.visit import Visit
from counter_app.ui.screens.once import Over
from counter_app.ui.veil import Veil
from counter_app.ui.widgets.prose import Words, prose


@dataclass(frozen=True, slots=True)
class Interruption:
    """What the agent said. `due`: the day to look again. `slip`: the citizen takes one home."""

    reason: str
    due: date
    note: str
    detail: str
    slip: bool = False


class InterruptScreen(Over[Interruption | None]):
    """The likely reason is preselected; Entrée takes everything as it stands. `veil`: whether
    somebody is there.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", show=False, priority=True),
        Binding("f9", "take_with_slip", show=False, priority=True),
        Binding("escape,ctrl+f", "back", show=False, priority=True),
    ]
    CSS_PATH = "over.tcss"

    def __init__(self, visit: Visit, veil: Veil) -> None:
        super().__init__()
        self._veil = veil
        self._today = visit.now().date()
        self._offers = suggestions(visit.dossier, self._today)
        self._doubted = ""
        self._touched = False

    def compose(self) -> ComposeResult:
        """Reasons, day, note."""
        with Container(classes="over"):
            yield Words("METTRE DE CÔTÉ : POURQUOI ?", classes="heading")
            yield OptionList(*(Option(prose(offer.label)) for offer in self._offers))
            with Container(classes="line"):
                yield Words("À revoir le", classes="label")
                yield Input(id="due", compact=True, select_on_focus=True)
            with Container(classes="line"):
                yield Words("Quelques mots", classes="label")
                yield Input(id="note", compact=True, max_length=120, select_on_focus=False)
            yield Words("", classes="problem")
            yield Words(
                "Entrée : mettre de côté  F9 : et talon  Tab : date  Échap : revenir",
                classes="keys",
            )

    def veiled(self) -> None:
        """Nobody is there: the words typed here may name someone."""
        self.query_one("#note", Input).password = self._veil.away

    def on_mount(self) -> None:
        """The likely reason, and the day it proposes."""
        self.query_one(OptionList).highlighted = 0
        self.query_one(OptionList).focus()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """The day follows the reason until the agent types one."""
        due = self.query_one("#due", Input)
        if not self._touched:
            with due.prevent(Input.Changed):
                due.value = f"{self._offers[event.option_index].due:%d/%m/%Y}"

    def on_input_changed(self, event: Input.Changed) -> None:
        """A day typed by hand stays."""
        if event.input.id == "due" and event.input.has_focus:
            self._touched = True

    def action_take(self) -> None:
        """Check the day and the note, then put aside."""
        self._take(slip=False)

    def action_take_with_slip(self) -> None:
        """F9: put aside, and the slip for the citizen."""
        self._take(slip=True)

    def _take(self, *, slip: bool) -> None:
        offer = self._offers[self.query_one(OptionList).highlighted or 0]
        note = cleaned(self.query_one("#note", Input).value)
        due = parse_day(self.query_one("#due", Input).value, self._today)
        problem = note_problem(note)
        if due is None:
            self._complain("Écrire le jour comme 03/12/2026, aujourd’hui ou plus tard.", "#due")
        elif problem.refused or (problem.doubt and self._doubted != note):
            self._doubted = note
            self._complain(problem.words, "#note")
        else:
            self.dismiss(Interruption(offer.reason, due, note, offer.detail, slip))

    def _complain(self, words: str, field: str) -> None:
        self.query_one(".problem", Words).update(words)
        self.query_one(field, Input).focus()

    def action_back(self) -> None:
        """Nothing changes."""
        self.dismiss(None)
