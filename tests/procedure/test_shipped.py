"""The five procedures that ship: clean, whole, walkable, and written as the desk reads."""

import re
from collections.abc import Iterator
from dataclasses import fields
from itertools import product

import pytest

from counter_app.dossier import facts
from counter_app.procedure.linter import lint
from counter_app.procedure.loader import reasons, shipped
from counter_app.procedure.model import Do, Field, Mark, Note, Outcome, Procedure, Remedy, Wait
from counter_app.procedure.sourced import Sourced
from counter_app.procedure.text import plain, visible
from counter_app.procedure.vocabulary import FIELDS
from counter_app.procedure.walk import to_confirm, walk, ways
from counter_app.settings import data_folder

CPAM = "ameli-1.3-cpam-loire"
TOWN = "ameli-saint-thomas"
BOTH = (CPAM, TOWN)
DEDUCED = sorted(set(shipped()) - set(BOTH))


@pytest.fixture(params=sorted(shipped()))
def book(request: pytest.FixtureRequest) -> Procedure:
    return shipped()[request.param]


def options(book: Procedure) -> Iterator[dict[str, str]]:
    """Every way of answering the procedure's questions."""
    names = [choice.id for choice in book.choices]
    values = [[option.value for option in choice.options] for choice in book.choices]
    for combination in product(*values):
        yield dict(zip(names, combination, strict=True))


def test_the_fields_are_the_dossier_s() -> None:
    assert FIELDS == facts.FIELDS


@pytest.mark.parametrize("path", sorted((data_folder() / "procedures").glob("*.toml")), ids=str)
def test_it_lints_clean(path: object) -> None:
    name = str(path).rpartition("/")[2]
    text = (data_folder() / "procedures" / name).read_text(encoding="utf-8")
    assert lint(text, name, shipped()) == ()
    assert f"{shipped()[name.removesuffix('.toml')].id}.toml" == name


def test_every_step_is_reached_and_left_whatever_is_chosen(book: Procedure) -> None:
    for chosen in options(book):
        nexts: dict[str, set[str]] = {}
        out: set[str] = set()
        for step in book.steps:
            items, outcomes = visible(book, step, chosen)
            assert items
            every = [way for outcome in outcomes for way in ways(outcome)]
            nexts[step.id] = {way.next for way in every if way.next}
            if any(way.close or way.procedure for way in every):
                out.add(step.id)
        reached, left = {book.steps[0].id}, set(out)
        for _ in book.steps:
            reached |= {after for step in reached for after in nexts[step]}
            left |= {step for step, after in nexts.items() if after & left}
        assert reached == left == {step.id for step in book.steps}


def test_the_usual_way_goes_through_the_steps_in_order_to_done(book: Procedure) -> None:
    for step, after in zip(book.steps, book.steps[1:], strict=False):
        assert after.id in {outcome.next for outcome in step.outcome}
    assert "done" in {outcome.close for outcome in book.steps[-1].outcome}


def test_it_always_begins_by_asking_for_a_particular_case(book: Procedure) -> None:
    assert book.orientation is not None
    assert book.orientation.case[0].id == "aucun"
    assert book.orientation.case[0].default


@pytest.mark.parametrize("procedure", BOTH)
def test_orientation_sends_each_case_to_its_place(procedure: str) -> None:
    orientation = shipped()[procedure].orientation
    assert orientation is not None
    found = {case.id: case.procedure or case.close for case in orientation.case}
    assert found == {
        "aucun": "",
        "code_provisoire": "ameli-1.1-code-provisoire",
        "franceconnect": "ameli-1.2-franceconnect",
        "compte_existant": "ameli-mot-de-passe-oublie",
        "msa": "other_scheme",
        "tutelle": "guardianship",
        "moins_de_16_ans": "other",
        "numero_provisoire": "provisional_number",
        "renonce": "citizen_declines",
    }


@pytest.mark.parametrize(("procedure", "count"), [(CPAM, 4), (TOWN, 7)])
def test_the_steps_are_numbered_as_on_the_sheet(procedure: str, count: int) -> None:
    numbers = [step.number for step in shipped()[procedure].steps]
    assert numbers == [*(f"{rank}/{count}" for rank in range(1, count + 1)), "puis"]


def asked(procedure: str, step: str) -> list[str]:
    return [i.field for i in shipped()[procedure].step(step).item if isinstance(i, Field)]


