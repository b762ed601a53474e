"""Printing: the right bytes to the right program, and a sentence for all that goes wrong."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from counter_app.desk.visit import Visit
from counter_app.handout import papers, printer
from counter_app.handout.giving import pdf_of, print_slip
from counter_app.handout.page import Look
from counter_app.handout.printer import NotPrintedError
from tests.desk.mairie import Mairie
from tests.handout.printers import NEEDS_LP, install, take_away
from tests.handout.slips import slip

pytestmark = NEEDS_LP


@pytest.mark.parametrize("look", Look)
def test_lp_is_given_the_slip_and_no_file_is_written(
    mairie: Mairie, visit: Visit, look: Look, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lp, made = install(monkeypatch, tmp_path / "bin"), slip(mairie, visit)
    before = {*mairie.home.rglob("*")}
    print_slip(made, look, mairie.home)
    assert lp.paper == pdf_of(made, look)
    assert lp.asked == "['-t', 'Guichet', '-o', 'media=A4']"
    assert {*mairie.home.rglob("*")} == before


def test_lp_is_called_by_its_whole_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lp = install(monkeypatch, tmp_path / "bin")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", "bin")
    send = printer.printer(tmp_path)
    monkeypatch.chdir("/")
    send(b"%PDF")
    assert lp.paper == b"%PDF"


def test_no_printer_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    take_away(monkeypatch, tmp_path / "bin")
    with pytest.raises(NotPrintedError, match=r"Pas d’imprimante sur ce PC.*QR\.$"):
        printer.printer(tmp_path)


def test_lp_that_went_since(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lp = install(monkeypatch, tmp_path / "bin")
    send = printer.printer(tmp_path)
    (lp.folder / "lp").unlink()
    with pytest.raises(NotPrintedError, match="Pas d’imprimante"):
        send(b"%PDF")


@pytest.mark.parametrize(
    ("complaint", "told"),
    [
        ("lp: Error - no default destination available.", "Aucune imprimante par défaut"),
        ("lp: error - No destinations added.", "Aucune imprimante par défaut"),
        ("lp: Error - scheduler not responding.", "voir si elle est allumée"),
        ("", "n’a pas pris le talon"),
    ],
)
def test_what_lp_refuses_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, complaint: str, told: str
) -> None:
    install(monkeypatch, tmp_path / "bin", code=1, complaint=complaint)
    with pytest.raises(NotPrintedError, match=told):
        printer.printer(tmp_path)(b"%PDF")


def test_a_queue_that_does_not_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, tmp_path / "bin", slow=30)
    monkeypatch.setattr(printer, "WAIT", 0.2)
    with pytest.raises(NotPrintedError, match="ne répond pas"):
        printer.printer(tmp_path)(b"%PDF")


# -- Windows -----------------------------------------------------------------------------------


def test_windows_prints_a_file_of_the_data_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, str, bytes]] = []

    def start(file: str, verb: str) -> None:
        asked.append((file, verb, Path(file).read_bytes()))

    monkeypatch.setattr(printer, "_start", start)
    printer.printer(tmp_path)(b"%PDF")
    [(file, verb, content)] = asked
    assert (verb, content) == ("print", b"%PDF")
    assert Path(file).parent == tmp_path
    papers.clear(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_windows_without_a_viewer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def start(_file: str, _verb: str) -> None:
        raise OSError(1155, "no association")

    monkeypatch.setattr(printer, "_start", start)
    with pytest.raises(NotPrintedError, match="Rien n’imprime un PDF"):
        printer.printer(tmp_path)(b"%PDF")
    papers.clear(tmp_path)


def test_windows_with_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printer, "_start", lambda _file, _verb: None)
    with pytest.raises(NotPrintedError, match="libérer le disque"):
        printer.printer(tmp_path / "gone")(b"%PDF")


@pytest.mark.parametrize(
    "said", [v for k, v in vars(printer).items() if k.isupper() and k[0] == "_"]
)
def test_every_sentence_fits_its_line(said: str) -> None:
    assert len(said) <= 66
    assert said.endswith(".")


def test_startfile_is_looked_up_where_it_is() -> None:
    assert printer._start is getattr(os, "startfile", None)
