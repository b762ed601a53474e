"""Which check judges which field, and what else each verdict depends on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from counter_app.checks import (
    birth_date,
    email,
    iban,
    last_name,
    nir,
    phone,
    postal_code,
    vitale_serial,
)
from counter_app.checks.finding import (
    CAISSE,
    CARD,
    IBAN_CHECKED,
    REFUSED,
    Context,
    Finding,
    State,
)
from counter_app.checks.reading import known, tidy
from counter_app.checks.verdict import invalid, verdict


@dataclass(frozen=True, slots=True)
class Rule:
    """`hint`: what an empty field says; `by_card` what it says once the card is known. `check`:
    judges a text that `tidy` has read.
    """

    hint: str
    check: Callable[[str, Context], Finding]
    by_card: Mapping[str, str] = field(default_factory=dict[str, str])


RULES: Mapping[str, Rule] = MappingProxyType(
    {
        "last_name": Rule(last_name.HINT, last_name.check),
        "nir": Rule(nir.HINT, nir.check),
        "birth_date": Rule(birth_date.HINT, birth_date.check),
        "postal_code": Rule(postal_code.HINT, postal_code.check),
        "iban": Rule(iban.HINT, iban.check),
        "vitale_serial": Rule(vitale_serial.HINT, vitale_serial.check, vitale_serial.BY_CARD),
        "email": Rule(email.HINT, email.check),
        "phone": Rule(phone.HINT, phone.check),
    }
)

FIELDS = tuple(RULES)
"""The fields that can be judged, in the order ameli asks for them."""

DEPENDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "last_name": (REFUSED,),
        "nir": ("birth_date",),
        "birth_date": ("nir",),
        "postal_code": (CAISSE, REFUSED),
        "iban": (IBAN_CHECKED,),
        "vitale_serial": (CARD, "nir"),
    }
)
"""Field → the keys of `Context.values` that its verdict also depends on. Absent: on none."""


def judge(field: str, text: str, context: Context) -> Finding:
    """The verdict on `text`, any text whatever. Raises KeyError for an unknown field only."""
    rule = RULES[field]
    clean = tidy(text)
    if clean is None:
        return invalid("Ce qui a été collé n’est pas lisible : effacer, et taper la valeur")
    if not clean:
        hint = rule.by_card.get(known(context, CARD), rule.hint)
        return verdict(State.EMPTY, hint)
    return rule.check(clean, context)


def dependents(key: str) -> tuple[str, ...]:
    """The fields to judge again when the value of `key` (a field, or `card`…) has changed."""
    return tuple(field for field, others in DEPENDS.items() if key in others)


def warm() -> None:
    """Load what the checks load when first needed (tables, libraries): for a background thread."""
    email.warm()
    phone.warm()
    postal_code.warm()
