from __future__ import annotations

import pytest

from counter_app.checks import warm


@pytest.fixture(scope="session", autouse=True)
def _loaded() -> None:
    warm()
