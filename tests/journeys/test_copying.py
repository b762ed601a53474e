"""F4 between Guichet and ameli: the run, what it says, and what is never left behind."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual import events

from counter_app.desk.means import Means
from counter_app.ui.clip.holder import EMPTIED, HELD, UNSURE, Holder, World
from counter_app.ui.clip.keeper import Said
from tests.journeys.agent import NARROW, STRIP, Agent
from tests.journeys.desk import Desk
from tests.journeys.people import MARTIN
from tests.journeys.visits import at_connexion, at_finalisation, at_verification


def passes(agent: Agent, seconds: float) -> Agent:
    """Seconds go by on the clipboard's clock."""

    def later(agent: Agent) -> bool:
        holder = agent.app.clip
        before = holder._world.clock()
        holder._world = replace(holder._world, clock=lambda: before + seconds)
        holder.tick()
        return True

    return agent.finds(f"{seconds} s later", later)


class Keeper:
    """The desktop's clipboard, always ready; `text` is what it holds."""

    def __init__(self) -> None:
        self.text = ""
        self.closed = 0

    def copy(self, number: int, text: str, seconds: float, *, followed: bool) -> None:
        self.text = text
        self.heard(number, Said.HELD)

    def empty(self, number: int) -> None:
        self.text = ""
        self.heard(number, Said.EMPTIED)

    def close(self) -> None:
        self.text = ""
        self.closed += 1

    def heard(self, number: int, said: Said) -> None:
        self._heard(number, said)

    def on_desktop(self, agent: Agent) -> None:
        """This window runs on the desk, not at the end of SSH."""
        world = agent.app.clip._world

        def start(heard: object) -> Keeper:
            assert callable(heard)
            self._heard = heard
            return self

        fields = (world.write, world.later, world.warn, world.each_second, start, world.clock)
        vars(agent.app)["clip"] = Holder(Means.DESKTOP, World(*fields))


async def test_what_is_copied_how_for_how_long_and_what_comes_next(desk: Desk) -> None:
    """Sur le poste même : le nom, les secondes, la suite ; puis vidé, et c’est su."""
    keeper = Keeper()
    async with Agent(desk) as agent:
        keeper.on_desktop(agent)
        await at_connexion(agent).stands_on("Nom").presses("f4")
        await agent.sees("Presse-papiers : Nom, encore 30 s. Ensuite : N° de sécurité sociale (F4)")
        assert keeper.text == "MARTIN"
        await passes(agent, 6).sees("Nom, encore 24 s.")
        keeper.heard(agent.app.clip.ticket, Said.EMPTIED)
        await agent.sees(EMPTIED).clipboard_holds("")


def pastes(agent: Agent, keeper: Keeper) -> Agent:
    """Ctrl+V on ameli: the desktop tells that the value was read."""

    def pasted(agent: Agent) -> bool:
        keeper.heard(agent.app.clip.ticket, Said.READ)
        return True

    return agent.finds("pasted", pasted)


async def test_where_the_desktop_tells_the_next_value_comes_without_coming_back(
    desk: Desk,
) -> None:
    """Coller, Tab, coller : chaque collage amène la suivante ; revenir n’en saute aucune."""
    keeper = Keeper()
    async with Agent(desk) as agent:
        keeper.on_desktop(agent)
        await at_connexion(agent).stands_on("Nom").presses("f4").sees("Presse-papiers : Nom")
        await agent.hands.send(events.AppBlur())
        await pastes(agent, keeper).clipboard_holds(MARTIN.nir[:13])
        await pastes(agent, keeper).clipboard_holds(MARTIN.birth_date)
        await agent.hands.send(events.AppFocus())
        await agent.clipboard_holds(MARTIN.birth_date).sees("Presse-papiers : Date de naissance")
        await agent.focus_is_on("Date de naissance")
        await agent.hands.send(events.AppBlur())
        await pastes(agent, keeper).clipboard_holds(MARTIN.postal_code)
        await pastes(agent, keeper).clipboard_holds(MARTIN.postal_code).sees("la dernière valeur")


async def test_what_came_by_itself_and_was_not_pasted_comes_again(desk: Desk) -> None:
    """Une minute sans coller : au retour, la même valeur, pas celle d’après."""
    keeper = Keeper()
    async with Agent(desk) as agent:
        keeper.on_desktop(agent)
        await at_connexion(agent).stands_on("Nom").presses("f4").sees("Presse-papiers : Nom")
        await agent.hands.send(events.AppBlur())
        await pastes(agent, keeper).clipboard_holds(MARTIN.nir[:13])
        keeper.heard(agent.app.clip.ticket, Said.EMPTIED)
        await agent.sees(EMPTIED)
        await agent.hands.send(events.AppFocus())
        await agent.clipboard_holds(MARTIN.nir[:13])
        await agent.goes_to_ameli_and_back().clipboard_holds(MARTIN.birth_date)


