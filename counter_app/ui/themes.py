"""The colours of the screen: dark, light, high contrast, or those of the terminal itself.

Every colour that a style names is given here in full, so that its contrast can be measured (WCAG
2.2, 1.4.3: 4.5 to 1; 1.4.6: 7 to 1 in « contraste »; a test does). Colour says nothing alone:
each state has its sign and its word.
"""

from __future__ import annotations

import os

from textual.theme import Theme

_DARK = Theme(
    "sombre",
    primary="#0178D4",
    secondary="#004578",
    accent="#ffa62b",
    warning="#ffa62b",
    error="#ba3c5b",
    success="#4EBF71",
    foreground="#e0e0e0",
    background="#121212",
    surface="#1e1e1e",
    panel="#242f38",
    variables={
        "muted": "#a6a6a6",
        "text-muted": "#a6a6a6",
        "text-disabled": "#a6a6a6",
        "text-success": "#8ad4a1",
        "text-warning": "#ffc473",
        "text-error": "#f08fa5",
        "text-accent": "#ffc473",
        "primary-background": "#33424e",
        "warning-muted": "#4a3416",
        "panel-lighten-1": "#343f49",
    },
)

_LIGHT = Theme(
    "clair",
    primary="#004578",
    secondary="#0178D4",
    accent="#8a4b00",
    warning="#8a4b00",
    error="#a3123a",
    success="#0f6130",
    foreground="#1a1a1a",
    background="#fafafa",
    surface="#efefef",
    panel="#dfe7ee",
    dark=False,
    variables={
        "muted": "#555555",
        "text-muted": "#555555",
        "text-disabled": "#555555",
        "text-success": "#0f6130",
        "text-warning": "#7a4200",
        "text-error": "#a3123a",
        "text-accent": "#004578",
        "primary-background": "#c5dcef",
        "warning-muted": "#ffe9c2",
        "panel-lighten-1": "#7d8b97",
    },
)

_CONTRAST = Theme(
    "contraste",
    primary="#ffff00",
    secondary="#00ffff",
    accent="#ffff00",
    warning="#ffff00",
    error="#ffb3b3",
    success="#80ff80",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#1a1a4d",
    variables={
        "muted": "#e0e0e0",
        "text-muted": "#e0e0e0",
        "text-disabled": "#e0e0e0",
        "text-success": "#80ff80",
        "text-warning": "#ffff00",
        "text-error": "#ffb3b3",
        "text-accent": "#00ffff",
        "primary-background": "#00004d",
        "warning-muted": "#262600",
        "panel-lighten-1": "#ffffff",
    },
)

_TERMINAL = Theme(
    "terminal",
    primary="ansi_blue",
    secondary="ansi_cyan",
    accent="ansi_default",
    warning="ansi_yellow",
    error="ansi_red",
    success="ansi_green",
    foreground="ansi_default",
    background="ansi_default",
    # Of an ANSI theme Textual wears no other ground: surface, panel and boost are transparent.
    ansi=True,
    variables={
        # Only what any palette reads on its own ground: its default, whatever it is.
        **dict.fromkeys(("muted", "text-muted", "text-disabled", "text-accent"), "ansi_default"),
        **dict.fromkeys(("text-success", "text-warning", "text-error"), "ansi_default"),
        **dict.fromkeys(("primary-background", "warning-muted"), "ansi_default"),
        "panel-lighten-1": "ansi_default",
        "ansi-background": "ansi_default",
        "ansi-foreground": "ansi_default",
    },
)

THEMES = (_DARK, _LIGHT, _CONTRAST, _TERMINAL)
"""In the order of `settings.THEMES`."""


def colourless() -> bool:
    """Whether the terminal asks for no colour at all (no-color.org)."""
    return bool(os.environ.get("NO_COLOR"))
