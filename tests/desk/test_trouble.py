"""When files change under an open dossier: one sentence, and the other dossiers unharmed."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from counter_app.desk import archive, counter
from counter_app.desk.counter import Counter
from counter_app.desk.doctor import examine
from counter_app.desk.problem import DeskProblem
from counter_app.desk.sight import banner
from counter_app.desk.visit import Visit
from counter_app.dossier.rows import sheet, verdict
from counter_app.procedure.loader import load, shipped
from counter_app.procedure.model import Field, Procedure
from counter_app.store.problems import StoreProblem
from tests.desk.mairie import MORNING, Mairie, chooses, identity, types

SHIPPED = dict(shipped())
FICHE = SHIPPED["ameli-1.3-cpam-loire"]


def ships(patch: pytest.MonkeyPatch, procedures: Mapping[str, Procedure]) -> None:
    patch.setattr(archive, "shipped", lambda: procedures)
    patch.setattr(counter, "shipped", lambda: procedures)


def sql(mairie: Mairie, statement: str, *values: object) -> None:
    with closing(sqlite3.connect(mairie.settings.database)) as connection, connection:
        connection.execute(statement, values)


@pytest.fixture
def parked(claire: Counter, visit: Visit) -> Visit:
    types(visit, last_name="MARTIN")
    claire.leave(visit)
    return visit


# -- procedures --------------------------------------------------------------------------------


def test_a_dossier_keeps_the_text_it_began_under(
    mairie: Mairie, claire: Counter, parked: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = FICHE.text.replace('title = "Connexion"', 'title = "Identité"')
    assert text != FICHE.text
    ships(monkeypatch, SHIPPED | {FICHE.id: load(text, "changed.toml")})
    window = mairie.again(claire)
    assert window.open(identity(parked)).dossier.procedure.step("connexion").title == "Connexion"
    assert window.new().dossier.procedure.step("connexion").title == "Identité"


def test_a_procedure_that_is_removed_is_still_followed(
    mairie: Mairie, claire: Counter, parked: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    ships(monkeypatch, {})
    window = mairie.again(claire)
    assert window.board().cards[0].step == "1/4"
    resumed = window.open(identity(parked))
    assert resumed.dossier.procedure == FICHE
    with pytest.raises(DeskProblem, match="manque"):
        window.new()


def test_going_over_to_one_that_is_missing_is_a_sentence_and_changes_nothing(
    claire: Counter, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    orientation = FICHE.orientation
    assert orientation is not None
    case = next(case for case in orientation.case if case.procedure)
    ships(monkeypatch, {FICHE.id: FICHE})
    before = visit.facts
    with pytest.raises(DeskProblem, match="prévenir l’informatique"):
        visit.ways.take_case(case)
    assert visit.facts == before


def test_a_changed_procedure_whose_old_text_is_lost_goes_on_under_the_new(
    mairie: Mairie, claire: Counter, parked: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = FICHE.steps[0]
    other = replace(FICHE, text="other", steps=(replace(first, id="autre"), *FICHE.steps[1:]))
    ships(monkeypatch, {FICHE.id: other})
    sql(mairie, "DELETE FROM procedure_text")
    resumed = mairie.again(claire).open(identity(parked))
    assert resumed.facts.place.step == "autre", "its step is no more: the first one"
    assert resumed.facts.answers == {"last_name": "MARTIN"}


@pytest.mark.parametrize(
    "how", ["DELETE FROM procedure_text", "UPDATE procedure_text SET toml='['"]
)
def test_neither_shipped_nor_kept_is_one_sentence_and_the_list_still_lists(
    mairie: Mairie, claire: Counter, parked: Visit, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ships(monkeypatch, {})
    sql(mairie, how)
    window = mairie.again(claire)
    (card,) = window.board().cards
    assert (card.who, card.step) == ("MARTIN", "?")
    assert "illisible" in card.status
    with pytest.raises(DeskProblem, match="n’est plus lisible"):
        window.open(identity(parked))


# -- values ------------------------------------------------------------------------------------


def asked_again(visit: Visit) -> dict[str, str]:
    """What stands at the right of each row whose value is refused, by field."""
    if visit.step.id == "acces":
        chooses(visit, "formulaire")
    fields = {
        row.element.field: verdict(visit.dossier, row, MORNING)
        for row in sheet(visit.dossier.procedure, visit.facts).items
        if isinstance(row.element, Field)
    }
    return {field: said.words for field, said in fields.items() if said and said.wiped}


@pytest.mark.parametrize(
    ("harm", "named"),
    [
        ("sealed = zeroblob(40)", "last_name"),
        ("sealed = substr(sealed, 1, length(sealed) - 1)", "last_name"),
        ("sealed = substr(sealed, 1, 12)", "last_name"),
        ("sealed = x''", "last_name"),
        ("version = version + 1", "last_name"),
        ("version = version - 1", "last_name"),
        ("field = 'birth_date'", "birth_date"),
    ],
)
def test_a_sealed_value_that_was_tampered_with_is_refused_named_and_asked_again(
    mairie: Mairie, claire: Counter, parked: Visit, harm: str, named: str
) -> None:
    first, other = claire.open(identity(parked)), claire.new()
    types(first, postal_code="42000")
    types(other, last_name="BONNET")
    for each in (first, other):
        claire.leave(each)
    where = "WHERE dossier = ? AND field = 'last_name'"
    sql(mairie, f"UPDATE answer SET {harm} {where}", identity(parked))
    assert {card.who for card in claire.board().cards} == {"(nom illisible)", "BONNET"}
    resumed = claire.open(identity(parked))
    assert dict(resumed.facts.answers) == {"postal_code": "42000"}
    assert asked_again(resumed) == {named: "illisible, à redemander"}
    types(resumed, **{named: "MARTIN"})
    claire.leave(resumed)
    again = claire.open(identity(parked))
    assert again.facts.answers == {"postal_code": "42000", named: "MARTIN"}
    assert asked_again(again) == {}
    assert claire.open(identity(other)).facts.answers == {"last_name": "BONNET"}


def test_an_older_value_put_back_is_refused(mairie: Mairie, claire: Counter, parked: Visit) -> None:
    """Sealed by the same key, for the same field of the same dossier: the version tells."""
    kept = "SELECT sealed FROM answer WHERE field = 'last_name'"
    with closing(sqlite3.connect(mairie.settings.database)) as connection:
        (old,) = connection.execute(kept).fetchone()
    visit = claire.open(identity(parked))
    types(visit, last_name="MARTINEZ")
    claire.leave(visit)
    sql(mairie, "UPDATE answer SET sealed = ? WHERE field = 'last_name'", old)
    assert asked_again(claire.open(identity(parked))) == {"last_name": "illisible, à redemander"}


def test_two_fields_exchanged_are_both_refused(
    mairie: Mairie, claire: Counter, parked: Visit
) -> None:
    visit = claire.open(identity(parked))
    types(visit, birth_date="12/03/1994")
    claire.leave(visit)
    for old, new in (("last_name", "x"), ("birth_date", "last_name"), ("x", "birth_date")):
        sql(mairie, "UPDATE answer SET field = ? WHERE field = ?", new, old)
    assert [card.who for card in claire.board().cards] == ["(nom illisible)"]
    resumed = claire.open(identity(parked))
    assert resumed.facts.answers == {}
    assert asked_again(resumed).keys() == {"last_name", "birth_date"}


def test_what_has_no_row_is_told_above_them_all_and_in_the_journal(
    mairie: Mairie, claire: Counter, parked: Visit
) -> None:
    """The note, and a field that no procedure knows: never shown, never gone without a word."""
    visit = claire.open(identity(parked))
    visit.stopping.interrupt("other", visit.now().date(), "passe à la pharmacie")
    claire.leave(visit)
    sql(mairie, "UPDATE answer SET sealed = x'00' WHERE field = 'note'")
    sql(mairie, "UPDATE answer SET field = 'x y' WHERE field = 'last_name'")
    resumed = claire.open(identity(parked))
    assert resumed.facts.answers == {}
    assert banner(resumed).startswith("Illisible, à redemander : la note, une valeur. ")
    (line,) = (line for line in claire.journal(identity(parked)) if line.kind == "unreadable")
    assert str(line).endswith("Claire  valeur illisible, à redemander\u00a0: la note")
    claire.leave(resumed)
    told = [str(point) for point in examine(mairie.settings, MORNING)]
    assert any("! valeur trouvée illisible dans 1 dossier ouvert · la redem" in t for t in told)


def test_a_broken_number_does_not_hide_the_name(
    mairie: Mairie, claire: Counter, parked: Visit
) -> None:
    visit = claire.open(identity(parked))
    types(visit, nir="294")
    claire.leave(visit)
    sql(mairie, "UPDATE answer SET sealed = x'00' WHERE field = 'nir'")
    assert [card.who for card in claire.board().cards] == ["MARTIN"]


def test_a_value_moved_to_another_dossier_is_refused(
    mairie: Mairie, claire: Counter, parked: Visit
) -> None:
    other = claire.new()
    types(other, nir="294")
    claire.leave(other)
    sql(mairie, "UPDATE answer SET dossier = ? WHERE field = 'last_name'", identity(other))
    resumed = claire.open(identity(other))
    assert resumed.facts.answers == {"nir": "294"}
    assert asked_again(resumed) == {"last_name": "illisible, à redemander"}
    assert claire.open(identity(parked)).facts.answers == {}


def test_a_broken_address_elsewhere_hides_nothing(
    mairie: Mairie, claire: Counter, parked: Visit
) -> None:
    others = [claire.new() for _ in range(2)]
    for number, other in enumerate(others):
        types(other, email=f"personne{number}@example.org")
        claire.leave(other)
    harm = "UPDATE answer SET sealed = x'00' WHERE dossier = ? AND field = 'email'"
    sql(mairie, harm, identity(others[0]))
    resumed = claire.open(identity(parked))
    assert resumed.dossier.elsewhere == {"personne1@example.org"}


def test_the_address_of_another_open_dossier_is_doubted_not_its_own(
    claire: Counter, parked: Visit
) -> None:
    first = claire.open(identity(parked))
    types(first, email="personne@example.org")
    claire.leave(first)
    assert claire.open(identity(first)).dossier.findings["email"].state == "valid"
    second = claire.new()
    types(second, email="PERSONNE@example.org")
    assert second.dossier.findings["email"].state == "doubtful"
    assert "autre dossier" in second.dossier.findings["email"].message
    assert "MARTIN" not in second.dossier.findings["email"].message


# -- the disk ----------------------------------------------------------------------------------


def test_a_database_that_cannot_be_read_is_one_sentence(
    claire: Counter, parked: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: object) -> None:
        raise StoreProblem("La base est abîmée.")

    for name in ("headers", "references", "load", "procedure_text"):
        monkeypatch.setattr(f"counter_app.store.repository.Repository.{name}", broken)
    for gesture in (claire.board, claire.new, lambda: claire.open(identity(parked))):
        with pytest.raises(DeskProblem, match="abîmée"):
            gesture()


def test_what_is_not_yet_on_disk_is_not_opened_from_an_older_state(
    mairie: Mairie, claire: Counter, parked: Visit
) -> None:
    resumed, karim = claire.open(identity(parked)), mairie.window("Karim")
    with closing(sqlite3.connect(mairie.settings.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        types(resumed, last_name="MARTINEZ")
        while not claire.saving.fault:
            claire.saving.flush(0.05)
        claire.leave(resumed)
        assert [card.who for card in claire.board().cards] == ["MARTIN"], "what the disk has"
        with pytest.raises(DeskProblem, match="pas encore sur le disque"):
            claire.open(identity(parked))
        assert karim.open(identity(parked)).pen.read_only, "still held"
        assert not claire.close(0.1), "and one does not quit over it"
        other.execute("ROLLBACK")
    assert claire.board().cards[0].who == "MARTINEZ"
    assert claire.open(identity(parked)).facts.answers == {"last_name": "MARTINEZ"}


def test_the_file_removed_under_an_open_desk_is_told(
    mairie: Mairie, claire: Counter, parked: Visit, tmp_path: Path
) -> None:
    resumed = claire.open(identity(parked))
    mairie.settings.database.rename(tmp_path / "elsewhere.sqlite3")
    types(resumed, last_name="MARTINEZ")
    while not claire.saving.fault:
        claire.saving.flush(0.05)
    assert "déplacée" in claire.saving.words(resumed.ledger, read_only=False)
    (tmp_path / "elsewhere.sqlite3").rename(mairie.settings.database)
    assert claire.saving.flush(10)
    assert claire.saving.words(resumed.ledger, read_only=False).startswith("✓ enregistré")
