"""Where a SQLite file may live: not on a network, where its write-ahead log is not safe.

Source: sqlite.org/wal.html, « All processes using a database must be on the same host computer ».
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

_NETWORK = frozenset(
    {
        *("nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "ceph", "lustre", "beegfs"),
        *("gpfs", "gfs2", "ocfs2", "davfs", "fuse.sshfs", "fuse.rclone", "fuse.glusterfs"),
        *("fuse.s3fs", "fuse.davfs2", "fuse.ceph", "fuse.smbnetfs", "vboxsf", "prl_fs"),
    }
)
_MOUNTS = Path("/proc/self/mountinfo")
_ESCAPED = re.compile(r"\\([0-7]{3})")
_REMOTE_DRIVE = 4


if sys.platform == "win32":

    def _kind(folder: Path) -> str:
        import ctypes

        drive = folder.absolute().drive
        if drive.startswith("\\\\"):
            return "smbfs"
        remote = ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\") == _REMOTE_DRIVE
        return "smbfs" if remote else ""

else:

    def _kind(folder: Path) -> str:
        return kind_of(folder.resolve(), _MOUNTS.read_text("utf-8", "replace"))


def network_of(folder: Path) -> str:
    """The kind of network file system that a folder, or what it will be made in, is on; "" if none
    or not known. Never raises.
    """
    try:
        found = _kind(folder)
    except (OSError, RuntimeError):
        # RuntimeError: links that lead to one another, up to Python 3.12.
        return ""
    return found if found in _NETWORK else ""


def kind_of(folder: Path, mounts: str) -> str:
    """The file system of the mount that a resolved folder is on, by the text of `mountinfo`
    (proc(5): mount point in column 5, type after « - »); of two on one point, the later hides.
    """
    best, kind = -1, ""
    for line in mounts.splitlines():
        before, dash, after = line.partition(" - ")
        columns = before.split()
        if not dash or len(columns) < 5:
            continue
        point = Path(_ESCAPED.sub(lambda code: chr(int(code[1], 8)), columns[4]))
        if folder.is_relative_to(point) and len(point.parts) >= best:
            best, kind = len(point.parts), after.split()[0]
    return kind
