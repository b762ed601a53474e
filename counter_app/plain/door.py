"""Ouverture: who, the phrase, the first run, the recovery code; a database that does not open."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread

from counter_app.desk import care
from counter_app.desk.counter import Counter
from counter_app.desk.cover import Cover
from counter_app.desk.opening import Agent, Begun, Opening, Proven, Refused, strength, weakness
from counter_app.desk.problem import DeskProblem
from counter_app.desk.promises import CODE, NOT_NOTED
from counter_app.plain.leaving import WayIn
from counter_app.plain.talk import Talk

_DIFFER = "Les deux phrases diffèrent : les taper de nouveau."
_FIRST = "Verrouillé : la phrase de passe d’abord."
_PHRASE = "Phrase de passe ?"
_SHOWS = (
    "Le code de secours va s’écrire ici, une seule fois.",
    "Ce terminal ne s’efface pas : fermer cette fenêtre ensuite, une fois le code noté.",
)
_TRIES = 3
"""Ends of input in a row after which there is nobody to answer any more."""


class Door:
    """`open` and `through` raise EOFError when the agent leaves instead."""

    def __init__(self, talk: Talk, opening: Opening) -> None:
        self._talk, self._opening = talk, opening
        Thread(target=opening.warm_up, name="warm-up", daemon=True).start()

    def open(self) -> Counter:
        """The open desk."""
        self._talk.say("Guichet, aide à la création d’un compte ameli, ligne à ligne.")
        while True:
            try:
                agents = self._opening.agents()
                counter = self._enter(agents) if agents else self._first_run()
            except DeskProblem as problem:
                self._talk.say(str(problem))
                self._mend()
            except KeyboardInterrupt:
                self._talk.say("Ctrl+D pour quitter.")
            else:
                if counter is not None:
                    return counter

    def through(self, way_in: WayIn) -> Counter | None:
        """What a way in opens; None, once said why, when it does not. Raises DeskProblem."""
        try:
            found = way_in()
        except Refused as refused:
            self._talk.say(str(refused))
            return None
        if isinstance(found, Proven):
            return self._rescue(found)
        return self._noted(found) if isinstance(found, Begun) else found

    # -- everyday ----------------------------------------------------------------------------

    def _enter(self, agents: tuple[Agent, ...]) -> Counter | None:
        agent = self._who(agents)
        if agent is None:
            return None
        phrase = self._talk.ask(_PHRASE, secret=True)
        if not phrase:
            return None
        return self.through(lambda: self._opening.enter(agent, phrase))

    def _who(self, agents: tuple[Agent, ...]) -> Agent | None:
        if len(agents) == 1:
            self._talk.say(f"Agent : {agents[0].name}.")
            return agents[0]
        self._talk.say(*(f"{number}. {agent.name}." for number, agent in enumerate(agents, 1)))
        at = self._talk.choice(f"Agent (Entrée : {agents[0].name}) ?", len(agents), usual=0)
        return None if at is None else agents[at]

    def lifted(self, cover: Cover, known: tuple[Agent, ...], each: Callable[[], None]) -> str:
        """The name of an agent, by their phrase, while the desk stays as it is. `known`: who they
        are if the file can no longer say. `each`: called every second meanwhile; may raise.
        """
        talk, ends = self._talk, 0
        watch, talk.watch, talk.meanwhile = talk.watch, None, each
        try:
            while True:
                try:
                    if name := self._name(cover, cover.agents() or known):
                        return name
                except (DeskProblem, KeyboardInterrupt) as problem:
                    talk.say(str(problem) or _FIRST)
                except EOFError:
                    ends += 1
                    if ends >= _TRIES:
                        raise
                    talk.say(_FIRST)
        finally:
            talk.watch, talk.meanwhile = watch, lambda: None

    def _name(self, cover: Cover, agents: tuple[Agent, ...]) -> str:
        agent = self._who(agents)
        phrase = self._talk.ask(_PHRASE, secret=True) if agent else ""
        return cover.lift(agent, phrase).name if agent and phrase else ""

    # -- first and rare ----------------------------------------------------------------------

    def _first_run(self) -> Counter | None:
        talk = self._talk
        talk.say("Première ouverture : choisir une phrase de plusieurs mots, facile à retenir.")
        name = talk.ask("Votre nom (agent) ?").strip()
        if not name:
            talk.say("Il manque votre nom.")
            return None
        phrase = new_phrase(talk, name, _PHRASE)
        return self.through(lambda: self._opening.begin(name, phrase)) if phrase else None

    def _rescue(self, proven: Proven) -> Counter | None:
        self._talk.say(
            "Code de secours accepté. Choisir votre nouvelle phrase.",
            "La clé change, le code aussi : le papier qui a servi n’ouvrira plus.",
        )
        phrase = new_phrase(self._talk, proven.agent.name, "Nouvelle phrase ?")
        if not phrase:
            proven.key.forget()
            return None
        return self.through(lambda: self._opening.rescue(proven, phrase))

    def _noted(self, begun: Begun) -> Counter:
        """The recovery code, once; the desk opens when it is noted."""
        try:
            self._talk.say(*_SHOWS)
            self._waited("Entrée : l’écrire.")
            self._talk.say(f"Code de secours : {begun.recovery_code}", CODE[0], " ".join(CODE[1:]))
            self._waited("Entrée : c’est noté, ouvrir Guichet.")
        except EOFError:
            begun.counter.close()
            raise
        return begun.counter

    def _waited(self, prompt: str) -> None:
        """Ctrl+C is no way past what is shown once; Ctrl+D is, the second time."""
        for last in (False, True):
            try:
                while self._talk.question(prompt) is None:
                    pass
            except EOFError:
                if last:
                    raise
                self._talk.say(NOT_NOTED, "Ctrl+D encore : quitter sans le noter.")
            else:
                return

    # -- damaged -----------------------------------------------------------------------------

    def _mend(self) -> None:
        """The last good copy, where the database is damaged; else try again. Raises EOFError."""
        settings, talk = self._opening.settings, self._talk
        damaged = care.damaged(settings)
        copy = care.last_good(settings) if damaged else None
        if copy is None:
            if damaged:
                talk.say(
                    "Aucune sauvegarde entière sur ce PC.",
                    "S’il y en a une ailleurs : counter-app restore FICHIER.",
                    f"Sinon, prévenir l’informatique, et ne rien effacer dans {settings.home}.",
                )
            talk.ask("Entrée : essayer encore ; Ctrl+D : quitter.")
        elif talk.agreed(f"{care.offer(copy, self._opening.now())} La remettre ?"):
            aside = care.put_back(settings, copy, self._opening.now)
            talk.say(
                f"Copie remise. La base abîmée est gardée : {aside}" if aside else "Copie remise."
            )


def new_phrase(talk: Talk, name: str, prompt: str) -> str:
    """A phrase typed twice and hard enough to guess; "" when it is neither, once said why."""
    phrase = talk.ask(prompt, secret=True)
    if weak := weakness(phrase, name):
        talk.say(weak)
        return ""
    talk.say(strength(phrase, name))
    if talk.ask("La même, encore ?", secret=True) != phrase:
        talk.say(_DIFFER)
        return ""
    return phrase
