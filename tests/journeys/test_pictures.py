"""Where each number is: drawn beside the row where there is room, by F1 where there is not."""

from __future__ import annotations

import pytest
from textual.content import Content

from counter_app.desk.where import where, where_words
from counter_app.procedure.pictures import all_pointed
from counter_app.ui.screens.dossier import DossierScreen
from counter_app.ui.widgets.picture import PictureView, drawn
from tests.journeys.agent import NARROW, STRIP, WIDE, Agent
from tests.journeys.desk import Desk
from tests.journeys.people import MARTIN
from tests.journeys.reading import lines_of
from tests.journeys.visits import at_connexion, at_verification, begins

FRONT, BACK = "Carte Vitale avec photo, au recto", "Carte Vitale sans photo, au dos"
NUMBER, SERIAL, OLD_SERIAL = "▸2 69 05 49 588 157 80◂", "▸0000000000 0◂", "▸00000000◂"


def words(agent: Agent) -> str:
    """What the plain mode would say of the row."""
    screen = agent.app.screen
    assert isinstance(screen, DossierScreen)
    row = screen.sheet.row
    assert row is not None
    return where_words(screen.visit, row)


async def test_the_number_is_lit_on_the_card(desk: Desk) -> None:
    """À 120 colonnes : le nom sur la carte, le n°, puis l’année et le mois."""
    async with Agent(desk, WIDE) as agent:
        await begins(agent).presses("pagedown").stands_on("Nom").sees(FRONT, "▸NOM◂")
        await agent.goes_into("nir").sees(NUMBER, "la clé de 2 chiffres").does_not_see("▸NOM◂")
        await agent.goes_into("birth_date").sees("2▸69 05◂49", "Le jour : le demander.")
        await agent.stands_on("Acceptées").does_not_see("PRÉNOM", "Carte Vitale avec photo")


async def test_at_80_columns_f1_shows_it(desk: Desk) -> None:
    """À 80 colonnes le détail dit « F1 : où est-ce ? » ; F1 : le dessin d’abord, puis l’aide."""
    async with Agent(desk, NARROW) as agent:
        await begins(agent).presses("pagedown").goes_into("nir").sees("F1 : où est-ce ?")
        await agent.does_not_see("PRÉNOM").presses("f1").sees(FRONT, NUMBER, "Échap : revenir")
        await agent.presses("escape").does_not_see("PRÉNOM").focus_is_on("N° de sécurité")


async def test_in_the_strip_too(desk: Desk) -> None:
    """Dans la bande à côté du navigateur, le dessin entier tient dans l’aide."""
    async with Agent(desk, STRIP) as agent:
        await at_verification(agent).goes_into("iban").sees("F1 : où est-ce ?")
        await agent.presses("f1").sees("FR76 3000 6000 0112 3456▸7890 189◂", "BIC")
        assert all(len(line) <= 48 for line in lines_of(agent.app.screen))


async def test_the_serial_number_follows_the_card(desk: Desk) -> None:
    """Avec photo : au recto, le dernier chiffre à part. ← → sur la pièce : au dos."""
    async with Agent(desk, WIDE) as agent:
        await at_verification(agent).goes_into("vitale_serial").sees(FRONT, SERIAL)
        await agent.stands_on("Carte Vitale").sees(FRONT).presses("right").sees(BACK, OLD_SERIAL)
        await agent.does_not_see(FRONT).goes_into("vitale_serial").sees(BACK, "en haut à gauche")
        await agent.presses("ctrl+z", "ctrl+z").sees(FRONT)


async def test_an_old_card_s_number_is_on_its_front(desk: Desk) -> None:
    """Carte sans photo : le n° de sécurité sociale est au recto, celui de série au dos."""
    async with Agent(desk, WIDE) as agent:
        await begins(agent).stands_on("Carte Vitale").presses("right").presses("pagedown")
        await agent.goes_into("nir").sees("Carte Vitale sans photo, au recto", NUMBER)
        await agent.does_not_see("8025000002")


