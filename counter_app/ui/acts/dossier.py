"""Dossier: the rows, what was typed, the ways out, and how long it is kept."""

from __future__ import annotations

from counter_app.ui.acts.action import DOSSIER, Action, Off, Part

_HERE = (DOSSIER,)

ROWS = (
    Action(
        "enter",
        ("enter",),
        "Valider",
        "Champ : ligne suivante. Case ou réponse : choisir.",
        _HERE,
        at={
            Part.TICK: "Fait, suite",
            Part.OUTCOME: "Choisir",
            Part.REMEDY: "Essayer",
            Part.CASE: "Choisir",
        },
    ),
    Action(
        "tick",
        ("space",),
        "Cocher",
        "Coche ou décoche la ligne.",
        _HERE,
        at={Part.TICK: ""},
        priority=False,
    ),
    Action(
        "previous_option",
        ("left",),
        "Option précédente",
        "Change l’option de la ligne.",
        _HERE,
        priority=False,
    ),
    Action(
        "next_option",
        ("right",),
        "Option suivante",
        "Change l’option de la ligne.",
        _HERE,
        at={Part.OPTIONS: "Option", Part.TYPIST: "Changer"},
        priority=False,
    ),
    Action(
        "next_step",
        ("pagedown",),
        "Étape suivante",
        "Va à l’étape suivante ; à la dernière, à ce qu’ameli a répondu.",
        _HERE,
    ),
    Action("previous_step", ("pageup",), "Étape précédente", "Va à l’étape précédente.", _HERE),
    Action(
        "jump",
        ("ctrl+s",),
        "Sauter",
        "Une lettre devant chaque ligne et chaque étape : la taper y va.",
        _HERE,
    ),
    Action(
        "all_pieces",
        (),
        "Toutes les pièces",
        "Coche toutes les pièces d’un coup.",
        _HERE,
        off=(Off.READ_ONLY,),
    ),
    Action(
        "typist",
        (),
        "Qui tape ?",
        "Le citoyen, ou l’agent avec mandat (↑ depuis la première ligne).",
        _HERE,
        off=(Off.READ_ONLY,),
    ),
)

WORDS = (
    Action(
        "fix",
        ("f2", "ctrl+r"),
        "Corriger",
        "Met la première correction proposée ; encore : la suivante.",
        _HERE,
        at={Part.FIELD: ""},
        off=(Off.READ_ONLY, Off.NO_FIELD, Off.NO_PROPOSAL),
    ),
    Action(
        "copy",
        ("f4", "ctrl+o"),
        "Copier",
        "Copie la première valeur pour ameli ; au retour dans cette fenêtre, la suivante.",
        _HERE,
        at={Part.FIELD: ""},
        off=(Off.NO_CLIPBOARD, Off.NOTHING_TO_COPY),
    ),
    Action(
        "undo",
        ("ctrl+z",),
        "Annuler",
        "Reprend ce qui était avant le dernier geste.",
        _HERE,
        off=(Off.READ_ONLY, Off.NOTHING_TO_UNDO),
    ),
    Action(
        "redo",
        ("ctrl+y",),
        "Rétablir",
        "Refait le geste annulé.",
        _HERE,
        off=(Off.READ_ONLY, Off.NOTHING_TO_REDO),
    ),
)

WAYS = (
    Action(
        "aside",
        ("f6", "ctrl+b"),
        "À côté",
        "Passe au dossier à côté suivant.",
        _HERE,
        off=(Off.NOBODY_ELSE,),
    ),
    Action(
        "interrupt",
        ("f7", "ctrl+t"),
        "Interrompre",
        "Met le dossier de côté, avec la raison et une date de rappel.",
        _HERE,
        off=(Off.READ_ONLY,),
    ),
    Action(
        "slip",
        ("f9",),
        "Talon",
        "Le talon à donner au citoyen : imprimer, enregistrer, ou son QR.",
        _HERE,
    ),
    Action(
        "finish",
        (),
        "Clore le dossier",
        "Termine la visite : la liste de clôture s’ouvre.",
        _HERE,
        off=(Off.READ_ONLY, Off.CLOSED),
    ),
)

KEEPING = (
    Action(
        "journal",
        (),
        "Journal du dossier",
        "Montre qui a fait quoi et quand, sans aucune valeur.",
        _HERE,
    ),
    Action(
        "prolong",
        (),
        "Prolonger",
        "Garde le dossier plus longtemps, une fois, avec une raison.",
        _HERE,
        off=(Off.NOT_ON_DISK, Off.PROLONGED),
    ),
    Action(
        "keep_nothing",
        (),
        "Ne rien conserver",
        "À la demande du citoyen : le dossier reste en mémoire, rien sur le disque.",
        _HERE,
        off=(Off.READ_ONLY, Off.NOT_KEPT),
    ),
    Action(
        "erase",
        (),
        "Effacer le dossier",
        "Efface tout le dossier, tout de suite et pour de bon.",
        _HERE,
        off=(Off.READ_ONLY,),
    ),
)
