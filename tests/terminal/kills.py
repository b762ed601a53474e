"""The 1,000 kills: `python -m tests.terminal.kills [KILLS] [SEED] [COMMAND]`.

The application is driven in a pseudo-terminal by somebody who types at random, and ended by SIGKILL
at a random moment. Whatever its header had acknowledged by then (texts, a tick, a choice, the row
one stood on) must be on disk, opened there with the passphrase through the desk; the next start
must show it. POSIX only.
"""

from __future__ import annotations

import os
import random
import re
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from counter_app.desk.archive import Archive
from counter_app.dossier.facts import Facts
from counter_app.settings import Settings
from counter_app.store.database import open_database
from counter_app.vault.derivation import Cost
from counter_app.vault.slots import KeySlots
from tests.benchmarks.terminal import NotShownError
from tests.terminal.frames import Framed

PHRASE = "cheval lampe douze riviere"
CHEAP = Cost(64, 1, 1)
"""Of a phrase: what is measured is what is kept, not how long a guess takes."""
ROOT = Path(__file__).resolve().parents[2]
OURS = (sys.executable, "-m", "counter_app")
SAVED = "✓ enregistré "
F3, ENTER, PAGE_DOWN, TAB, BACK_TAB, RUBOUT, END, RIGHT = (
    *(b"\x1bOR", b"\r", b"\x1b[6~", b"\t", b"\x1b[Z", b"\x7f", b"\x1b[F", b"\x1b[C"),
)
CARD, NAME, POSTCODE = "card", "last_name", "postal_code"
ROWS = {CARD: "Carte Vitale", NAME: "Nom", POSTCODE: "Code postal"}
IDS = {
    "piece:carte_vitale": "Carte Vitale",
    "piece:iban": "IBAN connu",
    "piece:email": "Adresse e-mail",
    "item:connexion.nom": "Nom",
    "item:connexion.numero": "N° de sécurité sociale",
    "item:connexion.naissance": "Date de naissance",
    "item:connexion.code_postal": "Code postal",
}
"""The rows this person moves over, in their order: ids on disk, labels on the screen."""
ORDER = tuple(IDS.values())
_CARD = re.compile(r"[▸ ] ([✓…]) Carte Vitale +\((.)\) avec photo")
_ROW = re.compile(rf"▸ (?:[✓…] )?({'|'.join(ORDER)}) ")
SIGNS = {NAME: "ABCDEFGHIJKLMNOPQRSTUVWXYZ", POSTCODE: "0123456789"}
LONGEST = {NAME: 20, POSTCODE: 5}


@dataclass(frozen=True, slots=True)
class State:
    """What stands in the two fields that this person types in, whether the card is in hand and has
    a photo, and the row one is on.
    """

    last_name: str = ""
    postal_code: str = ""
    card: bool = False
    photo: bool = True
    row: str = "Nom"


@dataclass(slots=True)
class Typed:
    """`states`: after each key that changed something. `displayed`: the one on the screen.
    `acknowledged`: the last of them that the header has called saved. `unseen`: frames that called
    saved what is no state of ours. `acknowledgements`: how often another one was.
    """

    states: list[State] = field(default_factory=lambda: [State()])
    displayed: int = 0
    acknowledged: int = 0
    unseen: int = 0
    acknowledgements: int = 0

    def text(self, name: str) -> str:
        """What stands in a field once every key has been taken."""
        last = self.states[-1]
        return last.last_name if name == NAME else last.postal_code

    def becomes(self, **changes: str | bool) -> None:
        """What a key is about to make of it: told before it is sent."""
        self.states.append(replace(self.states[-1], **changes))  # type: ignore[arg-type]

    def saw(self, screen: list[str]) -> None:
        """A frame: take the header at its word. A state that comes back (a letter, rubbed out) is
        told from its first time by what was on the screen in between, so every frame is looked at.
        """
        shown = state_on(screen)
        following = range(self.displayed, len(self.states))
        at = next((i for i in following if self.states[i] == shown), None)
        saved = SAVED in screen[0]
        if at is None:
            # Between two rows, for one frame, the caret is on none.
            self.unseen += saved and bool(shown.row)
            return
        self.displayed = at
        if saved:
            self.acknowledgements += at != self.acknowledged
            self.acknowledged = at

    def kept(self, disk: State) -> bool:
        """Whether the disk has what was acknowledged, or something typed after it."""
        return disk in self.states[self.acknowledged :]


def state_on(screen: list[str]) -> State:
    """What a person would read there."""
    card = next(filter(None, map(_CARD.match, screen)), None)
    return State(
        _in_row(screen, ROWS[NAME]),
        _in_row(screen, ROWS[POSTCODE]),
        card is not None and card[1] == "✓",
        card is not None and card[2] == "•",
        _marked(screen),
    )


