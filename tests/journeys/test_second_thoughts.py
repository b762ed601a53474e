"""What agents and citizens do besides going straight on: stop, go back, err, think again."""

from __future__ import annotations

from tests.journeys.agent import NARROW, STRIP, WIDE, Agent
from tests.journeys.desk import CLAIRE, KARIM, Desk
from tests.journeys.people import BONNET, MARTIN, SAIDI, identity
from tests.journeys.visits import (
    at_connexion,
    at_finalisation,
    at_verification,
    begins,
    closes,
)


def from_the_palette(agent: Agent, words: str) -> Agent:
    """Ctrl+P, some of the words, Entrée."""
    return agent.presses("ctrl+p").sees("Chercher une action").types(words).presses("enter")


async def test_the_phone_rings(desk: Desk) -> None:
    """Le téléphone sonne au milieu d’un n° : Échap, puis Entrée, et le curseur n’a pas bougé."""
    async with Agent(desk, NARROW) as agent:
        await begins(agent).presses("pagedown").fills(last_name="MARTIN", nir="2 94 03")
        await agent.presses("left", "escape").sees("Guichet · Dossiers").waits(minutes=8)
        await agent.presses("enter").focus_is_on("N° de sécurité").field_holds("2 94 03", caret=6)
        await agent.presses("end").types(" 75 120 005 91").sees("✓ Clé juste")


async def test_the_citizen_fetches_something_from_the_car(desk: Desk) -> None:
    """Il va chercher ses papiers : F7, « s’est éloigné » est déjà choisi, et il revient."""
    async with Agent(desk, NARROW) as agent:
        await at_connexion(agent, SAIDI).presses("f7").sees("le citoyen s’est éloigné")
        await agent.presses("enter").sees("Guichet · Dossiers", "SAÏDI", "s’est éloigné")
        await agent.waits(minutes=15).presses("enter").sees("Pourquoi", "s’est éloigné")
        await agent.presses("enter").sees("2/4 CONNEXION").focus_is_on("Code postal")


async def test_the_answer_of_another_line(desk: Desk) -> None:
    """« Refusées » choisi trop vite : Ctrl+Z, l’essai n’est plus compté."""
    async with Agent(desk, NARROW) as agent:
        await at_connexion(agent).chooses("Refusées, sans code envoyé").sees("(1 essai)")
        await agent.presses("ctrl+z").does_not_see("essai)").chooses("Acceptées").sees("3/4 VÉRIF")
        await agent.presses("ctrl+z").sees("2/4 CONNEXION").presses("ctrl+y").sees("3/4 VÉRIF")


async def test_entree_twice_on_a_wait_is_one_gesture(desk: Desk) -> None:
    """Entrée deux fois sur « ameli ne répond pas » : un seul Ctrl+Z rend le dossier."""
    async with Agent(desk, NARROW) as agent:
        await at_connexion(agent).chooses("ameli ne répond pas").sees("En attente")
        await agent.waits(minutes=1).presses("enter").presses("ctrl+z").sees("Annulé")
        await agent.does_not_see("En attente")


async def test_going_back_a_step_to_correct(desk: Desk) -> None:
    """À la 3/4 on voit que le nom est faux : PgPréc, corriger, PgSuiv, rien n’est perdu."""
    async with Agent(desk, NARROW) as agent:
        await at_verification(agent).presses("pageup").sees("2/4 CONNEXION")
        await agent.fills(last_name="MARTINEZ").presses("pagedown").sees("3/4 VÉRIFICATION")
        await agent.the_disk_holds(last_name="MARTINEZ", vitale_serial=MARTIN.vitale_serial)


async def test_the_last_step_then_what_ameli_answered(desk: Desk) -> None:
    """PgSuiv à la dernière étape : le curseur va à la réponse, sans rien choisir."""
    async with Agent(desk, NARROW) as agent:
        await at_finalisation(agent).chooses("Compte créé, lien à ouvrir maintenant")
        await agent.sees("LIEN DE VALIDATION").presses("pagedown").focus_is_on("Connecté")
        await agent.does_not_see("CLORE LE DOSSIER").presses("pageup").sees("4/4 FINALISATION")


