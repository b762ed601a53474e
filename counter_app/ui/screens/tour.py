"""The tour: six short words on the real screens, over an invented dossier. Never opens by itself;
Échap leaves at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.css.query import NoMatches
from textual.geometry import Offset, Region
from textual.screen import Screen

from counter_app.desk.counter import Counter
from counter_app.desk.rehearsal import rehearsal
from counter_app.ui.screens.acting import Acting
from counter_app.ui.screens.dossier import DossierScreen
from counter_app.ui.screens.once import Over
from counter_app.ui.widgets.lines import Panel
from counter_app.ui.widgets.prose import Words

LIT = "-toured"
_WIDTH = 66


@dataclass(frozen=True, slots=True)
class Stop:
    """`shows`: what is lit, as Textual selects it. `inside`: in a dossier, not in the list."""

    shows: str
    title: str
    words: str
    inside: bool = True


STOPS = (
    Stop(
        "#both",
        "LES DOSSIERS",
        "Un par citoyen. Entrée reprend celui qui est choisi ; F3 en ouvre un nouveau. "
        "Taper un nom, une référence ou une date de naissance le retrouve.",
        inside=False,
    ),
    Stop(
        "#status",
        "RIEN À SAUVER",
        "Chaque lettre est sur le disque avant la suivante. On peut être interrompu à tout "
        "moment : Entrée ramène à la même ligne.",
        inside=False,
    ),
    Stop(
        "#pieces",
        "LES PIÈCES",
        "Ce qu’il faut avoir en main : Espace coche. S’il en manque une, on commence quand "
        "même ; F7 met le dossier de côté et dit quand revenir.",
    ),
    Stop(
        "#items",
        "LA FICHE, LIGNE PAR LIGNE",
        "Taper ici d’abord : à droite, le verdict change à chaque touche. ✗ : F2 propose la "
        "correction. Tout va bien : F4 copie pour ameli, une valeur après l’autre.",
    ),
    Stop(
        "#outcomes",
        "CE QU’AMELI A RÉPONDU",
        "Entrée sur la réponse : la suite vient d’elle-même. C’est ameli qui décide, un ✗ "
        "n’empêche jamais de choisir « Acceptées ».",
    ),
    Stop(
        "Keys",
        "LES TOUCHES",
        "Celles de la ligne sont toujours ici. F1 explique, ^P trouve tout par son nom, F8 "
        "cache les noms, F12 verrouille. Échap : les dossiers.",
    ),
)


class TourScreen(Over[int]):
    """Some stops over one screen; gives 1 after the last, -1 before the first, 0 to leave. `last`:
    begin with the last of them.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,right,down,space,pagedown", "go(1)", show=False, priority=True),
        Binding("left,up,pageup", "go(-1)", show=False, priority=True),
        Binding("escape,ctrl+f", "go(0)", show=False, priority=True),
    ]
    CSS_PATH = "over.tcss"
    SEES_BELOW = True

    def __init__(self, below: Screen[Any], stops: tuple[Stop, ...], *, last: bool = False) -> None:
        super().__init__()
        self._below, self._stops = below, stops
        self._at = len(stops) - 1 if last else 0

    def compose(self) -> ComposeResult:
        """The card."""
        with Container(classes="over"):
            yield Words(classes="heading")
            yield Panel(id="words")
            yield Words(
                "Entrée : la suite   ← : avant   Échap : quitter la visite",
                classes="keys",
            )

    def on_mount(self) -> None:
        """The first one."""
        self._show()

    def on_resize(self) -> None:
        """What is shown has moved."""
        self.call_after_refresh(self._place)

    def _show(self) -> None:
        stop = self._stops[self._at]
        self.query_one(Panel).say(Content(stop.words))
        self._light()
        self._place()
        # Its height is known once it is laid out.
        self.call_after_refresh(self._place)

    def _light(self, *, off: bool = False) -> None:
        for number, stop in enumerate(self._stops):
            for widget in self._below.query(stop.shows):
                widget.set_class(number == self._at and not off, LIT)

    def _place(self) -> None:
        """Beside what is shown, pointing at it."""
        if not self.on_top:
            return
        stop, card = self._stops[self._at], self.query_one(".over")
        card.styles.width = min(_WIDTH, self.size.width)
        try:
            shown = self._below.query(stop.shows).first().region
        except NoMatches:
            shown = Region()
        room, high = self.size.height, card.outer_size.height
        above = shown.bottom + high > room
        y = max(shown.y - high, 0) if above else shown.bottom
        if above and shown.y < high:
            # It fills the window: over its end.
            y = max(room - high - 2, 0)
        x = min(shown.x + 2, max(self.size.width - _WIDTH, 0))
        card.styles.offset = Offset(x, y)
        sign = "▼" if above else "▲"
        number = STOPS.index(stop) + 1
        title = f"{sign} VISITE {number} sur {len(STOPS)} · {stop.title}"
        self.query_one(".heading", Words).update(title)

    def action_go(self, by: int) -> None:
        """The next one (1), the one before (-1), or out (0)."""
        if by and 0 <= self._at + by < len(self._stops):
            self._at += by
            self._show()
        elif by >= 0 or self._stops[0] is not STOPS[0]:
            self._light(off=True)
            self.dismiss(by)

    def on_click(self, event: events.Click) -> None:
        """The mouse goes on."""
        event.stop()
        self.action_go(1)


async def walk(home: Acting[None], counter: Counter) -> None:
    """Both screens, as far as the agent follows; in a worker. Raises DeskProblem."""
    app, by, at = home.app, 1, 0
    places = [tuple(stop for stop in STOPS if stop.inside is inside) for inside in (False, True)]
    while by and 0 <= at < len(places):
        below: Acting[Any] = home
        if at:
            below = DossierScreen(counter, rehearsal(counter), shape=home.classes)
            below.under_way = True
            await app.push_screen(below)
        by = await app.push_screen_wait(TourScreen(below, places[at], last=by < 0))
        if at and app.screen is below:
            await app.pop_screen()
        at += by
