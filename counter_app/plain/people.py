"""The agents of the desk: who they are, one more, one less, another phrase, another code."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from counter_app.desk.opening import Agent, Proven
from counter_app.desk.problem import DeskProblem
from counter_app.desk.promises import TURNING
from counter_app.plain.bench import Bench
from counter_app.plain.door import new_phrase
from counter_app.plain.leaving import WayIn

_YOURS = "Votre phrase ?"


class People:
    """`reopen`: through the locked desk, for what changes its key."""

    def __init__(self, bench: Bench, reopen: Callable[[WayIn], None]) -> None:
        self._bench, self._reopen = bench, reopen

    def words(self) -> dict[str, Callable[[], object]]:
        """What each word does."""
        return {
            "agents": lambda: self._told(self._list),
            "ajouter": lambda: self._told(self._add),
            "retirer": lambda: self._told(self._remove),
            "phrase": lambda: self._told(self._change_phrase),
            "code": lambda: self._told(self._renew_code),
        }

    def _told(self, deed: Callable[[], object]) -> None:
        """Any of them, with what goes wrong in a sentence."""
        if self._bench.demo:
            self._bench.say("Ce sont des dossiers d’essai : il n’y a pas d’agents.")
            return
        try:
            deed()
        except DeskProblem as problem:
            self._bench.say(str(problem))

    def _list(self) -> None:
        here = self._bench.counter.agent
        for agent in self._agents():
            self._bench.say(f"{agent.name}{' (vous)' * (agent.name == here)}.")

    def _add(self) -> None:
        bench = self._bench
        secret = bench.talk.ask(_YOURS, secret=True)
        name = (bench.talk.question("Nom du nouveau ?") or "").strip()
        if not name:
            bench.say("Il manque son nom.")
            return
        bench.say("L’agent ajouté tape lui-même sa phrase.")
        if phrase := new_phrase(bench.talk, name, "Sa phrase ?"):
            agent = bench.opening.proof.add_agent(bench.counter, secret, name, phrase)
            bench.say(f"{agent.name} peut ouvrir Guichet.")

    def _change_phrase(self) -> None:
        bench = self._bench
        current = bench.talk.ask("Phrase actuelle ?", secret=True)
        if phrase := new_phrase(bench.talk, bench.counter.agent, "Nouvelle phrase ?"):
            bench.opening.proof.change_passphrase(bench.counter, current, phrase)
            bench.say("Phrase de passe changée.")

    def _remove(self) -> None:
        bench = self._bench
        others = tuple(a for a in self._agents() if a.name != bench.counter.agent)
        if not others:
            bench.say("Vous êtes le seul agent : il n’y a personne d’autre à retirer.")
            return
        bench.say(*(f"{number}. {agent.name}." for number, agent in enumerate(others, 1)))
        at = bench.talk.choice("Qui retirer ?", len(others))
        if at is not None and (proven := self._proof(f"Retirer {others[at].name}.")):
            self._reopen(partial(bench.opening.remove, proven, (others[at],)))

    def _renew_code(self) -> None:
        if proven := self._proof("Nouveau code de secours."):
            self._reopen(partial(self._bench.opening.renew_code, proven))

    def _proof(self, heading: str) -> Proven | None:
        """The phrase once more, before what cannot be taken back; nothing typed goes back."""
        self._bench.say(heading, *TURNING)
        secret = self._bench.talk.ask("Votre phrase (Entrée : revenir) ?", secret=True)
        return self._bench.opening.proof.of(self._bench.counter, secret) if secret else None

    def _agents(self) -> tuple[Agent, ...]:
        return self._bench.opening.agents()