async def test_the_wrong_dossier_opened(desk: Desk) -> None:
    """On ouvre le dossier d’une autre : Échap, et elle n’y a rien perdu ni gagné."""
    async with Agent(desk, NARROW) as agent:
        await at_connexion(agent, MARTIN).presses("escape").sees("Guichet · Dossiers")
        before = desk.dossiers()
        await agent.presses("enter").sees("2/4 CONNEXION").presses("escape")
        await agent.sees("Guichet · Dossiers")
    assert [answers for _, answers in desk.dossiers()] == [answers for _, answers in before]


async def test_two_women_of_the_same_name(desk: Desk) -> None:
    """Deux Martin : la naissance les distingue, dans la liste comme dans la recherche."""
    async with Agent(desk, NARROW) as agent:
        await at_connexion(agent, MARTIN).waits(minutes=3)
        await begins(agent).presses("pagedown").fills(last_name="MARTIN", birth_date="04/11/1971")
        await agent.presses("escape").sees("Guichet · Dossiers").types("martin")
        await agent.sees("12/03/1994", "04/11/1971").presses("ctrl+u").types("04/11/1971")
        await agent.sees("04/11/1971").presses("enter").sees("2/4").focus_is_on("Date de naissance")
        await agent.field_holds("04/11/1971").presses("escape")
        await agent.sees("Guichet · Dossiers", "12/03/1994", "04/11/1971")


async def test_the_citizen_asks_that_all_be_erased(desk: Desk) -> None:
    """Il change d’avis : « Effacer le dossier », confirmé une fois, et rien n’en reste."""
    async with Agent(desk, NARROW) as agent:
        await at_verification(agent, SAIDI).sees("✓ enregistré")
        await from_the_palette(agent, "effacer").sees("EFFACER LE DOSSIER").presses("escape")
        await agent.sees("3/4 VÉRIFICATION").the_disk_holds(last_name=SAIDI.last_name)
        await from_the_palette(agent, "effacer").presses("enter").sees("Aucun dossier ouvert")
        await agent.the_disk_holds_no_dossier()
    left = desk.bytes_on_disk()
    assert not [v for v in (SAIDI.nir, SAIDI.vitale_serial) if v.encode() in left]


async def test_giving_up_in_the_middle(desk: Desk) -> None:
    """À la 3/4 elle renonce : « Clore le dossier » demande pourquoi, et ne dit pas « ouvert »."""
    async with Agent(desk, NARROW) as agent:
        await at_verification(agent)
        await from_the_palette(agent, "clore").sees("POURQUOI", "le citoyen renonce")
        await agent.presses("escape").sees("3/4 VÉRIFICATION").does_not_see("POURQUOI")
        await from_the_palette(agent, "clore").presses("enter").sees("CLORE LE DOSSIER")
        await agent.presses("enter").sees("Clos : le citoyen renonce").presses("escape")
        await agent.sees("Aucun dossier ouvert").the_disk_holds_no_dossier()
    assert [visit.outcome for visit in desk.closed()] == ["citizen_declines"]


async def test_what_was_done_to_my_dossier(desk: Desk) -> None:
    """« Qui a vu mon dossier ? » : le journal dit qui et quand, sans une seule valeur."""
    async with Agent(desk, WIDE, name=CLAIRE) as agent:
        await at_connexion(agent).presses("f7", "enter").sees("Guichet · Dossiers")
        await agent.waits(minutes=30).leaves_and_comes_back(KARIM).presses("enter", "enter")
        await agent.sees("2/4 CONNEXION")
        await from_the_palette(agent, "journal").sees("Claire", "Karim", "14:32", "15:02")
        await agent.does_not_see(MARTIN.nir, MARTIN.nir[:13]).presses("escape")
        await agent.sees("2/4 CONNEXION")


