"""Getting around: the footer of what has the focus, the palette's dossiers, jumping, the tour."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from textual.widgets import OptionList

from counter_app.ui.actions import DOSSIER, HINTS, HOME, SHIPPED, Part
from counter_app.ui.screens.fresh import Fresh
from counter_app.ui.screens.jump import lettered
from counter_app.ui.widgets.lines import Keys
from counter_app.ui.widgets.rows import Marked
from tests.journeys.agent import NARROW, SIZES, WIDE, Agent
from tests.journeys.desk import KARIM, Desk
from tests.journeys.people import MARTIN, identity
from tests.journeys.reading import lines_of
from tests.journeys.test_finding import is_begun, three
from tests.journeys.visits import at_connexion, begins

ALL = pytest.mark.parametrize("size", SIZES, ids=("120x40", "80x24", "48x30"))
BOTH = pytest.mark.parametrize("size", [WIDE, NARROW], ids=("120x40", "80x24"))


def footer(agent: Agent) -> str:
    return str(agent.app.screen.query_one(Keys).render())


def hints(agent: Agent, *wanted: str) -> Agent:
    """The footer says these, and at most six keys."""
    return agent.finds(
        f"footer {wanted}",
        lambda one: (
            all(words in footer(agent) for words in wanted)
            and len(footer(agent).split("  ")) <= HINTS
        ),
    )


# -- the footer ----------------------------------------------------------------------------------


@BOTH
async def test_the_footer_follows_the_focus(desk: Desk, size: tuple[int, int]) -> None:
    """En bas, six touches au plus : celles de la ligne où l’on est."""
    async with Agent(desk, size) as agent:
        await hints(agent, "F2 Visite", "F3 Nouveau", "^P Tout")
        await hints(at_connexion(agent).stands_on("Nom"), "F2 Corriger", "F4 Copier", "F1 Aide")
        await hints(agent.stands_on("Acceptées"), "Entrée Choisir", "F7 Interrompre")
        assert "F4" not in footer(agent)
        await hints(agent.stands_on("Carte Vitale"), "Espace Cocher", "→ Option")
        await hints(agent.chooses("Refusées, sans code"), "Entrée Essayer")
        await hints(agent.presses("escape"), "Entrée Reprendre", "F8 Masquer")


async def test_the_footer_in_line_one(desk: Desk) -> None:
    """Dans « Qui tape ? », ce sont d’autres touches."""
    async with Agent(desk) as agent:
        await begins(agent).presses("ctrl+p").types("qui tape").presses("enter")
        await hints(agent, "→ Changer")
        await hints(agent.presses("down").stands_on("Code postal"), "F4 Copier")


@pytest.mark.parametrize("screen", [HOME, DOSSIER])
@pytest.mark.parametrize("part", Part)
def test_six_hints_at_most_and_the_palette_last(screen: str, part: Part) -> None:
    said = SHIPPED.hints(screen, {part, Part.OPTIONS})
    assert 3 <= len(said) <= HINTS
    assert said[-1] == ("ctrl+p", "Tout")
    assert len(set(said)) == len(said)


# -- the palette's dossiers ------------------------------------------------------------------------


@ALL
async def test_the_palette_goes_to_a_dossier(desk: Desk, size: tuple[int, int]) -> None:
    """Depuis un dossier, ^P et trois lettres mènent à un autre ; celui-ci reste à côté."""
    async with Agent(desk, size) as agent:
        await three(agent)
        await agent.presses("enter").sees("BONNET", "2/4 CONNEXION").presses("ctrl+p").types("sai")
        await agent.sees("SAÏDI").presses("enter").sees("SAÏDI", "2/4 CONNEXION")
        await agent.presses("escape", "ctrl+p").types("30/01/1949").sees("BONNET")
        await agent.presses("enter").sees("BONNET", "2/4 CONNEXION")


async def test_the_palette_names_nobody_unasked(desk: Desk) -> None:
    """Devant le citoyen, les autres noms n’apparaissent qu’une fois cherchés ; F8 les cache."""
    async with Agent(desk) as agent:
        await three(agent)
        await agent.presses("enter").presses("ctrl+p").does_not_see("MARTIN", "SAÏDI")
        await agent.types("m").does_not_see("MARTIN Mme").types("art").sees("MARTIN Mme")
        await agent.presses("f8").does_not_see("MARTIN", "mart").sees("•••")
        await agent.presses("f8").sees("MARTIN Mme").presses("escape").sees("BONNET")


async def test_an_action_comes_before_a_dossier_of_that_name(desk: Desk) -> None:
    """« MASQUET » existe : « masq » propose d’abord Masquer, puis le dossier."""
    async with Agent(desk) as agent:
        await begins(agent).presses("pagedown").fills(last_name="MASQUET").presses("escape")
        await agent.presses("ctrl+p").types("masq").sees("MASQUET")
        options = agent.app.screen.query_one(OptionList)
        lines = [str(option.prompt) for option in options.options]
        assert "Masquer" in lines[0]
        assert "MASQUET" in lines[1]


# -- the chosen dossier, from the list -------------------------------------------------------------


@BOTH
async def test_the_list_prolongs_tells_and_erases(desk: Desk, size: tuple[int, int]) -> None:
    """Sans l’ouvrir : garder plus longtemps ce qui va s’effacer, lire son journal, l’effacer."""
    async with Agent(desk, size) as agent:
        await is_begun(agent, MARTIN).waits(days=43).presses("ctrl+q").comes_back()
        await agent.sees("effacement : 1 dossier dans 2 jours")
        await agent.presses("ctrl+p").types("prolonger").presses("enter").sees("POURQUOI")
        await agent.presses("enter").sees("est prolongé").does_not_see("1 dossier dans 2 jours")
        await agent.presses("ctrl+p").types("journal").presses("enter")
        await agent.sees("dossier commencé", "gardé plus longtemps").presses("escape")
        await agent.presses("ctrl+p").types("effacer").presses("enter").sees("EFFACER LE DOSSIER")
        await agent.presses("escape").sees("MARTIN")
        await agent.presses("ctrl+p").types("effacer").presses("enter", "enter")
        await agent.sees("Aucun dossier ouvert", "Dossier effacé").the_disk_holds_no_dossier()


async def test_what_is_only_in_memory_is_erased_from_the_list_too(desk: Desk) -> None:
    """Rien n’en était conservé : l’effacer de la liste l’ôte de la mémoire."""
    async with Agent(desk) as agent:
        await at_connexion(agent).presses("ctrl+p").types("ne rien").presses("enter", "enter")
        await agent.sees("non conservé").presses("escape").sees("MARTIN")
        await agent.presses("ctrl+p").types("effacer").presses("enter", "enter")
        await agent.sees("Aucun dossier ouvert").the_disk_holds_no_dossier()


async def test_what_another_window_has_open_is_not_erased(desk: Desk) -> None:
    """Ouvert chez Karim : la liste le dit, rien n’est effacé."""
    async with Agent(desk) as agent:
        await is_begun(agent, MARTIN)
        karim = desk.counter(KARIM)
        visit = karim.open(karim.board().cards[0].id)
        await agent.presses("ctrl+p").types("effacer").presses("enter", "enter")
        await agent.sees("ouvert dans une fenêtre", "MARTIN")
        karim.leave(visit)


@pytest.mark.parametrize("size", [NARROW, (120, 40)], ids=("80x24", "120x40"))
async def test_a_doubted_date_says_how_to_confirm_it(desk: Desk, size: tuple[int, int]) -> None:
    """Le PC a sauté un mois : la ligne du bas dit où le confirmer, sans être coupée."""
    async with Agent(desk, size) as agent:
        await is_begun(agent, MARTIN).waits(days=104).presses("ctrl+q").comes_back()
        await agent.sees("Est-on bien le vendredi 05/03/2027", "^P, « Confirmer la date ».")
        await agent.presses("ctrl+p").types("confirmer la date").presses("enter")
        await agent.does_not_see("Est-on bien").sees("tout est enregistré")


# -- a list that others write to -----------------------------------------------------------------


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Fresh, "EVERY", 0.05)


def another_writes(desk: Desk, name: str) -> None:
    karim = desk.counter(KARIM)
    visit = karim.new()
    visit.fields.type("last_name", name, len(name), "")
    karim.leave(visit)
    assert karim.saving.flush(10)


@ALL
@pytest.mark.usefixtures("quick")
async def test_the_list_follows_another_window(desk: Desk, size: tuple[int, int]) -> None:
    """Karim ouvre un dossier sur l’autre écran : il arrive ici, sans rien bouger sous la main."""
    async with Agent(desk, size) as agent:
        await three(agent)
        await agent.presses("up").presses("up")
        chosen = agent.hands.highlighted
        another_writes(desk, "DURAND")
        await agent.sees("DURAND")
        assert agent.hands.highlighted.split()[:2] == chosen.split()[:2]
        await agent.types("saidi").sees("SAÏDI").does_not_see("DURAND")
        another_writes(desk, "SAIDIA")
        await agent.sees("SAIDIA").field_holds("saidi").does_not_see("DURAND")


@pytest.mark.usefixtures("quick")
async def test_minutes_pass_in_the_list(desk: Desk) -> None:
    """« il y a 3 min » n’attend pas une touche."""
    async with Agent(desk) as agent:
        await is_begun(agent, MARTIN).waits(minutes=3).sees("il y a 3 min", "14:35")
        await agent.waits(minutes=2).sees("il y a 5 min", "14:37")


@pytest.mark.usefixtures("quick")
async def test_a_sentence_stays_while_nothing_moves(desk: Desk) -> None:
    """Ce qui vient d’être dit reste, même quand une minute passe."""
    async with Agent(desk) as agent:
        await agent.presses("f6").sees("Aucun dossier à côté").waits(minutes=1)
        await agent.sees("14:33", "Aucun dossier à côté")


async def test_nothing_is_read_while_nothing_moved(desk: Desk) -> None:
    """Rien n’a bougé : la liste n’est pas relue ; sous une autre fenêtre non plus."""
    counter = desk.counter()
    fresh = Fresh(counter)
    board = fresh.read()
    assert fresh.read_if_moved() is None
    another_writes(desk, "DURAND")
    moved = fresh.read_if_moved()
    assert moved is not None
    assert moved != board
    assert fresh.read_if_moved() is None
    desk.clock.moment += timedelta(minutes=1)
    assert fresh.read_if_moved() is not None


async def test_the_list_does_not_wait_for_a_busy_disk(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Le disque est occupé : on ne l’attend pas, la liste est relue plus tard."""
    counter = desk.counter()
    fresh = Fresh(counter)
    fresh.read()
    another_writes(desk, "DURAND")
    monkeypatch.setattr(counter.saving, "flush", lambda _timeout: False)
    assert fresh.read_if_moved() is None


