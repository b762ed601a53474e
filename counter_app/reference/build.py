"""From the committed TSV files to one SQLite database: the same rows, found in microseconds."""

from __future__ import annotations

import csv
import sqlite3
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

VERSION = 1
"""Written last into a finished database (`user_version`): an unfinished file has 0."""

SCHEMA = """
CREATE TABLE postcode (code TEXT, commune TEXT, department TEXT);
CREATE TABLE place (code TEXT PRIMARY KEY, name TEXT, kind TEXT) WITHOUT ROWID;
CREATE TABLE former (code TEXT PRIMARY KEY, name TEXT) WITHOUT ROWID;
CREATE TABLE large (code TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE department (code TEXT PRIMARY KEY, name TEXT) WITHOUT ROWID;
CREATE TABLE bank (code TEXT PRIMARY KEY, name TEXT) WITHOUT ROWID;
CREATE TABLE country (code TEXT PRIMARY KEY, name TEXT, layout TEXT) WITHOUT ROWID;
CREATE TABLE provider (domain TEXT);
CREATE TABLE disposable (domain TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE mailbox (name TEXT PRIMARY KEY) WITHOUT ROWID;
"""

SOURCES: dict[str, tuple[str, tuple[int, ...]]] = {
    "codes_postaux.tsv": ("INSERT INTO postcode VALUES (?, ?, ?)", (0, 2, 3)),
    "lieux_naissance.tsv": ("INSERT INTO place VALUES (?, ?, ?)", (0, 1, 2)),
    "noms_anciens.tsv": ("INSERT INTO former VALUES (?, ?)", (0, 1)),
    "grandes_communes.txt": ("INSERT INTO large VALUES (?)", (0,)),
    "departements.tsv": ("INSERT INTO department VALUES (?, ?)", (0, 1)),
    "banques_fr.tsv": ("INSERT INTO bank VALUES (?, ?)", (0, 1)),
    "pays.tsv": ("INSERT INTO country VALUES (?, ?, ?)", (0, 1, 2)),
    "domaines_courriel.txt": ("INSERT INTO provider VALUES (?)", (0,)),
    "domaines_jetables.txt": ("INSERT INTO disposable VALUES (?)", (0,)),
    "boites_partagees.txt": ("INSERT INTO mailbox VALUES (?)", (0,)),
}
"""Each file of `data/reference`: where its rows go, and which of its columns, in order."""


_PART = 65536
"""Bytes read at once: a table whole would stay in the memory of a desk for the day."""


def stamp(folder: Path) -> str:
    """16 hexadecimal digits that change with any source file or with the shape of the tables."""
    digest = blake2b(f"{VERSION}{SCHEMA}{SOURCES}".encode(), digest_size=8)
    for name in SOURCES:
        with (folder / name).open("rb") as source:
            while part := source.read(_PART):
                digest.update(part)
    return digest.hexdigest()


def fill(db: sqlite3.Connection, folder: Path) -> None:
    """Make the tables in the empty database `db` from the files of `folder`."""
    db.executescript(SCHEMA)
    for name, (insert, columns) in SOURCES.items():
        db.executemany(insert, _rows(folder / name, columns))
    db.execute("CREATE INDEX postcode_code ON postcode (code)")
    db.execute(f"PRAGMA user_version = {VERSION}")
    db.commit()


def _rows(file: Path, columns: tuple[int, ...]) -> Iterator[tuple[str, ...]]:
    """The rows of a file, apostrophes as the screen writes them. A .tsv has a line of titles."""
    with file.open(encoding="utf-8", newline="") as lines:
        reader = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        if file.suffix == ".tsv":
            next(reader)
        for row in reader:
            yield tuple(row[column].replace("'", "’") for column in columns)
