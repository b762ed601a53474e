"""What the terminal can do, and which way F4 copies here, guessed from what they say of themselves;
nothing is written to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from counter_app.desk.doctor import Point, Sign
from counter_app.desk.means import Means, is_far

_COPIES = ("kitty", "wezterm", "alacritty", "foot", "ghostty", "iterm", "vscode", "konsole")
_COPIES_NOT = ("apple_terminal", "gnome", "vte")


def abilities(
    environment: Mapping[str, str], size: tuple[int, int], encoding: str, means: Means
) -> Iterator[Point]:
    """`size`: columns and lines, (0, 0) when there is no terminal. `means`: which way F4 copies."""
    yield _kind(environment)
    yield _size(*size)
    yield _encoding(encoding)
    yield _clipboard(environment, means)


def _kind(environment: Mapping[str, str]) -> Point:
    kind = environment.get("TERM", "")
    if "WT_SESSION" in environment:
        kind = kind or "Windows Terminal"
    if kind in ("", "dumb", "unknown"):
        todo = "Guichet y parle ligne à ligne ; sinon, ouvrir un vrai terminal"
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


def _clipboard(environment: Mapping[str, str], means: Means) -> Point:
    """Which way F4 copies, and what to do where that may not work."""
    match means:
        case Means.FORBIDDEN:
            return Point(Sign.GOOD, "copie (F4) interdite ici, par config.toml")
        case Means.DESKTOP:
            return Point(Sign.GOOD, "copie (F4) par le presse-papiers de ce poste")
        case Means.BOTH:
            todo = "F4, puis coller dans le navigateur ; sinon recopier à la main"
            return Point(Sign.DOUBT, "copie (F4) à essayer, ce poste est sous Wayland", todo)
        case Means.TERMINAL:
            why = "SSH" if is_far(environment) else "pas d’écran graphique ici"
            return _by_terminal(environment, f"copie (F4) par le terminal ({why})")


def _by_terminal(environment: Mapping[str, str], way: str) -> Point:
    """OSC 52: by the program's own word where it gives one; a multiplexer must let it through."""
    told = " ".join(environment.get(n, "") for n in ("TERM", "TERM_PROGRAM")).lower()
    if "TMUX" in environment or told.startswith("screen"):
        todo = "dans tmux\u00a0: set -g set-clipboard on ; sinon recopier à la main"
        return Point(Sign.DOUBT, f"{way}, à travers tmux ou screen", todo)
    if "VTE_VERSION" in environment or any(name in told for name in _COPIES_NOT):
        todo = "F4, puis coller ailleurs ; sinon changer de terminal ou recopier à la main"
        return Point(Sign.DOUBT, f"{way}, qui la refuse souvent", todo)
    if "WT_SESSION" in environment or any(name in told for name in _COPIES):
        return Point(Sign.GOOD, way)
    return Point(Sign.DOUBT, f"{way}, à essayer", "F4, puis coller ailleurs")
