"""The title over a step's rows: which step it is, and whether one types or copies there."""

from __future__ import annotations

from counter_app.dossier.dossier import Dossier
from counter_app.dossier.rows import Kind, Row
from counter_app.ui.widgets.prose import Words
from counter_app.ui.widgets.rows import STRIP_BELOW

_TYPED, _COPIED = "\u00a0: À SAISIR SUR AMELI", "\u00a0: À RECOPIER SUR AMELI"


class SectionTitle(Words):
    """« 2/4 CONNEXION : À SAISIR SUR AMELI »."""

    def __init__(self) -> None:
        super().__init__(id="section", classes="section")
        self._step = ""
        self._has_fields = False

    def show(self, dossier: Dossier, items: tuple[Row, ...]) -> None:
        """The step one is at, and its rows."""
        step = dossier.procedure.step(dossier.facts.place.step)
        self._step = f"{step.number} {step.title}".upper()
        self._has_fields = any(row.kind is Kind.FIELD for row in items)
        self._say()

    def on_resize(self) -> None:
        """Beside the browser, in the strip, one copies; elsewhere one types."""
        self._say()

    def _say(self) -> None:
        asks = _COPIED if self.app.size.width < STRIP_BELOW else _TYPED
        self.update(self._step + asks if self._has_fields else self._step)
