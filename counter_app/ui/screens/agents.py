"""The agents of the desk: who they are, one more, one less, another recovery code."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from textual.app import App
from textual.screen import Screen

from counter_app.desk.counter import Counter
from counter_app.desk.opening import Agent, Opening, Proven
from counter_app.desk.problem import DeskProblem
from counter_app.desk.promises import TURNING
from counter_app.ui.actions import Off
from counter_app.ui.screens.choose import ChooseScreen
from counter_app.ui.screens.leaflet import LeafletScreen
from counter_app.ui.screens.opening_forms import WayIn
from counter_app.ui.screens.passphrase import PassphraseScreen, PhraseScreen
from counter_app.ui.screens.secrets import Line, SecretsScreen

Given = TypeVar("Given")

_ADDED = (
    Line("current", "Votre phrase"),
    Line("name", "Nom du nouveau", secret=False),
    Line("first", "Sa phrase"),
    Line("second", "La même, encore"),
)
_PROOF = (Line("current", "Votre phrase"),)


class AddAgentScreen(PhraseScreen):
    """The new one types the phrase; gives what to say then."""

    def __init__(self, opening: Opening, counter: Counter) -> None:
        hint = "L’agent ajouté tape lui-même sa phrase."
        super().__init__("AJOUTER UN AGENT", _ADDED, "ligne suivante, puis ajouter", hint)
        self._opening, self._counter = opening, counter

    def chooser(self) -> str:
        """Who is added."""
        return self.text("name")

    def trouble(self) -> str:
        """A name too is needed."""
        return super().trouble() if self.text("name").strip() else "Il manque son nom."

    def deed(self) -> str:
        """Add."""
        agent = self._opening.proof.add_agent(
            self._counter, self.text("current"), self.text("name"), self.text("first")
        )
        return f"{agent.name} peut ouvrir Guichet."


class ProofScreen(SecretsScreen[Proven]):
    """The phrase of who has unlocked, once more, before what cannot be taken back."""

    def __init__(self, opening: Opening, counter: Counter, heading: str, verb: str) -> None:
        super().__init__(heading, _PROOF, verb, "\n".join(TURNING))
        self._opening, self._counter = opening, counter

    def deed(self) -> Proven:
        """Prove it."""
        return self._opening.proof.of(self._counter, self.text("current"))


@dataclass(frozen=True, slots=True)
class People:
    """What the palette offers about the agents of the desk. `host`: where the screens are put.
    `demo`: there are none.
    """

    host: App[None]
    opening: Opening
    counter: Counter
    demo: bool = False

    async def asked(self, what: str) -> WayIn | None:
        """Do it (`list`, `add`, `remove`, `phrase`, `code`); what changes the key is given back,
        for who can close the desk first.
        """
        if self.demo:
            self._say(Off.TRIAL)
            return None
        match what:
            case "list":
                await self._list()
            case "add":
                self._say(await self._ask(AddAgentScreen(self.opening, self.counter)))
            case "phrase":
                self._say(await self._ask(PassphraseScreen(self.opening, self.counter)))
            case "remove":
                return await self._remove()
            case _:
                return await self._renew_code()
        return None

    async def _list(self) -> None:
        if (agents := self._agents()) is not None:
            await self._ask(LeafletScreen(_listed(agents, self.counter.agent)))

    async def _remove(self) -> WayIn | None:
        agents = self._agents() or ()
        others = {agent.id: agent for agent in agents if agent.name != self.counter.agent}
        if not others:
            self._say(Off.ALONE)
            return None
        offers = tuple((agent.id, agent.name) for agent in others.values())
        chosen = await self._ask(ChooseScreen(offers, "RETIRER UN AGENT : QUI ?", "choisir"))
        if chosen is None:
            return None
        leaving = others[chosen]
        proven = await self._proof(f"RETIRER {leaving.name}", "retirer")
        return partial(self.opening.remove, proven, (leaving,)) if proven else None

    async def _renew_code(self) -> WayIn | None:
        proven = await self._proof("NOUVEAU CODE DE SECOURS", "le tirer")
        return partial(self.opening.renew_code, proven) if proven else None

    async def _proof(self, heading: str, verb: str) -> Proven | None:
        return await self._ask(ProofScreen(self.opening, self.counter, heading, verb))

    def _agents(self) -> tuple[Agent, ...] | None:
        try:
            return self.opening.agents()
        except DeskProblem as problem:
            self._say(str(problem))
            return None

    async def _ask(self, screen: Screen[Given]) -> Given | None:
        return await self.host.push_screen_wait(screen)

    def _say(self, words: str | None) -> None:
        tell = getattr(self.host.screen, "tell", None)
        if words and tell is not None:
            tell(words)


def _listed(agents: tuple[Agent, ...], here: str) -> str:
    """Who has unlocked is said so."""
    lines = [f"{agent.name}{' (vous)' * (agent.name == here)}" for agent in agents]
    return "\n".join(["AGENTS DE CE POSTE", "", *lines])