@pytest.mark.usefixtures("quick")
async def test_the_scroll_stays_where_it_was(desk: Desk) -> None:
    """Une longue liste qu’on parcourt ne saute pas quand une minute passe."""
    async with Agent(desk, NARROW) as agent:
        for number in range(16):
            desk.clock.passes(seconds=1)
            another_writes(desk, f"NOM{chr(65 + number)}")
        await agent.sees("NOMP", "NOMH")
        for _ in range(14):
            agent.presses("down")
        await agent
        cards: Any = agent.app.screen.query_one(OptionList)
        before = cards.scroll_offset.y
        assert before > 0
        await agent.waits(minutes=1).sees("14:33")
        assert cards.scroll_offset.y == before


# -- jumping ---------------------------------------------------------------------------------------


@ALL
async def test_a_letter_goes_to_its_row(desk: Desk, size: tuple[int, int]) -> None:
    """^S met une lettre devant chaque ligne : la taper y va, sans rien écrire ni cocher."""
    async with Agent(desk, size) as agent:
        await at_connexion(agent).stands_on("Code postal").presses("ctrl+s")
        await agent.sees("Taper la lettre", "F Nom", "G N° de sécurité", "J Code postal")
        await agent.presses("g").focus_is_on("N° de sécurité").does_not_see("F Nom")
        await agent.presses("ctrl+s", "K").focus_is_on("Acceptées").does_not_see("(•) Acceptées")
        await agent.presses("ctrl+s", "q").focus_is_on("Carte Vitale")
        await agent.presses("ctrl+s", "escape").focus_is_on("Carte Vitale")
        await agent.presses("ctrl+s", "f4").focus_is_on("Carte Vitale").does_not_see("F Nom")
        await agent.the_disk_holds(**identity(MARTIN))


