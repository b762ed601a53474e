"""The lock that cannot let go yet: it hides what stands below, and any agent's phrase lifts it.

Knows who may, and what to say; never why it could not let go, nor what it hides.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.screen import Screen

from counter_app.desk.opening import Agent, Opening
from counter_app.desk.problem import DeskProblem, Refused
from counter_app.desk.report import write_report
from counter_app.ui.screens.opening import TOO_SMALL, OpeningScreen
from counter_app.ui.screens.opening_forms import UnlockForm
from counter_app.ui.widgets.prose import Words

if TYPE_CHECKING:
    from counter_app.desk.cover import Cover

Lifted = Callable[[Agent], Awaitable[None]]

_NOT_CHECKED = "La phrase n’a pas pu être vérifiée : l’essayer encore."
_KEYS = "Entrée\u00a0: revenir à l’écran"


class CurtainForm(UnlockForm):
    """As every morning, but nothing is opened: the phrase only has to be an agent's."""

    def __init__(self, opening: Opening, cover: Cover, said: str) -> None:
        super().__init__(opening, cover.agents(), said)
        self._judge = cover

    def attempt(self) -> Callable[[], Agent] | str:
        """What to try with what was typed, for a thread; or what to type first."""
        agent, phrase = self._agents[self._at], self.text("phrase")
        return (lambda: self._judge.lift(agent, phrase)) if phrase else self.hint

    def _try_again(self, sentence: str) -> None:
        """And why one is here at all."""
        mine = self._said == sentence
        super()._try_again(sentence)
        if mine:
            self.say(f"{self._said}\n{self.hint}")

    def explain(self, said: str) -> None:
        """Another reason why it is there; what was typed meanwhile stays."""
        if said != self.hint:
            self.hint = said
            self.say(said)


class CurtainScreen(Screen[None]):
    """`cover`: of the desk below. `lifted` takes it away. `said`: why it is there.

    What breaks here ends nothing: what stands below may be nowhere else. It is told, its report is
    left, and the phrase is asked again.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        # Before the field, and at once: a phrase and Entrée may arrive in one burst.
        Binding("enter", "go", show=False, priority=True),
    ]
    AUTO_FOCUS = "#phrase"
    DEFAULT_CSS = (
        OpeningScreen.DEFAULT_CSS.replace("OpeningScreen", "CurtainScreen")
        + "CurtainScreen #offer { margin-top: 1; }"
    )

    def __init__(self, opening: Opening, cover: Cover, lifted: Lifted, said: str) -> None:
        super().__init__()
        self.form = CurtainForm(opening, cover, said)
        self._opening, self._lifted = opening, lifted
        self._busy = False

    def compose(self) -> ComposeResult:
        """As at the opening."""
        yield Words(TOO_SMALL, id="small")
        with Container(id="door", classes="room"):
            yield Words("Guichet · verrouillé", id="title")
            yield self.form
            yield Words(_KEYS, id="offer")

    def action_go(self) -> None:
        """Entrée: after the letters that came before it."""
        if not self._busy:
            self._busy = True
            self.form.call_later(self.call_later, self._submit)

    def _submit(self) -> None:
        attempt = self.form.attempt()
        if isinstance(attempt, str):
            self._refused(attempt, forget=False)
        else:
            self.form.say("…")
            self._try(attempt)

    # The curtain may have gone meanwhile, all being on disk: nobody is to be told then.
    @work(thread=True, exit_on_error=False)
    def _try(self, attempt: Callable[[], Agent]) -> None:
        tell = self.app.call_from_thread
        try:
            agent = attempt()
        except Refused as refused:
            tell(self._refused, str(refused), refused.wait)
        except DeskProblem as problem:
            tell(self._refused, str(problem))
        except Exception as error:
            write_report(self._opening.settings, error, self._opening.now())
            tell(self._refused, _NOT_CHECKED)
        else:
            tell(self.app.call_later, self._lifted, agent)

    def _refused(self, sentence: str, wait: float = 0.0, *, forget: bool = True) -> None:
        self._busy = False
        self.form.refuse(sentence, wait, forget=forget)
