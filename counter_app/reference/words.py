"""The words of French, the most used first, without accents: what a phrase is guessed with."""

from __future__ import annotations

from counter_app.settings import data_folder


def french() -> tuple[str, ...]:
    """20,000 words, two letters or more. Read each time: who needs them keeps them."""
    file = data_folder() / "reference" / "mots_fr.txt"
    return tuple(file.read_text(encoding="ascii").split())
