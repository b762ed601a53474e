"""An unlocked desk: the agent, the key, the open database; gives visits and the board.

Made by `opening` only. Everything heavy (SQLModel, the ciphers, the procedures) is imported by this
module, so that whoever imports it says « not before the first screen ».
"""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC
from uuid import uuid4

from counter_app.desk.archive import Archive, Resumed
from counter_app.desk.board import Board, board_of
from counter_app.desk.care import Caretaker
from counter_app.desk.holds import Holds
from counter_app.desk.journal import Entry, entries
from counter_app.desk.ledger import Ledger
from counter_app.desk.parking import WAIT_TO_QUIT, Parking
from counter_app.desk.pen import Clock, Pen
from counter_app.desk.problem import DeskProblem
from counter_app.desk.retention import Retention
from counter_app.desk.saving import Saving
from counter_app.desk.steps import digest
from counter_app.desk.visit import Visit
from counter_app.desk.words import local_now
from counter_app.dossier import moves
from counter_app.dossier.dossier import Dossier
from counter_app.dossier.facts import SEALED, SENSITIVE, Facts, Place, unreadable, with_all_of
from counter_app.dossier.history import History
from counter_app.dossier.reference import draw
from counter_app.procedure.loader import shipped
from counter_app.procedure.model import Procedure
from counter_app.procedure.text import offered
from counter_app.settings import Settings
from counter_app.store.database import Database
from counter_app.store.header import Header
from counter_app.store.journal import UNREADABLE
from counter_app.store.records import JournalLine
from counter_app.store.writes import AppendJournal
from counter_app.vault.key import DataKey


