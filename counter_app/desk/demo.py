"""Six invented dossiers, one in every state of waiting, to try Guichet without anyone's data.

The people are invented: names from a play, NIRs and IBANs with right keys that belong to nobody.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from secrets import token_urlsafe

from counter_app.desk.counter import Counter
from counter_app.desk.visit import Visit
from counter_app.desk.words import local_now
from counter_app.settings import Settings
from counter_app.store.database import open_database
from counter_app.vault.slots import KeySlots

AGENT = "Claire (essai)"


@dataclass(slots=True)
class _Clock:
    """A clock one can set back while the dossiers are made."""

    back: timedelta = timedelta()

    def now(self) -> datetime:
        return local_now() - self.back


def furnished(settings: Settings) -> Counter:
    """An open desk on a new database with six dossiers, as they stand in the middle of a day."""
    database = open_database(settings.database, settings.site)
    first = KeySlots(settings.database).create(AGENT, token_urlsafe(24))
    clock = _Clock()
    counter = Counter(settings, AGENT, first.key, database, clock.now)
    for make, back in _VISITS:
        clock.back = back
        visit = counter.new()
        make(visit)
        counter.leave(visit)
    clock.back = timedelta()
    return counter


def _typed(visit: Visit, **texts: str) -> None:
    for field, text in texts.items():
        visit.fields.type(field, text, len(text), "")


def _identity(visit: Visit, name: str, nir: str, born: str, postcode: str) -> None:
    visit.checklist.all_pieces()
    _outcome(visit, "acces")
    _typed(visit, last_name=name, nir=nir, birth_date=born, postal_code=postcode)


def _outcome(visit: Visit, step_id: str, which: Callable[..., bool] | str = "") -> None:
    """Choose in a step: the outcome of that id, or the first that leads on."""
    step = visit.dossier.procedure.step(step_id)
    for outcome in step.outcome:
        if outcome.id == which or (not which and outcome.next):
            visit.ways.choose(step, outcome)
            return
    raise LookupError(f"{step_id}.{which}")


def _refused(visit: Visit) -> None:
    _identity(visit, "MARTIN", "2 94 03 75 120 005 91", "12/03/1994", "42000")
    _outcome(visit, "connexion", "refusees")


def _link(visit: Visit) -> None:
    _identity(visit, "SAÏDI", "1 58 07 99 352 014 75", "04/07/1958", "42100")
    _outcome(visit, "connexion")
    _typed(visit, iban="3M02606", vitale_serial="31004523786")
    _outcome(visit, "verification")
    _typed(visit, email="saidi.essai@laposte.net", phone="06 12 34 56 78")
    visit.ways.choose(visit.step, next(o for o in visit.step.outcome if o.wait))


def _no_iban(visit: Visit) -> None:
    _identity(visit, "BONNET", "2 49 01 42 218 033 90", "30/01/1949", "42300")
    _outcome(visit, "connexion")
    visit.stopping.interrupt("document_missing", visit.now().date(), detail="iban")


def _code(visit: Visit) -> None:
    _identity(visit, "DUPUIS", "1 71 09 42 207 051 84", "18/09/1971", "42400")
    _outcome(visit, "connexion", "code_courrier")


def _begun(visit: Visit) -> None:
    visit.checklist.toggle("piece:carte_vitale")
    _typed(visit, last_name="ROUX")


def _card(visit: Visit) -> None:
    _identity(visit, "N’DIAYE", "2 85 11 42 218 140 28", "02/11/1985", "42000")
    visit.stopping.interrupt("card_inactive", visit.now().date() + timedelta(days=7))


_VISITS: tuple[tuple[Callable[[Visit], None], timedelta], ...] = (
    (_code, timedelta(days=9)),
    (_card, timedelta(days=2)),
    (_no_iban, timedelta(hours=3)),
    (_begun, timedelta(minutes=40)),
    (_link, timedelta(minutes=12)),
    (_refused, timedelta(minutes=3)),
)
