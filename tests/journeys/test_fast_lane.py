"""The fast lane: what a smooth visit costs, everything in hand, ten pastes into ameli's form.

A control key is any key that types no sign of a value (Entrée, F4, PgSuiv…). A window switch is one
Alt+Tab: to ameli is one, back is one.
"""

from __future__ import annotations

import re
from typing import Self

from textual import events

from tests.journeys.agent import NARROW, WIDE, Agent
from tests.journeys.desk import Desk
from tests.journeys.people import MARTIN
from tests.journeys.test_copying import Keeper, pastes
from tests.packaging.keys import README

MOST_KEYS, MOST_SWITCHES = 25, 18
PASTED = (
    MARTIN.postal_code,
    MARTIN.last_name,
    MARTIN.nir[:13],
    MARTIN.birth_date,
    MARTIN.postal_code,
    MARTIN.iban[-7:],
    MARTIN.vitale_serial,
    MARTIN.email,
    MARTIN.email,
    MARTIN.phone.replace(" ", ""),
)


class Counted(Agent):
    """Counts control keys and window switches, and notes what is pasted into ameli."""

    keys = switches = 0
    pasted: tuple[str, ...] = ()

    def presses(self, *keys: str) -> Self:
        """Keys that type nothing: each is counted."""
        self.keys += len(keys)
        return super().presses(*keys)

    def _switches(self, event: events.Event) -> Self:
        async def step() -> None:
            self.switches += 1
            await self.hands.send(event)

        return self._then("Alt+Tab", step)

    def goes_to_ameli(self) -> Self:
        """Alt+Tab."""
        return self._switches(events.AppBlur())

    def comes_back_from_ameli(self) -> Self:
        """Alt+Tab."""
        return self._switches(events.AppFocus())

    def pastes_there(self, times: int = 1) -> Self:
        """Ctrl+V in ameli's form, where Tab goes to the next field."""

        async def step() -> None:
            self.pasted += (self.app.clipboard,) * times

        return self._then("Ctrl+V on ameli", step)

    def takes_to_ameli(self, times: int = 1) -> Self:
        """There, pasted, and back."""
        return self.goes_to_ameli().pastes_there(times).comes_back_from_ameli()

    def told(self, where: str) -> None:
        """Print what it cost, and hold it to the two limits and to what the README says."""
        pasted = len(self.pasted)
        print(f"\n{where}: {pasted} pastes, {self.keys} keys, {self.switches} switches")
        assert self.pasted == PASTED
        assert self.keys <= MOST_KEYS
        assert self.switches <= MOST_SWITCHES
        readme = " ".join(README.read_text("utf-8").split())
        assert re.search(rf"\b{self.switches} (passages|sur un poste Linux)", readme)
        assert self.keys <= int(re.findall(r"(\d+) touches de commande", readme)[0])


def begins(agent: Counted) -> Counted:
    """F3, the usual procedure, all the pieces in one gesture; the cursor is on the postcode."""
    agent.presses("f3", "enter").sees("1/4 ACCÈS").presses("ctrl+p").types("pièces")
    return agent.presses("enter").sees("✓ Carte Vitale", "✓ IBAN").focus_is_on("Code postal")


def ends(agent: Counted) -> Counted:
    """The link was opened and all closed there, too: the dossier is closed here, and wiped."""
    agent.sees("LIEN DE VALIDATION").presses("pagedown").focus_is_on("Connecté")
    agent.presses("enter").sees("CLORE LE DOSSIER").presses("enter").sees("Clos")
    return agent.presses("escape").sees("Aucun dossier ouvert").the_disk_holds_no_dossier()


async def test_by_the_terminal_one_value_a_journey(desk: Desk) -> None:
    """Tout est en main, sous Windows ou à distance : F4, Alt+Tab, coller, Alt+Tab, et la suite."""
    async with Counted(desk, NARROW) as agent:
        await begins(agent).types(MARTIN.postal_code).presses("f4").takes_to_ameli()
        await agent.focus_is_on("Le formulaire s’affiche").presses("enter").sees("2/4 CONNEXION")
        await agent.types(MARTIN.last_name).presses("enter").types(MARTIN.nir).presses("enter")
        await agent.types(MARTIN.birth_date).presses("f4").focus_is_on("Nom")
        for _ in ("name", "NIR", "birth date", "postcode"):
            await agent.takes_to_ameli()
        await agent.focus_is_on("Acceptées").presses("enter").sees("3/4 VÉRIFICATION")
        await agent.types(MARTIN.iban).presses("enter").types(MARTIN.vitale_serial)
        await agent.presses("f4").takes_to_ameli().takes_to_ameli()
        await agent.focus_is_on("Acceptées").presses("enter").sees("4/4 FINALISATION")
        await agent.types(MARTIN.email).presses("enter").types(MARTIN.phone).presses("f4")
        await agent.takes_to_ameli(times=2).sees("(2 sur 2)").presses("f4").takes_to_ameli()
        await agent.focus_is_on("Compte créé, lien à ouvrir maintenant").presses("enter")
        await ends(agent)
        agent.told("by the terminal")
    assert [visit.outcome for visit in desk.closed()] == ["done"]


async def test_on_a_desk_that_tells_what_was_pasted(desk: Desk) -> None:
    """Tout est en main, sur un poste Linux : chaque collage amène la valeur suivante."""
    keeper = Keeper()

    async def step(agent: Counted, *values: str) -> None:
        await agent.presses("f4").goes_to_ameli()
        for value in values:
            await pastes(agent.clipboard_holds(value).pastes_there(), keeper)
        await agent.comes_back_from_ameli()

    async with Counted(desk, WIDE) as agent:
        keeper.on_desktop(agent)
        await begins(agent).types(MARTIN.postal_code)
        await step(agent, *PASTED[:1])
        await agent.focus_is_on("Le formulaire s’affiche").presses("enter").sees("2/4 CONNEXION")
        await agent.types(MARTIN.last_name).presses("enter").types(MARTIN.nir).presses("enter")
        await agent.types(MARTIN.birth_date)
        await step(agent, *PASTED[1:5])
        await agent.focus_is_on("Acceptées").presses("enter").sees("3/4 VÉRIFICATION")
        await agent.types(MARTIN.iban).presses("enter").types(MARTIN.vitale_serial)
        await step(agent, *PASTED[5:7])
        await agent.focus_is_on("Acceptées").presses("enter").sees("4/4 FINALISATION")
        await agent.types(MARTIN.email).presses("enter").types(MARTIN.phone)
        await step(agent, *PASTED[7:])
        await agent.focus_is_on("Compte créé, lien à ouvrir maintenant").presses("enter")
        await agent.sees("LIEN DE VALIDATION").goes_to_ameli().comes_back_from_ameli()
        await ends(agent)
        agent.told("on a desk that tells")
