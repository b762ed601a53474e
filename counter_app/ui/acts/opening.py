"""Ouverture."""

from __future__ import annotations

from counter_app.ui.acts.action import DAMAGED, Action

OF_OPENING = (
    Action(
        "put_back",
        ("f2", "ctrl+r"),
        "Remettre la copie",
        "Met la dernière sauvegarde entière à la place de la base abîmée.",
        (DAMAGED,),
    ),
)
