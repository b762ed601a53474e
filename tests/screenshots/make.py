"""The README's pictures: `python -m tests.screenshots.make` takes them from the real program.

One of a dossier, and a visit of a dozen as one that moves; what is said of them stands in the
README too. A test compares them with what the program shows.
"""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

from tests.screenshots.film import film

HERE = Path(__file__).resolve().parent
PICTURE, FILM = HERE / "dossier.svg", HERE / "visit.svg"
README = HERE.parents[1] / "README.md"
BEGIN, END = "<!-- visit -->\n", "<!-- /visit -->"


async def dossier() -> str:
    """The Dossier screen of a wide window: a number whose key is not right."""
    from tests.journeys.visits import begins
    from tests.screenshots.walk import WIDE, at_the_desk, misread, taken

    async with at_the_desk(WIDE) as agent:
        await begins(agent).presses("ctrl+p").types("pièces").presses("enter").presses("pagedown")
        await misread(agent)
        return await taken(agent, "Guichet")


async def scenes() -> list[tuple[str, str]]:
    """What is said of each picture of the visit, and the picture."""
    from tests.screenshots.walk import USUAL, at_the_desk, taken, visit

    pictures: list[tuple[str, str]] = []
    async with at_the_desk(USUAL, locked=True) as agent:
        async for said in visit(agent):
            pictures.append((said, await taken(agent, f"{len(pictures) + 1}. {said}")))
    return pictures


def told(said: list[str]) -> str:
    """The visit in words, as the README has it."""
    return "".join(f"{number}. {each}\n" for number, each in enumerate(said, 1))


def written() -> str:
    """What the README has."""
    return README.read_text("utf-8").partition(BEGIN)[2].partition(END)[0]


def main() -> None:
    """Write the pictures beside this file, and the visit into the README."""
    os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
    os.environ["COLORTERM"] = "truecolor"
    PICTURE.write_text(asyncio.run(dossier()), "utf-8")
    pictures = asyncio.run(scenes())
    FILM.write_text(film([picture for _, picture in pictures]), "utf-8")
    before, _, rest = README.read_text("utf-8").partition(BEGIN)
    visit = told([said for said, _ in pictures])
    README.write_text(before + BEGIN + visit + END + rest.partition(END)[2], "utf-8")


if __name__ == "__main__":
    main()