def _marked(screen: list[str]) -> str:
    """The row where the caret is."""
    row = next(filter(None, map(_ROW.match, screen)), None)
    return row[1] if row else ""


def _in_row(screen: list[str], label: str) -> str:
    """What stands in a row of the left side, behind its label."""
    for line in screen:
        left = line.partition("│")[0]
        if left[2:].startswith(label):
            return left[2 + len(label) :].strip()
    return ""


@dataclass(slots=True)
class Report:
    """What came of it; `lost` and `not_resumed` tell each case."""

    kills: int = 0
    keys: int = 0
    acknowledgements: int = 0
    with_unsaved: int = 0
    while_opening: int = 0
    unseen: int = 0
    seconds: float = 0.0
    lost: list[str] = field(default_factory=list)
    not_resumed: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{self.kills} kills, {len(self.lost)} lost, {len(self.not_resumed)} not resumed;"
            f" {self.keys} keys, {self.acknowledgements} acknowledgements seen;"
            f" {self.with_unsaved} kills with keys not yet acknowledged, {self.while_opening}"
            f" while opening; {self.unseen} frames not understood; {self.seconds:.0f} s"
        )


class Desk:
    """One data folder, made where there is none; one dossier, and the person who types in it."""

    def __init__(self, home: Path, chance: random.Random, command: tuple[str, ...] = OURS) -> None:
        self.settings = Settings(home)
        self.chance, self.command = chance, command
        self.at = NAME
        if not self.settings.database.exists():
            open_database(self.settings.database, self.settings.site).close()
            KeySlots(self.settings.database, cost=CHEAP).create("Claire", PHRASE)

    def start(self) -> Framed:
        """The application, its first screen painted."""
        environment = {
            **os.environ,
            "TERM": "xterm-256color",
            "COUNTER_APP_HOME": str(self.settings.home),
            "TEXTUAL_ANIMATIONS": "none",
        }
        for name in (
            "COLORTERM",
            "NO_COLOR",
            "TMUX",
            "COLUMNS",
            "LINES",
            "PYTHONDONTWRITEBYTECODE",
            "PYTHONPATH",
        ):
            environment.pop(name, None)
        if self.command == OURS:
            environment["PYTHONPATH"] = str(ROOT)
        terminal = Framed(self.command, environment)
        terminal.shows("Phrase de passe")
        return terminal

    def begin(self) -> None:
        """A dossier on its second step, the cursor in the name; one letter is on disk."""
        terminal = self.start()
        terminal.press(PHRASE.encode() + ENTER)
        terminal.shows("F3")
        terminal.rest(0.3)
        for keys in (F3, ENTER, PAGE_DOWN):
            terminal.press(keys)
            terminal.rest(0.5)
        terminal.press(b"A")
        terminal.shows(SAVED)
        terminal.kill_in(0)
        terminal.see_it_end()

    def facts(self) -> Facts:
        """The dossier as it is on disk, opened with the passphrase."""
        slots = KeySlots(self.settings.database)
        agent = slots.agents()[0].id
        # A kill in the middle of unlocking counts as a failed try: its delay is waited.
        time.sleep(slots.wait(agent))
        key = slots.unlock(agent, PHRASE)
        database = open_database(self.settings.database, self.settings.site)
        try:
            archive = Archive(database, key)
            (header,) = archive.headers()
            return archive.resumed(header.id).facts
        finally:
            database.close()

    def on_disk(self) -> State:
        """As far as this person changes it."""
        facts = self.facts()
        photo = facts.ticks.get("choice:card")
        return State(
            facts.answers.get(NAME, ""),
            facts.answers.get(POSTCODE, ""),
            "piece:carte_vitale" in facts.ticks,
            photo is None or photo.value == "photo",
            IDS.get(facts.place.row, facts.place.row),
        )

    # -- typing ----------------------------------------------------------------------------------

    def resume(self, terminal: Framed, before: State) -> bool:
        """Phrase, Entrée, Entrée; whether the screen shows what the disk has."""
        terminal.press(PHRASE.encode() + ENTER + ENTER)
        try:
            terminal.until(lambda: state_on(terminal.lines) == before, 20)
        except NotShownError:
            return False
        return True

    def type(self, terminal: Framed, typed: Typed) -> None:
        """Keys at random, in bursts and pauses. Raises NotShownError once the end has come."""
        if typed.states[-1].row not in ROWS.values():
            # Killed between two Tabs: on to the name.
            self._go(terminal, typed, NAME)
        self.at = next(name for name, row in ROWS.items() if row == typed.states[-1].row)
        terminal.press(END)
        terminal.watch(time.perf_counter() + 0.1)
        while not terminal.ended:
            dice = self.chance.random()
            if dice < 0.1:
                others = [name for name in ROWS if name != self.at]
                self._go(terminal, typed, self.chance.choice(others))
            elif self.at == CARD:
                self._card(terminal, typed)
            elif dice < 0.3:
                self._rub_out(terminal, typed)
            else:
                self._letters(terminal, typed)
            terminal.watch(time.perf_counter() + self.chance.choice((0.0, 0.003, 0.01, 0.05)))

    def _letters(self, terminal: Framed, typed: Typed) -> None:
        for _ in range(self.chance.choice((1, 1, 2, 5))):
            text = typed.text(self.at)
            if len(text) < LONGEST[self.at]:
                sign = self.chance.choice(SIGNS[self.at])
                typed.becomes(**{self.at: text + sign})
                terminal.press(sign.encode())

    # What a binding does goes another way through Textual than letters do, and may be overtaken
    # by letters sent in the same burst: this person waits to see them.

    def _rub_out(self, terminal: Framed, typed: Typed) -> None:
        _sees(terminal, typed)
        if text := typed.text(self.at):
            typed.becomes(**{self.at: text[:-1]})
            terminal.press(RUBOUT)
            _sees(terminal, typed)

    def _card(self, terminal: Framed, typed: Typed) -> None:
        """In hand or not; with a photo or without."""
        _sees(terminal, typed)
        last = typed.states[-1]
        if self.chance.random() < 0.5:
            typed.becomes(card=not last.card)
            terminal.press(b" ")
        else:
            typed.becomes(photo=not last.photo)
            terminal.press(RIGHT)
        _sees(terminal, typed)

    def _go(self, terminal: Framed, typed: Typed, to: str) -> None:
        _sees(terminal, typed)
        here, there = ORDER.index(typed.states[-1].row), ORDER.index(ROWS[to])
        by = 1 if there > here else -1
        for row in range(here + by, there + by, by):
            typed.becomes(row=ORDER[row])
        terminal.press((TAB if by > 0 else BACK_TAB) * abs(there - here))
        self.at = to
        _sees(terminal, typed)


