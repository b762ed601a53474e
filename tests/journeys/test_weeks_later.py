"""Days and weeks after: reminders, deadlines, what is wiped by itself and what is asked again."""

from __future__ import annotations

import pytest

from counter_app.desk.retention import Retention
from counter_app.ui.widgets.home_lines import KeepingLine
from tests.journeys.agent import NARROW, WIDE, Agent
from tests.journeys.desk import KARIM, Desk
from tests.journeys.people import BONNET, MARTIN, SAIDI
from tests.journeys.visits import at_connexion, at_finalisation, at_verification, closes

pytestmark = pytest.mark.slow


async def test_after_a_week_end(desk: Desk) -> None:
    """Interrompu samedi, repris lundi : le rappel est passé, et c’est la première ligne."""
    async with Agent(desk, NARROW) as agent:
        await at_connexion(agent).presses("f7", "enter").sees("Guichet · Dossiers")
        await agent.waits(days=2).leaves_and_comes_back().sees("À FAIRE AU GUICHET", "MARTIN")
        await (
            agent.sees("rappel samedi 21/11, passé")
            .presses("enter")
            .sees("Pourquoi", "s’est éloigné")
        )


async def test_the_code_by_post_never_came(desk: Desk) -> None:
    """Quinze jours sans courrier : le dossier le demande, et la fiche 1.1 le fait redemander."""
    async with Agent(desk, NARROW) as agent:
        await at_connexion(agent, BONNET).chooses("Mot de passe provisoire par courrier")
        await agent.presses("escape").waits(days=14).leaves_and_comes_back()
        await agent.sees("À FAIRE AU GUICHET", "BONNET").presses("enter")
        await agent.sees("est-il arrivé ?").highlights("il n’arrivera pas").presses("enter")
        await agent.sees("1/3 MOT DE PASSE PROVISOIRE", "le demander")
        await agent.chooses("Code demandé, par courrier").sees("En attente", "12/12")


async def test_sensitive_values_are_asked_again_after_fifteen_days(desk: Desk) -> None:
    """Seize jours après, le n° et l’IBAN sont effacés : la ligne dit quand, et on les redemande."""
    async with Agent(desk, WIDE) as agent:
        await at_verification(agent).presses("escape").sees("Guichet · Dossiers")
        await agent.waits(days=16).leaves_and_comes_back().sees("MARTIN").presses("enter")
        await agent.sees("3/4 VÉRIFICATION", "⌫ effacé le 07/12", "à redemander")
        await agent.fills(iban=MARTIN.iban).sees("✓ IBAN juste").presses("pageup")
        await agent.stands_on("N° de sécurité").sees("⌫").fills(nir=MARTIN.nir).sees("✓ Clé juste")
        await agent.the_disk_holds(nir=MARTIN.nir, last_name=MARTIN.last_name)


async def test_forty_five_days_without_a_word(desk: Desk) -> None:
    """Personne n’est revenu : le dossier s’efface de lui-même, après l’avoir annoncé."""
    async with Agent(desk, NARROW) as agent:
        await at_finalisation(agent, SAIDI).presses("escape").sees("SAÏDI")
        await agent.waits(days=43).leaves_and_comes_back().sees("SAÏDI", "effacement")
        await agent.waits(days=3).leaves_and_comes_back().sees("Aucun dossier ouvert")
        await agent.the_disk_holds_no_dossier()
    assert SAIDI.email.encode() not in desk.bytes_on_disk()


async def test_kept_longer_with_a_reason(desk: Desk) -> None:
    """Elle a prévenu qu’elle viendrait tard : « Prolonger », une raison, et le dossier attend."""
    async with Agent(desk, NARROW) as agent:
        await at_finalisation(agent, SAIDI).presses("escape").sees("SAÏDI").waits(days=43)
        await agent.leaves_and_comes_back().presses("enter").sees("4/4 FINALISATION")
        await agent.presses("ctrl+p").types("prolonger").presses("enter").sees("POURQUOI")
        await agent.presses("enter").sees("est prolongé.").presses("escape")
        await agent.waits(days=20).leaves_and_comes_back().sees("SAÏDI")


async def test_the_link_opened_at_home(desk: Desk) -> None:
    """Elle a ouvert le lien chez elle et passe le dire : une réponse, et tout s’efface."""
    async with Agent(desk, NARROW) as agent:
        await at_finalisation(agent).chooses("Compte créé, lien à ouvrir plus tard")
        await agent.presses("escape").waits(days=6).leaves_and_comes_back(KARIM).types("martin")
        await agent.presses("enter").sees("est-il ouvert ?").presses("enter")
        await closes(agent, "Connecté : le compte est ouvert", "compte ouvert")
    assert [visit.outcome for visit in desk.closed()] == ["done"]


