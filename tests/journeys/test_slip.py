"""Le talon : montré, imprimé, enregistré, ou pris en photo sur l’écran."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
import zxingcpp

from counter_app.handout import giving
from counter_app.handout.papers import NotWrittenError
from counter_app.settings import Mairie
from tests.handout.printers import NEEDS_LP, install, take_away
from tests.handout.slips import pages
from tests.journeys.agent import NARROW, SIZES, STRIP, WIDE, Agent
from tests.journeys.camera import photograph
from tests.journeys.desk import PHRASE, Desk
from tests.journeys.people import MARTIN
from tests.journeys.visits import at_connexion, at_finalisation, begins

pytestmark = pytest.mark.slow

NAMED = ("MARTIN", MARTIN.nir[:13], MARTIN.iban[-7:], MARTIN.email, "03 75", "12/03/1994")
PLACE = Mairie("Mairie de Saint-Thomas", "1 place de l’Église", ("Samedi : 9 h – 12 h",))


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The agent's own documents."""
    folder = tmp_path / "Documents"
    folder.mkdir()
    monkeypatch.setattr(giving, "usual_folder", lambda: folder)
    return folder


def reads(agent: Agent, link: str) -> bool:
    """Whether a phone reads that on the screen."""
    return [code.text for code in zxingcpp.read_barcodes(photograph(agent.app))] == [link]