async def test_somebody_looks_over_the_shoulder(desk: Desk) -> None:
    """La file se rapproche : F8 cache tout, on continue de taper, F8 montre de nouveau."""
    async with Agent(desk, NARROW) as agent:
        await at_connexion(agent).stands_on("Date de naissance").presses("f8")
        await agent.does_not_see("MARTIN", MARTIN.birth_date).presses("escape")
        await agent.sees("Guichet · Dossiers").does_not_see("MARTIN").presses("enter")
        await agent.sees("2/4 CONNEXION").does_not_see("MARTIN").presses("f8").sees("MARTIN")


async def test_lunch(desk: Desk) -> None:
    """Midi : F12 ; à deux heures Karim prend le poste, et voit d’abord à qui est le dossier."""
    async with Agent(desk, NARROW) as agent:
        await at_finalisation(agent, BONNET).sees("✓ enregistré").presses("f12")
        await agent.sees("Phrase de passe").does_not_see("BONNET", BONNET.email)
        await agent.waits(hours=2).comes_back(KARIM).sees("Guichet · Dossiers", "BONNET")
        await agent.presses("enter").sees("4/4", "Claire, à 14:32").presses("enter")
        await agent.sees("4/4 FINALISATION").focus_is_on("Téléphone")


async def test_beside_the_browser(desk: Desk) -> None:
    """Guichet en bande de 48 colonnes à côté d’ameli : les mêmes lignes, les mêmes touches."""
    async with Agent(desk, STRIP) as agent:
        await begins(agent).chooses("Le formulaire s’affiche").sees("À RECOPIER SUR AMELI")
        await agent.fills(**identity(SAIDI)).presses("f4").clipboard_holds("SAÏDI")
        await agent.goes_to_ameli_and_back().goes_to_ameli_and_back().goes_to_ameli_and_back()
        await agent.clipboard_holds(SAIDI.postal_code).goes_to_ameli_and_back()
        await agent.focus_is_on("Acceptées").presses("enter").sees("3/4")


async def test_the_daughter_speaks_for_her_mother(desk: Desk) -> None:
    """Sa fille l’accompagne et tape : c’est le citoyen ; l’agent ne tape qu’avec un mandat."""
    async with Agent(desk, WIDE) as agent:
        await at_connexion(agent, BONNET).sees("tape : citoyen")
        await from_the_palette(agent, "qui tape").presses("space").sees("agent")
        await agent.presses("tab").types("Mandat BONNET 12").presses("enter")
        await agent.sees("mandat de 1 j").presses("ctrl+z", "ctrl+z").does_not_see("mandat de")
    assert b"Mandat BONNET" not in desk.bytes_on_disk()


async def test_nothing_on_the_printer_when_she_leaves(desk: Desk) -> None:
    """La liste de clôture se lit avant de clore : ameli, la boîte mail, l’imprimante, la carte."""
    async with Agent(desk, NARROW) as agent:
        await at_finalisation(agent).chooses("Compte créé, lien à ouvrir maintenant")
        await agent.chooses("Connecté").sees("Se déconnecter d’ameli", "imprimante", "pharmacie")
        await agent.presses("escape").sees("LIEN DE VALIDATION").does_not_see("Clos")
        await closes(agent, "Connecté : le compte est ouvert", "compte ouvert")


async def test_the_slip_in_the_hand(desk: Desk) -> None:
    """Sans RIB, elle repart avec un talon : où l’on en est, ce qui manque, jamais un n°."""
    async with Agent(desk, WIDE) as agent:
        await at_connexion(agent).ticks("Carte Vitale").chooses("Acceptées").presses("f9")
        await agent.sees("VOTRE RÉFÉRENCE", "✓ 1/4 Accès", "○ IBAN connu").does_not_see(
            MARTIN.nir, MARTIN.iban[-7:]
        )
        await agent.presses("escape").sees("3/4 VÉRIFICATION")