@ALL
async def test_a_letter_goes_to_its_step(desk: Desk, size: tuple[int, int]) -> None:
    """W X C V : toujours les mêmes lettres pour les étapes, dans l’ordre."""
    async with Agent(desk, size) as agent:
        await begins(agent).presses("ctrl+s").sees("W ▸1/4").presses("v").sees("4/4 FINALISATION")
        await agent.presses("ctrl+s", "x").sees("2/4 CONNEXION").focus_is_on("Nom")
        await agent.presses("ctrl+s", "x").sees("2/4 CONNEXION")


async def test_the_letter_may_come_in_the_same_burst(desk: Desk) -> None:
    """^S et la lettre d’un coup : rien ne s’écrit dans le champ quitté."""
    async with Agent(desk) as agent:
        await at_connexion(agent).stands_on("Nom").presses_at_once("ctrl+s", "g")
        await agent.focus_is_on("N° de sécurité").the_disk_holds(last_name=MARTIN.last_name)


async def test_the_mouse_ends_jumping(desk: Desk) -> None:
    """Un clic n’a pas besoin de lettre."""
    async with Agent(desk) as agent:
        await at_connexion(agent).stands_on("Nom").presses("ctrl+s").sees("F Nom")
        await agent.hands.pilot.click(offset=(60, 30))
        await agent.does_not_see("F Nom").focus_is_on("Nom")


