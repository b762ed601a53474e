"""Nothing acknowledged is lost, and one key brings back where one was."""

from __future__ import annotations

import re

import pytest
from rich.console import RenderableType
from textual.app import App
from textual.screen import Screen

from counter_app.ui.screens.dossier import DossierScreen
from tests.journeys.agent import NARROW, SIZES, Agent
from tests.journeys.desk import CLAIRE, KARIM, PHRASE, Desk
from tests.journeys.people import BONNET, MARTIN, SAIDI
from tests.journeys.visits import at_connexion, at_finalisation, at_verification, begins


@pytest.mark.parametrize("size", SIZES, ids=("120x40", "80x24", "48x30"))
async def test_quitting_in_the_middle_of_a_number(desk: Desk, size: tuple[int, int]) -> None:
    """Ctrl+Q au milieu du n° : le lendemain, Entrée ramène à l’étape, à la ligne et au curseur."""
    async with Agent(desk, size) as agent:
        await begins(agent).presses("pagedown").fills(last_name="MARTIN", nir="2940375")
        await agent.presses("left", "left").leaves_and_comes_back()
        await agent.sees("MARTIN", "2/4").presses("enter").sees("2/4 CONNEXION", "Repris")
        await agent.focus_is_on("N° de sécurité sociale").field_holds("2940375", caret=5)
        await agent.sees("2940375")


@pytest.mark.parametrize("size", SIZES, ids=("120x40", "80x24", "48x30"))
async def test_cut_off_without_a_word(desk: Desk, size: tuple[int, int]) -> None:
    """Le courant saute une fois « ✓ enregistré » : Entrée, et tout est là, au curseur près."""
    async with Agent(desk, size) as agent:
        await begins(agent).presses("pagedown").fills(last_name="LE GOFF", nir="1850")
        await agent.sees("✓ enregistré").presses("home", "right").is_cut_off().comes_back()
        await agent.presses("enter").sees("2/4 CONNEXION")
        await agent.focus_is_on("N° de sécurité sociale").field_holds("1850", caret=1)
        await agent.presses("up").focus_is_on("Nom").field_holds("LE GOFF")