async def test_a_paste_while_guichet_has_the_keyboard_moves_nothing(desk: Desk) -> None:
    """Lu par un autre programme pendant qu’on est ici : la valeur reste."""
    keeper = Keeper()
    async with Agent(desk) as agent:
        keeper.on_desktop(agent)
        await at_connexion(agent).stands_on("Nom").presses("f4").sees("Presse-papiers : Nom")
        await pastes(agent, keeper).clipboard_holds("MARTIN")


async def test_a_paste_never_brings_what_is_wrong(desk: Desk) -> None:
    """Le n° est à corriger : après le nom, rien ne vient tout seul."""
    keeper = Keeper()
    async with Agent(desk) as agent:
        keeper.on_desktop(agent)
        await at_connexion(agent).fills(nir=MARTIN.nir[:13] + "92").stands_on("Nom").presses("f4")
        await agent.hands.send(events.AppBlur())
        await pastes(agent, keeper).clipboard_holds("MARTIN")
        await agent.hands.send(events.AppFocus())
        await agent.sees("rien n’est copié").clipboard_holds("MARTIN")


async def test_by_the_terminal_it_is_said_and_nothing_is_claimed(desk: Desk) -> None:
    """À distance : par le terminal ; vidé au bout de 30 s, sans pouvoir le vérifier."""
    async with Agent(desk) as agent:
        await at_connexion(agent).stands_on("Nom").presses("f4")
        await agent.sees("Presse-papiers : Nom (par le terminal), encore 30 s.")
        await passes(agent, HELD).sees(UNSURE).clipboard_holds("")


async def test_the_run_goes_on_after_the_clipboard_was_emptied(desk: Desk) -> None:
    """Une minute sur ameli : au retour, la valeur suivante est là."""
    async with Agent(desk) as agent:
        await at_connexion(agent).stands_on("Nom").presses("f4").sees("encore 30 s")
        await passes(agent, 60).clipboard_holds("").goes_to_ameli_and_back()
        await agent.clipboard_holds(MARTIN.nir[:13])


async def test_the_mail_address_stays_for_two_pastes(desk: Desk) -> None:
    """ameli demande l’adresse deux fois : deux retours, puis le téléphone."""
    phone = MARTIN.phone.replace(" ", "")
    async with Agent(desk) as agent:
        await at_finalisation(agent).stands_on("Adresse e-mail").presses("f4")
        await agent.clipboard_holds(MARTIN.email).sees(
            "(1 sur 2)", "Ensuite : Adresse e-mail (2 sur"
        )
        await agent.goes_to_ameli_and_back().clipboard_holds(MARTIN.email).sees("(2 sur 2)")
        await agent.goes_to_ameli_and_back().clipboard_holds(phone).sees("la dernière valeur")


async def test_what_comes_next_is_said_in_as_many_words_as_fit(desk: Desk) -> None:
    """À 80 colonnes : moins de mots, mais la suite se lit jusqu’au bout."""
    keeper = Keeper()
    async with Agent(desk, NARROW) as agent:
        keeper.on_desktop(agent)
        await at_connexion(agent).stands_on("Nom").presses("f4").sees("N° de sécurité sociale")
        for label in ("N° de sécurité sociale", "Date de naissance", "Code postal"):
            await agent.sees(label).presses("f4").sees(f" : {label}, ", "30 s.")
            said = agent.text.rpartition(f" : {label}, ")[2]
            assert "…" not in said.partition("F1 Aide")[0]
        await agent.sees("dernière.")


async def test_both_pasted_at_once_f4_goes_on(desk: Desk) -> None:
    """Collée deux fois d’un coup : F4, F4 passe au téléphone, sans tourner en rond."""
    async with Agent(desk) as agent:
        await (
            at_finalisation(agent).stands_on("Adresse e-mail").presses("f4", "f4").sees("(2 sur 2)")
        )
        await agent.presses("f4").clipboard_holds(MARTIN.phone.replace(" ", ""))
        await agent.presses("f4").clipboard_holds(MARTIN.email).sees("(1 sur 2)")


async def test_the_run_begins_with_the_first_value(desk: Desk) -> None:
    """Tout est tapé, le curseur est sur la dernière ligne : F4 commence quand même par le nom."""
    async with Agent(desk) as agent:
        await at_connexion(agent).focus_is_on("Code postal").presses("f4")
        await agent.clipboard_holds("MARTIN").focus_is_on("Nom")
        await agent.stands_on("Date de naissance").presses("f4")
        await agent.clipboard_holds(MARTIN.birth_date)


async def test_after_the_last_value_one_comes_back_to_what_ameli_answered(desk: Desk) -> None:
    """La dernière collée : au retour, le curseur est sur la réponse ; Entrée, et c’est la 4/4."""
    async with Agent(desk, NARROW) as agent:
        await at_verification(agent).presses("f4").goes_to_ameli_and_back()
        await agent.focus_is_on("N° de série").goes_to_ameli_and_back().focus_is_on("Acceptées")
        await agent.presses("up", "up").focus_is_on("IBAN")
        await agent.goes_to_ameli_and_back().focus_is_on("IBAN")
        await agent.stands_on("Acceptées").presses("enter").sees("4/4 FINALISATION")