def _sees(terminal: Framed, typed: Typed) -> None:
    """Every key so far is on the screen."""
    terminal.until(lambda: state_on(terminal.lines) == typed.states[-1], 10)


def one_kill(desk: Desk, report: Report) -> None:
    """Start, resume, type, kill, and look at the disk."""
    before = desk.on_disk()
    typed = Typed([before])
    report.kills += 1
    terminal = desk.start()
    if desk.chance.random() < 0.05:
        # In the middle of unlocking, listing or resuming.
        report.while_opening += 1
        terminal.kill_in(desk.chance.uniform(0.0, 1.2))
        desk.resume(terminal, before)
    elif desk.resume(terminal, before):
        terminal.on_frame = lambda: typed.saw(terminal.lines)
        terminal.kill_in(desk.chance.uniform(0.0, 0.8))
        with suppress(NotShownError):
            desk.type(terminal, typed)
    else:
        report.not_resumed.append(f"kill {report.kills}: {before} not on the screen")
        terminal.kill_in(0)
    terminal.see_it_end()
    after = desk.on_disk()
    report.acknowledgements += typed.acknowledgements
    report.keys += len(typed.states) - 1
    report.unseen += typed.unseen
    report.with_unsaved += typed.acknowledged < len(typed.states) - 1
    if not typed.kept(after):
        told = typed.states[typed.acknowledged]
        report.lost.append(f"kill {report.kills}: told {told}, on disk {after}")


def run(kills: int, seed: int, home: Path, command: tuple[str, ...] = OURS) -> Report:
    """That many kills of one desk."""
    report, started = Report(), time.perf_counter()
    desk = Desk(home, random.Random(seed), command)
    desk.begin()
    for _ in range(kills):
        one_kill(desk, report)
        report.seconds = time.perf_counter() - started
        if report.kills % 50 == 0 and kills > 50:
            print(report, flush=True)
    return report


def main() -> None:
    """KILLS (30), SEED (drawn), COMMAND (this checkout's)."""
    given = sys.argv[1:]
    kills, seed = (*given[:2], *("30", str(random.randrange(10**6)))[len(given) :])[:2]
    command = tuple(given[2:]) or OURS
    with tempfile.TemporaryDirectory() as folder:
        print(f"seed {seed}", flush=True)
        report = run(int(kills), int(seed), Path(folder) / "home", command)
    print(report, *report.lost, *report.not_resumed, sep="\n")
    sys.exit(bool(report.lost or report.not_resumed))


if __name__ == "__main__":
    main()
