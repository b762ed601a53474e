"""An invented dossier to show what Guichet does: on no disk, in no list, gone when it is left.

The person is invented; the key of the number is wrong on purpose, to have a verdict to show.
"""

from __future__ import annotations

from datetime import UTC

from counter_app.desk.counter import Counter
from counter_app.desk.ledger import Ledger
from counter_app.desk.pen import Pen
from counter_app.desk.visit import Visit
from counter_app.dossier import moves
from counter_app.dossier.dossier import Dossier
from counter_app.dossier.facts import Facts, Place
from counter_app.dossier.moves import Stamp
from counter_app.store.header import Header

_PROCEDURE, _STEP = "ameli-1.3-cpam-loire", "connexion"
_TYPED = {
    "last_name": "MARTIN",
    "nir": "2 94 03 75 120 005 92",
    "birth_date": "12/03/1994",
    "postal_code": "4200",
}
_REFERENCE = "HJ3AQC"


def rehearsal(counter: Counter) -> Visit:
    """Mme Martin at 2/4, as on any day. Raises DeskProblem without its procedure."""
    procedure, now = counter.procedure(_PROCEDURE), counter.now()
    facts = Facts(procedure.id, Place(_STEP), dict(_TYPED))
    for document in procedure.documents[:2]:
        facts = moves.set_tick(facts, f"piece:{document.id}", "1", Stamp(now, counter.agent))
    facts = moves.enter_step(procedure, facts, _STEP)
    at = now.astimezone(UTC)
    header = Header(
        id="",
        site=counter.settings.site,
        reference=_REFERENCE,
        procedure=procedure.id,
        procedure_sha="",
        place=facts.place,
        typist="citizen",
        created_at=at,
        touched_at=at,
        touched_by=counter.agent,
        version=1,
    )
    ledger = Ledger(counter.key, lambda *_writes: 0, header, stored=True)
    pen = Pen(Dossier(procedure, facts, now.date()), ledger, counter.agent, counter.now)
    return Visit(pen, counter.procedure)
