"""A dossier of the usual procedure from its first row to its end, and all that opens over it."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from unittest.mock import patch

from counter_app.ui.clip.holder import HELD
from tests.journeys.agent import Agent
from tests.journeys.people import MARTIN
from tests.journeys.test_copying import passes
from tests.journeys.test_lock import Seconds
from tests.journeys.visits import at_connexion, at_verification
from tests.people import nir

MISREAD = MARTIN.nir[:13] + "92"


async def beginning(agent: Agent) -> AsyncIterator[str]:
    """1/4 and 2/4: rows to tick and fields with every verdict; help, palette, letters, hiding."""
    await agent.presses("f3").sees("QUELLE PROCÉDURE")
    yield "procedures"
    await agent.presses("enter").fills(postal_code="42000").sees("✓ enregistré")
    yield "access"
    await agent.stands_on("Cas particulier").presses("enter").sees("( ) utilise FranceConnect")
    yield "cases"
    await agent.presses("enter").ticks("Carte Vitale", "IBAN connu").presses("pagedown")
    await agent.fills(last_name="MARTIN", birth_date="12/03", postal_code="4200", nir=MISREAD)
    await agent.sees("✗", "F2", "✓ enregistré")
    yield "wrong_number"
    await agent.presses("ctrl+s").sees("Taper la lettre")
    yield "jump"
    await agent.presses("escape", "f1").sees("Échap : revenir")
    yield "help"
    await agent.presses("escape", "ctrl+p").sees("Chercher une action")
    yield "palette"
    await agent.presses("escape", "f8").does_not_see("MARTIN")
    yield "hidden"
    await agent.presses("f8", "ctrl+p").types("qui tape").presses("enter").sees("Tape : ‹")
    yield "who_types"
    await agent.presses("enter").sees("2/4 CONNEXION")


async def refusals(agent: Agent) -> AsyncIterator[str]:
    """What ameli refuses, what is copied, what stands aside."""
    await at_connexion(agent).presses("f4").sees("Presse-papiers : Nom")
    await passes(agent, HELD).does_not_see("Presse-papiers : Nom")
    yield "copying"
    await agent.chooses("Refusées").focus_is_on("L’autre nom").sees("✓ enregistré")
    yield "refused"
    await agent.presses("f7").sees("POURQUOI")
    yield "interrupting"
    await agent.presses("escape").sees("2/4 CONNEXION")
    time = Seconds(agent.app, 0)
    await time.pass_by(290, agent)
    await agent.sees("Verrouillage dans")
    yield "about_to_lock"


async def to_the_end(agent: Agent) -> AsyncIterator[str]:
    """3/4, 4/4, the slip in all its looks, the link, the closing list, closed."""
    await at_verification(agent).sees("✓ enregistré")
    yield "verification"
    await agent.stands_on("Carte Vitale").presses("right").goes_into("vitale_serial")
    await agent.sees("sans photo", "✓ enregistré")
    yield "verification_old_card"
    await agent.stands_on("Carte Vitale").presses("left")
    await agent.fills(vitale_serial=MARTIN.vitale_serial).chooses("Acceptées")
    await agent.fills(email="m.martin@gmial.com", phone=MARTIN.phone).goes_into("email")
    await agent.types("m.martin@gmial.com").sees("!", "✓ enregistré")
    yield "finalisation"
    await agent.fills(email=MARTIN.email).chooses("Compte créé, lien à ouvrir plus tard")
    await agent.sees("En attente", "✓ enregistré")
    yield "waiting"
    await agent.presses("f9").sees("▸Courant")
    yield "slip"
    await agent.presses("right").sees("▸Gros")
    yield "slip_large"
    await agent.presses("right").sees("▸Facile à lire")
    yield "slip_easy"
    await agent.presses("right").sees("▸QR")
    yield "slip_qr"
    await agent.presses("ctrl+s").sees("ENREGISTRER LE TALON SOUS")
    yield "slip_save"
    await agent.presses("escape", "escape").chooses("Compte créé, lien à ouvrir maintenant")
    await agent.sees("LIEN DE VALIDATION", "✓ enregistré")
    yield "link"
    await agent.chooses("Connecté").sees("CLORE LE DOSSIER")
    yield "closing"
    await agent.presses("enter").sees("Clos", "^Z")
    yield "closed"


async def not_kept(agent: Agent) -> AsyncIterator[str]:
    """A citizen who wants nothing kept; quitting would lose it."""
    await at_connexion(agent).presses("ctrl+p").types("ne rien").presses("enter")
    await agent.sees("NE RIEN CONSERVER")
    yield "keep_nothing"
    await agent.presses("enter").sees("non conservé, à la demande").presses("ctrl+q")
    await agent.sees("CE SERAIT PERDU")
    yield "would_be_lost"
    await agent.presses("escape").sees("2/4 CONNEXION")


async def no_printer(agent: Agent) -> AsyncIterator[str]:
    """The slip cannot be printed here: what is left."""
    with patch.dict(os.environ, {"PATH": str(agent.desk.settings.home)}):
        await at_connexion(agent).presses("f9", "enter").sees("Pas d’imprimante sur ce PC")
    yield "no_printer"


async def weeks_later(agent: Agent) -> AsyncIterator[str]:
    """What was wiped meanwhile, and a number with which no account can be."""
    await at_verification(agent).sees("✓ enregistré")
    await agent.waits(days=16).leaves_and_comes_back().presses("enter")
    await agent.presses("enter").sees("3/4 VÉRIFICATION", "⌫ effacé le 07/12")
    yield "wiped"
    await agent.presses("pageup").fills(nir=nir(sex=7)).sees("⊘", "✓ enregistré")
    yield "ineligible"
