"""The computer's own idle time, read from a real X server; None where there is none to ask."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator

import pytest

from counter_app.desk import idle
from counter_app.settings import SettingsProblem, read_settings


@pytest.fixture
def display(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """An X server with nobody at it."""
    server = shutil.which("Xvfb")
    if server is None or idle._libraries() is None:
        pytest.skip("no Xvfb, or no libXss")
    reading, writing = os.pipe()
    # It begins again, idle time and all, when the last that looks at it goes: not between looks.
    command = [server, "-noreset", "-displayfd", str(writing)]
    running = subprocess.Popen(command, pass_fds=(writing,))
    os.close(writing)
    with os.fdopen(reading, encoding="ascii") as told:
        number = told.readline().strip()
    for name in ("WAYLAND_DISPLAY", "SSH_CONNECTION", "SSH_TTY", "XDG_SESSION_TYPE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DISPLAY", f":{number}")
    yield f":{number}"
    running.terminate()
    running.wait(10)


def test_the_idle_time_of_an_x_server_grows(display: str) -> None:
    read = idle.computer_idle()
    first = read()
    assert first is not None
    time.sleep(0.3)
    later = read()
    assert later is not None
    assert 0.2 < later - first < 5


def test_no_server_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":4711")
    assert idle._x11_idle() is None


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"DISPLAY": ""},
        {"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"},
        {"DISPLAY": ":0", "XDG_SESSION_TYPE": "wayland"},
        {"DISPLAY": "distant:10", "SSH_CONNECTION": "a b c d"},
    ],
)
def test_where_an_x_server_would_not_know(told: dict[str, str]) -> None:
    assert not idle._on_x11(told)
    assert idle._on_x11({"DISPLAY": ":0"})


def test_an_empty_variable_is_no_ssh_and_no_wayland() -> None:
    empty = {"SSH_CONNECTION": "", "SSH_TTY": "", "WAYLAND_DISPLAY": ""}
    assert idle._on_x11({"DISPLAY": ":0", **empty})


@pytest.mark.parametrize(
    ("written", "minutes"), [("", 5), ("minutes = 1", 1), ("minutes = 15", 15)]
)
def test_the_minutes_of_a_town(
    tmp_path_factory: pytest.TempPathFactory, written: str, minutes: int
) -> None:
    home = tmp_path_factory.mktemp("home")
    (home / "config.toml").write_text(f"[lock]\n{written}\n", encoding="utf-8")
    assert read_settings(home).lock_minutes == minutes


@pytest.mark.parametrize(
    "written",
    [
        "lock = 5",
        "[lock]\nminutes = 0",
        "[lock]\nminutes = 16",
        "[lock]\nminutes = false",
        "[lock]\nx = 1",
    ],
)
def test_the_lock_is_never_off(tmp_path_factory: pytest.TempPathFactory, written: str) -> None:
    home = tmp_path_factory.mktemp("home")
    (home / "config.toml").write_text(f"{written}\n", encoding="utf-8")
    with pytest.raises(SettingsProblem, match="lock"):
        read_settings(home)
