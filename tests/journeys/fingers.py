"""What a person does with the keyboard: keys, text, and going to a row by its words."""

from __future__ import annotations

from typing import Self

from textual import events
from textual.widgets import Input

from tests.journeys.eyes import Eyes
from tests.journeys.reading import flat


class Fingers(Eyes):
    """Every word is played to its end before the next, but for `presses_at_once`."""

    def presses(self, *keys: str) -> Self:
        """Keys by Textual's names, one after the other."""

        async def step() -> None:
            for key in keys:
                await self.hands.press(key)

        return self._then(f"presses {' '.join(keys)}", step)

    def presses_at_once(self, *keys: str) -> Self:
        """Keys faster than the screen follows."""

        async def step() -> None:
            for key in keys:
                self.hands.give(key)
            await self.hands.settle()

        return self._then(f"presses at once {' '.join(keys)}", step)

    def types(self, text: str) -> Self:
        """Text into what has the focus, at the caret, at once (key by key: `presses(*text)`)."""

        async def step() -> None:
            field = self.app.focused
            assert isinstance(field, Input), f"the focus is on {field}, not in a field"
            field.insert_text_at_cursor(text)
            await self.hands.settle()

        return self._then(f"types {text!r}", step)

    def pastes(self, text: str) -> Self:
        """The terminal's paste."""

        async def step() -> None:
            await self.hands.send(events.Paste(text))

        return self._then(f"pastes {text[:40]!r}", step)

    def goes_to_ameli_and_back(self) -> Self:
        """Another window takes the focus, then this one has it again."""

        async def step() -> None:
            await self.hands.send(events.AppBlur())
            await self.hands.send(events.AppFocus())

        return self._then("goes to ameli and back", step)

    # -- rows of a dossier -------------------------------------------------------------------

    def stands_on(self, label: str) -> Self:
        """The row that begins so: ↓ as often as it takes."""

        async def step() -> None:
            await self._until(
                lambda: self.hands.stand_on(label), lambda: f"no row « {label} » to stand on"
            )
            await self.hands.settle()

        return self._then(f"stands on « {label} »", step)

    def chooses(self, label: str) -> Self:
        """Entrée on that row."""
        return self.stands_on(label).presses("enter")

    def ticks(self, *labels: str) -> Self:
        """Espace on those rows."""
        for label in labels:
            self.stands_on(label).presses("space")
        return self

    def fills(self, **texts: str) -> Self:
        """Fields of the step by their id, emptied first."""
        for name, text in texts.items():
            self.goes_into(name).types(text)
        return self

    def goes_into(self, name: str) -> Self:
        """The field of that id, emptied."""

        async def step() -> None:
            await self._until(
                lambda: self.hands.enter_field(name), lambda: f"no field {name} in this step"
            )
            await self.hands.settle()
            self.hands.empty_field()
            await self.hands.settle()

        return self._then(f"goes into {name}", step)

    def highlights(self, words: str) -> Self:
        """In a list: ↓ until the line that holds these words."""

        async def step() -> None:
            for _ in range(60):
                if flat(words) in flat(self.hands.highlighted):
                    return
                await self.hands.press("down")
            raise AssertionError(f"no line « {words} » in this list")

        return self._then(f"highlights « {words} »", step)
