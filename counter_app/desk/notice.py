"""What home says before something is wiped: how much, which dossier, when. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from counter_app.desk.words import plural
from counter_app.store.retention import Coming

NOTICE = timedelta(days=3)
"""How long before it goes home says so."""

_LIGHTER = "NIR, IBAN, n° de série effacés"


@dataclass(frozen=True, slots=True)
class Notice:
    """What goes soon: `words` for the whole list, `of` each dossier by its id."""

    words: str = ""
    of: Mapping[str, str] = field(default_factory=dict)


NOTHING_GOES = Notice()


def notice_of(coming: Iterable[Coming], now: datetime) -> Notice:
    """« effacement : 2 dossiers, le premier dans 3 jours ». `coming`: the first first; what goes
    whole is said before what only gets lighter.
    """
    going = tuple(coming)
    whole = tuple(one for one in going if one.whole)
    listed = whole or going
    if not listed:
        return NOTHING_GOES
    what = "effacement" if whole else _LIGHTER
    several = ", le premier" if len(listed) > 1 else ""
    words = f"{what}\u00a0: {plural(len(listed), 'dossier')}{several} {_when(listed[0].at, now)}"
    return Notice(words, {one.dossier: _of_one(one, now) for one in going})


def _of_one(one: Coming, now: datetime) -> str:
    when = _when(one.at, now)
    return f"effacé {when}" if one.whole else f"{_LIGHTER} {when}"


def _when(moment: datetime, now: datetime) -> str:
    """« aujourd’hui », « demain », « dans 3 jours »."""
    days = max(0, (moment.astimezone(now.tzinfo).date() - now.date()).days)
    return ("aujourd’hui", "demain")[days] if days < 2 else f"dans {days} jours"
