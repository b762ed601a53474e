"""The keys of the desk: correcting, copying, masking, undoing, moving."""

from __future__ import annotations

import pytest

from tests.journeys.agent import NARROW, SIZES, STRIP, Agent
from tests.journeys.desk import Desk
from tests.journeys.people import MARTIN, identity
from tests.journeys.visits import at_connexion, at_finalisation, at_verification, begins

MISREAD = MARTIN.nir[:13] + "92"
"""Mme Martin's number with its key misread."""


async def test_f2_corrects_and_ctrl_z_gives_back(desk: Desk) -> None:
    """La clé ne va pas : F2 essaie, F2 encore, et Ctrl+Z rend ce qui était tapé."""
    async with Agent(desk) as agent:
        await at_connexion(agent).fills(nir=MISREAD).sees("✗", "F2 : essayer")
        await agent.presses("f2").sees("Correction mise", "^Z").does_not_see("✗")
        first = agent.field_text
        await agent.presses("f2").sees("✓")
        second = agent.field_text
        assert first != second
        assert MISREAD not in (first, second)
        await agent.presses("ctrl+z").field_holds(MISREAD).sees("✗")
        await agent.presses("ctrl+y").sees("✓").the_disk_holds(nir=second)


async def test_f2_where_nothing_is_to_correct(desk: Desk) -> None:
    """F2 ailleurs que sur un champ à corriger : une phrase, rien d’autre."""
    async with Agent(desk) as agent:
        await at_connexion(agent).presses("f2").sees("Pas de correction à proposer")
        await agent.stands_on("Acceptées").presses("f2").sees("F2 corrige le champ")


async def test_f2_corrects_a_mail_domain(desk: Desk) -> None:
    """gmial.com : F2 met gmail.com, seulement quand on le demande."""
    async with Agent(desk) as agent:
        await at_finalisation(agent).fills(email="m.martin@gmial.com").sees("!")
        await agent.field_holds("m.martin@gmial.com").presses("f2")
        await agent.field_holds("m.martin@gmail.com").the_disk_holds(email="m.martin@gmail.com")


async def test_f4_copies_the_values_in_amelis_order(desk: Desk) -> None:
    """F4, puis à chaque retour d’ameli la valeur suivante, comme ameli la veut."""
    async with Agent(desk) as agent:
        await at_connexion(agent).stands_on("Nom").presses("f4").clipboard_holds("MARTIN")
        await agent.sees("Presse-papiers : Nom", "Ensuite : N° de sécurité sociale")
        await agent.goes_to_ameli_and_back().clipboard_holds(MARTIN.nir[:13])
        await agent.focus_is_on("N° de sécurité sociale")
        await agent.goes_to_ameli_and_back().clipboard_holds(MARTIN.birth_date)
        await agent.goes_to_ameli_and_back().clipboard_holds(MARTIN.postal_code)
        await agent.sees("C’était la dernière").goes_to_ameli_and_back()
        await agent.clipboard_holds(MARTIN.postal_code)


async def test_f4_gives_seven_characters_of_the_iban(desk: Desk) -> None:
    """L’IBAN entier est réduit aux 7 que veut ameli, lettres comprises."""
    async with Agent(desk) as agent:
        await at_verification(agent).stands_on("IBAN, 7").presses("f4")
        await agent.clipboard_holds(MARTIN.iban[-7:]).goes_to_ameli_and_back()
        await agent.clipboard_holds(MARTIN.vitale_serial)


