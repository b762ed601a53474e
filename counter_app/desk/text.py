"""Text as people type and paste it: cleaned before it is kept, folded before it is compared."""

from __future__ import annotations

import unicodedata

LONGEST = 120
"""Characters kept of what is typed or pasted: twice the longest value of any field."""

_READ = 10 * LONGEST
_UNSEEN = {"Cf", "Cs", "Co", "Cn"}


def cleaned(text: str) -> str:
    """Pasted text as one line without control, bidirectional or unpaired characters."""
    signs = (" " if unicodedata.category(sign) == "Cc" else sign for sign in text[:_READ])
    kept = "".join(sign for sign in signs if unicodedata.category(sign) not in _UNSEEN)
    return " ".join(kept.split())


def folded(text: str) -> str:
    """Letters and digits only, without accents nor case: « Saïdi » and « SAIDI » are one."""
    flat = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in flat if sign.isalnum())