@pytest.mark.parametrize(("procedure", "step"), [(CPAM, "connexion"), (TOWN, "identite")])
def test_identity_is_asked_in_ameli_s_order(procedure: str, step: str) -> None:
    assert asked(procedure, step) == ["last_name", "nir", "birth_date", "postal_code"]


@pytest.mark.parametrize("procedure", BOTH)
def test_all_the_fields_of_the_sheets_are_asked(procedure: str) -> None:
    book = shipped()[procedure]
    assert {field for step in book.steps for field in asked(procedure, step.id)} == set(FIELDS)
    assert asked(procedure, "verification") == ["iban", "vitale_serial"]


@pytest.mark.parametrize("procedure", BOTH)
def test_the_pieces_are_the_three_of_the_sheet(procedure: str) -> None:
    pieces = shipped()[procedure].documents
    assert [piece.id for piece in pieces] == ["carte_vitale", "iban", "email"]
    assert all(piece.accept and piece.check and piece.absent for piece in pieces)
    assert pieces[0].choice == "card"
    assert pieces[2].check.replace("\u00a0", " ") == "la boîte s’ouvre ici ?"


def test_the_computer_and_the_phone_have_their_own_rows() -> None:
    book = shipped()[CPAM]
    computer, _ = visible(book, book.steps[0], {"way": "computer"})
    phone, _ = visible(book, book.steps[0], {"way": "phone"})
    assert len(computer) == 6
    assert [item.id for item in phone] == ["application", "pas_de_code"]


@pytest.mark.parametrize("procedure", BOTH)
@pytest.mark.parametrize(("card", "word"), [("photo", "recto"), ("no_photo", "gauche")])
def test_each_card_s_serial_has_its_place(procedure: str, card: str, word: str) -> None:
    book = shipped()[procedure]
    items, _ = visible(book, book.step("verification"), {"card": card})
    notes = [i.note for i in items if isinstance(i, Note) and i.on == "vitale_serial"]
    assert len(notes) == 1
    assert word in notes[0]


def outcome(procedure: str, step: str, name: str) -> Outcome:
    return next(o for o in shipped()[procedure].step(step).outcome if o.id == name)


@pytest.mark.parametrize(("procedure", "step"), [(CPAM, "connexion"), (TOWN, "identite")])
def test_what_ameli_answers_reads_as_at_the_desk(procedure: str, step: str) -> None:
    assert [o.label for o in shipped()[procedure].step(step).outcome] == [
        "Acceptées",
        "Refusées, sans code envoyé",
        "Mot de passe provisoire par courrier",
        "Mot de passe provisoire par e-mail, sms",
        "Un compte existe déjà",
        "ameli ne répond pas",
    ]


@pytest.mark.parametrize(("procedure", "step"), [(CPAM, "connexion"), (TOWN, "identite")])
def test_remedies_come_in_the_order_of_the_trade(procedure: str, step: str) -> None:
    refused = outcome(procedure, step, "refusees")
    assert refused.retry
    assert [(r.id, r.field, r.reason, r.outcome) for r in refused.remedy] == [
        ("autre_nom", "last_name", "", ""),
        ("ancien_code_postal", "postal_code", "", ""),
        ("iban_cpam", "iban", "bank_unknown", ""),
        ("carte_a_jour", "", "card_inactive", ""),
        ("code_provisoire", "", "", "code_courrier"),
    ]


@pytest.mark.parametrize(("name", "recall"), [("code_courrier", 7), ("code_mail_sms", 0)])
@pytest.mark.parametrize(
    ("procedure", "step"),
    [
        (CPAM, "connexion"),
        (CPAM, "verification"),
        (TOWN, "identite"),
        (TOWN, "verification"),
    ],
)
def test_the_code_is_waited_for(procedure: str, step: str, name: str, recall: int) -> None:
    wait = outcome(procedure, step, name).wait
    assert wait is not None
    assert (wait.reason, wait.by, wait.recall, wait.days) == (
        "code_awaited",
        "citizen",
        recall,
        None,
    )
    code = "ameli-1.1-code-provisoire"
    assert [way.procedure or way.wait for way in wait.exit] == [code, "same", code]
    assert {way.keep for way in wait.exit} == {"all"}


WITH_LINK = (*((procedure, step) for procedure in BOTH for step in ("validation",)),
             (CPAM, "finalisation"), (TOWN, "activation"),
             ("ameli-1.1-code-provisoire", "finalisation"),
             ("ameli-1.1-code-provisoire", "validation"))  # fmt: skip


