"""The report of an error says where, never what."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from counter_app.desk.report import write_report
from counter_app.settings import Settings

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
SECRET = "294037512000591"


def broken(typed: str) -> None:
    try:
        dict[str, str]()[typed]
    except KeyError as error:
        raise ValueError(f"cannot read {typed}") from error


def caught() -> ValueError:
    with pytest.raises(ValueError, match=SECRET) as found:
        broken(SECRET)
    return found.value


def test_it_says_where_and_holds_no_value(tmp_path: Path) -> None:
    file = write_report(Settings(tmp_path), caught(), NOW)
    assert file is not None
    text = file.read_text(encoding="utf-8")
    assert SECRET not in text
    assert "builtins.ValueError" in text
    assert "builtins.KeyError" in text
    assert "tests.desk.test_report" in text
    assert "broken" in text
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700


def test_only_the_last_ones_are_kept(tmp_path: Path) -> None:
    for minute in range(30):
        write_report(Settings(tmp_path), caught(), NOW.replace(minute=minute))
    assert len(list((tmp_path / "reports").iterdir())) == 20


def test_where_it_cannot_be_written_nothing_more_goes_wrong(tmp_path: Path) -> None:
    assert write_report(Settings(tmp_path / "none"), caught(), NOW) is None
    (tmp_path / "reports").write_text("in the way", encoding="utf-8")
    assert write_report(Settings(tmp_path), caught(), NOW) is None


@pytest.mark.skipif(os.name != "posix", reason="anybody may make links, and has a umask")
@pytest.mark.parametrize("umask", [0o000, 0o777])
def test_it_is_never_behind_a_link_and_closed_to_others(tmp_path: Path, umask: int) -> None:
    home, elsewhere = tmp_path / "home", tmp_path / "elsewhere"
    home.mkdir()
    elsewhere.mkdir()
    (home / "reports").symlink_to(elsewhere)
    assert write_report(Settings(home), caught(), NOW) is None
    assert list(elsewhere.iterdir()) == []
    (home / "reports").unlink()
    old = os.umask(umask)
    try:
        file = write_report(Settings(home), caught(), NOW)
    finally:
        os.umask(old)
    assert file is not None
    assert [each.stat().st_mode & 0o777 for each in (file.parent, file)] == [0o700, 0o600]
