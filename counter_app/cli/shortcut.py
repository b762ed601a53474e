"""`counter-app shortcut`: Guichet by a double click, on the desktop of Windows or in Linux' menu.

Written from the documented ways: WScript.Shell's CreateShortcut, asked through PowerShell (not run
on Windows by us); freedesktop.org's Desktop Entry Specification 1.5.
"""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from pathlib import Path

from counter_app.cli.arguments import read
from counter_app.cli.problem import DONE, WRONG, Trouble
from counter_app.cli.streams import say

NAME = "shortcut"
HELP = f"""\
counter-app shortcut

Pose un raccourci « Guichet », à ouvrir d’un double clic : sur le Bureau sous
Windows, dans le menu des applications sous Linux. À refaire si Guichet est
installé ailleurs.

Code de sortie : {DONE} si le raccourci est posé, {WRONG} sinon."""

TARGET = "GUICHET_TARGET"
_ON_THE_DESKTOP = f"""
$ErrorActionPreference = 'Stop'
$desktop = [Environment]::GetFolderPath('Desktop')
$link = (New-Object -ComObject WScript.Shell).CreateShortcut("$desktop\\Guichet.lnk")
$link.TargetPath = $env:{TARGET}
$link.WorkingDirectory = $env:USERPROFILE
$link.Save()
"""
_PATIENCE = 60
_COMMENT = "Accompagner la création d’un compte ameli"
_IN_THE_MENU = """\
[Desktop Entry]
Version=1.5
Type=Application
Name=Guichet
Comment={comment}
Exec={program}
Terminal=true
Categories=Office;
"""


def shortcut(arguments: list[str]) -> int:
    """Put it there. Raises Trouble."""
    if read(NAME, arguments, (), 0).has("help"):
        say(HELP)
        return DONE
    say(place(sys.platform, _program(sys.platform)))
    return DONE


def _program(platform: str) -> Path:
    """Where pip put the command. Raises Trouble."""
    name = "counter-app.exe" if platform == "win32" else "counter-app"
    program = Path(sysconfig.get_path("scripts")) / name
    if not program.is_file():
        raise Trouble(f"{program} n’est pas là : installer Guichet avec pip d’abord.", WRONG)
    return program


def place(platform: str, program: Path) -> str:
    """The shortcut to a program, put where `platform` (`sys.platform`) wants it; what to say of it.

    Raises Trouble, OSError.
    """
    if platform == "win32":
        _on_the_desktop(program)
        return "Raccourci « Guichet » posé sur le Bureau : double clic pour ouvrir."
    if not platform.startswith("linux"):
        raise Trouble(f"Pas de raccourci sur ce système : lancer {program}.", WRONG)
    return f"Guichet est dans le menu des applications ({_in_the_menu(program)})."


def _on_the_desktop(program: Path) -> None:
    system = os.environ.get("SYSTEMROOT", r"C:\Windows")
    shell = rf"{system}\System32\WindowsPowerShell\v1.0\powershell.exe"
    command = [shell, "-NoProfile", "-NonInteractive", "-Command", _ON_THE_DESKTOP]
    try:
        # The path goes by the environment: no sign in it can end the script's text.
        subprocess.run(  # noqa: S603 Windows' own, by its whole path
            command,
            env={**os.environ, TARGET: str(program)},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=True,
            timeout=_PATIENCE,
        )
    except (OSError, subprocess.SubprocessError) as error:
        by_hand = f"clic droit sur le Bureau, Nouveau, Raccourci, puis {program}"
        raise Trouble(f"Windows refuse le raccourci : {by_hand}.", WRONG) from error


def _in_the_menu(program: Path) -> Path:
    share = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    entry = Path(share) / "applications" / "guichet.desktop"
    entry.parent.mkdir(parents=True, exist_ok=True)
    entry.write_text(
        _IN_THE_MENU.format(comment=_COMMENT, program=_quoted(str(program))), encoding="utf-8"
    )
    return entry


def _quoted(path: str) -> str:
    """An argument of `Exec`: quoted, and once more escaped as any text of the file is."""
    for sign in ("\\", '"', "`", "$"):
        path = path.replace(sign, f"\\{sign}")
    return f'"{path}"'.replace("\\", "\\\\").replace("%", "%%")
