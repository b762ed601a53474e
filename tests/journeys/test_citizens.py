"""The citizens a desk meets: their numbers, names, cards and boxes are not those of the example."""

from __future__ import annotations

import pytest

from tests.journeys.agent import NARROW, WIDE, Agent
from tests.journeys.desk import Desk
from tests.journeys.people import MARTIN, SAIDI
from tests.journeys.visits import at_connexion, at_finalisation, at_verification, begins
from tests.people import foreign_iban, iban, nir

pytestmark = pytest.mark.slow


def at_the_number(agent: Agent) -> Agent:
    """Fiche 1.3 at 2/4, nothing typed."""
    return begins(agent).presses("pagedown").sees("2/4 CONNEXION")


def at_the_address(agent: Agent) -> Agent:
    """Fiche 1.3 at 4/4, nothing typed."""
    return begins(agent).presses("pagedown", "pagedown", "pagedown").sees("4/4 FINALISATION")


async def test_born_in_corsica(desk: Desk) -> None:
    """Née à Ajaccio en 1980 : le 2A du n° n’est pas une faute ; ameli le veut tel quel."""
    number = nir(sex=2, year=1980, month=5, place="2A004", order=25)
    async with Agent(desk, NARROW) as agent:
        await at_the_number(agent).fills(last_name="CASANOVA", nir=number)
        await agent.sees("✓ Clé juste", "Ajaccio (2A)").presses("f4", "f4")
        await agent.clipboard_holds(number[:13]).the_disk_holds(nir=number)


async def test_born_abroad(desk: Desk) -> None:
    """Né en Algérie en 1958 : 99 et le pays ; l’agent le lit à voix haute pour vérifier."""
    async with Agent(desk, NARROW) as agent:
        await at_the_number(agent).fills(last_name=SAIDI.last_name, nir=SAIDI.nir)
        await agent.sees("Homme", "juillet 58", "Algérie (étranger)")


async def test_month_of_birth_unknown(desk: Desk) -> None:
    """Née « vers 1940 » : un mois au-delà de 12 est permis, seule l’année est comparée."""
    number = nir(sex=2, year=1940, month=30, place="99352")
    async with Agent(desk, NARROW) as agent:
        await at_the_number(agent).fills(birth_date="01/01/1940", nir=number)
        await agent.sees("mois inconnu").fills(birth_date="01/01/1941")
        await agent.sees("!").stands_on("N° de sécurité").sees("Pas d’accord avec la date")


async def test_a_name_with_an_apostrophe_an_accent_and_a_hyphen(desk: Desk) -> None:
    """Mme D’Almeida-Étienne : le nom se tape comme sur la carte, et la retrouve sans accent."""
    async with Agent(desk, NARROW) as agent:
        await at_the_number(agent).fills(last_name="D'ALMEIDA-ÉTIENNE").sees("✓ Comme sur la carte")
        await agent.presses("escape").sees("D'ALMEIDA-ÉTIENNE").types("almeida etienne")
        await agent.sees("D'ALMEIDA-ÉTIENNE").presses("enter").sees("2/4 CONNEXION")
        await agent.presses("escape").types("dupont").sees("Aucun dossier ne correspond")


async def test_madame_in_front_of_the_name(desk: Desk) -> None:
    """« Mme MARTIN » : F2 enlève Mme, Ctrl+Z le rend, ameli ne veut que le nom."""
    async with Agent(desk, NARROW) as agent:
        await at_the_number(agent).fills(last_name="Mme MARTIN").sees("! Le nom seul")
        await agent.presses("f2").field_holds("MARTIN").presses("ctrl+z").field_holds("Mme MARTIN")
        await agent.presses("f2", "f4").clipboard_holds("MARTIN")


async def test_the_card_of_the_husband(desk: Desk) -> None:
    """C’est la carte du mari : la date n’est pas la sienne, un doute le dit avant ameli."""
    husband = nir(sex=1, year=1991, month=5, place="42218", order=8)
    async with Agent(desk, WIDE) as agent:
        await at_the_number(agent).fills(birth_date=MARTIN.birth_date, nir=husband)
        await agent.sees("! Pas d’accord avec la date de naissance : relire les deux", "Homme")
        await agent.fills(nir=MARTIN.nir).sees("✓", "Femme").does_not_see("Pas d’accord")


