"""An unlocked desk: the agent, the key, the open database; gives visits and the board.

Made by `opening` only. Everything heavy (SQLModel, the ciphers, the procedures) is imported by this
module, so that whoever imports it says « not before the first screen ».
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from uuid import uuid4

from counter_app.desk.board import Board, board_of
from counter_app.desk.ledger import Ledger, digest, opened
from counter_app.desk.problem import DeskProblem
from counter_app.desk.saving import Saving
from counter_app.desk.visit import Clock, Visit
from counter_app.dossier import moves
from counter_app.dossier.dossier import Dossier
from counter_app.dossier.facts import Facts, Place
from counter_app.dossier.reference import draw
from counter_app.procedure.loader import load, shipped
from counter_app.procedure.model import Procedure
from counter_app.procedure.problem import ProcedureError
from counter_app.settings import Settings
from counter_app.store.database import Database
from counter_app.store.header import Header
from counter_app.store.hold import Hold
from counter_app.store.problems import StoreProblem
from counter_app.store.records import ClosedVisit, band, iso_week
from counter_app.store.repository import Repository
from counter_app.store.writes import CloseVisit
from counter_app.vault.key import DataKey
from counter_app.vault.problems import SealBroken

WAIT_TO_QUIT = 5.0
"""Seconds given to the disk before leaving is refused."""


def local_now() -> datetime:
    """The desk's clock: aware, in the computer's own time zone."""
    return datetime.now(UTC).astimezone()


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
        self._repository = Repository(database)
        self.saving = Saving(database, clock)
        self._holds: dict[str, Hold] = {}
        self._texts: dict[str, Procedure] = {}
        self._finish_half_closed()

    # -- reading ---------------------------------------------------------------------------

    def board(self) -> Board:
        """The open dossiers as home lists them. Raises DeskProblem."""
        self.saving.flush(WAIT_TO_QUIT)
        try:
            headers = self._repository.headers()
            sealed = self._repository.answers_of(("last_name", "birth_date", "nir"))
        except StoreProblem as problem:
            raise DeskProblem(str(problem)) from problem
        names: dict[str, dict[str, str]] = {}
        for header in headers:
            try:
                names[header.id] = opened(self.key, header, sealed.get(header.id, {}))
            except SealBroken:
                names[header.id] = {"last_name": "(nom illisible)"}
        return board_of(headers, names, self.procedure_of, self.agent, self.now())

    def procedure_of(self, header: Header) -> Procedure:
        """The text the dossier began under, else the shipped one. Raises DeskProblem."""
        if known := self._texts.get(header.procedure_sha):
            return known
        found = shipped().get(header.procedure)
        if found is None or digest(found) != header.procedure_sha:
            found = self._kept_text(header) or found
        if found is None:
            raise DeskProblem(
                "La procédure de ce dossier n’est plus lisible : prévenir l’informatique."
            )
        self._texts[header.procedure_sha] = found
        return found

    def _kept_text(self, header: Header) -> Procedure | None:
        try:
            kept = self._repository.procedure_text(header.procedure_sha)
            return load(kept.toml, kept.id) if kept else None
        except (StoreProblem, ProcedureError):
            return None

    # -- visits ----------------------------------------------------------------------------

    def new(self, procedure_id: str = "") -> Visit:
        """A new dossier on the usual procedure; on disk once something is typed or ticked."""
        procedure = self.procedure(procedure_id or self.settings.usual_procedure)
        facts = Facts(procedure.id, Place(procedure.steps[0].id))
        facts = moves.enter_step(procedure, facts, procedure.steps[0].id)
        now = self.now().astimezone(UTC)
        header = Header(
            id=str(uuid4()),
            site=self.settings.site,
            reference=draw(self._repository.references()),
            procedure=procedure.id,
            procedure_sha=digest(procedure),
            place=facts.place,
            typist="citizen",
            created_at=now,
            touched_at=now,
            touched_by="",
            version=0,
        )
        self._hold(header.id)
        return self._visit(procedure, facts, Ledger(self.key, self.saving.put, header))

    def open(self, dossier_id: str) -> Visit:
        """A dossier resumed; read-only when another window holds it. Raises DeskProblem."""
        self.saving.flush(WAIT_TO_QUIT)
        held = self._hold(dossier_id)
        try:
            stored = self._repository.load(dossier_id)
            answers = opened(self.key, stored.header, stored.answers)
        except (StoreProblem, SealBroken) as problem:
            self._release(dossier_id)
            raise DeskProblem(str(problem)) from problem
        header = stored.header
        facts = Facts(
            header.procedure,
            header.place,
            answers,
            stored.ticks,
            header.waiting,
            header.closing,
            header.typist,
        )
        ledger = Ledger(self.key, self.saving.put, header, stored=True)
        procedure = self.procedure_of(header)
        if all(step.id != facts.place.step for step in procedure.steps):
            facts = moves.enter_step(procedure, facts, procedure.steps[0].id)
        visit = self._visit(procedure, facts, ledger, read_only=not held, resumed=True)
        visit.note("opened")
        return visit

    def _visit(
        self,
        procedure: Procedure,
        facts: Facts,
        ledger: Ledger,
        *,
        read_only: bool = False,
        resumed: bool = False,
    ) -> Visit:
        dossier = Dossier(procedure, facts, self.now().date())
        return Visit(
            dossier,
            ledger,
            self.agent,
            self.now,
            self.procedure,
            read_only=read_only,
            resumed=resumed,
        )

    def offers(self) -> tuple[tuple[str, str], ...]:
        """The procedures one can begin, id and words, the usual one first."""
        usual = self.settings.usual_procedure
        listed = sorted(shipped().values(), key=lambda p: (p.id != usual, p.number, p.id))
        return tuple((p.id, f"{p.number}  {p.title}".strip()) for p in listed)

    def procedure(self, procedure_id: str) -> Procedure:
        """A shipped procedure. Raises DeskProblem."""
        found = shipped().get(procedure_id)
        if found is None:
            raise DeskProblem(f"La procédure « {procedure_id} » manque : prévenir l’informatique.")
        return found

    def leave(self, visit: Visit) -> None:
        """Parked: an untouched dossier vanishes, a closed one is wiped, the others stay."""
        if not visit.read_only:
            if visit.facts.closing:
                visit.note("closed", visit.facts.closing.kind)
                self._wipe(visit.ledger.header)
                visit.ledger.stored = False
            elif visit.untouched:
                visit.ledger.vanish()
        self._release(visit.ledger.header.id)

    def _finish_half_closed(self) -> None:
        for header in self._repository.half_closed():
            if self._hold(header.id):
                self._wipe(header)
                self._release(header.id)

    def _wipe(self, header: Header) -> None:
        now = self.now()
        minutes = (now - header.created_at).total_seconds() / 60
        kind = header.closing.kind if header.closing else "other"
        closed = ClosedVisit(iso_week(now), header.procedure, kind, band(minutes))
        self.saving.put(CloseVisit(header.id, closed))

    # -- holds -----------------------------------------------------------------------------

    def _hold(self, dossier_id: str) -> bool:
        if dossier_id in self._holds:
            return True
        try:
            hold = Hold.try_take(self.settings.locks, dossier_id)
        except StoreProblem:
            return False
        if hold is not None:
            self._holds[dossier_id] = hold
        return hold is not None

    def _release(self, dossier_id: str) -> None:
        if hold := self._holds.pop(dossier_id, None):
            hold.release()

    # -- ending ----------------------------------------------------------------------------

    def close(self, wait: float = WAIT_TO_QUIT) -> bool:
        """Write what is queued, let everything go, forget the key. False: something is unsaved, and
        the desk stays open.
        """
        if not self.saving.stop(wait):
            return False
        for dossier_id in list(self._holds):
            self._release(dossier_id)
        self._database.close()
        self.key.forget()
        return True
