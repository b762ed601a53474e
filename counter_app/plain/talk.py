"""What is said and what is asked: the one way out to the terminal, and the one way in.

Nothing but text leaves here: no escape, no colour, no control character, whatever a value holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from counter_app.desk.idle import Stage, Watch
from counter_app.desk.text import folded
from counter_app.plain.terminal import Terminal
from counter_app.plain.words import KEYS

NOTICE = "Verrouillage dans {:.0f} s : Entrée pour rester."
BACK = "retour"
"""What leaves a question without an answer, as Ctrl+C does."""

_KEY = re.compile(r"(?<![\w«])(?:" + "|".join(map(re.escape, sorted(KEYS, reverse=True))) + r")\b")
_SIGNS = {"→": "puis", "·": ","}


def spoken(text: str) -> str:
    """A sentence of the desk, to be read aloud: words instead of keys and arrows, no sign that is
    only seen, plain spaces (some braille tables have no other).
    """
    text = text.removeprefix("↻ ")
    text = _KEY.sub(lambda found: f"« {KEYS[found[0]]} »", text)
    for sign, said in _SIGNS.items():
        text = text.replace(f" {sign} ", f"{',' if said == ',' else ' ' + said} ")
    clean = "".join(sign if sign.isprintable() else " " for sign in text)
    return " ".join(clean.split())


class Talk:
    """`watch`: who looks whether somebody is there, None while there is nothing to lock. `gone`:
    called when nobody is; comes back once somebody has proven to be, or raises. `meanwhile`: called
    every second while a line is awaited; may raise.
    """

    def __init__(self, terminal: Terminal) -> None:
        self.watch: Watch | None = None
        self.gone: Callable[[], None] = lambda: None
        self.meanwhile: Callable[[], None] = lambda: None
        self._terminal = terminal
        self._warned = False

    def say(self, *lines: str) -> None:
        """Each line by itself; an empty one says nothing."""
        for line in lines:
            if said := spoken(line):
                self._terminal.write(f"{said}\n")

    def ask(self, prompt: str, *, secret: bool = False) -> str:
        """One line, without its end. Raises EOFError, KeyboardInterrupt, and what `gone` raises."""
        while True:
            self._warned = False
            try:
                text = self._terminal.read(f"{spoken(prompt)} ", self._look, secret=secret)
            except KeyboardInterrupt:
                self._terminal.write("\n")
                self._touched()
                raise
            except Back:
                continue
            self._touched()
            if not (self._warned and not text.strip()):
                return text

    def question(self, prompt: str) -> str | None:
        """One line in the middle of something; None to go back."""
        try:
            text = self.ask(prompt).strip()
        except KeyboardInterrupt:
            return None
        return None if folded(text) == BACK else text

    def agreed(self, prompt: str) -> bool:
        """« oui » and nothing else."""
        return folded(self.question(f"{prompt} oui, ou Entrée pour revenir :") or "") in (
            "oui",
            "o",
        )

    def choice(self, prompt: str, count: int, *, usual: int | None = None) -> int | None:
        """A number from 1 to `count`, as an index; None to go back. `usual`: Entrée's."""
        while (text := self.question(prompt)) is not None:
            if not text:
                return usual
            if text.isdecimal() and 1 <= int(text) <= count:
                return int(text) - 1
            self.say(f"Un numéro de 1 à {count}, ou « {BACK} ».")
        return None

    def forget(self) -> None:
        """What was typed and is not read yet."""
        self._terminal.forget()

    def _touched(self) -> None:
        if self.watch is not None:
            self.watch.touched()

    def _look(self) -> None:
        """Every second while a line is awaited."""
        self.meanwhile()
        if self.watch is None:
            return
        stage, left = self.watch.look()
        if stage is Stage.NOTICE and not self._warned:
            self._warned = True
            self._terminal.write(f"\n{spoken(NOTICE.format(left))}\n")
        if stage is Stage.GONE:
            self._terminal.write("\n")
            self.forget()
            try:
                self.gone()
            finally:
                self._touched()
            raise Back


class Back(BaseException):
    """Nothing is wrong: somebody has proven to be there, what was asked is asked again."""
