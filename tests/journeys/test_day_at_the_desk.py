"""Whole visits as they happen at a desk, from the first key to what is left on the disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from counter_app.settings import Settings
from tests.journeys.agent import NARROW, WIDE, Agent
from tests.journeys.desk import CLAIRE, KARIM, Desk
from tests.journeys.people import BONNET, MARTIN, SAIDI, identity
from tests.journeys.visits import (
    at_connexion,
    at_finalisation,
    at_verification,
    begins,
    closes,
    with_link_to_open,
)
from tests.people import Person, nir

pytestmark = pytest.mark.slow

PHRASE = "cheval agrafe pile correct"


def opens_the_account(agent: Agent) -> Agent:
    """From 4/4: created, the link opened here, closed and wiped."""
    agent.chooses("Compte créé, lien à ouvrir maintenant").sees("LIEN DE VALIDATION")
    return closes(agent, "Connecté : le compte est ouvert", "compte ouvert")


def goes_round_to(agent: Agent, person: Person) -> Agent:
    """F6 until that citizen is in front: nobody needs to know the order."""

    async def step() -> None:
        for _ in range(4):
            await agent.hands.press("f6")
            await agent.hands.until(lambda: "Compte ameli" in agent.text, lambda: "no dossier")
            if person.last_name in agent.text:
                return
        raise AssertionError(f"F6 never comes to {person.last_name}")

    return agent._then(f"F6 to {person.last_name}", step)


async def test_no_rib_back_in_the_afternoon_with_another_agent(desk: Desk) -> None:
    """Pas de RIB ce matin ; elle revient l’après-midi, et c’est Karim qui finit."""
    async with Agent(desk, NARROW, name=CLAIRE) as agent:
        await at_connexion(agent).ticks("Carte Vitale", "Adresse e-mail")
        await agent.chooses("Acceptées").sees("3/4 VÉRIFICATION")
        await agent.presses("f7").sees("il manque une pièce : IBAN").presses("enter")
        await agent.sees("Guichet · Dossiers", "MARTIN")
        await agent.waits(hours=4).leaves_and_comes_back(KARIM)
        await agent.sees("MARTIN", "IBAN connu de la CPAM").presses("enter")
        await agent.sees("3/4", "Pourquoi", "il manque une pièce : IBAN", "Claire").presses("enter")
        await agent.sees("3/4 VÉRIFICATION", "F4 recopie les 5 valeurs").presses("f4")
        await agent.clipboard_holds(MARTIN.postal_code).goes_to_ameli_and_back()
        await agent.clipboard_holds(MARTIN.last_name)
        await agent.ticks("IBAN connu").fills(iban=MARTIN.iban, vitale_serial=MARTIN.vitale_serial)
        await agent.chooses("Acceptées").sees("4/4 FINALISATION")
        await opens_the_account(agent.fills(email=MARTIN.email, phone=MARTIN.phone))
    told = [(line.agent, line.kind) for line in desk.journal() if line.kind != "purge"]
    assert (CLAIRE, "interrupted") in told
    assert {agent for agent, _ in told} == {CLAIRE, KARIM}
    assert [visit.outcome for visit in desk.closed()] == ["done"]


async def test_card_inactive_and_the_code_five_days_later(desk: Desk) -> None:
    """Carte inactive : mise à jour en pharmacie, un code part ; cinq jours après, il est là."""
    async with Agent(desk, NARROW) as agent:
        await at_connexion(agent, BONNET).chooses("Refusées, sans code envoyé").sees("(1 essai)")
        await agent.chooses("Mettre à jour la carte Vitale")
        await agent.sees("POURQUOI", "carte Vitale inactive").presses("escape")
        await agent.chooses("Mot de passe provisoire par courrier").sees("En attente", "28/11")
        await agent.presses("escape").waits(days=5).leaves_and_comes_back()
        await agent.sees("CHEZ LE CITOYEN", "1 dossier").types("bonnet").presses("enter")
        await agent.sees("Le mot de passe provisoire est-il arrivé ?").presses("enter")
        await (
            agent.sees("1/3 MOT DE PASSE PROVISOIRE")
            .chooses("Le code est là")
            .sees("2/3 CONNEXION")
        )
        await agent.field_holds(BONNET.nir).chooses("Accepté").sees("3/3 FINALISATION")
        await agent.fills(email=BONNET.email, phone=BONNET.phone)
        await opens_the_account(agent)
    assert [v.procedure for v in desk.closed()] == ["ameli-1.1-code-provisoire"]


async def test_a_couple_sharing_one_mailbox(desk: Desk) -> None:
    """M. et Mme Martin n’ont qu’une boîte : un doute, ameli la refuse, une autre est créée."""
    husband = nir(sex=1, year=1991, month=5, place="42218", order=8)
    async with Agent(desk, WIDE) as agent:
        await with_link_to_open(agent).waits(minutes=20)
        await begins(agent).presses("pagedown").fills(**identity(MARTIN))
        await agent.fills(nir=husband, birth_date="02/05/1991").chooses("Acceptées")
        await agent.chooses("Acceptées").sees("4/4 FINALISATION").fills(email=MARTIN.email)
        await agent.sees("! ", "autre dossier ouvert").does_not_see("12/03/1994")
        await agent.chooses("Adresse prise par un autre compte").presses("enter")
        await agent.focus_is_on("Adresse e-mail").presses("escape").sees("adresse déjà utilisée")
        await agent.presses("enter").focus_is_on("Adresse e-mail")
        await agent.fills(email="p.martin@example.org").does_not_see("autre dossier ouvert")
        await agent.the_disk_holds(email="p.martin@example.org")
        await agent.chooses("Compte créé, lien à ouvrir maintenant").sees("LIEN DE VALIDATION")


async def test_a_forgotten_account(desk: Desk) -> None:
    """Elle croyait n’avoir rien : ameli connaît son n°. On retrouve le compte, sans en créer."""
    async with Agent(desk, NARROW) as agent:
        await at_connexion(agent).chooses("Un compte existe déjà").sees("1/3 ESSAYER")
        await agent.field_holds(MARTIN.nir).chooses("Mot de passe oublié ou refusé")
        await agent.sees("2/3 DEMANDER LE LIEN").focus_is_on("N° de sécurité").presses("enter")
        await agent.field_holds(MARTIN.birth_date).presses("f4", "f4")
        await agent.clipboard_holds(MARTIN.birth_date).ticks("Le lien est demandé")
        await agent.chooses("Lien envoyé par e-mail").sees("3/3 NOUVEAU MOT DE PASSE")
        await closes(agent, "Connecté : le compte est ouvert", "compte ouvert")
    assert [v.procedure for v in desk.closed()] == ["ameli-mot-de-passe-oublie"]


async def test_a_provisional_number(desk: Desk) -> None:
    """Le n° commence par 7 : pas une faute de frappe. On dit où aller, et rien n’est gardé."""
    async with Agent(desk, NARROW) as agent:
        await begins(agent).presses("pagedown").fills(last_name="NGUYEN", nir=nir(sex=7))
        await agent.sees("⊘ Numéro provisoire").presses("f4").clipboard_holds("NGUYEN")
        await agent.goes_to_ameli_and_back().sees("rien n’est copié").clipboard_holds("NGUYEN")
        await agent.presses("ctrl+p").types("clore").presses("enter").sees("POURQUOI")
        await agent.presses("enter").sees("CLORE LE DOSSIER : numéro provisoire")
        await agent.presses("enter").sees("Clos : numéro provisoire").presses("escape")
        await agent.sees("Aucun dossier ouvert").the_disk_holds_no_dossier()
    assert [visit.outcome for visit in desk.closed()] == ["provisional_number"]


async def test_three_citizens_interleaved_each_to_the_end(desk: Desk) -> None:
    """Trois à la fois : l’une cherche son RIB, l’autre sa boîte ; chacune a son compte."""
    async with Agent(desk, WIDE) as agent:
        await at_connexion(agent, MARTIN).chooses("Acceptées").sees("3/4 VÉRIFICATION")
        await at_finalisation(agent, SAIDI).stands_on("Téléphone")
        await at_connexion(agent, BONNET)
        await goes_round_to(agent, MARTIN).sees("3/4 VÉRIFICATION").does_not_see("BONNET", "SAÏDI")
        await agent.fills(iban=MARTIN.iban, vitale_serial=MARTIN.vitale_serial)
        await goes_round_to(agent, SAIDI).sees("4/4 FINALISATION").focus_is_on("Téléphone")
        await agent.chooses("Compte créé, lien à ouvrir maintenant")
        await agent.chooses("Connecté").presses("enter").sees("Clos")
        await goes_round_to(agent, BONNET).does_not_see("SAÏDI").chooses("Acceptées")
        await goes_round_to(agent, MARTIN).sees("3/4 VÉRIFICATION").chooses("Acceptées")
        await agent.fills(email=MARTIN.email, phone=MARTIN.phone)
        await agent.chooses("Compte créé, lien à ouvrir maintenant").chooses("Connecté")
        await agent.presses("enter").sees("Clos")
        await goes_round_to(agent, BONNET).sees("3/4 VÉRIFICATION")
        await agent.fills(iban=BONNET.iban, vitale_serial=BONNET.vitale_serial)
        await agent.chooses("Acceptées").fills(email=BONNET.email, phone=BONNET.phone)
        await opens_the_account(agent)
    assert [visit.outcome for visit in desk.closed()] == ["done"] * 3
    left = desk.bytes_on_disk()
    assert not [p.nir for p in (MARTIN, SAIDI, BONNET) if p.nir.encode() in left]


async def test_the_mail_that_does_not_arrive(desk: Desk) -> None:
    """Le mail n’arrive pas : attendre, redonner l’adresse, 36 46 ; il arrive le surlendemain."""
    async with Agent(desk, NARROW) as agent:
        await at_finalisation(agent, SAIDI).chooses("Compte créé, lien à ouvrir maintenant")
        await agent.sees("LIEN DE VALIDATION").chooses("Le lien a expiré ou ne marche pas")
        await agent.focus_is_on("Se connecter, redonner l’adresse").presses("enter")
        await agent.focus_is_on("Sinon, appeler le 36 46").presses("enter")
        await agent.chooses("Compte créé, lien à ouvrir plus tard").sees("En attente", "28/11")
        await agent.presses("escape").waits(days=2).leaves_and_comes_back().types("saidi")
        await agent.presses("enter").sees("Le lien de validation est-il ouvert ?").presses("enter")
        await agent.sees("LIEN DE VALIDATION").does_not_see("à refaire")
        await closes(agent, "Connecté : le compte est ouvert", "compte ouvert")
    assert [visit.outcome for visit in desk.closed()] == ["done"]


async def test_a_citizen_who_wants_nothing_kept(desk: Desk) -> None:
    """Il ne veut rien laisser : tout le chemin en mémoire, du premier écran au compte ouvert."""
    async with Agent(desk, NARROW) as agent:
        await begins(agent).presses("ctrl+p").types("ne rien").presses("enter")
        await agent.sees("NE RIEN CONSERVER").presses("enter").sees("non conservé")
        await agent.chooses("Le formulaire").fills(**identity(SAIDI)).sees("non conservé")
        await (
            agent.the_disk_holds_no_dossier().presses("escape").sees("Guichet · Dossiers", "SAÏDI")
        )
        await agent.presses("enter").sees("2/4 CONNEXION", "non conservé")
        await agent.chooses("Acceptées").stands_on("Carte Vitale").presses("right")
        await agent.fills(iban=SAIDI.iban, vitale_serial="31004567").chooses("Acceptées")
        await agent.fills(email=SAIDI.email).the_disk_holds_no_dossier()
        await opens_the_account(agent)
    assert [visit.outcome for visit in desk.closed()] == ["done"]
    assert all(v.encode() not in desk.bytes_on_disk() for v in (SAIDI.email, SAIDI.nir, "SAÏDI"))


async def test_the_first_morning(tmp_path: Path) -> None:
    """Première ouverture : le nom, la phrase, le code, et dix minutes après un premier compte."""
    desk = Desk(Settings(tmp_path / "new"))
    async with Agent(desk, NARROW, locked=True) as agent:
        await agent.sees("Première ouverture").types("Inès").presses("enter").types(PHRASE)
        await agent.presses("enter").types(PHRASE).presses("enter").sees("CODE DE SECOURS")
        await agent.presses("enter").sees("Aucun dossier ouvert", "F3")
        await at_verification(agent, BONNET).sees("✓ enregistré").presses("f12")
        await agent.sees("Phrase de passe").types(PHRASE).presses("enter").sees("3/4 VÉRIF")
        await agent.focus_is_on("N° de série").chooses("Acceptées").sees("4/4 FINALISATION")
        await agent.fills(email=BONNET.email, phone=BONNET.phone)
        agent.chooses("Compte créé, lien à ouvrir maintenant").chooses("Connecté")
        await agent.presses("enter").sees("Clos").presses("escape").sees("Aucun dossier ouvert")
        assert BONNET.nir.encode() not in desk.bytes_on_disk()
        assert [visit.outcome for visit in desk.closed()] == ["done"]
    desk.shut()