async def test_f4_never_copies_what_is_wrong_or_unfinished(desk: Desk) -> None:
    """✗ ou … : rien n’est copié, le presse-papiers garde ce qu’il avait, la ligne est montrée."""
    async with Agent(desk) as agent:
        await at_connexion(agent).fills(nir=MISREAD).stands_on("Nom").presses("f4")
        await agent.sees("N° de sécurité sociale, à corriger d’abord").goes_to_ameli_and_back()
        await agent.clipboard_holds("MARTIN").sees("rien n’est copié")
        await agent.focus_is_on("N° de sécurité sociale")
        await agent.fills(nir="29403").presses("f4").sees("à finir d’abord, rien n’est copié")
        await agent.clipboard_holds("MARTIN").fills(nir="").presses("f4")
        await agent.sees("à remplir d’abord, rien n’est copié").clipboard_holds("MARTIN")
        await agent.fills(nir=MARTIN.nir).presses("f4").clipboard_holds(MARTIN.nir[:13])


async def test_f4_replays_everything_after_an_interruption(desk: Desk) -> None:
    """Repris à la 2/4 : ameli a tout oublié, F4 recommence au code postal de la 1/4."""
    async with Agent(desk) as agent:
        await at_connexion(agent).leaves_and_comes_back().presses("enter").sees("5 valeurs")
        await agent.stands_on("Acceptées").presses("f4").clipboard_holds(MARTIN.postal_code)
        await agent.goes_to_ameli_and_back().clipboard_holds("MARTIN")


async def test_leaving_the_dossier_empties_the_clipboard(desk: Desk) -> None:
    """Échap, F12 : rien du citoyen ne reste dans le presse-papiers."""
    async with Agent(desk) as agent:
        await at_connexion(agent).presses("f4", "f4")
        await agent.clipboard_holds(MARTIN.nir[:13]).presses("escape").clipboard_holds("")


async def test_sensitive_values_are_dots_unless_one_stands_there(desk: Desk) -> None:
    """Le n° ne se lit que sur sa ligne ; ailleurs des points et ses deux derniers signes."""
    async with Agent(desk) as agent:
        await at_connexion(agent).stands_on("Nom").sees("• 91", "MARTIN").does_not_see("29403")
        await agent.stands_on("N° de sécurité").sees(MARTIN.nir).does_not_see("• 91")
        await agent.presses("pagedown").does_not_see(MARTIN.nir, MARTIN.nir[:13])
        await agent.presses("escape").sees("MARTIN").does_not_see(MARTIN.nir[:13])


async def test_f8_masks_everything_that_names_the_citizen(desk: Desk) -> None:
    """Quelqu’un regarde : F8, plus de nom ni de naissance, ni ici ni dans la liste."""
    async with Agent(desk) as agent:
        await at_connexion(agent).stands_on("Acceptées").sees("MARTIN", "12/03/1994")
        await agent.presses("f8").does_not_see("MARTIN", "12/03/1994", "42000")
        await agent.presses("f8").sees("MARTIN", "12/03/1994").presses("escape", "f8")
        await agent.sees("•••").does_not_see("MARTIN", "12/03/1994")
        await agent.presses("enter").sees("2/4 CONNEXION").does_not_see("MARTIN", "12/03/1994")


async def test_undo_and_redo_in_the_dossier(desk: Desk) -> None:
    """Ctrl+Z défait champ après champ, case après case ; Ctrl+Y refait."""
    async with Agent(desk) as agent:
        await (
            at_connexion(agent)
            .presses("ctrl+z")
            .sees("Annulé")
            .the_disk_holds(birth_date=MARTIN.birth_date)
        )
        await agent.stands_on("Code postal").field_holds("")
        await agent.presses("ctrl+y").sees("Rétabli").the_disk_holds(postal_code="42000")
        await agent.presses("ctrl+y").sees("Rien à rétablir")


@pytest.mark.parametrize("size", SIZES, ids=("120x40", "80x24", "48x30"))
async def test_tab_is_never_trapped(desk: Desk, size: tuple[int, int]) -> None:
    """Quoi qu’on ait tapé, Tab passe à la ligne suivante, et Maj+Tab revient."""
    async with Agent(desk, size) as agent:
        await begins(agent).presses("pagedown")
        await agent.fills(last_name="[/]", nir="ABC", birth_date="99/99", postal_code="00000")
        await agent.stands_on("Nom").presses("tab").focus_is_on("N° de sécurité sociale")
        await agent.presses("tab").focus_is_on("Date de naissance")
        await agent.presses("tab").focus_is_on("Code postal").presses("tab").focus_is_on("Accept")
        await agent.presses("shift+tab", "up").focus_is_on("Date de naissance")
        await agent.presses("enter").focus_is_on("Code postal")