@pytest.mark.parametrize(("procedure", "step"), WITH_LINK)
def test_the_link_runs_out_seven_days_after_the_account(procedure: str, step: str) -> None:
    later = outcome(procedure, step, "lien_plus_tard")
    assert later.needs_mark == "compte_cree"
    assert later.wait is not None
    assert (later.wait.start, later.wait.days, later.wait.by) == ("compte_cree", 7, "citizen")
    found = {way.id: way.next or way.wait or way.close for way in later.wait.exit}
    assert found == {
        "ouvert": "validation",
        "pas_encore": "same",
        "perime": "validation",
        "expire": "unconfirmed",
    }


def test_the_forgotten_password_s_link_runs_out_in_thirty_minutes_to_confirm() -> None:
    wait = outcome("ameli-mot-de-passe-oublie", "nouveau_mot_de_passe", "lien_attendu").wait
    assert wait is not None
    assert (wait.start, wait.minutes, wait.days) == ("lien_demande", 30, None)
    assert to_confirm(shipped()["ameli-mot-de-passe-oublie"], wait)


@pytest.mark.parametrize("procedure", [*BOTH, "ameli-1.1-code-provisoire"])
def test_the_account_s_birth_wipes_what_is_useless_then(procedure: str) -> None:
    marks = [e for _, e in walk(shipped()[procedure]) if isinstance(e, Mark)]
    assert [(mark.id, mark.wipe) for mark in marks] == [
        ("compte_cree", ("nir", "iban", "vitale_serial"))
    ]


@pytest.mark.parametrize("procedure", BOTH)
def test_all_before_the_account_is_to_be_redone(procedure: str) -> None:
    replays = [step.replay for step in shipped()[procedure].steps]
    assert replays[-1] is False
    assert all(replays[:-1])
    assert replays[-2] == "until:compte_cree"


@pytest.mark.parametrize("procedure", DEDUCED)
def test_what_is_deduced_is_to_confirm(procedure: str) -> None:
    book = shipped()[procedure]
    assert to_confirm(book, book)
    known = {"fournisseur"}
    assert [s.id for s in book.steps if not to_confirm(book, s) and s.id not in known] == []


def test_passwords_and_codes_are_typed_by_the_citizen_and_never_fields(book: Procedure) -> None:
    for _, element in walk(book):
        if isinstance(element, Do) and re.search(
            r"([Tt]aper|[Ss]aisir|[Cc]hoisir|[Pp]ersonnaliser|[Dd]éfinir|[Ss]e connecter).*"
            r"(mot de passe|code à|chez le)",
            plain(element.do),
        ):
            assert element.secret, element.do
            assert element.who == "citizen"


def test_every_reminder_of_the_card_is_on_the_slip(book: Procedure) -> None:
    assert [(reminder.id, reminder.on_slip) for reminder in book.reminders] == [("maj_carte", True)]


def texts(element: Sourced) -> Iterator[tuple[str, str]]:
    for field in fields(element):
        value = getattr(element, field.name)
        if field.name not in ("seed", "id", "text") and isinstance(value, str):
            yield field.name, value


def test_it_is_typeset_in_french(book: Procedure) -> None:
    elements = [element for _, element in walk(book)]
    for element in [*elements, *reasons().values()]:
        for name, text in texts(element):
            if name in ("replay", "picture", "reason", "close"):
                continue
            assert not re.search(r"'|[^\u00a0 ][;!?»]|« | [:;!?»]|[^\u00a0]:(?!//)", text), text
            assert text == text.strip(), text
            assert text.count("**") % 2 == 0, text


def test_rows_are_short_enough_for_the_left_column(book: Procedure) -> None:
    wide = {Do: ("do", 46), Mark: ("mark", 40), Outcome: ("label", 40), Remedy: ("do", 40)}
    for _, element in walk(book):
        if type(element) in wide:
            name, width = wide[type(element)]
            assert len(plain(getattr(element, name))) <= width, getattr(element, name)
        if isinstance(element, Field):
            assert len(element.label) <= 24, element.label
            assert len(element.type_as) <= 36, element.type_as
        if isinstance(element, Outcome):
            assert len(element.say) <= 48, element.say
            assert element.say or element.remedy, element.id
        if isinstance(element, Wait):
            assert len(element.ask) <= 48, element.ask
