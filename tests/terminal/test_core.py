"""A core of Guichet: there is none; and one of the locked process knows nothing."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from counter_app.desk.process import VARIABLE
from counter_app.vault.slots import KeySlots
from tests.terminal.conftest import PHRASE
from tests.terminal.outside import core_image, cores_allowed
from tests.terminal.test_killed import begins
from tests.terminal.window import Window
from tests.traces import found

Opens = Callable[..., Window]
NAME, NIR, BORN = "D’ALMEIDA", "294037512000591", "12/03/1994"
WORDS = (NAME, "ALMEIDA", NIR, NIR[:13], BORN, PHRASE)

LIMITED = """
import resource
resource.setrlimit = lambda *_: None
"""
SHUT = """
import ctypes
class Deaf(ctypes.CDLL):
    def prctl(self, *_):
        return 0
ctypes.CDLL = Deaf
"""
"""Programs that undo one of the two ways of leaving no core."""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
root = pytest.mark.skipif(os.geteuid() != 0, reason="only root may read this process's memory")


def in_the_middle(window: Window) -> Window:
    begins(window).presses(NAME, "tab", NIR).sees("✓ Clé").presses("tab", BORN)
    return window.sees(BORN, "✓ enregistré")


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """The folder the application is started in."""
    folder = tmp_path / "here"
    folder.mkdir()
    return folder


@pytest.fixture
def data_key(home: Path) -> bytes:
    slots = KeySlots(home / "guichet.sqlite3")
    (agent,) = slots.agents()
    return bytes(slots.unlock(agent.id, PHRASE).secret)


@pytest.mark.parametrize("number", [signal.SIGABRT, signal.SIGSEGV])
def test_what_kills_it_leaves_no_core(
    home: Path, here: Path, opens: Opens, number: signal.Signals
) -> None:
    with cores_allowed(here):
        window = in_the_middle(opens(home, within=here))
        window.is_sent(number)
    assert window.ends() == -number
    assert list(here.iterdir()) == []


@pytest.mark.parametrize(
    ("undone", "leaves"), [((LIMITED,), False), ((SHUT,), False), ((LIMITED, SHUT), True)]
)
def test_each_of_the_two_ways_is_enough_alone(
    *, home: Path, here: Path, tmp_path: Path, opens: Opens, undone: tuple[str, ...], leaves: bool
) -> None:
    """And without both there is one, with all in it: else the tests above prove nothing."""
    (tmp_path / "undone").mkdir()
    (tmp_path / "undone" / "sitecustomize.py").write_text("".join(undone), "utf-8")
    path = ":".join([str(tmp_path / "undone"), *sys.path])
    with cores_allowed(here):
        window = in_the_middle(opens(home, within=here, PYTHONPATH=path))
        window.is_sent(signal.SIGSEGV)
    cores = [file.read_bytes() for file in here.iterdir()]
    assert len(cores) == leaves
    assert all(NIR in found(WORDS, core) for core in cores)


def test_no_other_program_reads_it(home: Path, opens: Opens) -> None:
    window = opens(home).sees("Phrase de passe")
    # Not dumpable: its files in /proc are root's, whoever runs it.
    assert (Path(f"/proc/{window.pid}") / "mem").stat().st_uid == 0


@root
def test_a_core_of_the_locked_process_knows_no_word_that_was_typed(
    home: Path, opens: Opens, tmp_path: Path, data_key: bytes
) -> None:
    window, image = in_the_middle(opens(home)), tmp_path / "image"
    sought = (*WORDS, data_key)
    core_image(window.pid, image)
    assert {NAME, NIR, BORN, data_key} <= found(sought, image.read_bytes()), (
        "else it proves nothing"
    )
    window.presses("f12").sees("Phrase de passe").does_not_see("ALMEIDA", NIR)
    window.becomes_another()
    core_image(window.pid, image)
    assert len(image.read_bytes()) > 1 << 20
    assert found(sought, image.read_bytes()) == set()
    handed = (Path(f"/proc/{window.pid}") / "environ").read_bytes()
    arguments = (Path(f"/proc/{window.pid}") / "cmdline").read_bytes()
    assert VARIABLE.encode() in handed
    assert found(sought, handed + arguments) == set()
    image.unlink()