@NEEDS_LP
async def test_the_link_to_open_goes_home_on_paper(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Le lien reste à ouvrir : F9, Entrée, le talon sort avec la date, sans aucun nom."""
    lp = install(monkeypatch, tmp_path / "bin")
    desk.settings = replace(desk.settings, mairie=PLACE)
    async with Agent(desk) as agent:
        await at_finalisation(agent).chooses("Compte créé, lien à ouvrir plus tard")
        await agent.sees("En attente").presses("f9").sees("MAIRIE DE SAINT-THOMAS")
        await agent.sees("cliquez sur le lien", "Avant le samedi 28 novembre 2026", "Samedi : 9 h")
        await agent.presses("enter").sees("Envoyé à l’imprimante")
        [paper] = pages(lp.paper)
        assert "W52-A9V" in paper
        assert "Avant le samedi 28 novembre 2026." in paper
        assert not [name for name in NAMED if name in paper]
        await agent.presses("escape").sees("4/4 FINALISATION")


@NEEDS_LP
async def test_large_print_and_easy_to_read(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """→ : gros caractères, facile à lire ; ce qui est montré est ce qui sort."""
    lp = install(monkeypatch, tmp_path / "bin")
    async with Agent(desk, NARROW) as agent:
        await at_connexion(agent).presses("f9").sees("▸Courant").presses("right")
        await agent.sees("▸Gros caractères", "OÙ VOUS EN ÊTES").presses("right")
        await agent.sees("▸Facile à lire", "Il y a 5 étapes en tout.", "Il reste 4 étapes.")
        await agent.presses("enter").sees("Envoyé")
        assert "Il reste 4 étapes." in " ".join(pages(lp.paper))
        await agent.presses("left", "left").sees("▸Courant").presses("left").sees("▸QR")


@NEEDS_LP
async def test_a_second_enter_costs_no_paper(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Entrée deux fois par mégarde : un seul talon ; une troisième en veut un autre."""
    lp = install(monkeypatch, tmp_path / "bin")
    async with Agent(desk) as agent:
        await begins(agent).presses("f9", "enter").sees("Envoyé à")
        (lp.folder / "paper").unlink()
        await agent.presses("enter").sees("Déjà envoyé")
        assert lp.paper == b""
        await agent.presses("enter").sees("Envoyé à")
        assert lp.paper.startswith(b"%PDF")


async def test_no_printer_leaves_other_ways(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, documents: Path
) -> None:
    """Pas d’imprimante : c’est dit, et le talon s’enregistre, ou le QR se montre."""
    take_away(monkeypatch, tmp_path / "bin")
    async with Agent(desk, NARROW) as agent:
        await at_connexion(agent).presses("f9", "enter").sees("Pas d’imprimante sur ce PC")
        await agent.presses("ctrl+s").sees("ENREGISTRER LE TALON SOUS", "talon-W52-A9V.pdf")
        await agent.presses("enter").sees("Enregistré : ")
        [file] = documents.iterdir()
        assert "W52-A9V" in pages(file.read_bytes())[0]
        await agent.presses("ctrl+s", "enter").sees("existe déjà : écrire un autre nom")
        await agent.types(".txt").presses("enter").sees("Enregistré : ")
        await agent.does_not_see("ENREGISTRER LE TALON SOUS")
        assert "W 5 2 - A 9 V" in (documents / "talon-W52-A9V.pdf.txt").read_text("utf-8")
        await agent.presses("ctrl+s", "escape").sees("▸Courant").presses("left").sees("▸QR")
        assert reads(agent, "https://www.ameli.fr")


@NEEDS_LP
async def test_a_name_that_will_not_do_is_asked_again(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, documents: Path
) -> None:
    """Un dossier qui n’existe pas : c’est dit là où on l’a tapé, et Entrée n’imprime rien."""
    lp = install(monkeypatch, tmp_path / "bin")
    async with Agent(desk, NARROW) as agent:
        await begins(agent).presses("f9", "ctrl+s", "home").types("nulle-part/").presses("enter")
        await agent.sees("Ce dossier ne s’écrit pas", "ENREGISTRER LE TALON SOUS")
        await agent.sees("nulle-part/talon-W52-A9V.pdf").presses("enter")
        await agent.sees("Ce dossier ne s’écrit pas", "ENREGISTRER LE TALON SOUS")
        await agent.presses("escape").does_not_see("ENREGISTRER").sees("▸Courant")
        await agent.presses("ctrl+s").sees("nulle-part/talon-W52-A9V.pdf").presses("home")
        await agent.presses(*["delete"] * len("nulle-part/")).presses("enter")
        await agent.sees("Enregistré : ").does_not_see("ENREGISTRER")
    assert [file.name for file in documents.iterdir()] == ["talon-W52-A9V.pdf"]
    assert lp.paper == b""


async def test_left_while_it_is_written(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Le disque traîne : Échap n’attend pas, et le talon dit ensuite ce qu’il en est."""
    go = Event()

    def slow(*_anything: object) -> Path:
        assert go.wait(30)
        raise NotWrittenError("Le disque est plein\u00a0: choisir un autre dossier.")

    monkeypatch.setattr("counter_app.ui.screens.slip.save_slip", slow)
    async with Agent(desk) as agent:
        await begins(agent).presses("f9", "ctrl+s", "enter").sees("Enregistrement…")
        await agent.presses("escape").sees("▸Courant").does_not_see("Enregistrement…")
        go.set()
        await agent.sees("Le disque est plein").does_not_see("ENREGISTRER LE TALON SOUS")


@NEEDS_LP
async def test_a_printer_that_refuses(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """L’imprimante est éteinte : une phrase, et Entrée réessaie."""
    install(monkeypatch, tmp_path / "bin", code=1, complaint="lp: scheduler not responding")
    async with Agent(desk) as agent:
        await begins(agent).presses("f9", "enter").sees("voir si elle est allumée")
        lp = install(monkeypatch, tmp_path / "other")
        await agent.presses("enter").sees("Envoyé à")
        assert lp.paper.startswith(b"%PDF")


@NEEDS_LP
async def test_locked_while_it_prints(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """F12 pendant l’impression : verrouillé tout de suite, et le talon sort entier."""
    lp = install(monkeypatch, tmp_path / "bin", slow=0.5)
    async with Agent(desk) as agent:
        await at_connexion(agent).presses("f9", "enter").sees("Envoi à l’imprimante")
        await agent.presses("enter", "f12").sees("Phrase de passe").does_not_see("MARTIN")
        await agent.finds("the slip on paper", lambda _: lp.paper.endswith(b"%%EOF\n"))
        await agent.presses("enter").sees("Phrase de passe").types(PHRASE).presses("enter")
        await agent.sees("2/4 CONNEXION")


async def test_the_lock_takes_our_own_file_away(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Comme sous Windows : le fichier imprimé reste dans le dossier de données, puis s’en va."""
    monkeypatch.setattr("counter_app.handout.printer._start", lambda _file, _verb: None)
    home = desk.settings.home
    async with Agent(desk) as agent:
        await begins(agent).presses("f9", "enter").sees("Envoyé à")
        [file] = home.glob("talon-*.pdf")
        assert file.read_bytes().startswith(b"%PDF")
        await agent.presses("escape", "f12").sees("Phrase de passe")
        await agent.finds("nothing left", lambda _: not [*home.glob("talon-*")])


@pytest.mark.parametrize("size", SIZES, ids=("120x40", "80x24", "48x30"))
async def test_a_phone_reads_the_screen(desk: Desk, size: tuple[int, int]) -> None:
    """Le QR de l’écran se lit d’un téléphone, à toutes les tailles."""
    async with Agent(desk, size) as agent:
        await begins(agent).presses("f9", "left").sees("Un téléphone ouvre")
        assert reads(agent, "https://www.ameli.fr")


@pytest.mark.parametrize("theme", ["textual-light", "textual-dark", "ansi-light", "no colour"])
async def test_a_phone_reads_it_whatever_the_theme(
    desk: Desk, theme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Clair, foncé, couleurs du terminal, sans couleur ; et la plus longue adresse permise."""
    link = "https://exemple.fr/abcdefghijklmnopqrstuvw"
    desk.settings = replace(desk.settings, mairie=Mairie(link=link))
    if theme == "no colour":
        monkeypatch.setenv("NO_COLOR", "1")
    async with Agent(desk, NARROW) as agent:
        if theme != "no colour":
            agent.app.theme = theme
        await begins(agent).presses("f9", "left").sees("Un téléphone ouvre")
        assert reads(agent, link)


@pytest.mark.parametrize("size", [WIDE, STRIP], ids=("120x40", "48x30"))
async def test_put_aside_with_the_slip(desk: Desk, size: tuple[int, int]) -> None:
    """F7 puis F9 : mis de côté, et le talon à donner ; Échap revient à la liste."""
    async with Agent(desk, size) as agent:
        await at_connexion(agent).presses("f7").sees("POURQUOI", "F9")
        await agent.presses("f9").sees("VOTRE COMPTE AMELI", "ENSUITE").presses("escape")
        await agent.sees("Guichet · Dossiers", "MARTIN")
        [(stored, _)] = desk.dossiers()
        assert stored.header.waiting is not None


async def test_the_arrows_read_a_long_slip(desk: Desk) -> None:
    """Plus long que la fenêtre : ↓ et PgSuiv le font défiler."""
    async with Agent(desk, NARROW) as agent:
        await begins(agent).presses("f9").does_not_see("36 46").presses("pagedown", "pagedown")
        await agent.sees("36 46").presses("home").sees("VOTRE COMPTE AMELI")


async def test_the_mouse_chooses_a_presentation(desk: Desk) -> None:
    """Un clic sur « Facile à lire »."""
    async with Agent(desk) as agent:
        await begins(agent).presses("f9").sees("▸Courant")
        assert await agent.hands.pilot.click("#look-2")
        await agent.sees("▸Facile à lire")