@pytest.mark.parametrize("size", SIZES, ids=("120x40", "80x24", "48x30"))
async def test_the_first_frame_is_the_row_one_was_in(
    desk: Desk, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """La première image du dossier a déjà le ▸ et le texte : rien à attendre de plus."""
    frames: list[str] = []
    display = App._display

    def seen(app: App[None], screen: Screen[None], what: RenderableType | None) -> None:
        if isinstance(screen, DossierScreen):
            frames.append("\n".join(strip.text for strip in screen._compositor.render_strips()))
        display(app, screen, what)

    async with Agent(desk, size) as agent:
        await begins(agent).presses("pagedown").fills(last_name="MARTIN", nir="2940375")
        await agent.leaves_and_comes_back().sees("MARTIN")
        monkeypatch.setattr(App, "_display", seen)
        await agent.presses("enter").sees("▸ N° de sécurité")
    assert re.search("▸ N° de sécurité.*2940375", frames[0]), frames[0]


async def test_cut_off_while_ticking(desk: Desk) -> None:
    """Coupé sur une case ou une réponse : on y revient aussi."""
    async with Agent(desk) as agent:
        await begins(agent).ticks("Confirmer").sees("✓ Confirmer").is_cut_off().comes_back()
        await agent.presses("enter").focus_is_on("Confirmer").sees("✓ Confirmer")
        await agent.stands_on("ameli ne répond pas").is_cut_off().comes_back()
        await agent.presses("enter").focus_is_on("ameli ne répond pas")


async def test_cut_off_between_closing_and_leaving(desk: Desk) -> None:
    """Clos, puis coupé avant d’avoir quitté le dossier : au retour il est effacé."""
    async with Agent(desk) as agent:
        await at_finalisation(agent).chooses("Le citoyen refuse").presses("enter").sees("Clos")
        await agent.is_cut_off().comes_back().sees("Aucun dossier ouvert")
        await agent.the_disk_holds_no_dossier()
    assert [visit.outcome for visit in desk.closed()] == ["citizen_declines"]


async def test_what_has_to_be_redone_on_ameli_is_said(desk: Desk) -> None:
    """Avant que le compte existe, ameli n’a rien gardé : l’écran le dit, F4 recopie."""
    async with Agent(desk) as agent:
        await at_connexion(agent).leaves_and_comes_back().presses("enter")
        await agent.sees("↻ Repris à 14:32", "à refaire depuis 1/4", "F4 recopie les 5 valeurs")


async def test_another_agent_takes_over(desk: Desk) -> None:
    """Karim reprend le dossier de Claire : où on en est d’abord, puis la ligne."""
    async with Agent(desk, name=CLAIRE) as agent:
        await at_connexion(agent).chooses("Refusées").waits(minutes=12).leaves_and_comes_back(KARIM)
        await agent.sees("Karim", "MARTIN").presses("enter")
        await agent.sees("Où", "2/4 Connexion", "1 essai", "Pourquoi", "données refusées")
        await agent.sees("Manque", "Carte Vitale", "Ensuite", "Claire, il y a 12 min")
        await agent.presses("enter").sees("2/4 CONNEXION").focus_is_on("L’autre nom")
        await agent.presses("down", "escape", "enter").sees("2/4 CONNEXION")


async def test_going_back_from_the_summary_changes_nothing(desk: Desk) -> None:
    """Échap sur le résumé : de retour à la liste, le dossier est toujours à Claire."""
    async with Agent(desk) as agent:
        await at_connexion(agent).leaves_and_comes_back(KARIM).presses("enter").sees("Pourquoi")
        await agent.presses("escape").sees("Guichet · Dossiers", "Karim", "MARTIN")
    (stored, _), *_ = desk.dossiers()
    assert stored.header.touched_by == CLAIRE


async def test_a_second_window_only_reads(desk: Desk) -> None:
    """Le dossier est ouvert dans une autre fenêtre : lecture seule, et c’est dit."""
    async with Agent(desk) as agent:
        await at_connexion(agent).presses("escape").sees("Guichet · Dossiers")
        (stored, _), *_ = desk.dossiers()
        other = desk.counter()
        visit = other.open(stored.header.id)
        await agent.presses("enter").sees("Lecture seule", "autre fenêtre").sees("2/4 CONNEXION")
        await agent.chooses("Acceptées").sees("2/4 CONNEXION").presses("f2").sees("Lecture seule")
        await agent.presses("escape").sees("Guichet · Dossiers")
        other.leave(visit)
        await agent.presses("enter").sees("2/4 CONNEXION").does_not_see("Lecture seule")
        await agent.fills(last_name="DURAND").the_disk_holds(last_name="DURAND")


async def test_three_citizens_at_once(desk: Desk) -> None:
    """F6 passe de l’un à l’autre, chacun où on l’avait laissé."""
    async with Agent(desk) as agent:
        await at_connexion(agent, MARTIN).stands_on("Date de naissance")
        await begins(agent).presses("pagedown").fills(last_name=SAIDI.last_name)
        await begins(agent).presses("pagedown").fills(last_name=BONNET.last_name)
        seen: list[str] = []
        for _ in range(3):
            await agent.presses("f6").sees("2/4 CONNEXION")
            seen.append(next(p for p in ("MARTIN", "SAÏDI", "BONNET") if p in agent.text))
        assert sorted(seen) == ["BONNET", "MARTIN", "SAÏDI"]
        while "MARTIN" not in agent.text:
            await agent.presses("f6")
        await agent.focus_is_on("Date de naissance").field_holds(MARTIN.birth_date)


async def test_no_other_citizen(desk: Desk) -> None:
    """F6 sans personne d’autre : une phrase, et l’on reste."""
    async with Agent(desk) as agent:
        await agent.presses("f6").sees("Aucun dossier à côté", "F3")
        await begins(agent).fills(postal_code="42").presses("f6")
        await agent.sees("Aucun autre dossier à côté", "1/4 ACCÈS")


async def test_interrupting_takes_two_keys(desk: Desk) -> None:
    """F7, Entrée : la pièce qui manque à cette étape est la raison, pour aujourd’hui."""
    async with Agent(desk, NARROW) as agent:
        await at_connexion(agent).ticks("Carte Vitale", "Adresse e-mail")
        await agent.chooses("Acceptées").presses("f7").sees("POURQUOI", "21/11/2026")
        await agent.sees("il manque une pièce : IBAN connu de la CPAM")
        await agent.presses("enter").sees("Guichet · Dossiers", "MARTIN", "IBAN connu de la CPAM")
        await agent.presses("enter").sees("Pourquoi", "IBAN connu de la CPAM", "Manque")
        await agent.presses("enter").sees("3/4 VÉRIFICATION").does_not_see("En attente")


async def test_interrupting_with_a_day_and_a_note(desk: Desk) -> None:
    """Une autre raison, un autre jour, quelques mots ; jamais un n° dans les mots."""
    async with Agent(desk) as agent:
        await at_verification(agent).presses("f7").highlights("carte Vitale inactive")
        await agent.sees("28/11/2026").presses("tab").field_holds("28/11/2026")
        await agent.presses("ctrl+u").types("hier").presses("enter").sees("Écrire le jour comme")
        await agent.presses("ctrl+u").types("3/12").presses("tab")
        await agent.types(f"son n° est {MARTIN.nir}").presses("enter").sees("l’enlever")
        await agent.presses("ctrl+u").types("code 1234").presses("enter").sees("si c’est un code")
        await agent.presses("ctrl+u").types("revient avec sa fille").presses("enter")
        await agent.sees("Guichet · Dossiers").the_disk_holds(note="revient avec sa fille")
        await agent.waits(hours=5).leaves_and_comes_back().presses("enter")
        await agent.sees("carte Vitale inactive", "03/12").presses("enter")
        await agent.sees("carte Vitale inactive", "Pourquoi").presses("escape")


async def test_locking_brings_back_to_the_row(desk: Desk) -> None:
    """F12 : plus rien de personne à l’écran ; la phrase de passe, et l’on est à la même ligne."""
    async with Agent(desk) as agent:
        await at_connexion(agent).stands_on("Date de naissance").presses("f12")
        await agent.sees("Phrase de passe").does_not_see("MARTIN", "12/03/1994", "Dossiers")
        await agent.types(PHRASE).presses("enter").sees("2/4 CONNEXION")
        await agent.focus_is_on("Date de naissance").field_holds(MARTIN.birth_date)


@pytest.mark.parametrize("end", ["f12", "ctrl+q"])
async def test_leaving_faster_than_the_screen_follows(desk: Desk, end: str) -> None:
    """↓ puis F12 ou Ctrl+Q d’un seul coup : rien ne casse, rien n’est perdu."""
    async with Agent(desk) as agent:
        await at_connexion(agent).stands_on("Nom").presses_at_once("down", "X", "down", end)
        await agent.comes_back().presses("enter").sees("2/4 CONNEXION")
        await agent.the_disk_holds(last_name="MARTIN", birth_date=MARTIN.birth_date)


@pytest.mark.parametrize("cut_off", [False, True], ids=("left", "cut off"))
async def test_undo_reaches_back_before_the_interruption(desk: Desk, cut_off: bool) -> None:
    """Revenu après avoir quitté, ou coupé net : Ctrl+Z défait encore ce qui précédait."""
    async with Agent(desk) as agent:
        await at_connexion(agent).fills(last_name="DURAND").the_disk_holds(last_name="DURAND")
        await (agent.is_cut_off() if cut_off else agent.presses("ctrl+q")).comes_back()
        await agent.sees("DURAND").presses("enter").sees("2/4 CONNEXION").presses("ctrl+z")
        await agent.sees("Annulé", "MARTIN").the_disk_holds(last_name="MARTIN")