async def test_the_button_to_click_is_lit(desk: Desk) -> None:
    """1/4 : chaque bouton d’ameli, nommé comme sur la fiche."""
    async with Agent(desk, WIDE) as agent:
        await begins(agent).stands_on("Confirmer").sees("▸Confirmer◂", "page d’accueil")
        await agent.stands_on("Cliquer sur l’icône").sees("▸COMPTE AMELI◂")
        await agent.stands_on("Cliquer sur « Je crée").sees("▸Je crée mon compte◂")
        await agent.sees("Place à confirmer à l’écran")
        await agent.stands_on("On passe par").presses("right").stands_on("Cliquer sur « Je n’ai")
        await agent.sees("▸Je n’ai pas de code◂", "sur le téléphone")


async def test_the_last_line_of_the_other_sheet(desk: Desk) -> None:
    """Saint-Thomas : « créer un compte » est la dernière ligne de la page, et on n’en doute pas."""
    async with Agent(desk, WIDE) as agent:
        await begins(agent, "Saint-Thomas").stands_on("Ouvrir")
        await agent.sees("▸Compte ameli - mon espace personnel◂").stands_on("Cliquer, dernière")
        await agent.sees("▸créer un compte◂", "La dernière ligne").does_not_see("Place à confirmer")


async def test_after_a_refusal_the_remedy_shows_where_to_look(desk: Desk) -> None:
    """« L’autre nom » : où le nom se lit."""
    async with Agent(desk, WIDE) as agent:
        await at_connexion(agent).chooses("Refusées").focus_is_on("L’autre nom").sees("▸NOM◂")


async def test_a_number_to_correct_comes_before_its_drawing(desk: Desk) -> None:
    """Les corrections d’abord ; quand le dessin n’a plus la place, ses mots et la touche."""
    async with Agent(desk, WIDE) as agent:
        await at_connexion(agent).fills(nir=f"{MARTIN.nir[:13]}92").sees("corrections", NUMBER)
        await agent.resizes(120, 28).does_not_see(NUMBER).sees("corrections", "F1 : le dessin")
        await agent.resizes(120, 40).sees(NUMBER).resizes(80, 24).sees("F1 : où est-ce ?")


async def test_the_words_say_as_much_as_the_drawing(desk: Desk) -> None:
    """Sans dessin : la carte, le côté, l’endroit, en une phrase ou deux."""
    async with Agent(desk, WIDE) as agent:
        await at_verification(agent).goes_into("vitale_serial")
        assert words(agent).startswith(f"{FRONT}. À droite de la photo, après 8025000002")
        await agent.stands_on("Carte Vitale").presses("right").stands_on("N° de série")
        assert words(agent).startswith(f"{BACK}. Retourner la carte")
        await agent.stands_on("Acceptées")
        assert words(agent) == ""


async def test_a_letter_does_not_draw_it_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Le dessin ne change qu’avec la ligne ou la carte : une lettre ne le repeint pas."""
    async with Agent(desk, WIDE) as agent:
        # The first letter takes the hint's place, which may have had other lines.
        await at_connexion(agent).goes_into("nir").presses("2").sees(NUMBER, "Il manque")
        view = agent.app.screen.query_one(PictureView)
        painted: list[Content] = []
        render = view.render

        def counted() -> Content:
            painted.append(render())
            return painted[-1]

        monkeypatch.setattr(view, "render", counted)
        await agent.presses("9", "4").sees("Il manque")
        assert painted == []
        await agent.stands_on("Nom").sees("▸ Nom")
        assert painted


async def test_a_row_without_a_drawing_has_none(desk: Desk) -> None:
    """Un remède sans champ, une réponse, une question : rien à montrer."""
    async with Agent(desk, WIDE) as agent:
        await at_connexion(agent).chooses("Refusées").stands_on("Mettre à jour la carte")
        screen = agent.app.screen
        assert isinstance(screen, DossierScreen)
        assert screen.sheet.row is not None
        assert where(screen.visit.dossier, screen.sheet.row) is None


def test_the_light_does_not_rest_on_colour() -> None:
    """Le dessin gardé colonne pour colonne : ▸ et ◂ prennent la place de deux blancs."""
    for found in all_pointed("ameli:conditions"):
        shown = [line.plain for line in drawn(found)]
        assert [line.count("▸") for line in shown] == [0, 0, 0, 0, 0, 1, 1, 0]
        bare = [line.replace("▸", " ").replace("◂", " ") for line in shown]
        assert bare == list(found.drawing.lines)
