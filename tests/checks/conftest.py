from __future__ import annotations

import pytest

from counter_app.checks import iban_number, mail_repair, warm


@pytest.fixture(scope="session", autouse=True)
def _loaded() -> None:
    """What was kept before the session began is forgotten: mutation testing forks from a run."""
    for kept in (iban_number.kinds, mail_repair.meant):
        kept.cache_clear()
    warm()
