"""The one registry of what an agent can do: bindings, footer, help and palette all read it.

An action is a method `action_<id>` of the screens it applies on, or one of the application. Two
actions never share a key on one screen (a test holds that), and no key needs AltGr (UX « Keys »).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from textual.binding import Binding, BindingType

OPENING, HOME, DOSSIER, SLIP = "opening", "dossiers", "dossier", "slip"
DAMAGED = "damaged"
"""Ouverture, when the database is damaged and a sound copy was found."""

EVERYWHERE = (OPENING, DAMAGED, HOME, DOSSIER)
UNLOCKED = (HOME, DOSSIER)


@dataclass(frozen=True, slots=True)
class Action:
    """`keys`: first the one that is shown, then the second way. `words`: in the footer, one or two
    words. `help`: one French sentence. `screens`: where it applies. `priority`: before the field
    that has the focus (a field keeps Entrée, Espace and letters otherwise). `app`: what the
    application is asked for, where it is not for the screen to do.
    """

    id: str
    keys: tuple[str, ...]
    words: str
    help: str
    screens: tuple[str, ...]
    priority: bool = True
    footer: bool = False
    app: str = ""

    @property
    def call(self) -> str:
        """As Textual is asked for it."""
        return f"app.{self.app}" if self.app else self.id


ACTIONS = (
    Action(
        "help",
        ("f1", "ctrl+g"),
        "Aide",
        "L’aide de ce qui a le curseur, où le trouver, et toutes les touches.",
        EVERYWHERE,
        footer=True,
    ),
    Action(
        "put_back",
        ("f2", "ctrl+r"),
        "Remettre la copie",
        "Met la dernière sauvegarde entière à la place de la base abîmée.",
        (DAMAGED,),
        footer=True,
    ),
    Action("enter", ("enter",), "Reprendre", "Reprend le dossier choisi.", (HOME,), footer=True),
    Action(
        "enter",
        ("enter",),
        "Valider",
        "Champ : ligne suivante. Case ou réponse : choisir.",
        (DOSSIER,),
    ),
    Action(
        "fix",
        ("f2", "ctrl+r"),
        "Corriger",
        "Met la première correction proposée ; encore : la suivante.",
        (DOSSIER,),
        footer=True,
    ),
    Action(
        "new",
        ("f3", "ctrl+n"),
        "Nouveau",
        "Ouvre un nouveau dossier ; celui-ci reste à côté.",
        UNLOCKED,
        footer=True,
    ),
    Action(
        "copy",
        ("f4", "ctrl+o"),
        "Copier",
        "Copie la première valeur pour ameli ; au retour dans cette fenêtre, la suivante.",
        (DOSSIER,),
        footer=True,
    ),
    Action(
        "aside",
        ("f6", "ctrl+b"),
        "À côté",
        "Passe au dossier à côté suivant.",
        UNLOCKED,
        footer=True,
    ),
    Action(
        "interrupt",
        ("f7", "ctrl+t"),
        "Interrompre",
        "Met le dossier de côté, avec la raison et une date de rappel.",
        (DOSSIER,),
        footer=True,
    ),
    Action(
        "mask",
        ("f8",),
        "Masquer",
        "Cache ou montre tout ce qui nomme le citoyen.",
        UNLOCKED,
        footer=True,
    ),
    Action(
        "slip",
        ("f9",),
        "Talon",
        "Le talon à donner au citoyen : imprimer, enregistrer, ou son QR.",
        (DOSSIER,),
        footer=True,
    ),
    Action(
        "print",
        ("enter",),
        "Imprimer",
        "Imprime le talon tel qu’il est montré.",
        (SLIP,),
        footer=True,
    ),
    Action(
        "next_look",
        ("right",),
        "Présentation",
        "Gros caractères, facile à lire, puis le QR pour un téléphone.",
        (SLIP,),
        footer=True,
    ),
    Action("previous_look", ("left",), "Présentation d’avant", "La présentation d’avant.", (SLIP,)),
    Action(
        "save",
        ("ctrl+s",),
        "Enregistrer",
        "Enregistre le talon dans un fichier, PDF ou texte.",
        (SLIP,),
        footer=True,
    ),
    Action(
        "back",
        ("escape", "f9", "ctrl+f"),
        "Revenir",
        "Revient au dossier.",
        (SLIP,),
        footer=True,
    ),
    Action(
        "lock",
        ("f12", "ctrl+l"),
        "Verrouiller",
        "Verrouille ; la phrase de passe ramène à la même ligne.",
        UNLOCKED,
        footer=True,
        app="lock_desk",
    ),
    Action(
        "home",
        ("escape", "ctrl+f"),
        "Dossiers",
        "Va à la liste des dossiers ; tout est enregistré.",
        UNLOCKED,
        footer=True,
    ),
    Action("next_row", ("down", "tab"), "Ligne suivante", "Va à la ligne suivante.", UNLOCKED),
    Action(
        "previous_row",
        ("up", "shift+tab"),
        "Ligne précédente",
        "Va à la ligne précédente.",
        UNLOCKED,
    ),
    Action("tick", ("space",), "Cocher", "Coche ou décoche la ligne.", (DOSSIER,), priority=False),
    Action(
        "previous_option",
        ("left",),
        "Option précédente",
        "Change l’option de la ligne.",
        (DOSSIER,),
        priority=False,
    ),
    Action(
        "next_option",
        ("right",),
        "Option suivante",
        "Change l’option de la ligne.",
        (DOSSIER,),
        priority=False,
    ),
    Action(
        "next_step",
        ("pagedown",),
        "Étape suivante",
        "Va à l’étape suivante ; à la dernière, à ce qu’ameli a répondu.",
        (DOSSIER,),
    ),
    Action(
        "previous_step", ("pageup",), "Étape précédente", "Va à l’étape précédente.", (DOSSIER,)
    ),
    Action(
        "undo", ("ctrl+z",), "Annuler", "Reprend ce qui était avant le dernier geste.", (DOSSIER,)
    ),
    Action("redo", ("ctrl+y",), "Rétablir", "Refait le geste annulé.", (DOSSIER,)),
    Action("all_pieces", (), "Toutes les pièces", "Coche toutes les pièces d’un coup.", (DOSSIER,)),
    Action(
        "typist",
        (),
        "Qui tape ?",
        "Le citoyen, ou l’agent avec mandat (↑ depuis la première ligne).",
        (DOSSIER,),
    ),
    Action(
        "finish",
        (),
        "Clore le dossier",
        "Termine la visite : la liste de clôture s’ouvre.",
        (DOSSIER,),
    ),
    Action(
        "journal",
        (),
        "Journal du dossier",
        "Montre qui a fait quoi et quand, sans aucune valeur.",
        (DOSSIER,),
    ),
    Action(
        "prolong",
        (),
        "Prolonger",
        "Garde le dossier plus longtemps, une fois, avec une raison.",
        (DOSSIER,),
    ),
    Action(
        "keep_nothing",
        (),
        "Ne rien conserver",
        "À la demande du citoyen : le dossier reste en mémoire, rien sur le disque.",
        (DOSSIER,),
    ),
    Action(
        "erase",
        (),
        "Effacer le dossier",
        "Efface tout le dossier, tout de suite et pour de bon.",
        (DOSSIER,),
    ),
    Action(
        "confirm_date",
        (),
        "Confirmer la date",
        "La date de ce PC est juste : l’effacement prévu peut se faire.",
        (HOME,),
    ),
    Action(
        "passphrase",
        (),
        "Ma phrase",
        "Change la phrase de passe de l’agent qui a ouvert Guichet.",
        (HOME,),
        app="people('phrase')",
    ),
    Action(
        "agents",
        (),
        "Agents",
        "Qui peut ouvrir Guichet sur ce poste.",
        (HOME,),
        app="people('list')",
    ),
    Action(
        "add_agent",
        (),
        "Ajouter un agent",
        "Un collègue de plus, avec sa phrase ; la vôtre est demandée.",
        (HOME,),
        app="people('add')",
    ),
    Action(
        "remove_agent",
        (),
        "Retirer un agent",
        "Il n’ouvre plus ; la clé et le code de secours changent.",
        (HOME,),
        app="people('remove')",
    ),
    Action(
        "renew_code",
        (),
        "Code de secours",
        "Tire un nouveau code de secours ; l’ancien n’ouvre plus.",
        (HOME,),
        app="people('code')",
    ),
    Action(
        "palette", ("ctrl+p",), "Tout", "Toutes les actions, par leur nom.", EVERYWHERE, footer=True
    ),
    Action(
        "leave", ("ctrl+q",), "Quitter", "Quitte ; tout est enregistré.", EVERYWHERE, app="leave"
    ),
)


def actions_of(screen: str) -> Iterator[Action]:
    """The actions that apply on a screen, in the registry's order."""
    return (action for action in ACTIONS if screen in action.screens)


def bindings_of(screen: str) -> list[BindingType]:
    """The bindings of a screen."""
    return [
        Binding(",".join(a.keys), a.call, a.words, show=False, priority=a.priority)
        for a in actions_of(screen)
        if a.keys
    ]
