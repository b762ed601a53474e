"""A procedure as typed, frozen objects: the vocabulary of `data/procedures/*.toml`.

Knows words and order, nothing of a citizen, a screen or a disk. Texts are French, may hold
`**bold**`; `{var}` is already replaced when the loader gives a `Procedure`. Imports nothing heavy:
the loader validates with pydantic, these classes are read before the first paint.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from counter_app.procedure.sourced import Sourced

Who: TypeAlias = Literal["citizen", "agent"]
By: TypeAlias = Literal["citizen", "desk"]
When: TypeAlias = Mapping[str, str]
Keep: TypeAlias = Literal["all"] | tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case(Sourced):
    """One answer to the orientation question; the default one (« aucun ») does nothing."""

    id: str
    label: str
    default: bool = False
    procedure: str = ""
    keep: Keep = "all"
    close: str = ""
    reason: str = ""
    say: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Orientation(Sourced):
    """« Cas particulier ? »: the first row of the first step, never a dialogue."""

    ask: str
    case: tuple[Case, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Absent(Sourced):
    """What a missing piece means: the reason to interrupt for, and what to tell the citizen."""

    reason: str
    say: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Sourced):
    """A piece of the checklist. `needed`: the step it serves. `choice`: a choice on its row.
    `picture`: as on a row. `gives`: the field that is read on it; once that is right, the piece was
    in hand, ticked or not.
    """

    id: str
    label: str
    needed: str
    accept: str = ""
    check: str = ""
    choice: str = ""
    picture: str = ""
    gives: str = ""
    absent: Absent | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Option(Sourced):
    """One value of a choice. `value` is what `when` tests."""

    value: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Sourced):
    """A question with a closed list of answers, shown in the step that first tests it."""

    id: str
    ask: str
    options: tuple[Option, ...]
    default: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemBase(Sourced):
    """What every row of a step may say. `picture`: where it is, « carte:serie » (`pictures`)."""

    id: str
    who: Who = "citizen"
    when: When | None = None
    hint: str = ""
    say: str = ""
    picture: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Do(ItemBase):
    """Something to do. `click`: the words on ameli's button. `secret`: never noted here."""

    do: str
    click: str = ""
    secret: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Field(ItemBase):
    """Something to type. `field`: one of the eight field ids. `paste`: how often ameli asks it."""

    field: str
    label: str
    required: bool = True
    type_as: str = ""
    paste: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(ItemBase):
    """Something to know. A `quote` is ameli's own text, read aloud. `on`: its field's id."""

    note: str
    kind: Literal["nb", "quote", "attention"] = "nb"
    on: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark(ItemBase):
    """A dated moment deadlines count from. `wipe`: the fields that are useless from then on."""

    mark: str
    wipe: tuple[str, ...] = ()


Item: TypeAlias = Do | Field | Note | Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Exit(Sourced):
    """One way a wait ends, asked when the dossier is opened again. `on="expired"`: by itself.
    `needs_mark`: offered once that mark stands, in the place of the wait's other `next`.
    """

    id: str
    label: str
    on: Literal["", "expired"] = ""
    needs_mark: str = ""
    next: str = ""
    procedure: str = ""
    keep: Keep = "all"
    close: str = ""
    wait: Literal["", "same"] = ""
    say: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait(Sourced):
    """A dossier put aside. `days`/`minutes` from `start` (« now » or a mark, `from` in the file): a
    deadline at which it expires. `recall`: a day to look again (0 = today), nothing expires.
    """

    id: str = ""
    reason: str
    by: By
    ask: str
    start: str = "now"
    days: int | None = None
    minutes: int | None = None
    recall: int | None = None
    exit: tuple[Exit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedy(Sourced):
    """One thing to try after a refusal: a row to go to, or the outcome to choose in the end."""

    id: str
    do: str
    hint: str = ""
    field: str = ""
    reason: str = ""
    outcome: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome(Sourced):
    """What ameli answered. Exactly one of next, procedure, retry, close, wait says where it leads.

    `label`: one short line; `say`: the line under it; `hint`: the whole, for the detail panel.
    """

    id: str
    label: str
    say: str = ""
    hint: str = ""
    when: When | None = None
    needs_mark: str = ""
    next: str = ""
    procedure: str = ""
    keep: Keep = "all"
    retry: bool = False
    close: str = ""
    wait: Wait | None = None
    reason: str = ""
    attempts: int = 0
    fields: tuple[str, ...] = ()
    remedy: tuple[Remedy, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Sourced):
    """A sheet of the procedure. `replay`: ameli forgets it when interrupted: `True`, `False` or
    `until:MARK`.
    """

    id: str
    number: str
    title: str
    replay: bool | str = False
    item: tuple[Item, ...] = ()
    outcome: tuple[Outcome, ...] = ()

    @property
    def counted(self) -> bool:
        """One of the sheet's own steps (« 2/4 »), not what comes after them (« puis »)."""
        return "/" in self.number


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder(Sourced):
    """« À penser »."""

    id: str
    do: str
    on_slip: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure(Sourced):
    """A whole procedure. `number`: the sheet's (« 1.3 »). `departements`: those of its caisse.
    `text`: the file it was read from, which a dossier keeps so that a change of the file never
    moves a visit under way.
    """

    id: str
    number: str
    title: str
    version: str
    purpose: str
    steps: tuple[Step, ...]
    departements: tuple[str, ...] = ()
    orientation: Orientation | None = None
    documents: tuple[Document, ...] = ()
    choices: tuple[Choice, ...] = ()
    reminders: tuple[Reminder, ...] = ()
    text: str = ""

    def step(self, step_id: str) -> Step:
        """The step of that id. Raises KeyError."""
        for step in self.steps:
            if step.id == step_id:
                return step
        raise KeyError(step_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason(Sourced):
    """Why a dossier stops (`data/reasons.toml`, DOMAIN §6).

    `recall`: days until one looks again, None = the agent's choice. `days`: a deadline, counted
    from a mark. `procedure`: where a `goes_over` leads.
    """

    id: str
    label: str
    kind: Literal["wait", "goes_over", "end", "either"]
    by: By | Literal[""] = ""
    recall: int | None = None
    days: int | None = None
    procedure: str = ""
    way_on: str = ""