async def test_down_passes_over_every_row_and_comes_round(desk: Desk) -> None:
    """↓ passe par toutes les lignes de l’étape, dans l’ordre de la fiche, puis recommence."""
    async with Agent(desk, NARROW) as agent:
        await begins(agent).stands_on("Carte Vitale")
        rows = [agent.row]
        while len(rows) < 40:
            await agent.presses("down")
            if agent.row == rows[0]:
                break
            rows.append(agent.row)
        assert rows[:3] == ["Carte Vitale", "IBAN connu de la CPAM", "Adresse e-mail"]
        assert rows[-2:] == ["Le formulaire s’affiche", "ameli ne répond pas"]
        assert len(rows) == len(set(rows)) == 13


async def test_the_slip_shows_what_the_citizen_takes_home(desk: Desk) -> None:
    """F9 : le talon, avec la référence et ce qu’il faut rapporter, jamais un n°."""
    async with Agent(desk) as agent:
        await at_connexion(agent).presses("f9").sees("W 5 2 - A 9 V").does_not_see(MARTIN.nir[:13])
        await agent.presses("escape").sees("2/4 CONNEXION")


async def test_help_says_the_row_and_every_key(desk: Desk) -> None:
    """F1 : ce qu’est la ligne, puis toutes les touches."""
    async with Agent(desk) as agent:
        await at_connexion(agent).stands_on("N° de sécurité").presses("f1")
        await agent.sees("N° DE SÉCURITÉ SOCIALE", "ICI", "F2 ou ^R", "F4 ou ^O")
        await agent.presses("end").sees("PgSuiv", "^Q")
        await agent.presses("escape").focus_is_on("N° de sécurité sociale")


async def test_f5_does_nothing_at_all(desk: Desk) -> None:
    """F5, tapé dans la mauvaise fenêtre, ne change rien ici."""
    async with Agent(desk) as agent:
        await at_connexion(agent).stands_on("Nom").sees("✓ enregistré")
        before = agent.text
        await agent.presses("f5")
        assert agent.text == before


async def test_the_palette_finds_nothing_by_that_name(desk: Desk) -> None:
    """Rien de ce nom : c’est dit, de rien d’autre on ne parle, et Échap revient."""
    async with Agent(desk, STRIP) as agent:
        await begins(agent).presses("ctrl+p").sees("L’aide de ce qui a le curseur")
        await agent.types("xyzzy").sees("Rien de ce nom").does_not_see("L’aide de ce qui")
        await agent.presses("enter", "escape").sees("1/4 ACCÈS")


async def test_a_second_way_for_every_function_key(desk: Desk) -> None:
    """Les touches de fonction manquent : Ctrl fait la même chose."""
    async with Agent(desk) as agent:
        await agent.presses("ctrl+n", "enter").sees("1/4 ACCÈS").presses("pagedown")
        await agent.fills(**identity(MARTIN)).fills(nir=MISREAD).presses("ctrl+r").sees("✓")
        await agent.stands_on("Nom").presses("ctrl+o").clipboard_holds("MARTIN")
        await agent.presses("ctrl+g").sees("F2 ou ^R").presses("escape")
        await agent.presses("ctrl+t").sees("POURQUOI").presses("ctrl+f").sees("2/4 CONNEXION")
        await agent.presses("ctrl+b").sees("Aucun autre dossier").presses("ctrl+f")
        await agent.sees("Guichet · Dossiers").presses("ctrl+l").sees("Phrase de passe")
