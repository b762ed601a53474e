"""What a thief of the file reads: who worked when, never a value typed."""

from __future__ import annotations

import re
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from counter_app.desk.visit import Visit
from counter_app.dossier.facts import FIELDS
from counter_app.procedure.reasons import reasons
from counter_app.store.journal import KINDS
from tests.desk.mairie import Mairie, chooses, identity, to_the_link, types
from tests.people import person
from tests.traces import forms

CLOSED_WORDS = re.compile(r"[\w.!: -]*")
FOUND_BY_CHANCE = 6
"""Signs from which a text is not met by chance in a hundred kilobytes of sealed bytes."""

TYPED = st.dictionaries(
    st.sampled_from(FIELDS),
    st.text(st.characters(codec="utf-8"), min_size=FOUND_BY_CHANCE, max_size=40).filter(
        lambda text: len(text.encode()) >= FOUND_BY_CHANCE and len(set(text)) > 4
    ),
    min_size=1,
)


def everything_done(visit: Visit) -> None:
    """Each kind of gesture that leaves a line in the journal."""
    visit.mandate.turn_typist()
    while visit.step_by(-1):
        pass
    to_the_link(visit)
    visit.undo()
    chooses(visit, "lien_plus_tard")
    visit.stopping.interrupt("other", visit.now().date(), "revient avec sa fille Zoé")


def assert_nowhere(mairie: Mairie, texts: list[str], before: bytes = b"") -> None:
    """`before`: the disk before they were typed, that holds words of procedures and journal."""
    disk = mairie.everything()
    lines = mairie.journal()
    assert lines
    # The journal's own words: a text drawn by chance may be one of them.
    before += " ".join(KINDS).encode()
    for text in texts:
        for form in forms(text):
            assert form not in disk or form in before, text
        known = text.encode() in before
        assert known or all(text != line.detail for line in lines)


@settings(max_examples=25, deadline=None)
@given(TYPED)
def test_no_value_that_was_typed_is_readable_on_disk(texts: dict[str, str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        mairie = Mairie(Path(folder) / "home")
        claire = mairie.window()
        visit = claire.new()
        everything_done(visit)
        claire.leave(visit)
        before = mairie.everything()
        visit = claire.open(identity(visit))
        types(visit, **texts)
        everything_done(visit)
        claire.leave(visit)
        assert_nowhere(mairie, list(texts.values()), before)
        mairie.close()


def test_a_whole_visit_leaves_the_journal_without_a_value(mairie: Mairie) -> None:
    claire, citizen = mairie.window(), person(5)
    values = {name: getattr(citizen, name) for name in FIELDS}
    visit = claire.new()
    types(visit, **values)
    everything_done(visit)
    claire.leave(visit)
    assert_nowhere(mairie, [*values.values(), "revient avec sa fille Zoé", "Zoé"])
    lines = mairie.journal()
    assert {line.kind for line in lines} <= set(KINDS)
    assert {line.agent for line in lines} == {"Claire"}
    assert {line.reference for line in lines} == {visit.ledger.header.reference}
    assert all(CLOSED_WORDS.fullmatch(line.detail) for line in lines)
    assert "other" in reasons()


def test_what_is_closed_is_gone_from_the_file_sealed_or_not(mairie: Mairie) -> None:
    claire = mairie.window()
    visit = claire.new()
    types(visit, last_name="MARTIN", nir=person().nir)
    claire.board()
    with closing(sqlite3.connect(mairie.settings.database)) as connection:
        sealed = [blob for (blob,) in connection.execute("SELECT sealed FROM answer")]
    assert len(sealed) == 2
    assert all(blob in mairie.everything() for blob in sealed)
    visit.stopping.close("done", None, None)
    claire.leave(visit)
    mairie.kill(claire)
    assert not any(blob in mairie.everything() for blob in sealed)


def test_a_dossier_opened_and_answered_against_a_verdict_says_so_by_field_id(
    mairie: Mairie,
) -> None:
    claire = mairie.window()
    visit = claire.new()
    chooses(visit, "formulaire")
    types(visit, nir=person().nir[:-2] + "99", postal_code="42", last_name="MARTIN")
    chooses(visit, "acceptees")
    claire.leave(visit)
    details = [line.detail for line in mairie.journal() if line.kind == "outcome"]
    assert details == ["acces.formulaire", "connexion.acceptees !nir !postal_code"]


def test_who_types_is_in_the_journal_even_when_said_first(mairie: Mairie) -> None:
    claire = mairie.window()
    visit = claire.new()
    visit.mandate.turn_typist()
    assert claire.board().cards == ()
    types(visit, last_name="MARTIN")
    visit.mandate.turn_typist()
    claire.leave(visit)
    said = [(line.kind, line.detail) for line in mairie.journal()]
    assert said == [("created", "ameli-1.3-cpam-loire"), ("typist", "agent"), ("typist", "citizen")]
