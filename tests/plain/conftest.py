"""A home where Claire has her phrase, made once; agents who hear lines."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from counter_app.desk.opening import Opening
from counter_app.settings import Settings
from tests.cheap import cheap
from tests.plain.agent import PHRASE, Agent


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    cheap(monkeypatch)


@pytest.fixture(scope="session")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("plain") / "home"
    with pytest.MonkeyPatch.context() as patch:
        cheap(patch)
        begun = Opening(Settings(home, site="Saint-Thomas")).begin("Claire", PHRASE)
    assert begun.counter.close()
    return home


@pytest.fixture
def home(ready: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(ready, tmp_path / "home"))


@pytest.fixture
def opens(home: Path) -> Iterator[Callable[..., Agent]]:
    """`opens()`: an agent in front of Ouverture; `opens(folder)`: of another data folder."""
    with ExitStack() as stack:

        def open_one(
            folder: Path | None = None, *, demo: bool = False, sensitive_days: int = 15
        ) -> Agent:
            agent = Agent(folder or home, demo=demo, sensitive_days=sensitive_days)
            return stack.enter_context(agent)

        yield open_one


@pytest.fixture
def agent(opens: Callable[..., Agent]) -> Agent:
    return opens()
