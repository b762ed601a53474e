"""A short form with phrases in it: Entrée goes down the lines, then does it; Échap forgets it all.

What it does takes some tenths of a second, in a thread; while it waits nothing else is taken.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, TypeVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.widgets import Input

from counter_app.desk.problem import DeskProblem, Refused
from counter_app.ui.screens.once import Over
from counter_app.ui.widgets.prose import Words

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Line:
    """One line to fill. `name`: its id; `secret`: never shown."""

    name: str
    label: str
    secret: bool = True


class SecretsScreen(Over[Result | None]):
    """`heading`: capitals; `lines`: at least one; `verb`: what Entrée does at the last; `hint`:
    what to know first. Gives what `deed` gave, or None to go back.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go", show=False, priority=True),
        Binding("escape,ctrl+f", "back", show=False, priority=True),
    ]
    CSS_PATH = "over.tcss"

    def __init__(self, heading: str, lines: tuple[Line, ...], verb: str, hint: str = "") -> None:
        super().__init__()
        self._heading, self._lines, self._verb, self._hint = heading, lines, verb, hint
        self._busy = False

    def compose(self) -> ComposeResult:
        """The lines and what is wrong with them."""
        with Container(classes="over"):
            yield Words(self._heading, classes="heading")
            if self._hint:
                yield Words(self._hint)
            for line in self._lines:
                with Container(classes="line"):
                    yield Words(line.label, classes="label")
                    yield Input(
                        id=line.name,
                        password=line.secret,
                        compact=True,
                        select_on_focus=False,
                        max_length=200,
                    )
            yield Words("", classes="problem")
            keys = f"Entrée : {self._verb}   Échap : revenir"
            yield Words(keys, classes="keys")

    def text(self, name: str) -> str:
        """What stands in a line."""
        return self.query_one(f"#{name}", Input).value

    def say(self, words: str) -> None:
        """Below the lines."""
        self.query_one(".problem", Words).update(words)

    def trouble(self) -> str:
        """What is wrong with what was typed, before anything is tried; "" when nothing is."""
        return ""

    def ask_again(self, trouble: str) -> None:
        """Something is wrong with what was typed."""
        self.say(trouble)

    def deed(self) -> Result:
        """What is done, in a thread. Raises DeskProblem."""
        raise NotImplementedError

    def action_go(self) -> None:
        """The next line, or do it."""
        if self._busy:
            return
        if self.focused is not self.query(Input).last():
            self.focus_next()
        elif trouble := self.trouble():
            self.ask_again(trouble)
        else:
            self._busy = True
            self.say("…")
            self._do()

    @work(thread=True)
    def _do(self) -> None:
        tell = self.app.call_from_thread
        try:
            result = self.deed()
        except Refused as problem:
            tell(self._refused, str(problem), True)
        except DeskProblem as problem:
            tell(self._refused, str(problem), False)
        else:
            tell(self.dismiss, result)

    def _refused(self, sentence: str, again: bool) -> None:  # noqa: FBT001 by `call_from_thread`
        """`again`: the phrase asked first was not right."""
        self._busy = False
        if again:
            first = self.query(Input).first()
            first.value = ""
            self.set_focus(first)
        self.say(sentence)

    def action_back(self) -> None:
        """Nothing changes."""
        if not self._busy:
            self.dismiss(None)
