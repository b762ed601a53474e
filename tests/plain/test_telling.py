"""Every step of every procedure, as it would be heard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from counter_app.desk.visit import Visit
from counter_app.dossier.rows import Kind, sheet
from counter_app.plain import telling
from counter_app.plain.talk import spoken
from counter_app.procedure.loader import shipped
from counter_app.procedure.text import plain
from tests.desk.mairie import Mairie
from tests.journeys.people import MARTIN


@pytest.fixture
def mairie(tmp_path: Path) -> Iterator[Mairie]:
    mairie = Mairie(tmp_path / "home")
    yield mairie
    mairie.close()


def steps(visit: Visit) -> Iterator[None]:
    """Each step in turn."""
    for _ in visit.dossier.procedure.steps:
        yield
        visit.step_by(1)


def heard(visit: Visit, *, hidden: bool = False) -> list[str]:
    """All that a step can say."""
    lines = [telling.head(visit), *telling.answer_lines(visit)]
    for stop in telling.stops(visit):
        lines += [*stop.before, telling.line(visit, stop, hidden=hidden), *stop.on]
        lines += telling.detail(visit, stop, hidden=hidden)
    return [spoken(line) for line in lines if line]


@pytest.mark.parametrize("procedure", sorted(shipped()))
def test_every_row_is_told_and_well_ended(mairie: Mairie, procedure: str) -> None:
    visit = mairie.window().new(procedure)
    for _ in steps(visit):
        said = "\n".join(heard(visit))
        for row in sheet(visit.dossier.procedure, visit.facts).rows:
            assert spoken(plain(row.label)) in said, row.key
        assert list(_found(said)) == []
        for line in heard(visit)[1:]:
            assert line[0] not in " ,.:;"


def _found(text: str) -> Iterator[str]:
    return (sign for sign in ("**", "None", "..", "→", "▸", "•", "  ") if sign in text)


@pytest.mark.parametrize("procedure", sorted(shipped()))
def test_lines_are_numbered_from_one_and_each_can_be_stood_on(
    mairie: Mairie, procedure: str
) -> None:
    visit = mairie.window().new(procedure)
    for _ in steps(visit):
        stops = telling.stops(visit)
        assert [stop.number for stop in stops] == list(range(1, len(stops) + 1))
        assert [stop for stop in stops if stop.row is None] == [stops[-1]]
        rows = sheet(visit.dossier.procedure, visit.facts)
        standing = {r.key for r in rows.rows if r.focusable and r.kind is not Kind.OUTCOME}
        assert {stop.row.key for stop in stops if stop.row} == standing


@pytest.mark.parametrize("hidden", [False, True], ids=("shown", "hidden"))
def test_no_line_of_a_step_holds_a_number_whole(mairie: Mairie, hidden: bool) -> None:
    visit = mairie.window().new("ameli-saint-thomas")
    values = {name: value for name, value in MARTIN.values().items() if name != "card"}
    for name, value in values.items():
        visit.fields.type(name, value, len(value), "")
        visit.fields.leave(name)
    for _ in steps(visit):
        bare = "".join("".join(heard(visit, hidden=hidden)).split())
        for name in ("nir", "iban", "vitale_serial"):
            assert values[name] not in bare
            assert values[name][-7:] not in bare
        if hidden:
            for name in ("last_name", "birth_date", "email"):
                assert values[name] not in bare


def test_notes_of_a_field_are_told_with_it(mairie: Mairie) -> None:
    visit = mairie.window().new()
    visit.step_by(2)
    (serial,) = (s for s in telling.stops(visit) if s.row and "serie" in s.row.key)
    assert any("au recto" in said for said in serial.on)
    assert any("11 derniers" in said for said in telling.detail(visit, serial, hidden=False))
