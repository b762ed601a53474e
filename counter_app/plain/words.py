"""The words an agent types, each with its letters, what it does and where.

`actions` are ids of the screen's registry: a test holds that whatever can be done there has its
word here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from counter_app.desk.text import folded

HOME, DOSSIER = "dossiers", "dossier"
BOTH = (HOME, DOSSIER)


@dataclass(frozen=True, slots=True)
class Word:
    """`letters`: the least that is always enough. `takes`: what may follow it, "" for nothing.
    `help`: one French sentence.
    """

    word: str
    letters: str
    help: str
    places: tuple[str, ...]
    actions: tuple[str, ...] = ()
    takes: str = ""


WORDS = (
    Word("aide", "?", "Ce que l’on peut faire ici.", BOTH, ("help", "palette", "tour")),
    Word("suivant", "s", "La ligne suivante, sans rien cocher.", (DOSSIER,), ("next_row",)),
    Word("précédent", "p", "La ligne d’avant.", (DOSSIER,), ("previous_row",)),
    Word("ligne", "li", "Va à une ligne.", (DOSSIER,), ("jump",), "NUMÉRO"),
    Word("étape", "e", "Redit toute l’étape, ou va à une autre.", (DOSSIER,), (), "NUMÉRO"),
    Word("étape suivante", "es", "L’étape suivante.", (DOSSIER,), ("next_step",)),
    Word("étape précédente", "ep", "L’étape d’avant.", (DOSSIER,), ("previous_step",)),
    Word("où", "ou", "Quel dossier, quelle étape, quelle ligne.", (DOSSIER,)),
    Word("détail", "d", "Tout ce qu’il faut savoir de cette ligne.", (DOSSIER,)),
    Word("cocher", "c", "Coche ou décoche la ligne, et y reste.", (DOSSIER,), ("tick",)),
    Word("toutes", "to", "Coche toutes les pièces.", (DOSSIER,), ("all_pieces",)),
    Word(
        "option",
        "o",
        "L’option suivante de la ligne, ou celle du numéro.",
        (DOSSIER,),
        ("next_option", "previous_option"),
        "NUMÉRO",
    ),
    Word("corriger", "k", "Met une correction ; encore : la suivante.", (DOSSIER,), ("fix",)),
    Word("vider", "vi", "Vide le champ de cette ligne.", (DOSSIER,)),
    Word("épeler", "x", "Dit en clair, signe par signe, la valeur d’ici.", (DOSSIER,)),
    Word(
        "copier", "co", "Copie une valeur pour ameli ; encore : la suivante.", (DOSSIER,), ("copy",)
    ),
    Word(
        "réponses", "r", "Les réponses d’ameli ; r2 choisit la 2.", (DOSSIER,), ("enter",), "NUMÉRO"
    ),
    Word("annuler", "a", "Reprend ce qui était avant le dernier geste.", (DOSSIER,), ("undo",)),
    Word("rétablir", "re", "Refait le geste annulé.", (DOSSIER,), ("redo",)),
    Word("interrompre", "i", "Met de côté, avec la raison et la date.", (DOSSIER,), ("interrupt",)),
    Word("clore", "cl", "Termine la visite, après la liste de clôture.", (DOSSIER,), ("finish",)),
    Word("talon", "t", "Dit le talon à donner au citoyen.", (DOSSIER,), ("slip",)),
    Word("qui tape", "qt", "Le citoyen, ou l’agent avec mandat.", (DOSSIER,), ("typist",)),
    Word("journal", "j", "Qui a fait quoi et quand, sans valeur.", (DOSSIER,), ("journal",)),
    Word("prolonger", "pr", "Garde le dossier plus longtemps, une fois.", (DOSSIER,), ("prolong",)),
    Word(
        "ne rien conserver",
        "nr",
        "Le dossier reste en mémoire, rien sur le disque.",
        (DOSSIER,),
        ("keep_nothing",),
    ),
    Word("effacer", "ef", "Efface tout le dossier, pour de bon.", (DOSSIER,), ("erase",)),
    Word("reprendre", "r", "Reprend le dossier du numéro.", (HOME,), ("enter",), "NUMÉRO"),
    Word("chercher", "c", "Cherche un nom, une référence, une naissance.", (HOME,), (), "TEXTE"),
    Word("tout", "t", "Dit tous les dossiers, ceux qui attendent aussi.", (HOME,)),
    Word(
        "liste",
        "l",
        "La liste des dossiers ; tout est enregistré.",
        BOTH,
        ("home", "next_row", "previous_row"),
    ),
    Word("nouveau", "n", "Un nouveau dossier ; l’autre reste à côté.", BOTH, ("new",)),
    Word("à côté", "ac", "Le dossier à côté suivant.", BOTH, ("aside",)),
    Word("journal", "j", "Qui a fait quoi dans celui du n°.", (HOME,), ("journal",), "NUMÉRO"),
    Word("prolonger", "pr", "Garde plus longtemps celui du n°.", (HOME,), ("prolong",), "NUMÉRO"),
    Word("effacer", "ef", "Efface celui du n°, pour de bon.", (HOME,), ("erase",), "NUMÉRO"),
    Word("confirmer", "cf", "La date de ce PC est juste.", (HOME,), ("confirm_date",)),
    Word("phrase", "ph", "Change votre phrase de passe.", (HOME,), ("passphrase",)),
    Word("agents", "ag", "Qui peut ouvrir Guichet ici.", (HOME,), ("agents",)),
    Word("ajouter", "aj", "Un agent de plus.", (HOME,), ("add_agent",)),
    Word("retirer", "rt", "Un agent de moins.", (HOME,), ("remove_agent",)),
    Word("code", "cd", "Un autre code de secours.", (HOME,), ("renew_code",)),
    Word("masquer", "m", "Tait ou dit ce qui nomme le citoyen.", BOTH, ("mask",)),
    Word("verrouiller", "v", "Verrouille ; la phrase ramène ici.", BOTH, ("lock",)),
    Word("quitter", "q", "Quitte ; tout est enregistré.", BOTH, ("leave",)),
)

KEYS: Mapping[str, str] = MappingProxyType(
    {
        "F1": "aide",
        "F2": "corriger",
        "F3": "nouveau",
        "F4": "copier",
        "F6": "à côté",
        "F7": "interrompre",
        "F8": "masquer",
        "F9": "talon",
        "F12": "verrouiller",
        "Échap": "liste",
        "^Z": "annuler",
        "^Y": "rétablir",
        "^P": "aide",
        "^Q": "quitter",
    }
)
"""The word for each key of the screen that a sentence of the desk may name."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A word was typed, and what followed it."""

    word: Word
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Several:
    """What was typed begins several words."""

    words: tuple[Word, ...]


