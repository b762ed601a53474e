"""An older database is brought up to this schema with nothing lost, a copy of it kept before.

Nothing has been released after schema 1, so an invented schema 2 and 3 prove the machinery; the
kept database of schema 1 must go on opening, and be today's while schema 1 is.
"""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory

from counter_app.store import database as module
from counter_app.store.backup import asides, daily, inspect
from counter_app.store.database import open_database
from counter_app.store.migrations import upgrade as machinery
from counter_app.store.migrations.upgrade import SCRIPTS, upgrade
from counter_app.store.plain import SCHEMA
from counter_app.store.problems import StoreProblem
from counter_app.store.repository import Repository
from counter_app.store.upkeep import brought_up
from tests.store.schemas import FIXTURES, dump, revive
from tests.store.test_backup import TODAY

TWO = """
from alembic import op
import sqlalchemy as sa

revision = "2"
down_revision = "1"


def upgrade():
    op.add_column("dossier", sa.Column("priority", sa.Integer, nullable=False, server_default="0"))
    with op.batch_alter_table("answer") as batch:
        batch.alter_column("sealed", new_column_name="blob")
"""
THREE = """
from alembic import op

revision = "3"
down_revision = "2"


def upgrade():
    op.execute("UPDATE dossier SET priority = 7")
    {harm}
"""


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A database as version 1 left it."""
    return revive(FIXTURES / "schema_1.sql", tmp_path / "home" / "guichet.sqlite3")


def scripts(folder: Path, harm: str = "pass") -> Path:
    """The real revisions and two invented ones."""
    shutil.copytree(SCRIPTS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "versions" / "v2.py").write_text(TWO, "utf-8")
    (folder / "versions" / "v3.py").write_text(THREE.format(harm=harm), "utf-8")
    return folder


def rows(file: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute(query).fetchall()


def test_the_last_revision_is_this_schema() -> None:
    heads = ScriptDirectory(str(SCRIPTS)).get_heads()
    assert heads == [str(SCHEMA)]


@pytest.mark.parametrize("version", range(1, SCHEMA + 1))
def test_a_database_of_every_version_opens_with_nothing_lost(tmp_path: Path, version: int) -> None:
    path = revive(FIXTURES / f"schema_{version}.sql", tmp_path / "home" / "guichet.sqlite3")
    database = open_database(path, "mairie")
    (header,) = Repository(database).headers()
    stored = Repository(database).load(header.id)
    assert set(stored.answers) == {"last_name", "nir"}
    assert set(stored.ticks) == {"piece:carte_vitale"}
    assert [line.kind for line in Repository(database).journal()] == ["created"]
    database.close()


def test_the_kept_database_is_of_the_schema_that_is_made(tmp_path: Path) -> None:
    fresh = tmp_path / "home" / "guichet.sqlite3"
    open_database(fresh, "mairie").close()
    kept = revive(FIXTURES / f"schema_{SCHEMA}.sql", tmp_path / "kept" / "guichet.sqlite3")
    query = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY name"
    assert rows(kept, query) == rows(fresh, query), "python -m tests.store.schemas makes it again"


def test_revisions_are_applied_in_order_and_a_copy_is_kept(old: Path, tmp_path: Path) -> None:
    before = dump(old)
    sealed = rows(old, "SELECT dossier, field, version, sealed FROM answer ORDER BY field")
    kept = upgrade(old, 3, scripts=scripts(tmp_path / "scripts"))
    assert kept is not None
    assert asides(old) == (kept,)
    assert dump(kept) == before
    assert inspect(kept).schema == 1
    assert rows(old, "SELECT dossier, field, version, blob FROM answer ORDER BY field") == sealed
    assert rows(old, "SELECT priority FROM dossier") == [(7,)]
    assert len(rows(old, "SELECT * FROM tick")) == 1, "no cascade while a table was made again"
    assert rows(old, "PRAGMA user_version") == [(3,)]
    assert upgrade(old, 3, scripts=tmp_path / "scripts") is None, "once is enough"


def test_one_step_at_a_time(old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("counter_app.store.plain.SCHEMA", 3)
    folder = scripts(tmp_path / "scripts")
    assert upgrade(old, 2, scripts=folder, keep=False) is None
    assert rows(old, "SELECT priority FROM dossier") == [(0,)]
    assert asides(old) == ()
    upgrade(old, 3, scripts=folder)
    assert rows(old, "SELECT priority FROM dossier") == [(7,)]


@pytest.mark.parametrize(
    "harm",
    [
        'op.execute("SELECT nonsense")',
        'op.execute("PRAGMA defer_foreign_keys=ON"); op.execute("DELETE FROM dossier")',
    ],
)
def test_a_revision_that_fails_changes_nothing(old: Path, tmp_path: Path, harm: str) -> None:
    before = dump(old)
    with pytest.raises(StoreProblem, match="rien n’y est changé") as told:
        upgrade(old, 3, scripts=scripts(tmp_path / "scripts", harm))
    assert told.value.way_on
    assert dump(old) == before
    assert rows(old, "PRAGMA user_version") == [(1,)]


def test_a_version_nobody_leads_to_changes_nothing(old: Path) -> None:
    before = dump(old)
    with pytest.raises(StoreProblem, match="rien n’y est changé"):
        upgrade(old, SCHEMA + 1)
    assert dump(old) == before


def test_another_window_holds_it_back(old: Path, tmp_path: Path) -> None:
    window = open_database(old, "mairie")
    Repository(window).headers()
    with pytest.raises(StoreProblem, match="autre fenêtre"):
        upgrade(old, 2, scripts=scripts(tmp_path / "scripts"))
    window.close()


def test_opening_brings_it_up_and_a_copy_follows(
    old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = scripts(tmp_path / "scripts")
    daily(old, TODAY)
    real = upgrade

    def later(database: Path, to: int, *, keep: bool = True) -> Path | None:
        return real(database, to, scripts=folder, keep=keep)

    monkeypatch.setattr(machinery, "upgrade", later)
    monkeypatch.setattr(module, "SCHEMA", 3)
    monkeypatch.setattr("counter_app.store.upkeep.SCHEMA", 3)
    open_database(old, "mairie").close()
    assert rows(old, "PRAGMA user_version") == [(3,)]
    assert rows(old, "PRAGMA journal_mode") == [("wal",)]
    copy = old.parent / "backups" / f"guichet-{TODAY}.sqlite3"
    brought_up(copy)
    assert rows(copy, "SELECT priority FROM dossier") == [(7,)]
    assert len(asides(old)) == 1


def test_alembic_is_not_imported_while_nothing_is_to_be_done(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path;"
        "from counter_app.store.database import open_database;"
        f"open_database(Path({str(tmp_path / 'home' / 'g.sqlite3')!r}), 'm').close();"
        "print('alembic' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
