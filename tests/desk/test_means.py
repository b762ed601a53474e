"""Which way a value goes, by what the desk says of itself."""

from __future__ import annotations

import pytest

from counter_app.desk.means import Means, means_for

HERE, WAYLAND = {"DISPLAY": ":0"}, {"WAYLAND_DISPLAY": "wayland-0"}


@pytest.mark.parametrize(
    ("environment", "platform", "means"),
    [
        (HERE, "linux", Means.DESKTOP),
        ({}, "linux", Means.TERMINAL),
        ({"DISPLAY": ""}, "linux", Means.TERMINAL),
        ({**HERE, **WAYLAND}, "linux", Means.BOTH),
        (WAYLAND, "linux", Means.TERMINAL),
        ({**HERE, "SSH_CONNECTION": "10.0.0.2 5 10.0.0.1 22"}, "linux", Means.TERMINAL),
        ({**HERE, "SSH_TTY": "/dev/pts/0"}, "linux", Means.TERMINAL),
        ({**HERE, "SSH_CONNECTION": ""}, "linux", Means.DESKTOP),
        ({}, "win32", Means.DESKTOP),
        ({}, "darwin", Means.DESKTOP),
        ({"SSH_CONNECTION": "10.0.0.2 5 10.0.0.1 22"}, "win32", Means.TERMINAL),
    ],
)
def test_which_way(environment: dict[str, str], platform: str, means: Means) -> None:
    assert means_for(environment, platform, allowed=True) is means
    assert means_for(environment, platform, allowed=False) is Means.FORBIDDEN
