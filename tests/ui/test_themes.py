"""The contrast of each pair of colours that styles put together (WCAG 2.2, 1.4.3 and 1.4.6)."""

from __future__ import annotations

import pytest
from textual.color import Color
from textual.theme import Theme

from counter_app.settings import THEMES as NAMES
from counter_app.ui.themes import THEMES

TEXTS = (
    *("foreground", "muted", "text-muted", "text-disabled"),
    *("text-success", "text-warning", "text-error", "text-accent"),
)
KINDS = ("primary", "secondary", "accent", "warning", "error", "success")
GROUNDS = ("background", "surface", "panel")
PAIRS = [(text, ground) for ground in GROUNDS for text in TEXTS]
PAIRS += [("foreground", "primary-background"), ("text-warning", "warning-muted")]


def luminance(color: Color) -> float:
    """WCAG's relative luminance."""
    parts = [part / 255 for part in (color.r, color.g, color.b)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """WCAG's ratio, from 1 to 21."""
    dark, light = sorted((luminance(Color.parse(one)), luminance(Color.parse(other))))
    return (light + 0.05) / (dark + 0.05)


def test_the_ratio_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_each_name_of_the_settings_has_its_theme() -> None:
    assert tuple(theme.name for theme in THEMES) == NAMES


@pytest.mark.parametrize("theme", THEMES[:3], ids=lambda theme: theme.name)
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_each_text_is_read_on_its_ground(theme: Theme, text: str, ground: str) -> None:
    colors = worn(theme)
    least = 7.0 if theme.name == "contraste" else 4.5
    assert contrast(colors[text], colors[ground]) >= least


def worn(theme: Theme) -> dict[str, str]:
    """Every colour by its name, as styles get it."""
    return theme.to_color_system().generate() | theme.variables


def test_the_terminals_own_says_no_colour_of_ours() -> None:
    """On the ground and off it; only frames and what is chosen have a colour of the palette."""
    colors = worn(THEMES[3])
    assert {colors[text] for text in TEXTS} == {"ansi_default"}
    grounds = {colors[name] for name in (*GROUNDS, "primary-background", "warning-muted")}
    assert grounds == {"ansi_default", "transparent"}
    assert set(THEMES[3].variables.values()) == {"ansi_default"}


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_no_theme_gives_a_colour_that_is_not_worn(theme: Theme) -> None:
    """As an ANSI theme's `surface` would be: Textual has its own."""
    colors = worn(theme)
    for name in ("foreground", "background", "surface", "panel", "boost", *KINDS):
        if given := getattr(theme, name):
            one, other = Color.parse(colors[name]), Color.parse(given)
            # Textual's shades begin with the colour itself, rounded.
            assert one.rgb == pytest.approx(other.rgb, abs=1), name
            assert (one.ansi, one.a) == (other.ansi, other.a), name
