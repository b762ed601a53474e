"""Clôture: the list of what must not be left behind when a visit ends."""

from __future__ import annotations

from counter_app.desk.promises import CLOSING
from counter_app.ui.screens.confirm import ConfirmScreen

_HINT = "Le dossier sera effacé quand on le quittera\u00a0; d’ici là, ^Z annule."


class ClosingScreen(ConfirmScreen):
    """`reason`: why the visit ends; `reminders`: « à penser »."""

    def __init__(self, reason: str, reminders: tuple[str, ...]) -> None:
        lines = [f"– {line}" for line in CLOSING]
        if reminders:
            lines += ["", "À penser", *(f"– {line}" for line in reminders)]
        super().__init__(f"CLORE LE DOSSIER\u00a0: {reason}", tuple(lines), _HINT, "clore")