@BOTH
async def test_the_mouse_alone_goes_everywhere(desk: Desk, size: tuple[int, int]) -> None:
    """Un clic : sur une étape, sur le nom d’un champ, sur une touche du bas."""
    async with Agent(desk, size) as agent:
        await at_connexion(agent).stands_on("Nom")
        await clicks(agent, "Code postal").focus_is_on("Code postal")
        await clicks(agent, "3/4").sees("3/4 VÉRIFICATION")
        await clicks(agent, "F7 Interrompre").sees("POURQUOI ?").presses("escape")
        await clicks(agent, "Échap Dossiers").sees("À CÔTÉ, MAINTENANT")
        await clicks(agent, "^P Tout").sees("Verrouiller")


def clicks(agent: Agent, words: str) -> Agent:
    """The mouse on the first of these words."""

    async def step() -> None:
        lines = lines_of(agent.app.screen)
        row = next(n for n, line in enumerate(lines) if words in line)
        column = lines[row].index(words) + 1
        widget, region = agent.app.screen.get_widget_at(column, row)
        await agent.hands.pilot.click(widget, offset=(column - region.x, row - region.y))

    return agent._then(f"clicks on {words}", step)


async def test_every_row_in_sight_has_its_own_letter(desk: Desk) -> None:
    """Dans la fiche la plus longue aussi, chaque ligne visible a sa lettre."""
    async with Agent(desk, WIDE) as agent:
        await begins(agent, "Saint-Thomas").presses("ctrl+s").sees("Taper la lettre")
        rows = [*agent.app.screen_stack[-2].query(Marked)]
        letters = [row._letter for row in rows if row._letter]
        assert len(letters) == len(set(letters)) >= 8


def test_letters_are_never_shared_and_run_out_quietly() -> None:
    rows, steps = lettered(map(str, range(30)), map(str, range(7)))
    assert len({*rows.values(), *steps.values()}) == len(rows) + len(steps) == 26
    assert "".join(rows.values()).startswith("qsdfghjklm")
    assert "".join(steps.values()) == "wxcvbnp"


# -- the tour --------------------------------------------------------------------------------------


@ALL
async def test_the_tour_of_a_first_day(desk: Desk, size: tuple[int, int]) -> None:
    """Le premier jour, une ligne propose la visite : six écrans, puis elle n’est plus proposée."""
    async with Agent(desk, size) as agent:
        await agent.sees("Première fois ? F2 : la visite").presses("f2").sees("VISITE 1 sur 6")
        for number in range(2, 7):
            await agent.presses("enter").sees(f"VISITE {number} sur 6")
        await agent.presses("left").sees("VISITE 5 sur 6").presses("right", "enter")
        await agent.sees("Aucun dossier ouvert").does_not_see("Première fois", "VISITE")
        await agent.leaves_and_comes_back().sees("Aucun dossier ouvert")
        await agent.does_not_see("Première fois").the_disk_holds_no_dossier()
    assert [line.kind for line in desk.journal() if line.agent] == ["toured"]


