"""What can be done on more than one screen."""

from __future__ import annotations

from counter_app.ui.acts.action import EVERYWHERE, UNLOCKED, Action

FIRST = (
    Action(
        "help",
        ("f1", "ctrl+g"),
        "Aide",
        "L’aide de ce qui a le curseur, où le trouver, et toutes les touches.",
        EVERYWHERE,
    ),
)

BOTH = (
    Action(
        "new",
        ("f3", "ctrl+n"),
        "Nouveau",
        "Ouvre un nouveau dossier ; celui-ci reste à côté.",
        UNLOCKED,
    ),
    Action("mask", ("f8",), "Masquer", "Cache ou montre tout ce qui nomme le citoyen.", UNLOCKED),
    Action(
        "lock",
        ("f12", "ctrl+l"),
        "Verrouiller",
        "Verrouille ; la phrase de passe ramène à la même ligne.",
        UNLOCKED,
        app="lock_desk",
    ),
    Action(
        "home",
        ("escape", "ctrl+f"),
        "Dossiers",
        "Va à la liste des dossiers ; tout est enregistré.",
        UNLOCKED,
    ),
)

MOVES = (
    Action("next_row", ("down", "tab"), "Ligne suivante", "Va à la ligne suivante.", UNLOCKED),
    Action(
        "previous_row",
        ("up", "shift+tab"),
        "Ligne précédente",
        "Va à la ligne précédente.",
        UNLOCKED,
    ),
)

LAST = (
    Action("palette", ("ctrl+p",), "Tout", "Toutes les actions, par leur nom.", EVERYWHERE),
    Action(
        "leave", ("ctrl+q",), "Quitter", "Quitte ; tout est enregistré.", EVERYWHERE, app="leave"
    ),
)
