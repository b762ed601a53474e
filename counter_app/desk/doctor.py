"""Is this PC fit for Guichet? One line of plain French a thing, and what to do about it.

Needs no key, names nobody, and changes nothing.
"""

from __future__ import annotations

import platform
import sqlite3
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from counter_app.desk.care import last_good
from counter_app.desk.problem import LOST
from counter_app.desk.words import ago, plural
from counter_app.procedure.linter import lint
from counter_app.procedure.loader import shipped, shipped_problems
from counter_app.reference.tables import in_memory
from counter_app.settings import Settings, SettingsProblem, data_folder, read_settings
from counter_app.store.clock import Doubt, doubt
from counter_app.store.health import Health, health_of
from counter_app.store.plain import SCHEMA
from counter_app.store.records import JournalLine


class Sign(StrEnum):
    """How it stands."""

    GOOD = "✓"
    DOUBT = "!"
    BAD = "✗"


@dataclass(frozen=True, slots=True)
class Point:
    """One thing looked at. `todo`: what to do, "" when there is nothing."""

    sign: Sign
    what: str
    todo: str = ""

    def __str__(self) -> str:
        return f"{self.sign} {self.what}" + (f" · {self.todo}" if self.todo else "")


_LITTLE, _SHORT = 200 << 20, 1 << 30
_LIBRARIES = (
    *("textual", "sqlmodel", "sqlalchemy", "pydantic", "cryptography", "filelock"),
    "copykitten",
)
_SINCE_BACKUP = timedelta(days=3)


def examine(settings: Settings, now: datetime) -> Iterator[Point]:
    """Each thing in turn, as soon as it is known."""
    health = health_of(settings.database)
    yield _folder(settings, health)
    yield _rights(health)
    yield from _elsewhere(health)
    yield from _configuration(settings)
    yield _database(settings, health)
    yield from _unreadable(health)
    yield from _agents(health)
    yield _space(health)
    yield _clock(settings, health, now)
    yield from _backup(settings, health, now)
    yield _reference()
    yield from _procedures()
    yield from _versions()


def _folder(settings: Settings, health: Health) -> Point:
    kind = "dossier partagé" if health.shared else "dossier de données"
    if health.network:
        todo = "choisir un dossier de ce PC (COUNTER_APP_HOME)"
        return Point(Sign.BAD, f"{kind} sur un réseau ({health.network})", todo)
    if settings.home.exists() and not settings.home.is_dir():
        todo = "choisir un autre dossier (COUNTER_APP_HOME)"
        return Point(Sign.BAD, f"n’est pas un dossier\u00a0: {settings.home}", todo)
    if not health.writable:
        todo = "permettre d’y écrire à cet utilisateur"
        return Point(Sign.BAD, f"{kind} sans droit d’écriture\u00a0: {settings.home}", todo)
    return Point(Sign.GOOD, f"{kind}\u00a0: {settings.home}")


def _rights(health: Health) -> Point:
    if health.hands:
        return Point(Sign.BAD, health.hands.rstrip("."), health.back.rstrip("."))
    if sys.platform == "win32":
        words = "droits du dossier de données\u00a0: non vérifiés sous Windows"
        return Point(Sign.DOUBT, words, "icacls les montre")
    if not health.loose:
        return Point(Sign.GOOD, "personne d’autre ne lit ni ne modifie les données")
    todo = "enlever ces droits (chmod go= …)" if not health.shared else "chmod o= …"
    return Point(Sign.BAD, f"ouvert à d’autres\u00a0: {_first(health.loose)}", todo)


def _elsewhere(health: Health) -> Iterator[Point]:
    """What is in the folder and somewhere else too; nothing to say where all is as it should."""
    if health.links:
        todo = "mettre à sa place le vrai fichier, ou le vrai dossier"
        yield Point(Sign.BAD, f"un lien mène ailleurs\u00a0: {_first(health.links)}", todo)
    if health.doubled:
        todo = "enlever l’autre (find / -samefile …)"
        yield Point(Sign.DOUBT, f"a un autre nom ailleurs\u00a0: {_first(health.doubled)}", todo)


def _first(paths: Sequence[Path]) -> str:
    """The first by its name, and how many more."""
    first, *others = paths
    return f"{first}" + (f" et {plural(len(others), 'autre')}" if others else "")


def _configuration(settings: Settings) -> Iterator[Point]:
    """Nothing to say where nothing is configured."""
    file = settings.home / "config.toml"
    if not file.exists():
        return
    try:
        read_settings(settings.home)
    except SettingsProblem as problem:
        yield Point(Sign.BAD, str(problem).rstrip("."))
    else:
        yield Point(Sign.GOOD, f"réglages de la commune : {file}")