@pytest.mark.parametrize("screens", range(6))
async def test_escape_leaves_the_tour_at_once(desk: Desk, screens: int) -> None:
    """Échap quitte la visite où qu’on en soit ; F2 la reprend du début."""
    async with Agent(desk, NARROW) as agent:
        await agent.presses("f2", *["enter"] * screens).sees(f"VISITE {screens + 1} sur 6")
        await agent.presses("escape").sees("Aucun dossier ouvert").does_not_see("VISITE")
        assert len(agent.app.screen_stack) == 2
        await agent.presses("f2").sees("VISITE 1 sur 6").presses("left").sees("VISITE 1 sur 6")


async def test_the_tour_goes_back_to_the_list(desk: Desk) -> None:
    """← depuis le premier écran du dossier montre de nouveau la liste."""
    async with Agent(desk, NARROW) as agent:
        await agent.presses("f2", "enter", "enter").sees("VISITE 3 sur 6", "2/4 CONNEXION")
        await agent.presses("left").sees("VISITE 2 sur 6", "Guichet · Dossiers")
        await agent.presses("right").sees("VISITE 3 sur 6").resizes(120, 40).sees("VISITE 3 sur 6")
        await agent.hands.pilot.click(offset=(3, 3))
        await agent.sees("VISITE 4 sur 6")


async def test_the_tour_is_offered_to_newcomers_only(desk: Desk) -> None:
    """Qui a déjà ouvert un dossier n’en a pas besoin ; un nouvel agent, si."""
    async with Agent(desk) as agent:
        await is_begun(agent, MARTIN).presses("ctrl+p").types("effacer").presses("enter", "enter")
        await agent.sees("Aucun dossier ouvert").does_not_see("Première fois")
        await agent.leaves_and_comes_back(KARIM).sees("Aucun dossier ouvert", "Première fois")


async def test_locking_in_the_middle_of_the_tour(desk: Desk) -> None:
    """F12 pendant la visite : verrouillé, et on revient à la liste, pas au dossier inventé."""
    async with Agent(desk) as agent:
        await agent.presses("f2", "enter", "enter").sees("VISITE 3 sur 6").presses("f12")
        await agent.sees("Phrase de passe").does_not_see("VISITE", "MARTIN")
        assert agent.app.back_to == ""


# -- help and empty places -------------------------------------------------------------------------


@BOTH
async def test_help_is_of_what_has_the_focus(desk: Desk, size: tuple[int, int]) -> None:
    """F1 : d’un champ ce qu’ameli veut, d’une réponse ce qui arrive, d’une case quoi faire."""
    async with Agent(desk, size) as agent:
        await agent.presses("f1").sees("LA LISTE DES DOSSIERS").presses("escape")
        await at_connexion(agent).stands_on("Code postal").presses("f1")
        await agent.sees("Sur ameli : 5 chiffres").presses("escape")
        await agent.stands_on("Acceptées").presses("f1").sees("passe à 3/4", "^Z le défait")
        await agent.presses("escape").stands_on("Carte Vitale").presses("f1")
        await agent.presses("end").sees("Quitte").presses("home").sees("CARTE VITALE")
        await agent.presses("escape").stands_on("Refusées").presses("f1").sees("que tenter")


EMPTY = {
    "home": ("Aucun dossier ouvert. F3", ()),
    "search": ("Effacer pour tout voir ; F3", ("z", "z", "z")),
    "palette": ("effacer, ou Échap", ("ctrl+p", "z", "z", "z")),
    "aside": ("Aucun dossier à côté. F3", ("f6",)),
    "nothing chosen": ("Aucun dossier ici. F3", ("enter",)),
    "journal of nothing": (
        "Choisir d’abord un dossier dans la liste : ↑ ↓",
        ("ctrl+p", *"journal", "enter"),
    ),
    "aside of a dossier": ("Aucun autre dossier à côté. F3", ("f3", "enter", "f6")),
    "journal": ("Il s’écrit au premier", ("f3", "enter", "ctrl+p", *"journal", "enter")),
    "proposals": ("Pas de correction à proposer", ("f3", "enter", "f2")),
}


@pytest.mark.parametrize("place", EMPTY)
@BOTH
async def test_every_empty_place_says_what_to_do(
    desk: Desk, size: tuple[int, int], place: str
) -> None:
    """Un endroit vide dit la touche qui en sort, ou quoi faire."""
    words, keys = EMPTY[place]
    async with Agent(desk, size) as agent:
        await agent.presses(*keys).sees(words)
        await agent.presses("escape")
