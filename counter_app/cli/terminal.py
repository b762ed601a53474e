"""What the terminal can do, guessed from what it says of itself; nothing is written to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from counter_app.desk.doctor import Point, Sign

_COPIES = ("kitty", "wezterm", "alacritty", "foot", "ghostty", "iterm", "vscode", "konsole")
_COPIES_NOT = ("apple_terminal", "gnome", "vte")


def abilities(
    environment: Mapping[str, str], size: tuple[int, int], encoding: str
) -> Iterator[Point]:
    """`size`: columns and lines, (0, 0) when there is no terminal."""
    yield _kind(environment)
    yield _size(*size)
    yield _encoding(encoding)
    yield _clipboard(environment)


def _kind(environment: Mapping[str, str]) -> Point:
    kind = environment.get("TERM", "")
    if "WT_SESSION" in environment:
        kind = kind or "Windows Terminal"
    if kind in ("", "dumb", "unknown"):
        todo = "ouvrir Guichet dans un vrai terminal"
        return Point(Sign.BAD, f"terminal «\u00a0{kind or 'inconnu'}\u00a0»", todo)
    if environment.get("NO_COLOR"):
        return Point(
            Sign.DOUBT, f"terminal {kind}, sans couleurs (NO_COLOR)", "les signes suffisent"
        )
    return Point(Sign.GOOD, f"terminal {kind}, {_colours(environment, kind)}")


def _colours(environment: Mapping[str, str], kind: str) -> str:
    rich = environment.get("COLORTERM", "") in ("truecolor", "24bit")
    if rich or "WT_SESSION" in environment:
        return "toutes les couleurs"
    return "256 couleurs" if "256" in kind else "16 couleurs"


def _size(columns: int, lines: int) -> Point:
    if not columns:
        return Point(Sign.DOUBT, "pas de terminal ici", "lancer doctor dans celui de l’agent")
    words = f"{columns} colonnes, {lines} lignes"
    if columns < 44 or lines < 15:
        return Point(Sign.BAD, words, "agrandir la fenêtre à 44 × 15 au moins")
    if columns < 80 or lines < 24:
        return Point(Sign.DOUBT, words, "agrandir à 80 × 24 pour tout voir")
    return Point(Sign.GOOD, words)


def _encoding(encoding: str) -> Point:
    if encoding.lower().replace("-", "") in ("utf8", "utf8sig"):
        return Point(Sign.GOOD, "accents et signes (UTF-8)")
    todo = "passer le terminal en UTF-8 (LANG=fr_FR.UTF-8, chcp 65001)"
    return Point(Sign.DOUBT, f"terminal en {encoding or '?'}, pas en UTF-8", todo)


def _clipboard(environment: Mapping[str, str]) -> Point:
    """OSC 52: by the program's own word where it gives one; a multiplexer must let it through."""
    told = " ".join(environment.get(n, "") for n in ("TERM", "TERM_PROGRAM")).lower()
    if "TMUX" in environment or told.startswith("screen"):
        return Point(Sign.DOUBT, "copie (F4) à travers tmux ou screen", "set -g set-clipboard on")
    if "VTE_VERSION" in environment or any(name in told for name in _COPIES_NOT):
        todo = "essayer F4 ; sinon recopier à la main"
        return Point(Sign.DOUBT, "copie (F4) incertaine dans ce terminal", todo)
    if "WT_SESSION" in environment or any(name in told for name in _COPIES):
        return Point(Sign.GOOD, "copie (F4) vers le presse-papiers")
    return Point(Sign.DOUBT, "copie (F4) à essayer dans ce terminal", "F4, puis coller ailleurs")
