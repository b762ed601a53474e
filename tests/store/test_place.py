"""A network folder is refused for SQLite, with a sentence; a folder of this PC is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from counter_app.store import place
from counter_app.store.database import open_database
from counter_app.store.folder import share_folder
from counter_app.store.place import kind_of, network_of
from counter_app.store.problems import StoreProblem

# Shape of proc(5), with a space in a name, a mount over another, and a line that is cut.
MOUNTS = r"""22 1 0:21 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:40 / /home rw - ext4 /dev/sda2 rw
31 30 0:41 / /home/claire/Mairie\040commune rw master:2 - cifs //serveur/commune rw
32 22 0:42 / /srv rw - nfs4 serveur:/srv rw
33 22 0:43 / /mnt/a rw - ext4 /dev/sdb1 rw
34 22 0:44 / /mnt/a rw - fuse.sshfs ailleurs: rw
half a line
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/", "ext4"),
        ("/home/claire/.local/share/counter-app", "ext4"),
        ("/home/claire/Mairie commune/guichet", "cifs"),
        ("/home/claire/Mairie commune2", "ext4"),
        ("/srv", "nfs4"),
        ("/srvother", "ext4"),
        ("/mnt/a/b", "fuse.sshfs"),
    ],
)
def test_the_mount_it_is_on(folder: str, kind: str) -> None:
    assert kind_of(Path(folder), MOUNTS) == kind


def test_no_mounts_no_kind() -> None:
    assert kind_of(Path("/"), "") == ""


@pytest.fixture
def on_a_network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    mounts = tmp_path / "mountinfo"
    mounts.write_text(f"1 0 0:1 / / rw - ext4 d rw\n2 1 0:2 / {tmp_path}/net rw - cifs s rw\n")
    monkeypatch.setattr(place, "_MOUNTS", mounts)
    return tmp_path / "net"


def test_a_network_folder_is_refused_and_nothing_is_made(on_a_network: Path) -> None:
    with pytest.raises(StoreProblem, match="dossier réseau") as told:
        open_database(on_a_network / "home" / "guichet.sqlite3", "mairie")
    assert "COUNTER_APP_HOME" in told.value.way_on
    assert not on_a_network.exists()


def test_nor_is_one_shared_there(on_a_network: Path) -> None:
    with pytest.raises(StoreProblem, match="dossier réseau"):
        share_folder(on_a_network / "home", "any")
    assert not on_a_network.exists()


def test_a_link_to_a_network_folder_is_refused_too(on_a_network: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(on_a_network, target_is_directory=True)
    assert network_of(tmp_path / "link" / "home") == "cifs"
    assert network_of(tmp_path) == ""


def test_where_nothing_can_be_known_nothing_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(place, "_MOUNTS", tmp_path / "none")
    assert network_of(tmp_path) == ""