async def test_thirteen_characters_only(desk: Desk) -> None:
    """Sur l’attestation, pas de clé : c’est accepté, avec un doute qui dit quoi ajouter."""
    async with Agent(desk, NARROW) as agent:
        await at_the_number(agent).fills(last_name="MARTIN", nir=MARTIN.nir[:13])
        await agent.sees("! Sans la clé", "2 derniers").presses("f4", "f4")
        await agent.clipboard_holds(MARTIN.nir[:13]).types(MARTIN.nir[13:]).sees("✓ Clé juste")


async def test_the_number_of_the_specimen_card(desk: Desk) -> None:
    """On a recopié l’affiche : c’est le numéro des cartes d’exemple."""
    async with Agent(desk, NARROW) as agent:
        await at_the_number(agent).fills(nir="2 69 05 49 588 157 80").sees("✗", "cartes d’exemple")
        await agent.presses("f4").sees("rien n’est copié").clipboard_holds("")


async def test_one_digit_misread_on_the_card(desk: Desk) -> None:
    """Un 3 lu pour un 8 : la clé le voit, F2 propose d’abord ce qui va avec la naissance."""
    wrong = MARTIN.nir.replace("7512", "7812", 1)
    async with Agent(desk, WIDE) as agent:
        await at_the_number(agent).fills(birth_date=MARTIN.birth_date, nir=wrong).sees("✗", "F2")
        for _ in range(4):
            await agent.presses("f2").sees("Correction mise", "✓ Clé juste")
            if agent.field_text.replace(" ", "") == MARTIN.nir:
                break
        await agent.sees("✓ D’accord avec le n°").the_disk_holds(nir=agent.field_text)


async def test_a_child_of_fourteen(desk: Desk) -> None:
    """La mère vient pour son fils de 14 ans : pas de compte avant 16, c’est dit et clos."""
    async with Agent(desk, NARROW) as agent:
        await (
            at_the_number(agent).fills(birth_date="12/03/2012").sees("⊘ Moins de 16 ans", "parent")
        )
        await agent.presses("pageup").chooses("Cas particulier ?").chooses("a moins de 16 ans")
        await agent.sees("CLORE LE DOSSIER").presses("enter").sees("Clos").presses("escape")
        await agent.sees("Aucun dossier ouvert").the_disk_holds_no_dossier()


async def test_an_apprentice_of_seventeen(desk: Desk) -> None:
    """À 17 ans, peut-être : un doute à confirmer, et l’on continue."""
    async with Agent(desk, NARROW) as agent:
        await at_the_number(agent).fills(birth_date="12/03/2009").sees("! 17 ans", "à confirmer")
        await agent.chooses("Acceptées").sees("3/4 VÉRIFICATION")


async def test_who_has_just_moved(desk: Desk) -> None:
    """Elle vient de déménager : la CPAM a l’ancien code postal ; c’est lui qui passe."""
    async with Agent(desk, NARROW) as agent:
        await at_connexion(agent).chooses("Refusées, sans code envoyé").sees("(1 essai)")
        await agent.chooses("L’ancien code postal").focus_is_on("Code postal")
        await agent.presses(*"69003").field_holds("69003").sees("Lyon")
        await agent.chooses("Acceptées").sees("3/4 VÉRIFICATION").presses("pageup")
        await agent.sees("✓ L’ancien code postal").the_disk_holds(postal_code="69003")


async def test_who_has_just_married(desk: Desk) -> None:
    """Mariée, la carte dit encore DURAND : l’autre nom est le premier remède, et il passe."""
    async with Agent(desk, NARROW) as agent:
        await at_connexion(agent).chooses("Refusées, sans code envoyé")
        await agent.focus_is_on("L’autre nom").presses("enter", *"DURAND").field_holds("DURAND")
        await agent.presses("f4").goes_to_ameli_and_back().chooses("Acceptées").sees("3/4 VÉRIF")
        await agent.presses("escape").sees("DURAND Mme")


async def test_the_account_in_germany(desk: Desk) -> None:
    """Frontalière, son compte est en Allemagne : juste, mais ameli n’est pas sûr ; on essaie."""
    german = foreign_iban("DE", "370400440532013000")
    async with Agent(desk, NARROW) as agent:
        await at_verification(agent).fills(iban=german).sees("! IBAN étranger juste", "Allemagne")
        await agent.stands_on("N° de série").presses("up", "f4").clipboard_holds(german[-7:])
        await agent.chooses("Mot de passe provisoire par courrier").sees("En attente")


