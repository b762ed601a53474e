"""What an action is: where it applies, what it matters to, and when it cannot be done, and why."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

OPENING, HOME, DOSSIER, SLIP = "opening", "dossiers", "dossier", "slip"
DAMAGED = "damaged"
"""Ouverture, when the database is damaged and a sound copy was found."""

EVERYWHERE = (OPENING, DAMAGED, HOME, DOSSIER)
UNLOCKED = (HOME, DOSSIER)


class Part(StrEnum):
    """What the focus is on, as far as the keys are concerned."""

    FIELD = "field"
    TICK = "tick"
    OPTIONS = "options"
    OUTCOME = "outcome"
    REMEDY = "remedy"
    CASE = "case"
    TYPIST = "typist"
    CARD = "card"
    FOLD = "fold"
    NOBODY = "nobody"


class Off(StrEnum):
    """Why an action cannot be done now: one sentence, with what to do instead."""

    READ_ONLY = "Lecture seule : ce dossier est ouvert dans une autre fenêtre."
    NO_FIELD = "F2 corrige le champ qui a le curseur."
    NO_PROPOSAL = "Pas de correction à proposer pour ce champ."
    NO_CLIPBOARD = "Copie interdite ici (config.toml) : lire la valeur et la taper."
    NOTHING_TO_COPY = "Rien à copier à cette étape."
    NOTHING_TO_UNDO = "Rien à annuler."
    NOTHING_TO_REDO = "Rien à rétablir."
    NOBODY_ELSE = "Aucun autre dossier à côté. F3 : nouveau."
    NOBODY_ASIDE = "Aucun dossier à côté. F3 : nouveau."
    NO_DOSSIER = "Aucun dossier ici. F3 : nouveau."
    NOT_CHOSEN = "Choisir d’abord un dossier dans la liste : ↑ ↓."
    CLOSED = "Ce dossier est déjà clos. ^Z annule ; Échap le quitte."
    NOT_ON_DISK = "Rien de ce dossier n’est sur le disque."
    NOT_KEPT = "Rien de ce dossier n’est conservé, c’est déjà le cas."
    PROLONGED = "Déjà prolongé une fois : le reprendre ou le clore."
    BELIEVED = "Guichet ne doute pas de la date de ce PC."
    TRIAL = "Dossiers d’essai : ici il n’y a pas d’agents."
    ALONE = "Vous êtes le seul agent : personne d’autre à retirer."


@dataclass(frozen=True, slots=True)
class Action:
    """`keys`: first the one that is shown, then the second way. `words`: in the footer, one or two
    words. `help`: one French sentence. `screens`: where it applies. `at`: the parts it is for, with
    its words there ("" for the usual ones); none: it is for the whole screen. `off`: what can stand
    against it. `priority`: before the field that has the focus (a field keeps Entrée, Espace and
    letters otherwise). `app`: what the application is asked for, where it is not for the screen to
    do.
    """

    id: str
    keys: tuple[str, ...]
    words: str
    help: str
    screens: tuple[str, ...]
    at: Mapping[Part, str] = field(default_factory=dict)
    off: tuple[Off, ...] = ()
    priority: bool = True
    app: str = ""

    @property
    def call(self) -> str:
        """As Textual is asked for it."""
        return f"app.{self.app}" if self.app else self.id

    def is_for(self, parts: Collection[Part]) -> bool:
        """Whether it is for one of these parts above all."""
        return any(part in parts for part in self.at)

    @property
    def asked(self) -> str:
        """The same for a key: what can be off is looked at first."""
        return f"act('{self.id}')" if self.off else self.call
