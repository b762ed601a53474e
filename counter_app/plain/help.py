"""« aide »: the words of a place, and how the lines are answered."""

from __future__ import annotations

from collections.abc import Iterator

from counter_app.plain.words import HOME, Several, words_of

_HOW = {
    HOME: (
        "Entrée reprend le dossier dit en dernier lieu ; un numéro ouvre celui de la liste.",
        "Un nom, une référence ou une date de naissance cherche.",
    ),
    "dossier": (
        "Entrée : coche ce qui est à faire et passe à la ligne suivante.",
        "Champ : taper la valeur ; Entrée seule la laisse et passe à la suivante.",
        "Un chiffre choisit la correction, l’option ou la réponse qui porte ce numéro.",
        "Nom : un mot d’ici s’écrit en minuscules ; un nom d’une lettre, =O.",
    ),
}
_EVERYWHERE = (
    "Ctrl+C revient sans rien perdre ; Ctrl+D quitte.",
    "Les mots, et ce qui suffit d’en taper :",
)


def help_lines(place: str) -> Iterator[str]:
    """How to answer, then each word with its letters and what it does."""
    yield from _HOW[place]
    yield from _EVERYWHERE
    for word in words_of(place):
        takes = f" {word.takes}" if word.takes else ""
        yield f"{word.word}{takes}, ou {word.letters} : {word.help}"


def which(found: Several) -> str:
    """« liste ou ligne ? »: what was typed begins several words."""
    names = [word.word for word in found.words]
    return f"{', '.join(names[:-1])} ou {names[-1]} ?"
