"""Is what was typed right? One file a field: a text and what else is known give a `Finding`.

Pure: no clock (the day comes with the `Context`), no disk, no screen; the only look-ups are those
of the reference tables. Must not know a dossier, a procedure or who is typing. No text whatever
makes a check raise. Input that is right so far is never called wrong, and a text that can be read
in two ways keeps the kinder verdict.
"""

from counter_app.checks.finding import (
    CAISSE,
    CARD,
    IBAN_CHECKED,
    REFUSED,
    Context,
    Finding,
    Proposal,
    State,
)
from counter_app.checks.iban import mark as iban_mark
from counter_app.checks.registry import DEPENDS, FIELDS, dependents, judge, warm

__all__ = [
    "CAISSE",
    "CARD",
    "DEPENDS",
    "FIELDS",
    "IBAN_CHECKED",
    "REFUSED",
    "Context",
    "Finding",
    "Proposal",
    "State",
    "dependents",
    "iban_mark",
    "judge",
    "warm",
]
