"""The dossiers that were left: on their way to the disk and then let go, wiped, or in memory only.

Decides nothing about a dossier; knows no screen and no board.
"""

from __future__ import annotations

from counter_app.desk.holds import Holds
from counter_app.desk.ledger import Ledger
from counter_app.desk.pen import Clock
from counter_app.desk.saving import Saving
from counter_app.desk.visit import Visit
from counter_app.dossier.reference import shown
from counter_app.store.header import Header
from counter_app.store.records import ClosedVisit, trace
from counter_app.store.writes import CloseVisit

WAIT_TO_QUIT = 5.0
"""Seconds given to the disk before leaving is refused."""

SHORT_WAIT = 0.2
"""Seconds given to a disk that is known to be out of order."""


def _only_in_memory(visit: Visit) -> bool:
    """Whether something would be lost with this process."""
    ledger = visit.ledger
    return ledger.in_memory and not (ledger.ended or visit.facts.closing or visit.pen.untouched)


class Parking:
    """`unkept`: by their ids, the visits of which nothing is kept, until they are closed."""

    def __init__(self, saving: Saving, holds: Holds, clock: Clock) -> None:
        self.unkept: dict[str, Visit] = {}
        self._tickets: dict[str, int] = {}
        self._saving = saving
        self._holds = holds
        self._now = clock

    def park(self, visit: Visit) -> None:
        """An untouched dossier vanishes, a closed one is wiped, the others stay; let go once that
        is on disk. One of which nothing is kept stays in memory.
        """
        ledger = visit.ledger
        self.unkept.pop(ledger.header.id, None)
        if _only_in_memory(visit):
            self.unkept[ledger.header.id] = visit
            return
        if not visit.pen.read_only and not ledger.ended:
            visit.fields.leave("iban")
            visit.pen.forget_useless()
            if visit.facts.closing:
                visit.pen.note("closed", visit.facts.closing.kind)
                self.wipe(ledger)
            elif visit.pen.untouched:
                ledger.vanish(visit.pen.agent, self._now())
        self.let_go(ledger)
        self.catch_up()

    def let_go(self, ledger: Ledger) -> None:
        """Another window may have it once what is queued of it is on disk."""
        self._tickets[ledger.header.id] = ledger.ticket

    def on_its_way(self, dossier_id: str) -> bool:
        """Whether the last of a dossier that was left is not yet on disk."""
        return dossier_id in self._tickets

    def catch_up(self) -> None:
        """Wait for the disk a little, and let go of what has been left and is on it."""
        self._saving.flush(SHORT_WAIT if self._saving.fault else WAIT_TO_QUIT)
        for dossier_id, ticket in list(self._tickets.items()):
            if self._saving.has(ticket):
                del self._tickets[dossier_id]
                self._holds.release(dossier_id)

    def wipe(self, ledger: Ledger) -> None:
        """All of a dossier goes for good, but for the anonymous row of its visit."""
        ledger.end(CloseVisit(ledger.header.id, self._trace(ledger.header)))

    def _trace(self, header: Header) -> ClosedVisit:
        at = header.closing.at if header.closing else self._now()
        kind = header.closing.kind if header.closing else "other"
        return trace(header.procedure, kind, header.created_at, at.astimezone(self._now().tzinfo))

    def only_in_memory(self, *here: Visit) -> dict[str, str]:
        """The dossiers that closing the desk would lose, the citizen wanting nothing kept: their
        references, by id. `here`: the visits on the screen.
        """
        known = (*self.unkept.values(), *here)
        headers = [visit.ledger.header for visit in known if _only_in_memory(visit)]
        return {header.id: shown(header.reference) for header in headers}

    def lose(self) -> None:
        """The visits of which nothing is kept end with the desk."""
        for visit in self.unkept.values():
            self.wipe(visit.ledger)
        self.unkept.clear()
