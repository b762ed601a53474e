"""Argon2id at its least, where what a guess costs is not the subject: it is the vault's tests'."""

from __future__ import annotations

import pytest

from counter_app.vault.derivation import Cost

CHEAP = Cost(memory_kib=8, passes=1, lanes=1)


def cheap(patch: pytest.MonkeyPatch) -> None:
    """New phrases cost that in this process, until the patch is undone."""
    patch.setattr(Cost, "usual", classmethod(lambda cls: CHEAP))
