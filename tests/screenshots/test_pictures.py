"""The README's pictures show what the program shows today."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.screenshots import make
from tests.screenshots.film import SECONDS, film, words

pytestmark = pytest.mark.slow


async def test_the_dossier_is_as_it_looks_today() -> None:
    """When it fails: `python -m tests.screenshots.make` takes them all again; look at them."""
    assert words(make.PICTURE.read_text("utf-8")) == words(await make.dossier())


async def test_the_visit_goes_as_it_goes_today() -> None:
    """Every word of every screen, and what the README says of them."""
    pictures = await make.scenes()
    assert words(make.FILM.read_text("utf-8")) == words(film([picture for _, picture in pictures]))
    assert make.written() == make.told([said for said, _ in pictures])


@pytest.mark.parametrize("picture", [make.PICTURE, make.FILM], ids=("dossier", "visit"))
def test_nothing_is_fetched_from_elsewhere(picture: Path) -> None:
    text = picture.read_text("utf-8")
    ET.fromstring(text)
    assert not re.findall(r"(?:href|src|url\()[^>]*https?:", text)


def test_the_film_shows_one_scene_after_the_other_and_the_first_without_motion() -> None:
    text = make.FILM.read_text("utf-8")
    scenes = re.findall(r'<g class="scene" id="s(\d+)">', text)
    assert scenes == [str(number) for number in range(len(make.written().splitlines()))]
    assert all(f"#s{n} {{ animation-delay: {int(n) * SECONDS}s }}" in text for n in scenes)
    assert "prefers-reduced-motion" in text
    assert "#s0 { visibility: visible }" in text