async def test_an_account_number_with_letters(desk: Desk) -> None:
    """Le RIB de La Banque Postale a une lettre : les 7 derniers caractères la gardent."""
    async with Agent(desk, NARROW) as agent:
        await at_verification(agent).presses("f4").clipboard_holds("3M02606").presses("tab")
        await agent.stands_on("IBAN, 7 derniers").sees("Vérifié quand l’IBAN était entier")
        assert MARTIN.iban.encode() not in desk.bytes_on_disk()


async def test_only_the_last_seven_are_known(desk: Desk) -> None:
    """Il n’a que la fin de son IBAN sur un relevé : la forme seule est vérifiée, et c’est dit."""
    async with Agent(desk, NARROW) as agent:
        await at_verification(agent).fills(iban="7890A73").sees("! Les 7 caractères seuls")
        await agent.fills(iban="7890A00").sees("✗ Clé RIB 00 impossible")


async def test_one_digit_of_the_iban_misread(desk: Desk) -> None:
    """Un 1 lu pour un 7 sur l’IBAN : les deux clés le voient, F2 le répare."""
    right = iban(bank="30004", branch="00001", account="12345678901")
    wrong = right.replace("2345", "2845", 1)
    async with Agent(desk, WIDE) as agent:
        await at_verification(agent).fills(iban=wrong).sees("✗").presses("f2")
        await agent.sees("Correction mise", "✓ IBAN juste")
        assert agent.field_text.replace(" ", "") == right


async def test_the_last_digit_of_the_card_stands_apart(desk: Desk) -> None:
    """Sur la carte avec photo, le dernier chiffre est à part : dix, il en manque un."""
    async with Agent(desk, NARROW) as agent:
        await at_verification(agent).fills(vitale_serial="3100456789")
        await agent.sees("… Il manque le dernier chiffre, à part").types("2")
        await agent.sees("✓ Au recto").fills(vitale_serial="8025000002 3100456789 2")
        await agent.sees("✓ Sur ameli : les 11 derniers").presses("f4", "f4")
        await agent.clipboard_holds("31004567892")


async def test_the_wrong_number_of_the_card(desk: Desk) -> None:
    """Elle dicte le n° de sécurité sociale au lieu du n° de série : un doute l’arrête."""
    async with Agent(desk, NARROW) as agent:
        await at_verification(agent).fills(vitale_serial=MARTIN.nir[:11])
        await agent.sees("! C’est un morceau du n° de sécurité")


async def test_an_address_of_the_mairie(desk: Desk) -> None:
    """Il donne l’adresse de la mairie : ameli veut une boîte à soi."""
    async with Agent(desk, NARROW) as agent:
        await at_the_address(agent).fills(email="accueil@mairie-x.fr").sees("! Boîte partagée ?")
        await agent.fills(email=SAIDI.email).sees("✓").the_disk_holds(email=SAIDI.email)


async def test_an_address_without_the_at_sign(desk: Desk) -> None:
    """Pas de @ sur ce clavier : on tape « orange », et → complète l’adresse."""
    async with Agent(desk, NARROW) as agent:
        await at_the_address(agent).fills(email="m.martin").sees("… Puis @ et le fournisseur")
        await agent.presses("f2").field_holds("m.martin@gmail.com").presses("f2")
        await agent.field_holds("m.martin@orange.fr").sees("Correction mise")


async def test_only_a_landline(desk: Desk) -> None:
    """Elle n’a qu’un fixe : c’est permis, mais aucun code par sms n’y viendra."""
    async with Agent(desk, NARROW) as agent:
        await at_finalisation(agent).fills(phone="04 77 12 34 56").sees("✓ Fixe : pas de sms")
        await agent.fills(phone="0692123456").sees("La Réunion").fills(phone="0899123456")
        await agent.sees("✗ Les 08 sont des services")


async def test_who_depends_on_the_msa_finds_out_late(desk: Desk) -> None:
    """Refusé deux fois, il dit enfin qu’il est à la MSA : on clôt, avec la vraie raison."""
    async with Agent(desk, NARROW) as agent:
        await at_connexion(agent, SAIDI).chooses("Refusées, sans code envoyé")
        await agent.chooses("Refusées, sans code envoyé").sees("(2 essais)")
        await agent.presses("ctrl+p").types("clore").presses("enter").sees("POURQUOI")
        await agent.highlights("autre régime (MSA").presses("enter").sees("CLORE LE DOSSIER")
        await agent.presses("enter").sees("Clos : autre régime").presses("escape")
        await agent.sees("Aucun dossier ouvert").the_disk_holds_no_dossier()
    assert [visit.outcome for visit in desk.closed()] == ["other_scheme"]