async def test_what_the_created_account_no_longer_needs(desk: Desk) -> None:
    """Le compte créé, le n°, l’IBAN et la carte ne servent plus : effacés dès qu’on s’en va.
    Coché d’un Entrée de trop, ^Z le reprend, et rien n’est à redemander.
    """
    async with Agent(desk, NARROW) as agent:
        await at_finalisation(agent).stands_on("Le compte ameli est créé")
        await agent.sees("les numéros devenus inutiles s’effacent").presses("space")
        await agent.sees("✓ Le compte ameli").presses("ctrl+z").sees("○ Le compte ameli")
        await agent.presses("escape").sees("Guichet · Dossiers").presses("enter")
        await agent.the_disk_holds(nir=MARTIN.nir, vitale_serial=MARTIN.vitale_serial)
        await agent.stands_on("Le compte ameli est créé").presses("space").sees("✓ Le compte ameli")
        await agent.presses("escape").sees("Guichet · Dossiers")
        await agent.the_disk_holds(last_name="MARTIN", email=MARTIN.email)
        (_, answers), *_ = desk.dossiers()
        assert not {"nir", "iban", "vitale_serial"} & {*answers}


async def test_a_new_mailbox_the_next_day(desk: Desk) -> None:
    """Mot de passe de la boîte perdu : elle en crée une autre chez sa fille et revient demain."""
    async with Agent(desk, NARROW) as agent:
        await at_finalisation(agent, BONNET).chooses("La boîte mail ne s’ouvre pas ici")
        await agent.sees("boîte mail inaccessible").presses("escape").waits(days=1)
        await agent.leaves_and_comes_back().types("bonnet").presses("enter")
        await agent.sees("La boîte mail s’ouvre-t-elle ?").presses("enter").sees("4/4 FINALISATION")
        await agent.fills(email="nouvelle.boite@example.org").sees("✓")
        await agent.the_disk_holds(email="nouvelle.boite@example.org")


async def test_the_bank_is_not_known_to_the_cpam(desk: Desk) -> None:
    """La CPAM ne connaît pas ce compte : il lui envoie son RIB, on réessaie dans la semaine."""
    async with Agent(desk, NARROW) as agent:
        await at_verification(agent, SAIDI).chooses("Refusées, sans code envoyé")
        await agent.chooses("Compte inconnu : donner le RIB").sees(
            "coordonnées bancaires inconnues"
        )
        await agent.sees("28/11/2026").presses("enter").sees("Guichet · Dossiers")
        await agent.waits(days=6).leaves_and_comes_back().types("saidi").presses("enter")
        await agent.sees("Pourquoi", "coordonnées bancaires inconnues").presses("enter")
        await agent.sees("3/4 VÉRIFICATION", "à refaire").chooses("Acceptées").sees("4/4")


async def test_ameli_down_until_the_afternoon(desk: Desk) -> None:
    """ameli ne répond plus à la 4/4 : à trois heures il revient, tout est recopié par F4."""
    async with Agent(desk, WIDE) as agent:
        await at_finalisation(agent).chooses("ameli ne répond pas").sees("ameli indisponible")
        await agent.presses("escape").waits(hours=1).presses("enter").sees("de nouveau ?")
        await agent.presses("enter").sees("1/4 ACCÈS").presses("f4")
        await agent.clipboard_holds(MARTIN.postal_code).chooses("Le formulaire s’affiche")
        await agent.presses("f4", "f4").the_disk_holds(email=MARTIN.email, iban=MARTIN.iban[-7:])


async def test_the_same_reference_on_the_telephone(desk: Desk) -> None:
    """Au téléphone, elle lit sa référence : la liste n’en montre qu’une, et Entrée l’ouvre."""
    async with Agent(desk, NARROW) as agent:
        await at_connexion(agent).waits(minutes=2)
        await at_connexion(agent, SAIDI).presses("escape").sees("Guichet · Dossiers")
        reference = next(
            s.header.reference for s, a in desk.dossiers() if a["last_name"] == "MARTIN"
        )
        await agent.types(reference).sees("MARTIN").does_not_see("SAÏDI").presses("enter")
        await agent.sees("2/4 CONNEXION", "MARTIN")


async def test_a_wipe_that_waits_is_looked_at_once_a_second(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Une copie reste en lecture : « effacement en attente », et une seule horloge qui le dit."""
    timers: list[float] = []
    monkeypatch.setattr(Retention, "pending", "effacement en attente")
    async with Agent(desk) as agent:
        await agent.sees("Guichet · Dossiers")
        line = agent.app.screen.query_one(KeepingLine)
        line._still_wiping()
        monkeypatch.setattr(line, "set_timer", lambda seconds, _then: timers.append(seconds))
        for _ in range(5):
            line.repaint()
        assert timers == []
        line._still_wiping()
        assert timers == [1.0]
        await agent.sees("effacement en attente")
