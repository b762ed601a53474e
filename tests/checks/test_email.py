from __future__ import annotations

import pytest

from counter_app.checks import State
from counter_app.checks.mail_repair import distance, meant
from tests.checks.saying import DOUBTFUL, INCOMPLETE, INVALID, VALID, judged, plain, texts


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("jean.martin@example.org", "jean.martin@example.org"),
        ("  Jean@GMAIL.com ", "Jean@gmail.com"),
        ("o'neil+ameli@sub.example.co.uk", "o'neil+ameli@sub.example.co.uk"),
        ("a@yahoo.es", "a@yahoo.es"),
        ("a@outlook.co.uk", "a@outlook.co.uk"),
        ("a@example.xn--p1ai", "a@example.xn--p1ai"),
        ("a@gmx.com", "a@gmx.com"),
    ],
)
def test_an_address_is_valid_and_its_domain_in_small_letters(text: str, value: str) -> None:
    found = judged("email", text)
    assert (found.state, found.value, found.proposals) == (VALID, value, ())
    assert plain(found.message) == "S’ouvre-t-elle ici ? Elle recevra un lien et des codes"


@pytest.mark.parametrize(
    ("text", "state", "message"),
    [
        ("jean", INCOMPLETE, "Puis @ et le fournisseur"),
        ("jean.", INCOMPLETE, "Puis @ et le fournisseur"),
        ("jean@", INCOMPLETE, "Il manque la fin, après le @"),
        ("jean@gmail", INCOMPLETE, "Il manque la fin, après le @"),
        ("jean@gmail.", INCOMPLETE, "Il manque la fin, après le @"),
        ("jean@example.f", INCOMPLETE, "Il manque la fin, après le @"),
        ("jean@example-", INCOMPLETE, "Il manque la fin, après le @"),
        ("jean@1.2.3.4", INCOMPLETE, "Il manque la fin, après le @"),
        ("jean@mairie.local", INCOMPLETE, "Cette fin d’adresse n’existe pas : relire après le @"),
        ("jean martin@example.org", INVALID, "Une adresse n’a pas d’espace"),
        ("jean@@", INVALID, "6e caractère : un seul @ dans une adresse"),
        ("jean@a@", INVALID, "7e caractère : un seul @ dans une adresse"),
        ("jé", INVALID, "2e caractère : « é » ne va pas dans une adresse"),
        ("jean@ex_", INVALID, "8e caractère : « _ » ne va pas dans une adresse"),
        ("je,an@example.org", INVALID, "3e caractère : « , » ne va pas dans une adresse"),
        ("@", INVALID, "Ce qui est avant le @ manque"),
        (".jean", INVALID, "Avant le @ : un point est de trop"),
        ("je..an", INVALID, "Avant le @ : un point est de trop"),
        ("jean.@", INVALID, "Avant le @ : un point est de trop"),
        ("jean@.fr", INVALID, "Après le @ : un point ou un tiret est de trop"),
        ("jean@-a", INVALID, "Après le @ : un point ou un tiret est de trop"),
        ("jean@a..fr", INVALID, "Après le @ : un point ou un tiret est de trop"),
        ("jean@a-.fr", INVALID, "Après le @ : un point ou un tiret est de trop"),
        ("a" * 65, INVALID, "Adresse trop longue : la relire"),
        ("a@" + "b" * 64, INVALID, "Adresse trop longue : la relire"),
        ("a@" + "b.c" * 90, INVALID, "Adresse trop longue : la relire"),
    ],
)
def test_it_says_what_to_do_next(text: str, state: State, message: str) -> None:
    found = judged("email", text)
    assert (found.state, plain(found.message), found.value) == (state, message, "")


def test_the_lengths_of_the_standard_are_allowed() -> None:
    assert judged("email", "a" * 64).state is INCOMPLETE
    assert judged("email", "a@" + "b" * 63).state is INCOMPLETE
    assert judged("email", "a@" + "b" * 40 + "." + "c" * 40 + ".fr").state is VALID
    longest = "a" * 64 + "@" + ("b" * 46 + ".") * 4 + "a"
    assert (len(longest), judged("email", longest).state) == (254, INCOMPLETE)
    assert judged("email", longest + "a").state is INVALID


