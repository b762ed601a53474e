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

_WIDE_FROM = 70
_UNFOLD = "unfold"


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


class CardList(OptionList, can_focus=False):
    """The search box keeps the focus: ↑ ↓ and Entrée come from the screen."""

    def __init__(self, veil: Veil) -> None:
        super().__init__(id="list")
        self.unfolded = False
        self._veil = veil
        self._shown: tuple[Card, ...] = ()
        self._marked = ""

    def show(self, found: tuple[Card, ...], chosen: str, *, searched: bool) -> None:
        """These cards, the one of that id chosen; the first one when it is not there."""
        now = listing(found, chosen, grouped=not searched, unfolded=self.unfolded)
        self._shown = now.cards
        self.clear_options()
        self.add_options(map(self._option, now.lines))
        if now.folded:
            words = "1 dossier" if now.folded == 1 else f"{now.folded} dossiers"
            self.add_option(Option(prose(f"    {words} · Entrée pour déplier"), id=_UNFOLD))
        if now.left_out:
            words = plural(now.left_out, "autre dossier", "autres dossiers")
            self.add_option(Option(prose(f"    … et {words} : taper un nom"), disabled=True))
        if not found:
            self.add_option(Option(prose(_NOT_FOUND if searched else _EMPTY), disabled=True))
        self._choose(chosen)

    def _choose(self, chosen: str) -> None:
        if any(card.id == chosen for card in self._shown):
            self.highlighted = self.get_option_index(chosen)
        elif self.option_count:
            self.highlighted = None
            self.action_first()

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

    def _option(self, line: Group | Card) -> Option:
        if isinstance(line, Group):
            return Option(prose(Content.styled(str(line), "bold")), disabled=True)
        return Option(self._line(line), id=line.id)

    def _line(self, card: Card, *, chosen: bool = False) -> Prose:
        mark = ("▸" if chosen else " ") + ("!" if card.late else " ")
        who = "•••" if self._veil.hidden else card.who
        name = 27 if self.app.size.width >= _WIDE_FROM else 14
        return prose(
            Content.assemble(
                (f"{mark}{card.reference}  ", "bold"),
                f"{who:<{name}.{name}} {card.step:<5}",
                card.status,
            )
        )
