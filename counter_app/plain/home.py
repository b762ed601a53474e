"""Dossiers: the list in its three groups, searched, and the way into one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from counter_app.desk.board import Board, Card, Group
from counter_app.desk.problem import DeskProblem
from counter_app.desk.visit import Visit
from counter_app.desk.words import DAYS, plural
from counter_app.plain.bench import Bench
from counter_app.plain.help import help_lines
from counter_app.plain.keeping import erase_parked, prolong, tell_journal
from counter_app.plain.words import HOME, Asked, asked

Next = Callable[[], Visit] | None
"""What is opened: a visit, or None for the list."""

_NAMES = {
    Group.ASIDE: "À côté, maintenant",
    Group.DESK: "À faire au guichet",
    Group.CITIZEN: "Chez le citoyen, rien à faire ici",
}
_EMPTY = "Aucun dossier ouvert. « nouveau » en commence un, à la première étape."
_SHOWN = 200
"""Dossiers told at most: beyond, one searches."""


class Home:
    """`others`: what a word does that this list does not."""

    def __init__(self, bench: Bench, others: dict[str, Callable[[], object]]) -> None:
        self._bench = bench
        self._ways: dict[str, Callable[[str], Next]] = {
            "nouveau": lambda _: new_dossier(bench),
            "à côté": lambda _: self._aside(),
            "reprendre": lambda rest: self._number(rest) if rest else self._resume(),
        }
        self._does: dict[str, Callable[[str], object]] = {
            **{word: _alone(do) for word, do in others.items()},
            "chercher": self._search,
            "liste": lambda _: self._tell(self._usual),
            "tout": lambda _: self._tell(self._usual, whole=True),
            "aide": lambda _: bench.say(*help_lines(HOME)),
            "confirmer": lambda _: self._confirm_date(),
            "journal": lambda rest: self._of(rest, tell_journal),
            "prolonger": lambda rest: self._of(rest, prolong),
            "effacer": lambda rest: self._of(rest, erase_parked),
        }
        self._board = Board(())
        self._listed: tuple[Card, ...] = ()
        self._usual = ""

    def run(self, last: str) -> Next:
        """Tell the list, until the agent has chosen. `last`: the id of the dossier one was in."""
        self._tell(last)
        while True:
            try:
                make = self._take(self._bench.talk.ask(self._prompt).strip())
            except KeyboardInterrupt:
                self._bench.say("Rien n’est perdu. « quitter » pour sortir.")
            except EOFError:
                self._does["quitter"]("")
            else:
                if make is not None:
                    return make

    @property
    def _prompt(self) -> str:
        card = next((card for card in self._listed if card.id == self._usual), None)
        return f"Dossiers (Entrée : {card.reference}) ?" if card else "Dossiers ?"

    def _take(self, text: str) -> Next:
        if not text:
            return self._resume()
        if text.isdecimal() and int(text) <= len(self._listed):
            return self._number(text)
        found = asked(text, HOME, beginnings=False)
        if not isinstance(found, Asked):
            self._search(text)
        elif found.word.word in self._ways:
            return self._ways[found.word.word](found.rest)
        else:
            self._does[found.word.word](found.rest)
        return None

    # -- the list ----------------------------------------------------------------------------

    def _tell(self, last: str, *, whole: bool = False) -> None:
        now, counter = self._bench.counter.now(), self._bench.counter
        title = f"Dossiers. {counter.agent}, {DAYS[now.weekday()]} {now:%d/%m, %H:%M}."
        self._bench.say(title, *self._kept())
        if not self._read():
            return
        self._bench.say(f"Bientôt, {self._board.notice}." if self._board.notice else "")
        usual = last if any(c.id == last for c in self._board.cards) else self._board.last
        self._list(self._board.cards, usual, whole=whole)

    def _read(self) -> bool:
        try:
            self._board = self._bench.counter.board()
        except DeskProblem as problem:
            self._bench.say(str(problem))
            return False
        return True

    def _kept(self) -> Iterator[str]:
        """What is wrong with what is kept, or that all is well."""
        counter = self._bench.counter
        keeper, retention = counter.caretaker, counter.retention
        if counter.saving.fault:
            yield f"Non enregistré : {counter.saving.fault}"
        else:
            yield (keeper.problem if keeper else "") or "Tout est enregistré."
        if retention.doubt:
            yield f"{retention.doubt} Oui : « confirmer ». Rien n’est effacé avant."

    def _list(self, cards: tuple[Card, ...], usual: str, *, whole: bool) -> None:
        folded = [c for c in cards if c.group is Group.CITIZEN and c.id != usual and not whole]
        kept = tuple(card for card in cards if card not in folded)
        self._listed = kept[:_SHOWN]
        ids = [card.id for card in self._listed]
        self._usual = usual if usual in ids else next(iter(ids), "")
        group: Group | None = None
        for number, card in enumerate(self._listed, 1):
            if card.group is not group:
                group = card.group
                self._bench.say(f"{_NAMES[group]} :")
            self._bench.say(self._line(number, card))
        if folded:
            many = plural(len(folded), "dossier")
            self._bench.say(f"{_NAMES[Group.CITIZEN]} : {many}. « tout » les dit.")
        if left := len(kept) - len(self._listed):
            many = plural(left, "autre dossier", "autres dossiers")
            self._bench.say(f"Et {many} : taper un nom.")
        if not cards:
            self._bench.say(_EMPTY)

    def _line(self, number: int, card: Card) -> str:
        late = "en retard, " if card.late else ""
        who = "nom masqué" if self._bench.hidden else card.who
        return f"{number}. {card.reference}, {who}, étape {card.step}, {late}{card.status}."

    def _search(self, text: str) -> None:
        if not text or not self._read():
            self._bench.say("" if text else "« chercher » et un nom, ou le nom tout court.")
            return
        found = self._board.found(text)
        if found:
            self._bench.say(f"{plural(len(found), 'dossier trouvé', 'dossiers trouvés')} :")
            self._list(found, found[0].id, whole=True)
        else:
            self._bench.say("Aucun dossier ne correspond. « liste » redit tout.")

    # -- into one ----------------------------------------------------------------------------

    def _number(self, text: str) -> Next:
        dossier = self._numbered(text)
        return self._open(dossier) if dossier else None

    def _numbered(self, text: str) -> str:
        """The id of the dossier of that number; "" when there is none, and that was said."""
        if text.isdecimal() and 1 <= int(text) <= len(self._listed):
            return self._listed[int(text) - 1].id
        self._bench.say(f"Les numéros vont de 1 à {len(self._listed)}." if self._listed else _EMPTY)
        return ""

    def _of(self, text: str, do: Callable[[Bench, str], object]) -> None:
        """Do it with the dossier of that number, or the one that Entrée resumes; tell the list."""
        dossier = self._numbered(text) if text or not self._usual else self._usual
        if dossier:
            do(self._bench, dossier)
            self._tell(dossier)

    def _open(self, dossier: str) -> Next:
        return lambda: self._bench.counter.open(dossier)

    def _resume(self) -> Next:
        return self._open(self._usual) if self._usual else new_dossier(self._bench)

    def _aside(self) -> Next:
        make = aside(self._bench, "")
        if make is None:
            self._bench.say("Aucun dossier à côté. « nouveau » en commence un.")
        return make

    def _confirm_date(self) -> None:
        try:
            self._bench.counter.retention.confirm_date(self._bench.counter.agent)
        except DeskProblem as problem:
            self._bench.say(str(problem))
        else:
            self._tell(self._usual)


def new_dossier(bench: Bench) -> Next:
    """Which procedure; Entrée takes the usual one. None when the agent went back."""
    offers = bench.counter.offers()
    bench.say("Nouveau dossier : quelle procédure ?")
    said = (words.replace("  ", " : ") for _, words in offers)
    bench.say(*(f"{number}. {words}." for number, words in enumerate(said, 1)))
    at = bench.talk.choice("Procédure (Entrée : 1) ?", len(offers), usual=0)
    return None if at is None else lambda: bench.counter.new(offers[at][0])


def aside(bench: Bench, here: str) -> Next:
    """The dossier à côté after this one, in their fixed order; None when there is no other."""
    try:
        ids = [card.id for card in bench.counter.board().aside()]
    except DeskProblem:
        return None
    at = ids.index(here) if here in ids else -1
    others = [one for one in (*ids[at + 1 :], *ids[: at + 1]) if one != here]
    return (lambda: bench.counter.open(others[0])) if others else None


def _alone(do: Callable[[], object]) -> Callable[[str], object]:
    """What takes nothing after its word."""
    return lambda _rest: do()
