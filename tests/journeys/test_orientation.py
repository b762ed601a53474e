"""« Cas particulier ? »: the first row of the first step, never a dialogue."""

from __future__ import annotations

import pytest

from tests.journeys.agent import Agent
from tests.journeys.desk import Desk
from tests.journeys.people import MARTIN, identity
from tests.journeys.visits import begins

CASES = {
    "a déjà un mot de passe à 4 ou 8": ("Compte ameli 1.1", "1/3 MOT DE PASSE PROVISOIRE"),
    "utilise FranceConnect": ("Compte ameli 1.2", "1/3 FOURNISSEUR"),
    "a déjà un compte, oublié ou non": ("mot de passe oublié", "1/3 ESSAYER"),
}
ENDS = {
    "dépend de la MSA": ("autre régime (MSA…)", "msa.fr", "other_scheme"),
    "est sous tutelle": ("tutelle ou curatelle", "tuteur ou le curateur", "guardianship"),
    "a moins de 16 ans": ("autre", "celui d’un parent", "other"),
    "n° commençant par 3": ("numéro provisoire", "voir la CPAM", "provisional_number"),
    "renonce": ("le citoyen renonce", "Rien n’est gardé", "citizen_declines"),
}


async def test_no_case_is_the_default_and_nothing_to_press(desk: Desk) -> None:
    """Aucun cas : rien à faire, la ligne le dit."""
    async with Agent(desk) as agent:
        await begins(agent).sees("Cas particulier ?", "aucun").does_not_see("sous tutelle")
        await agent.chooses("Cas particulier ?").sees("est sous tutelle ou curatelle")
        await agent.chooses("aucun").does_not_see("est sous tutelle").sees("1/4 ACCÈS")


@pytest.mark.parametrize("case", CASES)
async def test_cases_that_are_another_procedure(desk: Desk, case: str) -> None:
    """Le cas mène à une autre procédure, avec ce qui est déjà tapé."""
    async with Agent(desk) as agent:
        await begins(agent).fills(postal_code="42000").chooses("Cas particulier ?")
        await agent.chooses(case).sees(*CASES[case]).the_disk_holds(postal_code="42000")
        await agent.presses("ctrl+z").sees("Compte ameli 1.3", "1/4 ACCÈS")


@pytest.mark.parametrize("case", ENDS)
async def test_cases_that_end_here(desk: Desk, case: str) -> None:
    """Le cas termine la visite : dire quoi au citoyen, clore, et rien n’est gardé."""
    reason, say, kind = ENDS[case]
    async with Agent(desk) as agent:
        await begins(agent).fills(postal_code="42000").chooses("Cas particulier ?")
        await agent.stands_on(case).sees(say).presses("enter").sees("CLORE LE DOSSIER", reason)
        await agent.presses("escape").sees("1/4 ACCÈS").does_not_see("Clos :")
        await agent.chooses("Cas particulier ?").chooses(case).presses("enter").sees("Clos")
        await agent.presses("escape").sees("Aucun dossier ouvert").the_disk_holds_no_dossier()
    assert [visit.outcome for visit in desk.closed()] == [kind]


async def test_a_provisional_number_typed(desk: Desk) -> None:
    """Un n° qui commence par 7, clé juste : ⊘, pas de compte possible, voir la CPAM."""
    from tests.people import nir

    async with Agent(desk) as agent:
        await begins(agent).presses("pagedown").fills(**identity(MARTIN))
        await agent.fills(nir=nir(sex=7)).sees("⊘", "CPAM")