def _database(settings: Settings, health: Health) -> Point:
    if settings.lost:
        return Point(Sign.BAD, LOST.rstrip("."), "voir l’informatique")
    if health.problem:
        return Point(Sign.BAD, health.problem.rstrip("."), health.remedy.rstrip("."))
    if not health.schema:
        return Point(Sign.DOUBT, "pas encore de base", "lancer counter-app, ou counter-app init")
    words = f"base entière, {plural(health.dossiers, 'dossier ouvert', 'dossiers ouverts')}"
    if health.schema < SCHEMA:
        todo = "elle sera mise à jour à la prochaine ouverture"
        return Point(Sign.DOUBT, f"{words}, version {health.schema}", todo)
    return Point(Sign.GOOD, f"{words}, version {health.schema}")


def _unreadable(health: Health) -> Iterator[Point]:
    """Nothing to say where no seal was ever found broken."""
    if health.unreadable:
        met = plural(health.unreadable, "dossier ouvert", "dossiers ouverts")
        todo = "la redemander ; counter-app journal dit où et quand"
        yield Point(Sign.DOUBT, f"valeur trouvée illisible dans {met}", todo)


def _agents(health: Health) -> Iterator[Point]:
    if health.schema and not health.agents:
        yield Point(Sign.DOUBT, "personne n’a encore de phrase de passe", "lancer counter-app")
    elif health.schema:
        yield Point(Sign.GOOD, plural(health.agents, "agent"))


def _space(health: Health) -> Point:
    if health.free is None:
        return Point(Sign.DOUBT, "place libre inconnue", "vérifier le disque")
    words = f"{health.free / (1 << 30):.1f} Go libres".replace(".", ",")
    if health.free < _LITTLE:
        return Point(Sign.BAD, words, "libérer de la place")
    if health.free < _SHORT:
        return Point(Sign.DOUBT, words, "libérer de la place bientôt")
    return Point(Sign.GOOD, words)


def _clock(settings: Settings, health: Health, now: datetime) -> Point:
    if health.last_line is None:
        return Point(Sign.GOOD, f"date de ce PC\u00a0: {now:%d/%m/%Y %H:%M}")
    last = JournalLine(health.last_line, "", "")
    match doubt([last], now, timedelta(days=settings.keep_days)):
        case Doubt.BEHIND:
            words = f"ce PC est au {now:%d/%m/%Y %H:%M}, avant la dernière ligne du journal"
            return Point(Sign.BAD, words, "régler la date et l’heure")
        case Doubt.AHEAD:
            words = f"ce PC est au {now:%d/%m/%Y}, bien après la dernière ligne du journal"
            return Point(Sign.DOUBT, words, "vérifier la date, la confirmer dans Guichet")
    return Point(Sign.GOOD, f"date de ce PC\u00a0: {now:%d/%m/%Y %H:%M}")


def _backup(settings: Settings, health: Health, now: datetime) -> Iterator[Point]:
    if not (health.schema or health.problem or settings.lost):
        return
    copy = last_good(settings)
    if copy is None:
        todo = "elle se fait quand Guichet est ouvert" if health.schema else "voir l’informatique"
        yield Point(Sign.DOUBT, "pas encore de sauvegarde", todo)
        return
    words = f"dernière sauvegarde {ago(copy.taken_at, now)}, "
    words += plural(copy.dossiers, "dossier ouvert", "dossiers ouverts")
    if health.problem or settings.lost:
        yield Point(Sign.DOUBT, words, f"counter-app restore {copy.path}")
    elif now - copy.taken_at > _SINCE_BACKUP:
        yield Point(Sign.DOUBT, words, "ouvrir Guichet, elle se fait seule")
    else:
        yield Point(Sign.GOOD, words)


def _reference() -> Point:
    try:
        connection = in_memory(data_folder() / "reference")
    except (OSError, sqlite3.Error, ValueError):
        return Point(Sign.BAD, "tables de référence illisibles", "réinstaller Guichet")
    try:
        (tables,) = connection.execute(
            "SELECT count(*) FROM sqlite_master WHERE type = 'table'"
        ).fetchone()
    finally:
        connection.close()
    return Point(Sign.GOOD, f"{tables} tables de référence")


def _procedures() -> Iterator[Point]:
    """Those that are shipped load, and their linter finds nothing."""
    try:
        files = sorted((data_folder() / "procedures").glob("*.toml"))
        found = [*shipped_problems()]
        for file in files:
            found += lint(file.read_text("utf-8-sig"), file.name, shipped())
    except (OSError, ValueError):
        yield Point(Sign.BAD, "procédures illisibles", "réinstaller Guichet")
        return
    if found or not files:
        first = f"{found[0].file}:{found[0].line}" if found else "aucune"
        todo = "counter-app procedures lint, puis corriger"
        yield Point(Sign.BAD, f"procédures\u00a0: {plural(len(found), 'faute')}, {first}", todo)
    else:
        yield Point(Sign.GOOD, f"{len(files)} procédures lues, sans faute")


def _versions() -> Iterator[Point]:
    words = f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    yield Point(Sign.GOOD, words)
    found, missing = [], []
    for name in _LIBRARIES:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            missing.append(name)
    if missing:
        yield Point(Sign.BAD, f"il manque {', '.join(missing)}", "réinstaller Guichet")
    else:
        yield Point(Sign.GOOD, ", ".join(found))
