"""A database of every schema that was ever released, as SQL, so that it can be read in a review.

`python -m tests.store.schemas` writes today's again: only while that schema is not released.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from counter_app.store.database import open_database
from counter_app.store.plain import APPLICATION, SCHEMA
from counter_app.store.recorder import Recorder
from counter_app.store.records import JournalLine, ProcedureText
from counter_app.store.writes import (
    AppendJournal,
    CloseVisit,
    PutAnswer,
    PutDossier,
    PutProcedureText,
    PutTick,
)
from tests.store.conftest import LINE, NOW, PATIENCE, TICK, VISIT, dossier_id, header

FIXTURES = Path(__file__).resolve().parent


def dump(file: Path) -> list[str]:
    """All of a database, as SQL."""
    with closing(sqlite3.connect(file)) as connection:
        return list(connection.iterdump())


def revive(script: Path, file: Path) -> Path:
    """The database of a script, with the marks that a dump leaves out."""
    file.parent.mkdir(mode=0o700)
    version = int(script.stem.rpartition("_")[2])
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(script.read_text("utf-8"))
        connection.execute(f"PRAGMA application_id={APPLICATION}")
        connection.execute(f"PRAGMA user_version={version}")
    return file


def furnish(file: Path) -> None:
    """One dossier of everything; what is sealed is no one's, and opens with no key."""
    database = open_database(file, "mairie")
    recorder = Recorder(database, lambda _ticket: None, lambda _sentence: None)
    one = dossier_id(1)
    recorder.put(
        PutProcedureText(ProcedureText("0" * 64, "ameli-1.3-cpam-loire", "1", "id = 'x'\n")),
        PutDossier(header(1)),
        PutAnswer(one, "last_name", 1, b"\x01sealed name"),
        PutAnswer(one, "nir", 1, b"\x01sealed nir"),
        PutTick(one, "piece:carte_vitale", TICK),
        AppendJournal(JournalLine(NOW, LINE.agent, "created", header(1).reference, one)),
        PutDossier(header(2)),
        CloseVisit(dossier_id(2), VISIT),
    )
    assert recorder.stop(PATIENCE)
    database.close()


def write_again(folder: Path) -> Path:
    """Today's schema as a script of the folder. `folder`: also where it is made."""
    made = folder / "made" / "guichet.sqlite3"
    furnish(made)
    target = FIXTURES / f"schema_{SCHEMA}.sql"
    target.write_text("\n".join([*dump(made), ""]), "utf-8")
    return target
