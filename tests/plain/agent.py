"""An agent who hears and types lines: the whole plain mode in a thread, its terminal a queue.

Whatever the story, at its end: no control character was ever said, and no sensitive value whole.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from threading import Condition, Thread

from counter_app.desk.opening import Opening
from counter_app.plain.start import Front
from counter_app.plain.terminal import Each
from counter_app.settings import Settings
from tests.desk.mairie import Clock

PHRASE = "quatre mots bien choisis"
PATIENCE = 30.0
END, INTERRUPT = "\x04", "\x03"
"""What Ctrl+D and Ctrl+C are to the terminal."""


class Clipboard:
    """Remembers what was copied."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.closed = 0

    def copy(self, text: str) -> str:
        self.texts.append(text)
        return "copié."

    def close(self) -> None:
        self.closed += 1


class Lines:
    """The terminal: `said` is all that was written. `awaits`: a line is, and none has come.
    `looks`: how often it was looked whether somebody is there.
    """

    def __init__(self) -> None:
        self.said = ""
        self.secret = False
        self.awaits = self.ended = False
        self.looks = 0
        self.news = Condition()
        self._typed: list[str] = []

    def write(self, text: str) -> None:
        with self.news:
            self.said += text

    def read(self, prompt: str, each: Each, *, secret: bool = False) -> str:
        with self.news:
            self.said += prompt
            self.secret = secret
            while not self._typed:
                self.awaits = True
                self.news.notify_all()
                self.news.wait(0.01)
                each()
                self.looks += 1
            self.awaits = False
            line = self._typed.pop(0)
        if line == END:
            raise EOFError
        if line == INTERRUPT:
            raise KeyboardInterrupt
        return line

    def forget(self) -> None:
        self._typed.clear()

    def close(self) -> None:
        self.secret = False

    @property
    def modes(self) -> None:
        return None

    def put(self, *lines: str) -> None:
        with self.news:
            self._typed += lines
            self.awaits = False

    def settle(self) -> None:
        """Until all that was typed is answered, and a line is awaited again."""
        with self.news:
            done = self.news.wait_for(
                lambda: self.ended or (self.awaits and not self._typed), PATIENCE
            )
        assert done, f"no prompt any more:\n{self.said[-2000:]}"


class Agent:
    """`hears` looks at what was said since the last line typed. `sensitive`: values that may be
    typed in the story, and never said.
    """

    def __init__(self, home: Path, *, demo: bool = False, sensitive_days: int = 15) -> None:
        self.lines, self.clip, self.clock = Lines(), Clipboard(), Clock()
        self.settings = Settings(home, site="Saint-Thomas", sensitive_days=sensitive_days)
        self.sensitive: set[str] = set()
        self.spelled = 0
        self.error: BaseException | None = None
        opening = Opening(self.settings)
        opening.now = self._now
        self._opening = opening
        self.front = Front(self.lines, opening, self.clip, demo=demo)
        self._from = 0
        self._thread = Thread(target=self._run, daemon=True)

    def _now(self) -> datetime:
        return self.clock()

    def _run(self) -> None:
        try:
            self.front.run()
        except EOFError:
            pass
        except BaseException as error:
            self.error = error
        finally:
            self.front.close()
            with self.lines.news:
                self.lines.ended = True
                self.lines.news.notify_all()

    def __enter__(self) -> Agent:
        self._thread.start()
        self.lines.settle()
        return self

    def __exit__(self, kind: type[BaseException] | None, *_rest: object) -> None:
        self.lines.put(*([END] * 8))
        self._thread.join(PATIENCE)
        if kind is None:
            assert self.error is None, repr(self.error)
            assert not self._thread.is_alive()
            self._was_discreet()

    def _was_discreet(self) -> None:
        said = self.lines.said
        assert [sign for sign in set(said) - {"\n"} if not sign.isprintable()] == []
        bare = ["".join(line.split()) for line in said.splitlines()]
        for value in self.sensitive:
            whole = "".join(value.split())
            assert sum(whole in line for line in bare) == 0, whole

    # -- the story ---------------------------------------------------------------------------

    @property
    def heard(self) -> str:
        """What was said since the last line typed."""
        return self.lines.said[self._from :]

    def types(self, *lines: str) -> Agent:
        """Lines, each once the one before is answered."""
        for line in lines:
            assert not self.lines.ended, self.lines.said[-2000:]
            self._from = len(self.lines.said)
            self.lines.put(line)
            self.lines.settle()
        return self

    def hears(self, *texts: str) -> Agent:
        """All of these, in that order."""
        at = 0
        for text in texts:
            found = self.heard.find(text, at)
            assert found >= 0, f"never heard: {text}\n{self.heard}"
            at = found + len(text)
        return self

    def does_not_hear(self, *texts: str) -> Agent:
        for text in texts:
            assert text not in self.heard, f"heard: {text}\n{self.heard}"
        return self

    def is_asked(self, prompt: str) -> Agent:
        """The prompt that waits."""
        last = self.heard.rpartition("\n")[2].strip()
        assert last == prompt, f"asked « {last} », not « {prompt} »\n{self.heard}"
        return self

    def is_looked_for(self) -> None:
        """Until it was looked at least once more whether somebody is there."""
        seen = self.lines.looks + 2
        with self.lines.news:
            assert self.lines.news.wait_for(lambda: self.lines.looks >= seen, PATIENCE)
        self.lines.settle()

    def waits_for(self, text: str) -> Agent:
        """Until it is said without a line typed."""
        with self.lines.news:
            assert self.lines.news.wait_for(lambda: text in self.lines.said, PATIENCE)
        self.lines.settle()
        return self

    def unlocks(self) -> Agent:
        return self.types(PHRASE).hears("Dossiers. Claire")

    def begins(self) -> Agent:
        """A new dossier of the usual procedure, at its first step."""
        return self.unlocks().types("nouveau", "").hears("Étape 1/4, Accès")

    @property
    def over(self) -> bool:
        """The program has ended."""
        return self.lines.ended


Opens = Callable[..., Agent]
