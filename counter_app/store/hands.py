"""In whose hands the data folder is: who but this user could put another in its place.

Judged as OpenSSH judges the way to a person's keys (sshd_config(5), StrictModes): each folder on
the way belongs to root or to this user, and nobody else may write in it, since who may rename a
folder decides what is found behind it. The way goes up to the root and through every link. Two
things pass that OpenSSH refuses: a folder whose sticky bit keeps others from renaming what is not
theirs (/tmp), and, as in Debian's OpenSSH, a group with nobody else in it (Debian and Ubuntu give
each person one, and a umask of 002). Whoever owns `/` is as good as root: in a container it may be
somebody else. POSIX only; elsewhere nothing is judged.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from counter_app.settings import SHARED_MARK
from counter_app.store.problems import StoreProblem

_POSIX = os.name == "posix"
_OTHERS_WRITE = 0o022
SHARED = 0o2770


def is_shared(folder: Path) -> bool:
    """Whether a group shares the folder: it holds the mark, and its owner put it there."""
    try:
        mark = (folder / SHARED_MARK).lstat()
        return stat.S_ISREG(mark.st_mode) and mark.st_uid == folder.stat().st_uid
    except OSError:
        return False


def judge_way(folder: Path) -> None:
    """Of a folder that may not be there yet. Raises StoreProblem."""
    if _POSIX and (loose := _loose_on_the_way(folder)):
        raise StoreProblem(
            "D’autres peuvent remplacer le dossier de données\u00a0: rien n’y est écrit.",
            f"Que seuls root ou cet utilisateur possèdent {loose} et y écrivent, puis relancer.",
        )


def judge(folder: Path) -> None:
    """The owner of a folder that is there, its rights and the way to it. Raises StoreProblem,
    OSError.
    """
    if not _POSIX:
        return
    status = folder.stat()
    shared = is_shared(folder)
    if not shared and status.st_uid != os.geteuid():
        raise StoreProblem(
            "Le dossier de données est à quelqu’un d’autre\u00a0: rien n’y est écrit.",
            f"Lancer Guichet en tant que propriétaire de {folder}, ou en choisir un autre.",
        )
    judge_way(folder)
    if shared:
        _judge_shared(folder, status)
    elif status.st_mode & _OTHERS_WRITE:
        raise StoreProblem(
            "D’autres peuvent modifier le dossier de données\u00a0: rien n’y est écrit.",
            f"Réserver {folder} à cet utilisateur (chmod 700), puis relancer.",
        )


def _judge_shared(folder: Path, status: os.stat_result) -> None:
    if stat.S_IMODE(status.st_mode) != SHARED:
        raise StoreProblem(
            "Le dossier partagé n’a plus les droits qu’il doit avoir.",
            f"Les remettre (chmod {SHARED:o} {folder}), puis relancer.",
        )
    # Its owner can always change it: root, or one of those who share it.
    if status.st_uid not in _trusted() and not _is_in(status.st_uid, status.st_gid):
        raise StoreProblem(
            "Le dossier partagé est à quelqu’un qui n’est pas du groupe.",
            f"Le rendre à l’administrateur (chown root {folder}), puis relancer.",
        )


def _trusted() -> frozenset[int]:
    """Users who can do everything here anyway."""
    return frozenset({0, os.geteuid(), Path("/").stat().st_uid})


def _loose_on_the_way(folder: Path) -> Path | None:
    trusted = _trusted()
    for each, is_end in _way(folder):
        with suppress(OSError):
            if each.lstat().st_uid not in trusted:
                return each
            status = each.stat()
            if not is_end and (status.st_uid not in trusted or _others_write(status, trusted)):
                return each
    return None


def _way(folder: Path) -> Iterator[tuple[Path, bool]]:
    """All folders above, and all links; `is_end`: a link that is the end of a way, whose target is
    looked at by what follows.
    """
    known: set[Path] = set()
    ahead = [folder.absolute()]
    while ahead:
        path = ahead.pop()
        for each in (path, *path.parents):
            is_link = each.is_symlink()
            if each in known or (each == path and not is_link):
                continue
            known.add(each)
            if is_link:
                ahead.append(each.parent / each.readlink())
            yield each, each == path


def _others_write(status: os.stat_result, trusted: frozenset[int]) -> bool:
    mode = status.st_mode
    if mode & stat.S_ISVTX or not mode & _OTHERS_WRITE:
        return False
    return bool(mode & stat.S_IWOTH) or not _only(trusted, status.st_gid)


def _only(trusted: frozenset[int], group: int) -> bool:
    """Whether a group is known, and has nobody else in it."""
    import grp
    import pwd

    with suppress(KeyError):
        people = {pwd.getpwnam(name).pw_uid for name in grp.getgrgid(group).gr_mem}
        people |= {one.pw_uid for one in pwd.getpwall() if one.pw_gid == group}
        return bool(people) and people <= trusted
    return False


def _is_in(user: int, group: int) -> bool:
    import pwd

    with suppress(KeyError, OSError):
        person = pwd.getpwuid(user)
        return group in os.getgrouplist(person.pw_name, person.pw_gid)
    return False
