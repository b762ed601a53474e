"""The table of keys of the README, from the registry; run as a program, it puts it there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from counter_app.ui.actions import ACTIONS, DAMAGED, HOME, SLIP, Action
from counter_app.ui.keynames import key_name

README = Path(__file__).resolve().parents[2] / "README.md"
_WHERE: dict[tuple[str, ...], str] = {
    (HOME,): "Dossiers : ",
    (DAMAGED,): "Ouverture : ",
    (SLIP,): "Talon : ",
}
BEGIN, END = "<!-- keys -->\n", "<!-- /keys -->"


def table() -> str:
    """One row an action that has a key, in the registry's order."""
    return "\n".join(["| touche | aussi | |", "|---|---|---|", *map(_row, _keyed()), ""])


def written() -> str:
    """The table as the README has it."""
    return README.read_text("utf-8").partition(BEGIN)[2].partition(END)[0]


def _keyed() -> Iterator[Action]:
    return (action for action in ACTIONS if action.keys)


def _row(action: Action) -> str:
    first, *others = map(_long_name, action.keys)
    where = _WHERE.get(action.screens, "")
    return f"| {first} | {', '.join(others)} | **{where}{action.words}.** {action.help} |"


def _long_name(key: str) -> str:
    """« Ctrl+P » rather than the footer's « ^P »."""
    name = key_name(key)
    return f"Ctrl+{name[1:]}" if name.startswith("^") else name


def main() -> None:
    """Write the README again."""
    text = README.read_text("utf-8")
    before, _, rest = text.partition(BEGIN)
    README.write_text(before + BEGIN + table() + END + rest.partition(END)[2], "utf-8")


if __name__ == "__main__":
    main()
