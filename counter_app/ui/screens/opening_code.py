"""Ouverture after a first run or a new key: the recovery code, shown once, until it is noted.

F8, or nobody there, hides it; hidden it is not gone: F8 or Entrée shows it again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from counter_app.desk.opening import Begun, Opening
from counter_app.desk.promises import CODE
from counter_app.ui.screens.opening_forms import Form
from counter_app.ui.widgets.prose import Words

if TYPE_CHECKING:
    from counter_app.desk.counter import Counter

_CODE = """CODE DE SECOURS

    {code}

{about}

{keys}"""

_SHOWN = "Entrée\u00a0: c’est noté, ouvrir Guichet   F8\u00a0: masquer"
_HIDDEN = "F8 ou Entrée\u00a0: le montrer encore, il reste à noter"


class RecoveryCode(Words, can_focus=True):
    """`hidden`: dots stand for `code`."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f8", "turn", show=False)]

    def __init__(self, code: str) -> None:
        super().__init__(id="code")
        self.code = code
        self.hide(hidden=False)

    def hide(self, *, hidden: bool = True) -> None:
        """Dots, or not."""
        self.hidden = hidden
        code = "".join("•" if sign.isalnum() else sign for sign in self.code)
        keys = _HIDDEN if hidden else _SHOWN
        about = "\n".join(CODE)
        self.update(_CODE.format(code=code if hidden else self.code, about=about, keys=keys))

    def action_turn(self) -> None:
        """F8."""
        self.hide(hidden=not self.hidden)


class CodeForm(Form):
    """`below`: the desk that opens once the code is noted, None from then on. Asks for nothing."""

    def __init__(self, opening: Opening, begun: Begun) -> None:
        super().__init__(opening, "")
        self.below: Counter | None = begun.counter
        self._code = RecoveryCode(begun.recovery_code)

    def compose(self) -> ComposeResult:
        """The code, and whom to give it to."""
        yield self._code

    def stand(self, field: str = "") -> None:
        """On the code, for F8."""
        del field
        self.screen.set_focus(self._code)

    def opened(self) -> Counter | None:
        """The desk: once, it is not held any longer than that. None: the code was hidden, and is
        shown instead.
        """
        if self._code.hidden:
            self._code.hide(hidden=False)
            return None
        counter, self.below = self.below, None
        return counter
