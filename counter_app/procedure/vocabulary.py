"""The closed lists a procedure may point into, beside what it holds itself."""

from __future__ import annotations

FIELDS = (
    "last_name",
    "nir",
    "birth_date",
    "postal_code",
    "iban",
    "vitale_serial",
    "email",
    "phone",
)
"""The fields that have a check; a test keeps this the same as the dossier's own list."""

NOW = "now"
"""What a deadline counts from when it counts from no mark."""

UNTIL = "until:"
"""How `replay` names the mark that ends it."""

EXPIRED = "expired"
"""The exit a wait takes by itself at its deadline."""
