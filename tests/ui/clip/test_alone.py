"""The clipboard without a screen: what is said of a copy, and that nothing of it stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from counter_app.settings import Settings
from counter_app.ui.clip import alone
from counter_app.ui.clip.alone import NOWHERE, Alone
from counter_app.ui.clip.holder import FORBIDDEN, Heard
from counter_app.ui.clip.keeper import Said


class Line:
    """A keeper that answers at once."""

    answer = Said.HELD
    copied: list[str]
    closed = 0

    def __init__(self, heard: Heard) -> None:
        self._heard = heard

    def copy(self, number: int, text: str, seconds: float, *, followed: bool) -> None:
        assert seconds > 0
        assert not followed
        Line.copied.append(text)
        self._heard(number - 1, Said.LOST)
        self._heard(number, Line.answer)

    def close(self) -> None:
        Line.closed += 1


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """A desk with a display, and that keeper."""
    for name in ("SSH_CONNECTION", "SSH_TTY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DISPLAY", ":99")
    monkeypatch.setattr(alone, "Line", Line)
    monkeypatch.setattr(Line, "copied", [], raising=False)
    monkeypatch.setattr(Line, "closed", 0)


@pytest.mark.usefixtures("here")
def test_copied_for_a_while(tmp_path: Path) -> None:
    clip = Alone(Settings(tmp_path))
    assert clip.copy("MARTIN") == "copié, pour 30 secondes."
    assert clip.copy("42000") == "copié, pour 30 secondes."
    assert Line.copied == ["MARTIN", "42000"]
    clip.close()
    clip.close()
    assert Line.closed == 1


@pytest.mark.usefixtures("here")
def test_a_desktop_that_refuses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Line, "answer", Said.FAILED)
    assert Alone(Settings(tmp_path)).copy("MARTIN") == NOWHERE
    assert Line.closed == 1


@pytest.mark.usefixtures("here")
def test_no_keeper_can_be_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(_heard: Heard) -> Line:
        raise OSError

    monkeypatch.setattr(alone, "Line", none)
    assert Alone(Settings(tmp_path)).copy("MARTIN") == NOWHERE


@pytest.mark.usefixtures("here")
def test_far_away_or_forbidden_nothing_is_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert Alone(Settings(tmp_path, clipboard=False)).copy("MARTIN") == FORBIDDEN
    monkeypatch.setenv("SSH_CONNECTION", "far")
    assert Alone(Settings(tmp_path)).copy("MARTIN") == NOWHERE
    assert Line.copied == []
