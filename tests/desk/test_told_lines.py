"""The journal read in words: each id finds its label, in the procedure the dossier was in then."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from counter_app.desk.told_lines import Told
from counter_app.store.records import JournalLine

NOW = datetime(2026, 11, 21, 13, 32, tzinfo=UTC)


def said(*lines: tuple[str, str]) -> list[str]:
    """What is added to each line of one dossier, in order."""
    told = Told()
    return [
        told.words(JournalLine(NOW, "Claire", kind, "K7Q42M", "one", detail))
        for kind, detail in lines
    ]


def test_the_same_answer_has_the_words_of_the_procedure_of_then() -> None:
    assert said(
        ("created", "ameli-saint-thomas"),
        ("outcome", "acces.formulaire"),
        ("went_over", "ameli-1.3-cpam-loire"),
        ("outcome", "acces.formulaire"),
        ("outcome", "connexion.refusees !nir !birth_date"),
    ) == [
        "Saint-Thomas, Créer un compte ameli",
        "1/7, La page de renseignement s’affiche",
        "1.3, Créer un compte ameli",
        "1/4, Le formulaire s’affiche",
        "2/4, Refusées, sans code envoyé, malgré\u00a0: N° de sécurité sociale ; Date de naissance",
    ]


def test_an_answer_of_the_procedure_before_is_found_there() -> None:
    """Lines of before 21/11/2026 have the passage first, and no procedure where it began."""
    over = ("went_over", "ameli-1.1-code-provisoire")
    assert said(("created", "ameli-1.3-cpam-loire"), over, ("outcome", "connexion.code_courrier"))[
        2
    ] == ("2/4, Mot de passe provisoire par courrier")
    assert said(("created", ""), ("outcome", "acces.formulaire")) == ["", "acces.formulaire"]


@pytest.mark.parametrize(
    ("kind", "detail", "words"),
    [
        ("typist", "agent", "l’agent, avec mandat"),
        ("mandate", "31", "31"),
        ("interrupted", "document_missing", "il manque une pièce"),
        ("closed", "done", "compte ouvert"),
        (
            "wiped",
            "mark nir iban iban_checked",
            "ne servent plus\u00a0: N° de sécurité sociale ; IBAN, 7 derniers",
        ),
        ("unreadable", "iban_checked", "ce qui est su de l’IBAN entier"),
        ("unreadable", "note vitale_serial", "la note ; N° de série (carte)"),
        ("agent_added", "0b1d Karim", "Karim"),
        ("created", "gone-from-the-folder", "gone-from-the-folder"),
        ("exit", "unheard_of", "unheard_of"),
        ("opened", "", ""),
    ],
)
def test_every_kind(kind: str, detail: str, words: str) -> None:
    (told,) = said((kind, detail))
    assert told == words
