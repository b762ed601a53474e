"""What must stand on the screen, in the field, in the clipboard and on the disk."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Self

from textual.widgets import Input

from tests.journeys.reading import flat, lines_of, prose
from tests.journeys.story import Story


def _absent(texts: tuple[str, ...], lines: list[str]) -> list[str]:
    """Those that these lines of the screen do not show."""
    shown = prose(lines)
    return [text for text in texts if flat(text) not in shown]


class Eyes(Story):
    """Every word waits for what it wants to see."""

    @property
    def text(self) -> str:
        """All that stands on the screen now, spaces made one."""
        return prose(lines_of(self.app.screen))

    @property
    def row(self) -> str:
        """The label of the row that has the focus."""
        return self.hands.row_label

    @property
    def field_text(self) -> str:
        """What the field that has the focus holds."""
        state = self.hands.field_state
        assert state is not None, "the focus is not in a field"
        return state[0]

    def sees(self, *texts: str) -> Self:
        """All of these stand on the screen, wrapped or not."""

        async def step() -> None:
            lines: list[str] = []

            def holds() -> bool:
                lines[:] = lines_of(self.app.screen)
                return not _absent(texts, lines)

            await self._until(
                holds, lambda: f"« {' · '.join(_absent(texts, lines))} » is not on the screen"
            )
            self.hands.check_nothing_leaks(prose(lines))
            self.hands.check_french(lines)

        return self._then(f"sees {' · '.join(texts)}", step)

    def does_not_see(self, *texts: str) -> Self:
        """None of these stands on the screen, or not for long."""

        async def step() -> None:
            await self._until(
                lambda: _absent(texts, lines_of(self.app.screen)) == list(texts),
                lambda: f"one of « {' · '.join(texts)} » stands on the screen",
            )

        return self._then(f"does not see {' · '.join(texts)}", step)

    def focus_is_on(self, label: str) -> Self:
        """The ▸ is on the row that begins so."""

        async def step() -> None:
            await self._until(
                lambda: flat(self.hands.row_label).startswith(flat(label)),
                lambda: f"the focus is on « {self.hands.row_label} »",
            )

        return self._then(f"focus is on « {label} »", step)

    def field_holds(self, text: str, *, caret: int | None = None) -> Self:
        """The field that has the focus holds exactly this, with the caret there."""

        async def step() -> None:
            def holds() -> bool:
                field = self.app.focused
                return (
                    isinstance(field, Input)
                    and field.value == text
                    and caret in (None, field.cursor_position)
                )

            await self._until(holds, lambda: f"the field holds {self.hands.field_state!r}")

        return self._then(f"field holds {text!r} {caret}", step)

    def clipboard_holds(self, text: str) -> Self:
        """What a paste would give."""

        async def step() -> None:
            await self._until(
                lambda: self.app.clipboard == text,
                lambda: f"the clipboard holds {self.app.clipboard!r}",
            )

        return self._then(f"clipboard holds {text!r}", step)

    def the_disk_holds(self, **answers: str) -> Self:
        """The last touched dossier, read back from the file by another connection."""

        def kept() -> Mapping[str, str]:
            dossiers = self.desk.dossiers()
            return dossiers[0][1] if dossiers else {}

        async def step() -> None:
            await self._until(
                lambda: answers.items() <= kept().items(), lambda: f"the disk holds {kept()}"
            )

        return self._then(f"the disk holds {answers}", step)

    def the_disk_holds_no_dossier(self) -> Self:
        """Nothing of anybody is on disk."""

        async def step() -> None:
            await self._until(
                lambda: not self.desk.dossiers(), lambda: f"on disk: {self.desk.dossiers()}"
            )

        return self._then("the disk holds no dossier", step)

    def sees_guichet_end(self) -> Self:
        """Guichet has ended."""

        async def step() -> None:
            await self._until(lambda: not self.app.is_running, lambda: "Guichet still runs")

        return self._then("sees Guichet end", step)

    def finds(self, what: str, check: Callable[[Self], bool]) -> Self:
        """Anything else that must become so; `what` says it."""

        async def step() -> None:
            await self._until(lambda: check(self), lambda: f"not so: {what}")

        return self._then(f"finds {what}", step)
