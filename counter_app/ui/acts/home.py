"""Dossiers: the list, the dossier chosen in it, and the agents of the desk."""

from __future__ import annotations

from counter_app.ui.acts.action import HOME, Action, Off, Part

_HERE = (HOME,)
_ONE = Off.NOT_CHOSEN

OF_HOME = (
    Action(
        "enter",
        ("enter",),
        "Reprendre",
        "Reprend le dossier choisi.",
        _HERE,
        at={Part.CARD: "", Part.FOLD: "Déplier"},
        off=(Off.NO_DOSSIER,),
    ),
    Action(
        "aside",
        ("f6", "ctrl+b"),
        "À côté",
        "Passe au premier dossier à côté.",
        _HERE,
        off=(Off.NOBODY_ASIDE,),
    ),
    Action(
        "tour",
        ("f2", "ctrl+r"),
        "Visite",
        "La visite de Guichet, en 6 écrans ; Échap la quitte.",
        _HERE,
        at={Part.NOBODY: ""},
    ),
)

OF_CHOSEN = (
    Action(
        "journal",
        (),
        "Journal du dossier",
        "Qui a fait quoi et quand dans le dossier choisi, sans aucune valeur.",
        _HERE,
        off=(_ONE,),
    ),
    Action(
        "prolong",
        (),
        "Prolonger",
        "Garde le dossier choisi plus longtemps, une fois, avec une raison.",
        _HERE,
        off=(_ONE, Off.NOT_ON_DISK, Off.PROLONGED),
    ),
    Action(
        "erase",
        (),
        "Effacer le dossier",
        "Efface tout le dossier choisi, tout de suite et pour de bon.",
        _HERE,
        off=(_ONE,),
    ),
    Action(
        "confirm_date",
        (),
        "Confirmer la date",
        "La date de ce PC est juste : l’effacement prévu peut se faire.",
        _HERE,
        off=(Off.BELIEVED,),
    ),
)

OF_AGENTS = (
    Action(
        "passphrase",
        (),
        "Ma phrase",
        "Change la phrase de passe de l’agent qui a ouvert Guichet.",
        _HERE,
        off=(Off.TRIAL,),
        app="people('phrase')",
    ),
    Action(
        "agents",
        (),
        "Agents",
        "Qui peut ouvrir Guichet sur ce poste.",
        _HERE,
        off=(Off.TRIAL,),
        app="people('list')",
    ),
    Action(
        "add_agent",
        (),
        "Ajouter un agent",
        "Un collègue de plus, avec sa phrase ; la vôtre est demandée.",
        _HERE,
        off=(Off.TRIAL,),
        app="people('add')",
    ),
    Action(
        "remove_agent",
        (),
        "Retirer un agent",
        "Il n’ouvre plus ; la clé et le code de secours changent.",
        _HERE,
        off=(Off.TRIAL, Off.ALONE),
        app="people('remove')",
    ),
    Action(
        "renew_code",
        (),
        "Code de secours",
        "Tire un nouveau code de secours ; l’ancien n’ouvre plus.",
        _HERE,
        off=(Off.TRIAL,),
        app="people('code')",
    ),
)
