"""Clôture: the list of what must not be left behind when a visit ends."""

from __future__ import annotations

from counter_app.ui.screens.confirm import ConfirmScreen

CHECKLIST = (
    "Se déconnecter d’ameli.",
    "Se déconnecter de la boîte mail.",
    "«\u00a0Se souvenir de moi\u00a0»\u00a0: non coché.",
    "Rien d’oublié sur l’imprimante ni sur le comptoir.",
)
_HINT = "Le dossier sera effacé quand on le quittera\u00a0; d’ici là, ^Z annule."


class ClosingScreen(ConfirmScreen):
    """`reason`: why the visit ends; `reminders`: « à penser »."""

    def __init__(self, reason: str, reminders: tuple[str, ...]) -> None:
        lines = [f"○ {line}" for line in CHECKLIST]
        if reminders:
            lines += ["", "À penser", *(f"○ {line}" for line in reminders)]
        super().__init__(f"CLORE LE DOSSIER\u00a0: {reason}", tuple(lines), _HINT, "clore")
