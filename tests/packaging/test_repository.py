"""The repository holds what it should, nothing of this machine, and a README that is true."""

from __future__ import annotations

import re
import tomllib

import pytest

from counter_app import __version__
from tests.packaging import keys
from tests.packaging.repository import ROOT, block_after, texts, tracked

TOP = {
    *("pyproject.toml", "counter_app", "data", "tests", "README.md", "LICENSE", "CHANGELOG.md"),
    ".ci",
}
README = (ROOT / "README.md").read_text("utf-8")

# Written in pieces, so that this file is no exception to its own rule.
OF_A_MACHINE = re.compile(
    "|".join(
        [
            *("/ro" + "ot/", "/wo" + "rk/", "/opt" + "/", r"C:\\U" + "sers"),
            *("py" + r"pi\.org", "python" + "hosted", r"127\.0\." + r"0\.1", "local" + "host:"),
        ]
    )
)


def test_the_top_level_is_what_the_house_needs_and_dotfiles() -> None:
    top = {file.parts[0] for file in tracked()}
    assert {name for name in top - TOP if not name.startswith(".")} == set()
    assert top >= TOP
    assert {str(file) for file in tracked() if file.parts[0] == ".ci"} == {".ci/run"}


def test_nothing_of_a_machine_nor_of_a_registry_is_recorded() -> None:
    found = [
        f"{file}:{number}"
        for file, text in texts()
        for number, line in enumerate(text.splitlines(), start=1)
        if OF_A_MACHINE.search(line)
    ]
    assert found == []


def test_no_lock_file_nor_cache_is_tracked() -> None:
    names = {file.name for file in tracked()}
    assert not names & {"uv.lock", "pylock.toml", ".coverage"}
    assert not [name for name in names if name.endswith((".pyc", ".pyo"))]


def test_the_readme_has_the_keys_of_the_registry() -> None:
    """When it fails: `python -m tests.packaging.keys` writes the table again."""
    assert {name: keys.written(name) for name in keys.made()} == keys.made()


@pytest.mark.parametrize(
    ("mark", "ends"), [("run", ".venv/bin/counter-app"), ("tests", ".venv/bin/pytest")]
)
def test_the_two_commands_are_a_line_each(mark: str, ends: str) -> None:
    command = block_after(mark, README)
    assert command.startswith("python3.11 -m venv .venv && ")
    assert command.endswith(ends)
    assert "\n" not in command


def test_the_readme_shows_the_screenshot_that_is_there() -> None:
    images = re.findall(r"!\[[^]]+\]\(([^)]+)\)", README)
    assert images
    assert [name for name in images if not (ROOT / name).is_file()] == []


def test_one_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["version"] == __version__
    assert "## [Unreleased]" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_ci_runs_what_the_readme_says() -> None:
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    assert "<!-- tests -->" in script
    assert "README.md" in script
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111
