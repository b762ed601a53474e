"""What Textual exports, made fit for a repository; and several of them as one that moves.

Fonts that would be fetched from elsewhere go, and so do names that change from run to run.
"""

from __future__ import annotations

import re
from html import unescape

SECONDS = 4
"""How long each picture of a film stands."""

_FONTS = re.compile(r"\s*@font-face \{.*?\}", re.DOTALL)
_UNIQUE = re.compile(r"terminal-\d+-")
_CLIP = re.compile(r'\s*clip-path="[^"]*"')
_DEFS = re.compile(r"\s*<defs>.*?</defs>", re.DOTALL)
_TEXT = re.compile(r"<text\b[^>]*>(.*?)</text>", re.DOTALL)
_COLOURS = re.compile(r"\.terminal-(r\d+) \{[^}]*\}")
_STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)
_SECONDS_LEFT = re.compile(r"encore \d+ s")


def still(exported: str) -> str:
    """One picture."""
    plain = _CLIP.sub("", _DEFS.sub("", _FONTS.sub("", exported)))
    return "\n".join(line.rstrip() for line in _UNIQUE.sub("terminal-", plain).splitlines()) + "\n"


def film(stills: list[str]) -> str:
    """One picture after the other, again and again; the first alone where nothing moves or nobody
    wants it to. All must be of one size.
    """
    head, _, _ = stills[0].partition("<style>")
    base = _COLOURS.sub("", _STYLE.findall(stills[0])[0].removesuffix("</style>"))
    scenes = [_scene(number, each) for number, each in enumerate(stills)]
    style = f"{base.rstrip()}\n{_motion(len(stills))}\n</style>"
    return f"{head}{style}\n" + "\n".join(scenes) + "\n</svg>\n"


def _motion(count: int) -> str:
    last = 100 / count
    turns = "\n".join(f"#s{n} {{ animation-delay: {n * SECONDS}s }}" for n in range(count))
    return f"""
.scene {{ visibility: hidden; animation: turn {count * SECONDS}s infinite step-end }}
#s0 {{ visibility: visible }}
@keyframes turn {{ 0% {{ visibility: visible }} {last:.3f}% {{ visibility: hidden }} }}
{turns}
@media (prefers-reduced-motion: reduce) {{
  .scene {{ animation: none }}
}}"""


def _scene(number: int, picture: str) -> str:
    colours = " ".join(match.group(0) for match in _COLOURS.finditer(picture))
    style = colours.replace(".terminal-r", f"#s{number} .terminal-r")
    body = _STYLE.sub("", picture).partition("-->")[2].rpartition("</svg>")[0]
    return f'<g class="scene" id="s{number}"><style>{style}</style>\n{body.strip()}\n</g>'


def words(picture: str) -> list[str]:
    """All that is written in a picture, in order; seconds that run left out."""
    written = (unescape(text).replace("\u00a0", " ").strip() for text in _TEXT.findall(picture))
    return [_SECONDS_LEFT.sub("encore … s", text) for text in written if text]
