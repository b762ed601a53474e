"""Talon."""

from __future__ import annotations

from counter_app.ui.acts.action import SLIP, Action

_HERE = (SLIP,)

OF_SLIP = (
    Action("print", ("enter",), "Imprimer", "Imprime le talon tel qu’il est montré.", _HERE),
    Action(
        "next_look",
        ("right",),
        "Présentation",
        "Gros caractères, facile à lire, puis le QR pour un téléphone.",
        _HERE,
    ),
    Action("previous_look", ("left",), "Présentation d’avant", "La présentation d’avant.", _HERE),
    Action(
        "save",
        ("ctrl+s",),
        "Enregistrer",
        "Enregistre le talon dans un fichier, PDF ou texte.",
        _HERE,
    ),
    Action("back", ("escape", "f9", "ctrl+f"), "Revenir", "Revient au dossier.", _HERE),
)
