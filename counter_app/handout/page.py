"""A slip laid out: the same parts in the same order, whether they become text, PDF or large print.

Knows words and order, no width and no font. Two wordings: the ordinary and the easy-to-read one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from counter_app.desk.words import plural, whole_day
from counter_app.dossier.reference import shown
from counter_app.handout.slip import Deadline, Slip, Stage
from counter_app.handout.wording import wording
from counter_app.typography import french


class Look(StrEnum):
    """How a slip is presented."""

    ORDINARY = "ordinary"
    LARGE = "large"
    EASY = "easy"


class Sign(StrEnum):
    """What stands before a line."""

    NONE = ""
    DONE = "✓"
    TODO = "○"


@dataclass(frozen=True, slots=True)
class Line:
    """One line or sentence of a part. `strong`: what must not be missed."""

    text: str
    sign: Sign = Sign.NONE
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A heading and its lines."""

    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """`head`: the mairie, its name first. `reference`: « K7Q-42M ». `square`: what the QR code of
    `link` is for, where there is one.
    """

    look: Look
    head: tuple[str, ...]
    title: str
    under: str
    reference: str
    caption: str
    parts: tuple[Part, ...]
    link: str
    square: str


def page_of(slip: Slip, look: Look) -> Page:
    """The page of a slip; large print has the ordinary words."""
    easy = look is Look.EASY
    parts = _easy(slip) if easy else _ordinary(slip)
    return Page(
        look=look,
        head=(slip.mairie.name, *((slip.mairie.address,) if slip.mairie.address else ())),
        title="Votre compte ameli",
        under=f"{whole_day(slip.day)}" if easy else f"{slip.title} · {whole_day(slip.day)}",
        reference=shown(slip.reference),
        caption=_EASY_CAPTION if easy else _CAPTION,
        parts=tuple(part for part in parts if part.lines),
        link=slip.link,
        square=_EASY_SQUARE if easy else _SQUARE,
    )


_CAPTION = "À donner en entier\u00a0: le dernier signe vérifie les autres."
_EASY_CAPTION = "C’est votre référence. Gardez ce papier."
_SQUARE = "Le carré, pris en photo par un téléphone, ouvre le site."
_EASY_SQUARE = "Prenez le carré en photo. Le site s’ouvre."


def _ordinary(slip: Slip) -> Iterator[Part]:
    yield Part("Où vous en êtes", tuple(map(_stage, slip.stages)))
    if slip.reason:
        said = Line(wording().reason(slip.reason))
        yield Part("Ensuite" if not slip.ended else "C’est terminé", (said, *_until(slip.deadline)))
    yield Part("À apporter ou à compléter", _ordinary_lacks(slip))
    yield Part("À penser", tuple(_todo(each.words) for each in slip.reminders))
    yield Part("Où revenir", (Line(_place(slip)), *map(Line, map(french, slip.mairie.hours))))
    yield Part("Pour toute question", _ordinary_help(slip))


def _stage(stage: Stage) -> Line:
    words = f"{stage.number} {stage.title}"
    return Line(f"{words}\u00a0: fait", Sign.DONE) if stage.done else _todo(words)


def _todo(text: str) -> Line:
    return Line(text, Sign.TODO)


def _ordinary_lacks(slip: Slip) -> tuple[Line, ...]:
    """Each thing once: an address is a piece, and a field of the step."""
    return tuple(map(_todo, dict.fromkeys(each.words for each in slip.lacks)))


def _ordinary_help(slip: Slip) -> tuple[Line, ...]:
    return (
        Line(f"Téléphone de l’Assurance Maladie\u00a0: {slip.phone}"),
        Line(f"Site\u00a0: {slip.link}"),
    )


def _place(slip: Slip) -> str:
    return f"{slip.mairie.name}, avec cette référence."


def _until(deadline: Deadline | None) -> tuple[Line, ...]:
    if deadline is None:
        return ()
    day = whole_day(deadline.day)
    if deadline.hour:
        return (Line(f"Avant {deadline.hour:%H\u00a0h\u00a0%M}, {day}.", strong=True),)
    said = f"Avant le {day}." if deadline.expires else f"À revoir le {day}."
    return (Line(said, strong=True),)


def _easy(slip: Slip) -> Iterator[Part]:
    said = wording()
    parts = [
        Part("Où vous en êtes", tuple(map(Line, _progress(slip)))),
        Part("Ce que vous devez faire", (*_easy_reason(slip), *_easy_until(slip.deadline))),
        Part("Ce que vous devez apporter", _easy_lacks(slip)),
        Part(
            "À penser",
            tuple(Line(s) for each in slip.reminders for s in said.easily("reminder", each)),
        ),
        Part("Pour revenir", tuple(map(Line, _easy_return(slip)))),
        Part("Pour poser une question", tuple(map(Line, _easy_help(slip)))),
    ]
    yield from parts
    sentences = [_EASY_CAPTION, *(line.text for part in parts for line in part.lines)]
    means = [f"{word}\u00a0: {meaning}" for word, meaning in said.explained(sentences)]
    yield Part("Les mots difficiles", tuple(map(Line, means)))


def _progress(slip: Slip) -> Iterator[str]:
    behind, all_ = sum(stage.done for stage in slip.stages), len(slip.stages)
    yield f"Il y a {plural(all_, 'étape')} en tout."
    if behind:
        verb = "est faite" if behind == 1 else "sont faites"
        yield f"{plural(behind, 'étape')} {verb}."
    if not slip.ended:
        yield f"Il reste {plural(all_ - behind, 'étape')}."


def _easy_reason(slip: Slip) -> tuple[Line, ...]:
    if slip.reason is None:
        return ()
    return tuple(map(Line, wording().easily("reason", slip.reason)))


def _easy_lacks(slip: Slip) -> tuple[Line, ...]:
    """Each thing once: the RIB is a piece, and what a field is copied from."""
    said = [sentence for each in slip.lacks for sentence in wording().easily("", each)]
    return tuple(_todo(sentence) for sentence in dict.fromkeys(said))


def _easy_until(deadline: Deadline | None) -> tuple[Line, ...]:
    if deadline is None:
        return ()
    day = whole_day(deadline.day)
    if deadline.hour:
        hour = f"{deadline.hour.hour}\u00a0heures {deadline.hour.minute or ''}".strip()
        return (Line(f"C’est aujourd’hui, avant {hour}.", strong=True),)
    said = f"Avant le {day}." if deadline.expires else f"Revenez le {day}."
    return (Line(said, strong=True),)


def _easy_return(slip: Slip) -> Iterator[str]:
    yield f"Revenez ici\u00a0: {slip.mairie.name}."
    yield "Apportez ce papier."
    if slip.mairie.hours:
        yield "La mairie est ouverte\u00a0:"
        yield from map(french, slip.mairie.hours)


def _easy_help(slip: Slip) -> Iterator[str]:
    yield f"Téléphonez au {slip.phone}."
    yield f"Ou allez sur le site {slip.link}"
