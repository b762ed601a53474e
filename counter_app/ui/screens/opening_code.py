"""Ouverture after a first run or a new key: the recovery code, shown this once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.widgets import Static

from counter_app.desk.opening import Begun, Opening
from counter_app.ui.screens.opening_forms import Form

if TYPE_CHECKING:
    from counter_app.desk.counter import Counter

_CODE = """CODE DE SECOURS

    {code}

Il ouvre Guichet si toutes les phrases de passe sont perdues.
Il n’est montré que cette fois : le noter sur papier et le remettre
à la direction, sous enveloppe fermée, pas au guichet.

Entrée : c’est noté, ouvrir Guichet"""


class CodeForm(Form):
    """`begun`: the desk that opens once the code is noted. Asks for nothing."""

    def __init__(self, opening: Opening, begun: Begun) -> None:
        super().__init__(opening, _CODE.format(code=begun.recovery_code))
        self._counter: Counter | None = begun.counter

    def compose(self) -> ComposeResult:
        """The code, and whom to give it to."""
        yield Static(self.hint, id="code", markup=False)

    def opened(self) -> Counter | None:
        """The desk: once, it is not held any longer than that."""
        counter, self._counter = self._counter, None
        return counter