def test_the_domain_is_completed_as_one_types_the_most_used_first() -> None:
    assert texts(judged("email", "jean"))[:2] == ["jean@gmail.com", "jean@orange.fr"]
    assert texts(judged("email", "jean@"))[0] == "jean@gmail.com"
    assert texts(judged("email", "jean@la")) == ["jean@laposte.net", "jean@lagoon.nc"]
    assert texts(judged("email", "jean@gmail.c")) == ["jean@gmail.com"]
    assert plain(judged("email", "jean@gmail.c").proposals[0].change) == "compléter : @gmail.com"
    assert texts(judged("email", "jea"))[0] == "jea@gmail.com"
    assert texts(judged("email", "jean@zzzz")) == texts(judged("email", "je")) == []
    assert texts(judged("email", "jean.")) == []


@pytest.mark.parametrize(
    ("typed", "meant_domain"),
    [
        ("gmial.com", "gmail.com"),
        ("gmail.con", "gmail.com"),
        ("gmail.co", "gmail.com"),
        ("gmail.fr", "gmail.com"),
        ("hotmial.fr", "hotmail.fr"),
        ("hotmail.cm", "hotmail.com"),
        ("orage.fr", "orange.fr"),
        ("laposte.fr", "laposte.net"),
        ("wanadooo.fr", "wanadoo.fr"),
        ("yaho.fr", "yahoo.fr"),
        ("hatmeil.fr", "hotmail.fr"),
        ("nooz.fr", "noos.fr"),
        ("gmail.com.fr", "gmail.com"),
        ("gmail.or.at", "gmail.com"),
        ("sfr.com", "sfr.fr"),
    ],
)
def test_a_slip_of_the_domain_is_doubted_and_put_right(typed: str, meant_domain: str) -> None:
    found = judged("email", f"jean@{typed}")
    assert (found.state, found.value) == (DOUBTFUL, f"jean@{typed}")
    assert plain(found.message) == f"Est-ce {meant_domain} ?"
    assert texts(found)[0] == f"jean@{meant_domain}"
    assert found.proposals[0].change == f"{typed} → {meant_domain}"


@pytest.mark.parametrize(
    "domain", ["example.org", "mel.com", "hatmeul.fr", "gneil.com", "loire.fr", "univ-lyon.fr"]
)
def test_another_domain_is_no_slip(domain: str) -> None:
    assert meant(domain, 2) == ()


def test_the_distance_counts_each_slip_once() -> None:
    pairs = [("gmial", "gmail"), ("gmil", "gmail"), ("gmaiil", "gmail"), ("gnail", "gmail")]
    assert [distance(one, other) for one, other in pairs] == [1, 1, 1, 1]
    assert distance("", "abc") == distance("abc", "") == 3
    assert distance("abc", "abc") == 0
    assert distance("ca", "abc") == 3


def test_a_throw_away_mailbox_is_doubted() -> None:
    for domain in ("yopmail.com", "sous.yopmail.com"):
        found = judged("email", f"jean@{domain}")
        assert found.state is DOUBTFUL
        message = "Boîte jetable : ameli y enverra des codes pendant des années"
        assert plain(found.message) == message
        assert found.proposals == ()


def test_a_throw_away_domain_is_a_slip_only_of_its_nearest() -> None:
    for domain in ("dudmail.com", "clrmail.com"):
        assert texts(judged("email", f"jean@{domain}")) == []
    found = judged("email", "jean@hotmai.com")
    assert (plain(found.message), texts(found)) == ("Est-ce hotmail.com ?", ["jean@hotmail.com"])


def test_an_office_mailbox_is_doubted() -> None:
    for text in (
        *("mairie@example.org", "Contact@orange.fr", "centre-social@example.org"),
        *("mairie.saint-thomas@orange.fr", "RH42@example.org", "accueil_ccas@example.org"),
    ):
        found = judged("email", text)
        assert (found.state, found.value != "") == (DOUBTFUL, True)
        assert plain(found.message) == "Boîte partagée ? ameli veut une adresse personnelle"
    for text in ("marie@example.org", "jean.mairie@example.org", "42@example.org"):
        assert judged("email", text).state is VALID


@pytest.mark.parametrize(
    ("pasted", "proposed"),
    [
        ("Jean Martin <jean@gmail.com>", ["jean@gmail.com"]),
        ("<jean@gmail,com>", ["jean@gmail.com"]),
        ("mailto:jean@gmail.com", ["jean@gmail.com"]),
        ("jean@@gmail.com", ["jean@gmail.com"]),
        ("<a@b.fr> <c@d.fr>", []),
        ("<jean>", []),
    ],
)
def test_an_address_is_taken_out_of_what_is_around_it(pasted: str, proposed: list[str]) -> None:
    found = judged("email", pasted)
    assert (found.state, texts(found)) == (INVALID, proposed)


