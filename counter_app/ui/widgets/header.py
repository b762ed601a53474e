"""The head of the dossier screen: whose dossier, what the disk has said, which step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from textual import events
from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.message import Message

from counter_app.desk.counter import Counter
from counter_app.desk.sight import banner, title_of, typist_words, who
from counter_app.desk.visit import Visit
from counter_app.dossier.reference import shown
from counter_app.dossier.rows import done
from counter_app.procedure.model import Procedure
from counter_app.ui.faces import MUTED
from counter_app.ui.widgets.lines import Line, justified
from counter_app.ui.widgets.typist import TypistField

_TYPIST_FROM = 100
"""Columns from which there is room to say who types, whoever it is."""

_BETWEEN = "   "
_SAVED = len("✓ enregistré 14:32:07")


class DossierHead(Container):
    """Three lines, the last only when there is something to say; the first is a field too.
    `letters`: those that jump to a step, by its id.
    """

    DEFAULT_CSS = """
    DossierHead { height: auto; layout: vertical; }
    DossierHead #title { background: $primary-background; text-style: bold; }
    DossierHead #steps { background: $panel; }
    DossierHead #banner { background: $warning-muted; color: $text-warning; height: auto;
                          text-wrap: wrap; max-height: 3; }
    DossierHead #banner.-none { display: none; }
    """

    def __init__(self, counter: Counter, visit: Visit) -> None:
        super().__init__(classes="room")
        self.counter, self.visit = counter, visit
        self.hide = False
        self.letters: Mapping[str, str] = {}
        self._title = Line(id="title")
        self._typist = TypistField(visit, self.refresh_saved, self._typist_left)
        self._steps = Line(id="steps")
        self._told = ""
        self._banner = Line(id="banner", classes="-none")
        self._shown: tuple[str, str] = ("", "")

    def compose(self) -> ComposeResult:
        """Title, steps, banner."""
        yield self._title
        yield self._typist
        yield self._steps
        yield self._banner

    async def ask_typist(self) -> None:
        """« Qui tape ? » in the place of the title, until the focus goes elsewhere."""
        self._title.display = False
        await self._typist.ask()
        self.refresh_saved()

    @property
    def asking(self) -> bool:
        """Whether the focus is in line one."""
        return self._typist.has_focus_within

    def _typist_left(self) -> None:
        self._title.display = True
        self.refresh_lines()

    class StepClicked(Message):
        """The mouse chose a step, by its id."""

        def __init__(self, step: str) -> None:
            self.step = step
            super().__init__()

    async def on_click(self, event: events.Click) -> None:
        """The mouse on line one: who types; on a step: there."""
        if event.widget is self._steps and (step := self._step_at(event.x)):
            event.stop()
            self.post_message(self.StepClicked(step))
        if event.widget is self._title:
            event.stop()
            await self.screen.run_action("act('typist')")

    def on_resize(self) -> None:
        """The lines are cut to the width."""
        self.refresh_lines()

    def refresh_saved(self, *, name_may_differ: bool = False) -> None:
        """The title only: in the frame of a letter nothing else of the head can change."""
        saved = self._saved()
        self._typist.refresh_words(saved)
        if name_may_differ or saved != self._shown[1]:
            self._paint_title(saved)

    def refresh_lines(self) -> None:
        """All three."""
        self._typist.refresh_words(self._saved())
        self._paint_title(self._saved())
        self._steps.say(self._steps_text())
        text = banner(self.visit)
        if text != self._told:
            self._told = text
            self._banner.set_class(not text, "-none")
            self._banner.update(text)

    def _saved(self) -> str:
        return self.counter.saving.words(self.visit.ledger, read_only=self.visit.pen.read_only)

    def _paint_title(self, saved: str) -> None:
        width = self.size.width or self.app.size.width
        name = "•••" if self.hide else who(self.visit.facts)
        self._shown = (name, saved)
        # By the longest that is usual: line one must not shift while a letter is being written.
        room = width - max(len(saved), _SAVED) - 2
        versions = ["   ".join(filter(None, parts)) for parts in self._titles(name)]
        words = next((said for said in versions if len(said) < room), versions[-1])
        self._title.say(justified(Content(f" {words}"), Content(f"{saved} "), width))

    def _titles(self, name: str) -> Iterator[tuple[str, ...]]:
        """What the line says at the left, the fullest first."""
        visit, procedure = self.visit, self.visit.dossier.procedure
        reference, agent = shown(visit.ledger.header.reference), self.counter.agent
        title, number = title_of(procedure), procedure.number
        typist = f"tape : {typist_words(visit.facts, visit.now())}"
        if (self.size.width or self.app.size.width) >= _TYPIST_FROM:
            yield f"Guichet · {title}", reference, name, agent, typist
            yield title, reference, name, agent, typist
        typist = "tape : agent" if visit.facts.typist == "agent" else ""
        yield number, reference, name, agent, typist
        yield number, reference, name, typist
        yield reference, name, typist

    def _steps_text(self) -> Content:
        return Content(" ") + Content(_BETWEEN).join(self._steps_shown())

    def _step_at(self, column: int) -> str:
        """The id of the step that is named there; "" between two."""
        left = 1
        steps = self.visit.dossier.procedure.steps
        for step, named in zip(steps, self._steps_shown(), strict=True):
            if left <= column < left + named.cell_length:
                return step.id
            left += named.cell_length + len(_BETWEEN)
        return ""

    def _steps_shown(self) -> list[Content]:
        procedure, place = self.visit.dossier.procedure, self.visit.dossier.facts.place
        width = self.size.width or self.app.size.width
        whole = self._steps_named(procedure, place.step, tight=False)
        if 1 + sum(s.cell_length for s in whole) + len(_BETWEEN) * (len(whole) - 1) <= width:
            return whole
        return self._steps_named(procedure, place.step, tight=True)

    def _steps_named(self, procedure: Procedure, here: str, *, tight: bool) -> list[Content]:
        parts: list[Content] = []
        for step in procedure.steps:
            letter = self.letters.get(step.id, "").upper()
            before = Content.styled(letter, "bold reverse") + " " if letter else Content("")
            if step.id == here:
                said = f"▸{step.number} {step.title.upper()}"
                parts.append(before + Content.styled(said, "bold"))
                continue
            sign = "✓" if done(self.visit.dossier, step) else "○"
            name = step.number if tight else f"{step.number} {step.title}"
            parts.append(before + Content.styled(f"{name} {sign}", MUTED))
        return parts
