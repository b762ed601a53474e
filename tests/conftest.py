"""What every test of the application needs: nobody's data folder, the keys of a real desk."""

from __future__ import annotations

import contextlib
import gc
import os
import signal
from collections.abc import Generator
from pathlib import Path

import pytest

# Before textual is imported, as `counter_app.__main__` does.
os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")

# A script that runs us in the background has Ctrl+C ignored by all that we start; nohup, SIGHUP.
# A handler is ours alone, and what we start has neither: nohup's is to do nothing, as it asked.
with contextlib.suppress(ValueError, AttributeError):
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    if signal.getsignal(signal.SIGHUP) is signal.SIG_IGN:
        signal.signal(signal.SIGHUP, lambda _number, _frame: None)


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are processors: what drives a terminal often waits for it."""
    return (os.cpu_count() or 1) + 1


_COLLECT = (2000, 20, 1_000_000)
"""How often Python looks for what nothing points to any more: fully, only between two tests."""

_MUCH = 5
"""Young collections after which it does."""


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol() -> Generator[None, object, object]:
    """What a test leaves behind goes when it ends, and what stays is not looked through again: a
    full look in the midst of a story went through all that the stories before had left.
    """
    gc.set_threshold(*_COLLECT)
    done = yield
    if gc.get_count()[1] > _MUCH:
        from textual._styles_cache import StylesCache

        # As in `ui.rubbish`: it holds on to what the last thousand widgets painted.
        StylesCache.get_inner_outer.cache_clear()
        gc.collect()
        gc.freeze()
    return done


@pytest.fixture(autouse=True)
def _nobodys_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A test that forgets to say where writes beside itself, never into a person's folder."""
    monkeypatch.setenv("COUNTER_APP_HOME", str(tmp_path / "nobody"))


@pytest.fixture(autouse=True)
def _nobodys_clipboard(monkeypatch: pytest.MonkeyPatch) -> None:
    """As over SSH: F4 writes to the terminal, which is none here, never to a person's clipboard."""
    monkeypatch.setenv("SSH_CONNECTION", "tests")


@pytest.fixture(autouse=True)
def _nobodys_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal with all of them: with 16, Guichet wears another theme."""
    monkeypatch.setenv("COLORTERM", "truecolor")
