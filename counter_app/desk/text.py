"""Text as typed by a person who searches: compared without accents, case nor signs."""

from __future__ import annotations

import unicodedata


def folded(text: str) -> str:
    """Letters and digits only, without accents nor case: « Saïdi » and « SAIDI » are one."""
    flat = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in flat if sign.isalnum())
