"""The wheel, built and installed as a town would, in an environment outside the checkout.

Slow: it installs every dependency, which also proves that the declared ones are enough.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

from counter_app import __version__
from tests.packaging.repository import ROOT

# One worker installs it, once.
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("wheel")]
BIN = "Scripts" if os.name == "nt" else "bin"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the sdist."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def installed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an environment in which the wheel and nothing else was installed."""
    folder = tmp_path_factory.mktemp("away") / "venv"
    venv.create(folder)
    (wheel,) = built.glob("*.whl")
    # This environment's pip, as if it were that one's; each module is compiled when imported.
    pip = [sys.executable, "-m", "pip", "--python", str(folder)]
    subprocess.run([*pip, "install", "-q", "--no-compile", str(wheel)], check=True)
    return folder


def names(built: Path) -> dict[str, list[str]]:
    (wheel,), (sdist,) = built.glob("*.whl"), built.glob("*.tar.gz")
    with zipfile.ZipFile(wheel) as zipped, tarfile.open(sdist) as tarred:
        return {"wheel": zipped.namelist(), "sdist": tarred.getnames()}


def run(
    folder: Path, *arguments: str, program: str = "counter-app"
) -> subprocess.CompletedProcess[str]:
    """The installed program, from a folder where no checkout is."""
    return subprocess.run(
        [str(folder / BIN / program), *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={key: value for key, value in os.environ.items() if key != "PYTHONPATH"},
        timeout=60,
        check=False,
    )


def test_no_cache_nor_test_is_packed(built: Path) -> None:
    packed = names(built)
    made = ("__pycache__", ".pyc", "_cache", ".hypothesis", ".coverage")
    assert [
        name for name in packed["wheel"] + packed["sdist"] if any(m in name for m in made)
    ] == []
    assert [name for name in packed["wheel"] if "tests" in name.split("/")] == []
    top = {name.split("/")[0] for name in packed["wheel"]}
    assert top == {"counter_app", f"counter_app-{__version__}.dist-info"}


def test_data_styles_and_typing_are_packed(built: Path) -> None:
    packed = set(names(built)["wheel"])
    here = [file for file in (ROOT / "data").rglob("*") if file.is_file()]
    assert {f"counter_app/{file.relative_to(ROOT).as_posix()}" for file in here} <= packed
    styles = (ROOT / "counter_app").rglob("*.tcss")
    assert {file.relative_to(ROOT).as_posix() for file in styles} <= packed
    assert "counter_app/py.typed" in packed


def test_the_installed_program_finds_its_data(installed: Path) -> None:
    assert run(installed, "--version").stdout == f"counter-app {__version__}\n"
    assert run(installed, "procedures", "list").stdout.count("\n") == 5
    assert run(installed, "procedures", "lint").returncode == 0
    said = run(installed, "check", "nir", "2 94 03 75 120 005 91")
    assert (said.returncode, "Paris" in said.stdout) == (0, True)
    postal = run(installed, "check", "postal_code", "42000")
    assert "SAINT-ETIENNE" in postal.stdout.upper().replace("É", "E").replace(" ", "-")


def test_the_installed_program_is_not_the_checkout(installed: Path) -> None:
    where = (
        "import counter_app; from counter_app.settings import data_folder;"
        "print(counter_app.__file__, data_folder())"
    )
    said = run(installed, "-c", where, program="python")
    assert said.returncode == 0
    assert all(Path(path).is_relative_to(installed) for path in said.stdout.split())


def test_the_screen_starts_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    script = (
        "from counter_app.ui.app import GuichetApp; from counter_app.desk.opening import Opening;"
        "from counter_app.settings import Settings; from pathlib import Path;"
        f"app = GuichetApp(Opening(Settings(Path({str(tmp_path)!r}) / 'home')), demo=True);"
        "app.call_later(lambda: app.set_timer(3, app.exit));"
        "app.run(headless=True, size=(80, 24)); print('ended', app.return_code)"
    )
    said = run(installed, "-c", script, program="python")
    assert said.stdout.endswith("ended 0\n"), said.stderr


def test_a_checkout_finds_its_data_too(tmp_path: Path) -> None:
    from counter_app.settings import data_folder

    assert (data_folder() / "procedures").is_dir()
    said = run(Path(sys.prefix), "--version")
    assert said.stdout == f"counter-app {__version__}\n"
