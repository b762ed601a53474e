"""The desk of this PC as its town configured it."""

from __future__ import annotations

from counter_app.cli.problem import WRONG, Trouble
from counter_app.settings import Settings, SettingsProblem, home_folder, read_settings


def configured() -> Settings:
    """The settings of the data folder. Raises Trouble, telling what to write in `config.toml`."""
    try:
        return read_settings(home_folder())
    except SettingsProblem as problem:
        raise Trouble(str(problem), WRONG) from problem
