"""The keys and the ids of actions in the README, from the registry; run as a program, it puts them
there.
"""

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


def made() -> dict[str, str]:
    """What stands between « <!-- name --> » and « <!-- /name --> », by name: one row an action that
    has a key, in the registry's order; and the ids for `[keys]`.
    """
    rows = ["| touche | aussi | |", "|---|---|---|", *map(_row, _keyed()), ""]
    ids = sorted({f"`{action.id}`" for action in ACTIONS})
    return {"keys": "\n".join(rows), "actions": f"{' '.join(ids)}\n"}


def written(name: str) -> str:
    """The same as the README has it."""
    begin, end = _marks(name)
    return README.read_text("utf-8").partition(begin)[2].partition(end)[0]


def _marks(name: str) -> tuple[str, str]:
    return f"<!-- {name} -->\n", f"<!-- /{name} -->"


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
    for name, said in made().items():
        begin, end = _marks(name)
        before, _, rest = text.partition(begin)
        text = before + begin + said + end + rest.partition(end)[2]
    README.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