class Counter:
    """One agent at one desk, until locked. `saving` says what is on disk."""

    def __init__(
        self,
        settings: Settings,
        agent: str,
        key: DataKey,
        database: Database,
        clock: Clock = local_now,
    ) -> None:
        self.settings = settings
        self.agent = agent
        self.now = clock
        self.key = key
        self._database = database
        self._archive = Archive(database, key)
        self._holds = Holds(settings.locks)
        half_closed = self._archive.half_closed()
        self.saving = Saving(database, clock)
        self.parking = Parking(self.saving, self._holds, clock)
        self.retention = Retention(settings, database, self.saving, clock)
        self.caretaker: Caretaker | None = None
        with suppress(DeskProblem):
            self.retention.purge()
        with suppress(DeskProblem):
            self._finish(half_closed)

    # -- reading ---------------------------------------------------------------------------

    def board(self) -> Board:
        """The open dossiers as home lists them. Raises DeskProblem."""
        self.parking.catch_up()
        self.retention.daily()
        headers = self._archive.headers()
        names = self._archive.names(headers)
        unkept = self.parking.unkept.values()
        listed = (*(visit.ledger.header for visit in unkept), *headers)
        names |= {visit.ledger.header.id: dict(visit.facts.answers) for visit in unkept}
        cut_off = self._holds.cut_off({header.id for header in listed})
        return board_of(
            listed,
            names,
            self._archive.procedure_of,
            self.agent,
            self.now(),
            cut_off=cut_off,
            notice=self.retention.notice(headers),
        )

    def pulse(self) -> object:
        """What is not the same any more once any window has written; None while the disk does not
        answer. Cheap.
        """
        with suppress(DeskProblem):
            return self._archive.pulse()
        return None

    def is_newcomer(self) -> bool:
        """Whether this agent has opened no dossier yet, nor followed the tour."""
        with suppress(DeskProblem):
            return not self._archive.has_done(self.agent, ("created", "opened", "toured"))
        return False

    def has_toured(self) -> None:
        """It need not be offered again."""
        line = JournalLine(self.now().astimezone(UTC), self.agent, "toured")
        self.saving.put(AppendJournal(line))

    def journal(self, dossier_id: str) -> tuple[Entry, ...]:
        """« Journal du dossier »: who did what, and when. Raises DeskProblem."""
        self.parking.catch_up()
        return entries(self._archive.journal(dossier_id), self.now().tzinfo)

    def procedure_of(self, header: Header) -> Procedure:
        """The text the dossier began under, else the shipped one. Raises DeskProblem."""
        found = self._archive.procedure_of(header)
        if found is None:
            raise DeskProblem(
                "La procédure de ce dossier n’est plus lisible\u00a0: prévenir l’informatique."
            )
        return found

    # -- visits ----------------------------------------------------------------------------

    def new(self, procedure_id: str = "") -> Visit:
        """A new dossier on the usual procedure; on disk once something is typed or ticked. Raises
        DeskProblem.
        """
        procedure = self.procedure(procedure_id or self.settings.usual_procedure)
        facts = Facts(procedure.id, Place(procedure.steps[0].id))
        facts = moves.enter_step(procedure, facts, procedure.steps[0].id)
        now = self.now().astimezone(UTC)
        header = Header(
            id=str(uuid4()),
            site=self.settings.site,
            reference=draw(self._archive.references()),
            procedure=procedure.id,
            procedure_sha=digest(procedure),
            place=facts.place,
            typist="citizen",
            created_at=now,
            touched_at=now,
            touched_by="",
            version=0,
        )
        self._holds.take(header.id, to_work=True)
        return self._visit(procedure, facts, self._ledger(header))

    def open(self, dossier_id: str) -> Visit:
        """A dossier resumed; read-only when another window holds it. Raises DeskProblem."""
        if unkept := self.parking.unkept.get(dossier_id):
            unkept.ways.resumed_at, unkept.pen.agent = self.now(), self.agent
            unkept.pen.read_only = False
            return unkept
        self.parking.catch_up()
        if self.parking.on_its_way(dossier_id):
            raise DeskProblem(
                "Ses dernières saisies ne sont pas encore sur le disque\u00a0: attendre un instant."
            )
        held = self._holds.take(dossier_id, to_work=True)
        try:
            visit = self._resumed(self._archive.resumed(dossier_id), read_only=not held)
        except DeskProblem:
            self._holds.release(dossier_id)
            raise
        visit.pen.note("opened")
        if held:
            # Ended before it was left.
            visit.pen.forget_useless()
        if lost := unreadable(visit.facts):
            visit.pen.note(UNREADABLE, " ".join(name for name in lost if name in SEALED))
        return visit

    def _resumed(self, found: Resumed, *, read_only: bool) -> Visit:
        procedure, facts = self.procedure_of(found.header), found.facts
        if all(step.id != facts.place.step for step in procedure.steps):
            facts = moves.enter_step(procedure, facts, procedure.steps[0].id)
        ledger = self._ledger(found.header, stored=True)
        return self._visit(
            procedure, facts, ledger, found.history, read_only=read_only, resumed=True
        )

    def _ledger(self, header: Header, *, stored: bool = False) -> Ledger:
        never = with_all_of(SENSITIVE) if self.settings.sensitive_days == 0 else ()
        put = self.saving.put
        return Ledger(self.key, put, header, stored=stored, unkept=frozenset(never))

    def _visit(
        self,
        procedure: Procedure,
        facts: Facts,
        ledger: Ledger,
        history: History | None = None,
        *,
        read_only: bool = False,
        resumed: bool = False,
    ) -> Visit:
        elsewhere = self._archive.addresses_elsewhere(ledger.header.id)
        dossier = Dossier(procedure, facts, self.now().date(), elsewhere, history)
        pen = Pen(dossier, ledger, self.agent, self.now, read_only)
        return Visit(pen, self.procedure, resumed=resumed)

    def offers(self) -> tuple[tuple[str, str], ...]:
        """The procedures one can begin, id and words, the usual one first."""
        usual = self.settings.usual_procedure
        listed = sorted(shipped().values(), key=lambda p: (p.id != usual, p.number, p.id))
        return tuple((p.id, offered(p)) for p in listed)

    def procedure(self, procedure_id: str) -> Procedure:
        """A shipped procedure. Raises DeskProblem."""
        found = shipped().get(procedure_id)
        if found is None:
            raise DeskProblem(
                f"La procédure «\u00a0{procedure_id}\u00a0» manque\u00a0: prévenir l’informatique."
            )
        return found

    # -- leaving ---------------------------------------------------------------------------

    def leave(self, visit: Visit) -> None:
        """Parked: an untouched dossier vanishes, a closed one is wiped, the others stay. Another
        window may have it once it is on disk. Harmless when done twice. One of which nothing is
        kept stays in memory until it is closed, or the desk is.
        """
        visit.pen.wiped |= visit.facts.closing is not None
        self.parking.park(visit)
        if visit.pen.wiped:
            visit.pen.wiped = False
            self.retention.spread()

    def erase(self, visit: Visit) -> None:
        """« Effacer ce dossier », open here: all of it goes at once, and for good."""
        if not visit.pen.read_only and not visit.ledger.ended:
            visit.pen.note("erased")
            self.parking.wipe(visit.ledger)
            visit.pen.wiped = True
            self.leave(visit)

    def erase_parked(self, dossier_id: str) -> None:
        """The same, of one that is in the list only. Raises DeskProblem: a window has it."""
        if dossier_id in self.parking.unkept:
            self.erase(self.open(dossier_id))
        else:
            self.retention.erase(dossier_id, self.agent)

    def _finish(self, half_closed: tuple[Header, ...]) -> None:
        """Wipe what was closed when Guichet ended, unless another window is still in it. Raises
        DeskProblem.
        """
        for header in half_closed:
            if not self._holds.take(header.id):
                continue
            # Read again: that window may have undone the closing just before it let go.
            if header in self._archive.half_closed():
                ledger = self._ledger(header, stored=True)
                kind = header.closing.kind if header.closing else ""
                ledger.journal("closed", header.touched_by, self.now(), kind)
                self.parking.wipe(ledger)
                self.parking.let_go(ledger)
            else:
                self._holds.release(header.id)
        if half_closed:
            self.retention.spread()
        self.parking.catch_up()

    # -- ending ----------------------------------------------------------------------------

    def close(self, wait: float = WAIT_TO_QUIT) -> bool:
        """Write what is queued, let everything go, forget the key. False: something is unsaved, and
        the desk stays open.
        """
        if not self.saving.flush(wait):
            return False
        self.parking.lose()
        if not self.saving.stop(wait):
            return False
        if self.caretaker is not None:
            self.caretaker.stop()
        self.retention.close()
        self._holds.release_all()
        self._database.close()
        self.key.forget()
        return True
