"""The list of dossiers: one line each, under the heading of its group; the chosen one has the ▸."""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from counter_app.desk.board import Card, Group
from counter_app.desk.words import plural
from counter_app.ui.veil import Veil
from counter_app.ui.widgets.prose import Prose, prose

_EMPTY = "Aucun dossier ouvert. F3 : nouveau dossier, à la première étape."
_NOT_FOUND = "Aucun dossier ne correspond. Effacer pour tout voir ; F3 : nouveau dossier."

_SHOWN = 200
"""Lines listed at most: beyond, one searches; each letter typed lists them anew."""

_WIDE_FROM, _LONG_FROM = 70, 130
"""Columns of the list from which a name has room for its birth date, and a step for its title."""

_UNFOLD = "unfold"


_TOUR = "Première fois ? F2 : la visite, en 6 écrans."


@dataclass(frozen=True, slots=True)
class Listing:
    """`lines`: headings and cards, in order; then how many cards are folded away, and how many were
    too many.
    """

    lines: tuple[Group | Card, ...]
    folded: int
    left_out: int

    @property
    def cards(self) -> tuple[Card, ...]:
        """Those that stand in the list."""
        return tuple(line for line in self.lines if isinstance(line, Card))


def listing(found: tuple[Card, ...], chosen: str, *, grouped: bool, unfolded: bool) -> Listing:
    """What to list of what was found. `chosen`: the id of a card that is never left out; `grouped`:
    under headings, and what the citizen waits for folded away unless `unfolded`.
    """
    lines: list[Group | Card] = []
    shown = folded = left_out = 0
    group: Group | None = None
    for card in found:
        if grouped and card.group is not group:
            group = card.group
            lines.append(group)
        if grouped and group is Group.CITIZEN and not unfolded:
            folded += 1
        elif shown >= _SHOWN and card.id != chosen:
            left_out += 1
        else:
            shown += 1
            lines.append(card)
    return Listing(tuple(lines), folded, left_out)


def _last_lines(now: Listing) -> list[Option]:
    """What is folded away, and what is left out."""
    lines = []
    if now.folded:
        words = "1 dossier" if now.folded == 1 else f"{now.folded} dossiers"
        lines.append(Option(prose(f"    {words} · Entrée pour déplier"), id=_UNFOLD))
    if now.left_out:
        words = plural(now.left_out, "autre dossier", "autres dossiers")
        lines.append(Option(prose(f"    … et {words} : taper un nom"), disabled=True))
    return lines


class CardList(OptionList, can_focus=False):
    """The search box keeps the focus: ↑ ↓ and Entrée come from the screen. `newcomer`: whether an
    empty list offers the tour.
    """

    def __init__(self, veil: Veil) -> None:
        super().__init__(id="list")
        self.unfolded = False
        self.newcomer = False
        self._veil = veil
        self._shown: tuple[Card, ...] = ()
        self._marked = ""

    def show(self, found: tuple[Card, ...], chosen: str, *, searched: bool) -> None:
        """These cards, the line of that id chosen; the first one when it is not there."""
        now = listing(found, chosen, grouped=not searched, unfolded=self.unfolded)
        self._shown = now.cards
        options = [*map(self._option, now.lines), *_last_lines(now)]
        if not found:
            options = [
                Option(prose(words), disabled=True) for words in self._nobody(searched=searched)
            ]
        if chosen and chosen == self.chosen and [o.id for o in options] == self._ids():
            self._renew(options)
        else:
            self.clear_options()
            self.add_options(options)
            self._choose(chosen)

    def _nobody(self, *, searched: bool) -> tuple[str, ...]:
        if searched:
            return (_NOT_FOUND,)
        return (_EMPTY, _TOUR) if self.newcomer else (_EMPTY,)

    def _ids(self) -> list[str | None]:
        return [option.id for option in self.options]

    def _renew(self, options: list[Option]) -> None:
        """The same lines with other words: nothing moves under the eye."""
        for at, option in enumerate(options):
            card = next((card for card in self._shown if card.id == option.id), None)
            prompt = self._line(card, chosen=card.id == self.chosen) if card else option.prompt
            if str(prompt) != str(self.get_option_at_index(at).prompt):
                self.replace_option_prompt_at_index(at, prompt)

    def _choose(self, chosen: str) -> None:
        if chosen in self._ids():
            self.highlighted = self.get_option_index(chosen)
        elif self.option_count:
            self.highlighted = None
            self.action_first()

    @property
    def chosen(self) -> str:
        """The id of the chosen line; "" when there is none to choose."""
        option = self.highlighted_option
        return (option.id or "") if option else ""

    @property
    def card(self) -> Card | None:
        """The chosen one; None on a line that is no dossier."""
        option = self.highlighted_option
        return next((c for c in self._shown if option is not None and c.id == option.id), None)

    @property
    def folds(self) -> bool:
        """Whether the chosen line is the one that unfolds the others."""
        option = self.highlighted_option
        return option is not None and option.id == _UNFOLD

    def on_option_list_option_highlighted(self) -> None:
        """The ▸ on the chosen line: a colour alone would not be seen everywhere."""
        chosen = self.card
        for card in self._shown:
            if card is chosen or card.id == self._marked:
                self.replace_option_prompt(card.id, self._line(card, chosen=card is chosen))
        self._marked = chosen.id if chosen else ""

    def on_resize(self) -> None:
        """The list may have been painted before it had its width."""
        self._renew([*self.options])

    def _option(self, line: Group | Card) -> Option:
        if isinstance(line, Group):
            return Option(prose(Content.styled(str(line), "bold")), disabled=True)
        return Option(self._line(line), id=line.id)

    def _line(self, card: Card, *, chosen: bool = False) -> Prose:
        mark = ("▸" if chosen else " ") + ("!" if card.late else " ")
        width = self.size.width or self.app.size.width
        who = _fitting("•••" if self._veil.hidden else card.who, 27 if width >= _WIDE_FROM else 14)
        step = f"{dict(card.glance)['Où']:<32}" if width >= _LONG_FROM else f"{card.step:<5}"
        start = (f"{mark}{card.reference}  ", "bold")
        return prose(Content.assemble(start, f"{who} {step}", card.status))


def _fitting(who: str, room: int) -> str:
    """As many whole words as there is room for: half a birth date would be another."""
    words = who.split(" ")
    while len(words) > 1 and len(" ".join(words)) > room:
        words.pop()
    return f"{' '.join(words):<{room}.{room}}"
