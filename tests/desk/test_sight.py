"""What is said of an open dossier: who, where, why, what is missing, what comes next."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.desk.counter import Counter
from counter_app.desk.sight import (
    MAX_NAME,
    as_read,
    banner,
    copyables,
    corrections,
    date_words,
    last_touch,
    missing,
    needs_summary,
    person,
    phone_words,
    reason_words,
    reminders,
    replay_words,
    summary,
    title_of,
    where,
    who,
)
from counter_app.desk.visit import Visit
from counter_app.dossier.facts import FIELDS
from tests.desk.mairie import Mairie, chooses, identity, to_the_link, types
from tests.people import nir
from tests.people import person as someone

CITIZEN = someone(2)
TEXTS = {name: getattr(CITIZEN, name) for name in FIELDS}


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def parked(mairie: Mairie, claire: Counter, visit: Visit, agent: str = "Claire") -> Visit:
    """The dossier, put aside by Claire and opened again."""
    return mairie.again(claire, agent).open(identity(visit))


# -- names -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        (("martin", "12/03/1994", "2 94"), "MARTIN Mme 12/03/1994"),
        (("saïdi", "", "158"), "SAÏDI M."),
        (("saïdi", "", "758"), "SAÏDI"),
        (("", "12031994", "2"), "12/03/1994"),
        ((" de  la\ttour ", "12.3", ""), "DE LA TOUR 12.3"),
        (("x" * 99, "", ""), "X" * MAX_NAME),
        (("martin", "J\ufffd\u0416", "2"), "MARTIN Mme"),
        (("\u202enitram\x1b[2J\ud800", "\x07", ""), "NITRAM [2J"),
    ],
)
def test_a_person_as_much_as_is_known(parts: tuple[str, str, str], words: str) -> None:
    assert person(*parts) == words


@given(st.text(), st.text(), st.text())
def test_no_text_makes_a_title_that_cannot_be_shown(name: str, born: str, number: str) -> None:
    said = person(name, born, number)
    assert said.isprintable()
    assert len(said) <= MAX_NAME * 3 + 5 + 11


def test_values_as_one_reads_them_aloud(visit: Visit) -> None:
    assert date_words("12031994") == "12/03/1994"
    assert phone_words("0612345678") == "06 12 34 56 78"
    assert phone_words("+3212345678") == "+3212345678"
    types(visit, birth_date="12031994", phone="0612345678", nir="294")
    assert as_read(visit.dossier, "birth_date") == "12/03/1994"
    assert as_read(visit.dossier, "phone") == "06 12 34 56 78"
    assert as_read(visit.dossier, "nir") == "294"
    assert as_read(visit.dossier, "email") == ""


def test_corrections_say_what_they_change_and_what_would_be_read(visit: Visit) -> None:
    types(visit, nir=nir()[:-2] + "90", email="marie@gmial.com")
    proposals = visit.dossier.findings["nir"].proposals
    said = corrections(visit.dossier, "nir")
    assert len(said) == min(4, len(proposals))
    assert all(words.startswith(p.change) for words, p in zip(said, proposals, strict=False))
    assert "Paris" in said[0]
    assert corrections(visit.dossier, "email")[0] == (
        visit.dossier.findings["email"].proposals[0].change
    )


def test_titles_and_reasons(visit: Visit) -> None:
    assert title_of(visit.dossier.procedure) == "Compte ameli 1.3"
    assert reason_words("card_inactive") == "carte Vitale inactive ou à mettre à jour"
    assert reason_words("of_another_time") == "of_another_time"
    assert len(reminders(visit.dossier.procedure)) == 1
    assert "**" not in reminders(visit.dossier.procedure)[0]


# -- what is to be done again, and copied ------------------------------------------------------


def test_a_new_dossier_copies_its_step_and_a_resumed_one_all_that_ameli_forgot(
    mairie: Mairie, claire: Counter, visit: Visit
) -> None:
    chooses(visit, "formulaire")
    types(visit, **TEXTS)
    assert [value.field for value in copyables(visit)] == [
        "last_name",
        "nir",
        "birth_date",
        "postal_code",
    ]
    resumed = parked(mairie, claire, visit)
    assert [value.field for value in copyables(resumed)] == [
        "postal_code",
        "last_name",
        "nir",
        "birth_date",
        "postal_code",
    ]
    assert plain(replay_words(resumed)) == (
        "Sur ameli, tout est à refaire depuis 1/4 : F4 recopie les 5 valeurs dans l’ordre."
    )


def test_what_is_to_be_done_again_counts_what_can_be_copied(visit: Visit) -> None:
    assert replay_words(visit) == "", "nothing was begun"
    types(visit, last_name="MARTIN")
    assert plain(replay_words(visit)) == "Sur ameli, tout est à refaire depuis 1/4."
    types(visit, postal_code=CITIZEN.postal_code)
    assert plain(replay_words(visit)).endswith("F4 recopie la valeur.")


def test_where_ameli_remembers_there_is_nothing_to_do_again(
    mairie: Mairie, claire: Counter, visit: Visit
) -> None:
    to_the_link(visit)
    resumed = parked(mairie, claire, visit)
    assert replay_words(resumed) == ""
    assert [value.field for value in copyables(resumed)] == ["email", "email", "phone"]


# -- the line to know before going on ----------------------------------------------------------


def test_a_new_dossier_has_no_banner(visit: Visit) -> None:
    assert banner(visit) == ""


def test_a_resumed_one_says_when(mairie: Mairie, claire: Counter, visit: Visit) -> None:
    types(visit, last_name="MARTIN")
    assert plain(banner(parked(mairie, claire, visit))).startswith("↻ Repris à 09:30. Sur ameli,")


def test_a_closed_one_says_how_to_undo_it(visit: Visit) -> None:
    types(visit, last_name="MARTIN")
    visit.stopping.close("done", None, None)
    assert plain(banner(visit)) == (
        "Clos : compte ouvert. ^Z annule ; Échap quitte le dossier et l’efface."
    )


def test_a_waiting_one_says_why_and_until_when(visit: Visit) -> None:
    to_the_link(visit)
    assert plain(banner(visit)) == (
        "En attente : lien de validation à ouvrir · expire samedi 28/11. F9 : talon."
    )


def test_a_wait_without_a_day_says_so_too(visit: Visit) -> None:
    chooses(visit, "formulaire", "acceptees", "coherentes", "boite_inaccessible")
    assert plain(banner(visit)) == "En attente : boîte mail inaccessible. F9 : talon."


# -- the summary -------------------------------------------------------------------------------


def test_what_is_missing_are_the_pieces_and_the_fields_of_this_step(visit: Visit) -> None:
    assert missing(visit.dossier) == (
        "Carte Vitale",
        "IBAN connu de la CPAM",
        "Adresse e-mail",
        "Code postal",
    )
    visit.checklist.all_pieces()
    types(visit, postal_code=CITIZEN.postal_code)
    assert missing(visit.dossier) == ()
    visit.step_by(1)
    types(visit, nir="294")
    assert "N° de sécurité sociale" in missing(visit.dossier)


def test_a_piece_whose_value_is_typed_and_right_is_not_missing(visit: Visit) -> None:
    """Nobody is told to bring the RIB that was just read; the box may still have to open."""
    types(visit, iban=CITIZEN.iban[:-1], vitale_serial=CITIZEN.vitale_serial, email=CITIZEN.email)
    assert missing(visit.dossier)[:2] == ("IBAN connu de la CPAM", "Adresse e-mail")
    types(visit, iban=CITIZEN.iban)
    assert missing(visit.dossier)[0] == "Adresse e-mail"


def test_what_this_way_does_not_ask_is_not_missing(visit: Visit) -> None:
    way = next(c for c in visit.dossier.procedure.choices if c.id == "way")
    visit.checklist.all_pieces()
    visit.checklist.turn(way, 1)
    assert missing(visit.dossier) == ()


def test_a_piece_whose_step_is_past_is_not_missing(visit: Visit) -> None:
    chooses(visit, "formulaire", "acceptees", "coherentes", "lien_maintenant")
    assert missing(visit.dossier) == ()


def test_a_piece_and_its_field_are_missing_once(visit: Visit) -> None:
    chooses(visit, "formulaire", "acceptees", "coherentes")
    assert missing(visit.dossier).count("Adresse e-mail") == 1


def test_another_s_dossier_opens_on_where_why_missing_next(
    mairie: Mairie, claire: Counter, visit: Visit
) -> None:
    chooses(visit, "formulaire")
    types(visit, **TEXTS)
    visit.checklist.all_pieces()
    chooses(visit, "refusees")
    seen = parked(mairie, claire, visit, "Karim")
    mairie.clock.passes(minutes=7)
    said = summary(seen)
    assert needs_summary(seen)
    assert said.where == "2/4 Connexion, ameli a refusé (1 essai)"
    assert said.why == "données refusées par ameli"
    assert said.missing == "rien"
    assert "tenter" in said.after
    assert (said.question, said.exits) == ("", ())
    assert last_touch(seen) == "Claire, il y a 7 min"
    assert who(seen.facts).startswith("BONNET")


def test_one_s_own_running_dossier_goes_straight_to_the_row(
    mairie: Mairie, claire: Counter, visit: Visit
) -> None:
    types(visit, last_name="MARTIN")
    seen = parked(mairie, claire, visit)
    assert not needs_summary(seen)
    assert summary(seen).why == "interrompu par Claire"
    assert summary(seen).after.startswith("Sur ameli")
    assert where(seen.dossier.procedure, seen.facts) == "1/4 Accès"


def test_what_another_window_has_says_who_has_it(
    mairie: Mairie, claire: Counter, visit: Visit
) -> None:
    types(visit, last_name="MARTIN")
    claire.board()
    seen = mairie.window("Karim").open(identity(visit))
    assert needs_summary(seen)
    assert summary(seen).why == "ouvert dans une autre fenêtre, par Claire"


def test_what_another_window_has_asks_nothing_here(
    mairie: Mairie, claire: Counter, visit: Visit
) -> None:
    chooses(visit, "formulaire", "code_courrier")
    assert claire.saving.flush(10.0)
    said = summary(mairie.window("Karim").open(identity(visit)))
    assert (said.question, said.exits) == ("", ())
    assert said.why.startswith("mot de passe provisoire attendu")


def test_what_the_agent_noted_is_read_by_the_next(
    mairie: Mairie, claire: Counter, visit: Visit
) -> None:
    visit.stopping.interrupt(
        "document_missing", visit.now().date(), "revient\x1b avec sa fille", "iban"
    )
    seen = parked(mairie, claire, visit, "Karim")
    assert needs_summary(seen)
    said = summary(seen)
    assert plain(said.why) == "il manque une pièce : IBAN connu de la CPAM · rappel aujourd’hui"
    assert plain(said.note) == " · « revient avec sa fille »"


def test_the_question_of_a_wait_comes_with_its_answers(
    mairie: Mairie, claire: Counter, visit: Visit
) -> None:
    to_the_link(visit)
    seen = parked(mairie, claire, visit)
    said = summary(seen)
    assert needs_summary(seen)
    assert plain(said.question) == "Le lien de validation est-il ouvert ?"
    assert [way.id for way in said.exits] == ["ouvert", "pas_encore", "perime"]
    assert said.why.endswith("expire samedi 28/11")


def test_once_expired_it_may_be_ended(mairie: Mairie, claire: Counter, visit: Visit) -> None:
    to_the_link(visit)
    window = mairie.again(claire)
    mairie.clock.passes(days=8)
    resumed = window.open(identity(visit))
    said = summary(resumed)
    assert [way.id for way in said.exits] == ["ouvert", "pas_encore", "perime", "expire"]
    assert "expiré hier" in said.why
    resumed.stand("item:validation.ouvrir_boite", 0)
    (card,) = window.board().cards
    assert "expiré" in card.status, "touched since, it does not end by itself"
    assert card.late


def test_a_dossier_that_was_ended_by_nobody_says_go_on(visit: Visit) -> None:
    assert summary(visit).after == "reprendre à la ligne"
