"""The journal's closed list of kinds: who, when, what kind, which reference; never a value.

Lines are only ever added (`writes.AppendJournal`); the one way out is their age
(`writes.ForgetLines`), 12 months by default (CNIL, délibération 2021-122: 6 to 12).
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

KINDS: Mapping[str, str] = MappingProxyType(
    {
        "created": "dossier commencé",
        "opened": "dossier ouvert",
        "typist": "qui tape",
        "mandate": "mandat de l’agent, en jours",
        "outcome": "réponse d’ameli",
        "exit": "fin d’une attente",
        "went_over": "passage à une autre procédure",
        "interrupted": "mis de côté",
        "prolonged": "gardé plus longtemps",
        "closed": "clos",
        "vanished": "disparu, rien n’y était",
        "wiped": "réponses effacées",
        "unreadable": "valeur illisible, à redemander",
        "expired": "effacé, durée de garde passée",
        "erased": "effacé à la demande",
        "not_kept": "plus rien n’est gardé, à la demande",
        "toured": "visite de Guichet suivie",
        "purge": "durées de garde vérifiées",
        "date_confirmed": "date de ce PC confirmée",
        "restored": "sauvegarde remise en place",
        "agent_added": "agent ajouté",
        "agent_removed": "agent retiré",
        "phrase_changed": "phrase de passe changée",
        "code_used": "code de secours utilisé",
        "code_changed": "nouveau code de secours",
    }
)
"""French words by kind. The detail that follows is made of ids: of the procedure begun or gone over
to, an outcome (with the fields told against our verdict, `!nir`), an exit, a reason, days, or of
what was wiped and why; of an agent, whose name follows.
"""

ENDS = frozenset({"closed", "vanished", "expired", "erased", "not_kept"})
"""Kinds after which nothing of the dossier may stand in any copy of the database."""

SLOTS_GONE = frozenset({"agent_removed", "code_changed"})
"""Kinds whose detail begins with the id of a key slot that may open no copy of the database."""

AGENTS = frozenset({*SLOTS_GONE, "agent_added", "phrase_changed", "code_used"})
"""Kinds whose detail begins with the id of a key slot; what follows a space is a name."""

WIPED = "wiped"
"""Kind whose detail is why (`mark`, `age`), then the fields that went."""

UNREADABLE = "unreadable"
"""Kind whose detail is the answers of an open dossier whose seal does not hold."""
