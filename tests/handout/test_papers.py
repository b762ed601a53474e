"""The slip as a file: ours alone and gone again, or the agent's own, never over another."""

from __future__ import annotations

import errno
import os
import stat
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from counter_app.desk.visit import Visit
from counter_app.dossier.reference import shown
from counter_app.handout import giving, papers
from counter_app.handout.giving import save_slip, usual_name
from counter_app.handout.page import Look
from counter_app.handout.papers import NotWrittenError, clear, keep, save
from tests.desk.mairie import Mairie
from tests.handout.slips import slip

POSIX = pytest.mark.skipif(os.name != "posix", reason="modes of files")


@pytest.fixture(autouse=True)
def _nothing_left() -> Iterator[None]:
    yield
    papers._written.clear()


def mode(file: Path) -> int:
    return stat.S_IMODE(file.stat().st_mode)


@POSIX
@pytest.mark.parametrize("mask", [0, 0o777])
def test_ours_is_in_the_data_folder_and_closed_to_others(tmp_path: Path, mask: int) -> None:
    before = os.umask(mask)
    try:
        file = keep(tmp_path, b"%PDF")
    finally:
        os.umask(before)
    assert file.parent == tmp_path
    assert file.read_bytes() == b"%PDF"
    assert mode(file) == 0o600


def test_ours_goes_when_guichet_locks(tmp_path: Path) -> None:
    ours, other = keep(tmp_path, b"%PDF"), tmp_path / "guichet.sqlite3"
    other.write_bytes(b"")
    clear(tmp_path)
    assert not ours.exists()
    assert other.exists()
    assert papers._written == set()


def test_what_a_killed_one_left_goes_and_what_another_prints_stays(tmp_path: Path) -> None:
    left, printing = tmp_path / "talon-a.pdf", tmp_path / "talon-b.pdf"
    for file in (left, printing):
        file.write_bytes(b"%PDF")
    os.utime(left, (time.time() - 3600,) * 2)
    clear(tmp_path)
    assert not left.exists()
    assert printing.exists()


def test_one_that_a_viewer_holds_goes_the_next_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(_file: Path) -> None:
        raise PermissionError

    file = keep(tmp_path, b"%PDF")
    with monkeypatch.context() as context:
        context.setattr(Path, "unlink", held)
        clear(tmp_path)
    assert file.exists()
    clear(tmp_path)
    assert not file.exists()


def test_a_data_folder_that_refuses_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(NotWrittenError, match=r"libérer le disque\.$"):
        keep(tmp_path / "gone", b"%PDF")


def test_saved_where_the_agent_wants(tmp_path: Path) -> None:
    save(tmp_path / "talon.pdf", b"%PDF")
    assert (tmp_path / "talon.pdf").read_bytes() == b"%PDF"
    if os.name == "posix":
        assert mode(tmp_path / "talon.pdf") == 0o600


def test_never_over_another_file(tmp_path: Path) -> None:
    (tmp_path / "talon.pdf").write_text("à garder")
    with pytest.raises(NotWrittenError, match="existe déjà"):
        save(tmp_path / "talon.pdf", b"%PDF")
    assert (tmp_path / "talon.pdf").read_text() == "à garder"


@pytest.mark.parametrize("name", ["gone/talon.pdf", "a\0b.pdf", "n" * 300])
def test_where_nothing_can_be_written(tmp_path: Path, name: str) -> None:
    with pytest.raises(NotWrittenError, match="ne s’écrit pas"):
        save(tmp_path / name, b"%PDF")


def test_a_full_disk_leaves_no_half_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Full:
        def __enter__(self) -> Full:
            raise OSError(errno.ENOSPC, "full")

        def __exit__(self, *_error: object) -> None: ...

    def opened(descriptor: int, _mode: str) -> Full:
        os.close(descriptor)
        return Full()

    monkeypatch.setattr(os, "fdopen", opened)
    with pytest.raises(NotWrittenError, match="disque est plein"):
        save(tmp_path / "talon.pdf", b"%PDF")
    assert list(tmp_path.iterdir()) == []


# -- by the name that was typed ----------------------------------------------------------------


def test_its_ending_says_what_it_is(mairie: Mairie, visit: Visit, tmp_path: Path) -> None:
    made = slip(mairie, visit)
    assert save_slip(made, Look.EASY, str(tmp_path / "a.PDF")).read_bytes().startswith(b"%PDF-1.")
    assert save_slip(made, Look.EASY, f" {tmp_path / 'b'} ") == tmp_path / "b.pdf"
    text = save_slip(made, Look.EASY, str(tmp_path / "c.txt")).read_text("utf-8")
    assert text.startswith("MAIRIE DE SAINT-THOMAS\n")
    assert text.endswith("\n")
    assert "étapes en tout" in text


def test_without_a_folder_it_is_among_the_documents(
    mairie: Mairie, visit: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(giving, "usual_folder", lambda: tmp_path)
    made = slip(mairie, visit)
    assert usual_name(made) == f"talon-{shown(made.reference)}.pdf"
    assert save_slip(made, Look.ORDINARY, "ici.txt") == tmp_path / "ici.txt"
    with pytest.raises(NotWrittenError, match="Écrire le nom"):
        save_slip(made, Look.ORDINARY, "  ")
    with pytest.raises(NotWrittenError, match="n’existe pas"):
        save_slip(made, Look.ORDINARY, "~personne-de-ce-nom/ici.pdf")


def test_the_documents_are_the_users_or_the_home(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path / "Documents"))
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert giving.usual_folder() == tmp_path
    (tmp_path / "Documents").mkdir()
    if os.name == "posix":
        assert giving.usual_folder() == tmp_path / "Documents"