async def test_who_moved_meanwhile_stays_there(desk: Desk) -> None:
    """Avant de repartir vers ameli, on est monté à une autre ligne : on y revient."""
    async with Agent(desk) as agent:
        await at_verification(agent).presses("f4", "f4").stands_on("IBAN, 7 derniers")
        await agent.goes_to_ameli_and_back().focus_is_on("IBAN, 7 derniers")


async def test_up_then_f4_is_the_one_before(desk: Desk) -> None:
    """↑ puis F4 : la valeur d’avant, et le défilé reprend de là."""
    async with Agent(desk) as agent:
        await at_connexion(agent).presses("f4", "f4", "f4")
        await agent.clipboard_holds(MARTIN.birth_date).presses("up", "f4")
        await agent.clipboard_holds(MARTIN.nir[:13]).goes_to_ameli_and_back()
        await agent.clipboard_holds(MARTIN.birth_date)


async def test_down_to_a_row_without_a_value_is_the_next_one(desk: Desk) -> None:
    """Ailleurs dans l’étape, F4 continue."""
    async with Agent(desk) as agent:
        await at_connexion(agent).stands_on("Nom").presses("f4").clipboard_holds("MARTIN")
        await agent.stands_on("Acceptées").presses("f4").clipboard_holds(MARTIN.nir[:13])


async def test_a_resumed_visit_is_replayed_from_its_first_value(desk: Desk) -> None:
    """Repris sur une ligne de la 2/4 : F4 commence au code postal de la 1/4, puis dans l’ordre."""
    async with Agent(desk) as agent:
        await at_connexion(agent).stands_on("Date de naissance").leaves_and_comes_back()
        await agent.presses("enter").sees("5 valeurs").focus_is_on("Date de naissance")
        await agent.presses("f4").clipboard_holds(MARTIN.postal_code)
        await agent.presses("f4").clipboard_holds("MARTIN")
        await agent.presses("f4").clipboard_holds(MARTIN.nir[:13])


async def test_a_window_that_was_not_left_does_not_advance(desk: Desk) -> None:
    """Le terminal redit qu’il a le focus : rien n’a été collé, rien n’avance."""
    async with Agent(desk) as agent:
        await at_connexion(agent).stands_on("Nom").presses("f4").clipboard_holds("MARTIN")
        await agent.hands.send(events.AppFocus())
        await agent.clipboard_holds("MARTIN").sees("Presse-papiers : Nom")


async def test_another_step_ends_the_run(desk: Desk) -> None:
    """F4 vaut pour une étape : la suivante attend son F4."""
    async with Agent(desk) as agent:
        await at_connexion(agent).stands_on("Nom").presses("f4").clipboard_holds("MARTIN")
        await agent.presses("pagedown").sees("3/4").goes_to_ameli_and_back()
        await agent.clipboard_holds("MARTIN")


@pytest.mark.parametrize("leaving", ["escape", "f12", "ctrl+q"])
async def test_nothing_stays_when_one_leaves(desk: Desk, leaving: str) -> None:
    """Échap, F12, Ctrl+Q : le presse-papiers du poste est vidé."""
    keeper = Keeper()
    async with Agent(desk) as agent:
        keeper.on_desktop(agent)
        await at_connexion(agent).stands_on("Nom").presses("f4").sees("Presse-papiers : Nom")
        assert keeper.text == "MARTIN"
        await agent.presses(leaving).finds("emptied", lambda _a: keeper.text == "")
        assert keeper.closed == (leaving != "escape")


async def test_a_crash_empties_too(desk: Desk) -> None:
    """Guichet s’arrête sur une erreur : rien ne reste."""
    keeper = Keeper()
    async with Agent(desk) as agent:
        keeper.on_desktop(agent)
        await at_connexion(agent).stands_on("Nom").presses("f4").sees("Presse-papiers : Nom")
        agent.app.panic()
        assert (keeper.text, keeper.closed) == ("", 1)


async def test_ctrl_c_in_a_field_is_emptied_as_well(desk: Desk) -> None:
    """Ctrl+C du n° sélectionné : collable ici, et vidé comme les autres."""
    async with Agent(desk) as agent:
        await at_connexion(agent).stands_on("N° de sécurité").presses("shift+home", "ctrl+c")
        await agent.clipboard_holds(MARTIN.nir)
        await passes(agent, HELD).clipboard_holds("")


async def test_a_town_may_forbid_copying(desk: Desk) -> None:
    """allow = false : F4 le dit, ni F4 ni Ctrl+C ne copient."""
    desk.settings = replace(desk.settings, clipboard=False)
    async with Agent(desk, STRIP) as agent:
        await at_connexion(agent).stands_on("Nom").presses("f4").sees("Copie interdite ici")
        await agent.presses("shift+home", "ctrl+c").clipboard_holds("")
        await agent.goes_to_ameli_and_back().clipboard_holds("")
