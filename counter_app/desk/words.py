"""Dates, delays and names in the French of the counter. Pure."""

from __future__ import annotations

from datetime import UTC, date, datetime

DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")

MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)


def local_now() -> datetime:
    """The desk's clock: aware, in the computer's own time zone."""
    return datetime.now(UTC).astimezone()


def plural(count: int, one: str, many: str = "") -> str:
    """« 1 essai », « 2 essais »; French counts 0 as singular."""
    return f"{count} {one if abs(count) < 2 else many or one + 's'}"


def dated(moment: date) -> str:
    """« samedi 21/11 »."""
    return f"{DAYS[moment.weekday()]} {moment:%d/%m}"


def day(moment: date, today: date) -> str:
    """A day as said at the desk: « aujourd’hui », « demain », « lundi 28/11 », « 03/01/2027 »."""
    distance = (moment - today).days
    if distance == 0:
        return "aujourd’hui"
    if distance == 1:
        return "demain"
    if distance == -1:
        return "hier"
    if abs(distance) < 60:
        return dated(moment)
    return f"{moment:%d/%m/%Y}"


def whole_day(moment: date) -> str:
    """A day nobody can misread: « samedi 28 novembre 2026 », « mardi 1er décembre 2026 »."""
    number = "1er" if moment.day == 1 else str(moment.day)
    return f"{DAYS[moment.weekday()]} {number} {MONTHS[moment.month - 1]} {moment.year}"


def ago(then: datetime, now: datetime) -> str:
    """How long since: « à l’instant », « il y a 3 min », « à 14:31 », « hier à 09:10 »."""
    then = then.astimezone(now.tzinfo)
    minutes = int((now - then).total_seconds() // 60)
    if minutes < 1:
        return "à l’instant"
    if minutes < 60:
        return f"il y a {minutes} min"
    if then.date() == now.date():
        return f"à {then:%H:%M}"
    return f"{day(then.date(), now.date())} à {then:%H:%M}"


def due(deadline: datetime, now: datetime, *, expires: bool) -> str:
    """A deadline: « expire demain », « rappel lundi 28/11 », « rappel passé », « expiré hier »."""
    deadline = deadline.astimezone(now.tzinfo)
    said = day(deadline.date(), now.date())
    if deadline < now:
        return f"expiré {said}" if expires else f"rappel {said}, passé"
    if (deadline - now).total_seconds() < 3600 and expires:
        return f"expire à {deadline:%H:%M}"
    return f"expire {said}" if expires else f"rappel {said}"