def test_an_at_typed_as_a_dot_is_proposed() -> None:
    found = judged("email", "jean.martin.Gmail.com")
    assert (found.state, texts(found)) == (INCOMPLETE, ["jean.martin@gmail.com"])
    assert plain(found.proposals[0].change) == "un @ à la place du point : @gmail.com"
    assert len(texts(judged("email", "gmail.com"))) == 4


def test_an_address_of_another_dossier_is_doubted_naming_no_one() -> None:
    found = judged("email", "Jean@example.org", ("\x00", " jean@EXAMPLE.org", "x"))
    assert (found.state, found.value) == (DOUBTFUL, "Jean@example.org")
    message = "Déjà dans un autre dossier ouvert : rechercher avant de continuer"
    assert plain(found.message) == message
    assert judged("email", "jeanne@example.org", ("jean@example.org",)).state is VALID
    assert judged("email", "helene@ecole.fr", ("Hélène@École.fr",)).state is DOUBTFUL


def test_accents_and_spaces_are_proposed_away() -> None:
    assert texts(judged("email", "hélène@example.org")) == ["helene@example.org"]
    assert texts(judged("email", "jean @example.org")) == ["jean@example.org"]
    assert texts(judged("email", "jean,@example.org")) == []
    assert texts(judged("email", "jean@gmail,com")) == ["jean@gmail.com"]
    found = judged("email", "jean@gmail..com")
    assert texts(found) == ["jean@gmail.com"]
    assert found.proposals[0].change == "sans ce qui est de trop"


@pytest.mark.parametrize(
    ("typed", "proposed"),
    [
        ("freefr", "free.fr"),
        ("gmailcom", "gmail.com"),
        ("laposte.nt", "laposte.net"),
        ("wanadoo.r", "wanadoo.re"),
        ("sfrfr", "sfr.fr"),
    ],
)
def test_a_slip_is_seen_before_the_ending_is_right(typed: str, proposed: str) -> None:
    assert texts(judged("email", f"jean@{typed}"))[:1] == [f"jean@{proposed}"]


@pytest.mark.parametrize("domain", ["sr.fr", "sffr.fr", "srf.fr", "sf.fr"])
def test_a_slip_of_a_short_name_is_seen_if_many_have_it(domain: str) -> None:
    assert texts(judged("email", f"jean@{domain}")) == ["jean@sfr.fr"]
    assert meant("hfr.fr", 2) == ()
    assert meant("gmc.fr", 2) == ()
    assert texts(judged("email", "é@a@")) == []


@pytest.mark.parametrize(
    ("typed", "proposed"),
    [
        ("jeanàgmail.com", ["jean@gmail.com"]),
        ("jean gmail.com", ["jean@gmail.com"]),
        ("jeanàecole.example", ["jean@ecole.example"]),
        ("jean.martin la", ["jean.martin@laposte.net", "jean.martin@lagoon.nc"]),
        ("jeanà", ["jean@gmail.com", "jean@orange.fr", "jean@hotmail.fr", "jean@yahoo.fr"]),
        ("jean àgmail.com", ["jeanagmail.com"]),
        ("làura", ["laura"]),
        ("àgmail.com", ["agmail.com"]),
        ("jean,gmail.com", []),
    ],
)
def test_an_at_that_the_keyboard_did_not_give_is_proposed(typed: str, proposed: list[str]) -> None:
    found = judged("email", typed)
    assert (found.state, texts(found)) == (INVALID, proposed)


def test_the_at_is_said_to_be_missing() -> None:
    change = judged("email", "jeanàgmail.com").proposals[0].change
    assert plain(change) == "le @ manque : @gmail.com"


@pytest.mark.parametrize(
    ("typed", "meant_domain"),
    [
        ("example.con", "example.com"),
        ("a.example.frr", "a.example.fr"),
        ("example.nte", "example.net"),
    ],
)
def test_an_ending_that_is_nobodys_is_doubted(typed: str, meant_domain: str) -> None:
    found = judged("email", f"jean@{typed}")
    assert (found.state, texts(found)) == (DOUBTFUL, [f"jean@{meant_domain}"])
    assert plain(found.message) == f"Est-ce {meant_domain} ?"