_NUMBERED = re.compile(r"(?P<word>\D+?)\s*(?P<rest>\d[\d/]*)")


def words_of(place: str) -> tuple[Word, ...]:
    """The words of a place, in the order of the registry."""
    return tuple(word for word in WORDS if place in word.places)


def asked(text: str, place: str, *, beginnings: bool = True) -> Asked | Several | None:
    """The word that was typed: whole, by its letters, or by enough of its beginning. None: it is no
    word of that place. `beginnings`: False where what is typed may be a name.
    """
    text = text.strip()
    known = words_of(place)
    if found := _exact(text, known):
        return Asked(found)
    for head, rest in _cuts(text):
        if (found := _exact(head, known)) and found.takes:
            return Asked(found, rest)
    if not beginnings or len(folded(text)) < 2:
        return None
    begun = tuple(word for word in known if folded(word.word).startswith(folded(text)))
    if len(begun) == 1:
        return Asked(begun[0])
    return Several(begun) if begun else None


def may_be_a_name(text: str, found: Asked) -> bool:
    """Whether somebody might be called like that word: not of one letter, nor typed small, unless
    that is of no use alone (« li »).
    """
    if len(folded(text)) < 2 or found.rest:
        return False
    return text != text.lower() or found.word.word == "ligne"


def _exact(text: str, known: tuple[Word, ...]) -> Word | None:
    bare = folded(text)
    for word in known:
        if text == word.letters or (bare and bare in (folded(word.word), word.letters)):
            return word
    return None


def _cuts(text: str) -> tuple[tuple[str, str], ...]:
    """« chercher martin », « r2 »: what may be a word, and what follows it."""
    head, _, rest = text.partition(" ")
    cuts = [(head, rest.strip())] if rest.strip() else []
    if found := _NUMBERED.fullmatch(text):
        cuts.append((found["word"], found["rest"]))
    return tuple(cuts)
