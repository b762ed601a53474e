"""What is in the repository: the files git knows, or all that is there in an exported copy."""

from __future__ import annotations

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_MADE = {".venv", "dist", "build", "__pycache__", ".coverage", "snapshot_report.html"}


def tracked() -> list[Path]:
    """The files, relative to the top."""
    if (ROOT / ".git").exists():
        listed = subprocess.run(
            ["git", "-c", f"safe.directory={ROOT}", "ls-files", "-z"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
        return [Path(name) for name in listed.stdout.split("\0") if name]
    files = (file.relative_to(ROOT) for file in ROOT.rglob("*") if file.is_file())
    return [file for file in files if not _made(file)]


def texts() -> list[tuple[Path, str]]:
    """The tracked files that are text, with what they hold."""
    found = []
    for file in tracked():
        try:
            found.append((file, (ROOT / file).read_text("utf-8")))
        except (UnicodeDecodeError, FileNotFoundError):
            continue
    return found


def block_after(mark: str, text: str) -> str:
    """The first fenced block after a `<!-- mark -->` line."""
    after = text.partition(f"<!-- {mark} -->\n```sh\n")[2]
    return after.partition("\n```")[0]


def _made(file: Path) -> bool:
    """Made by running: caches, environments, builds."""
    return any(
        part in _MADE or part.endswith((".egg-info", "_cache")) or part == ".hypothesis"
        for part in file.parts
    )
