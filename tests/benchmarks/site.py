"""A site with many open dossiers of invented people, written through the desk's own saving."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from random import Random
from uuid import uuid4

from counter_app.desk.counter import Counter
from counter_app.desk.opening import Opening
from counter_app.dossier.facts import Place, Tick
from counter_app.dossier.reference import draw
from counter_app.settings import Settings
from counter_app.store.header import Header
from counter_app.store.writes import PutAnswer, PutDossier, PutTick, Write
from counter_app.vault.sealing import Label, seal

PHRASE = "cheval lampe douze riviere"
_PARTS = ("BA", "CHE", "DI", "FOU", "GUE", "LAN", "MI", "NO", "PER", "ROU", "SA", "TEL", "VI", "ZO")


@dataclass(frozen=True, slots=True)
class Known:
    """By what one of them can be found."""

    last_name: str
    birth_date: str
    reference: str


def furnish(home: Path, count: int) -> list[Known]:
    """An agent and that many dossiers, each at 2/4 with its name, birth date and postcode; the last
    touched is the last.
    """
    chance = Random(5)
    counter = Opening(Settings(home)).begin("Claire", PHRASE).counter
    taken: set[str] = set()
    known = []
    header = counter.new().ledger.header
    for number in range(count):
        name = "".join(chance.choices(_PARTS, k=3)) + chance.choice(("", "T", "ER", "-DURAND"))
        born = f"{chance.randint(1, 28):02}/{chance.randint(1, 12):02}/{chance.randint(1930, 2008)}"
        one = Known(name, born, draw(frozenset(taken), chance.randrange))
        taken.add(one.reference)
        known.append(one)
        mine = replace(
            header,
            id=str(uuid4()),
            reference=one.reference,
            place=Place("connexion", "item:connexion.numero", 0),
            touched_at=header.created_at - timedelta(minutes=count - number),
            touched_by="Claire",
            version=1,
        )
        counter.saving.put(*_written(counter, mine, one))
    assert counter.close(60)
    return known


def _written(counter: Counter, header: Header, one: Known) -> Iterator[Write]:
    yield PutDossier(header)
    yield PutTick(header.id, "outcome:acces", Tick("formulaire", header.touched_at, "Claire"))
    answers = {"last_name": one.last_name, "birth_date": one.birth_date, "postal_code": "42000"}
    for name, text in answers.items():
        label = Label(header.site, header.id, name, 1)
        yield PutAnswer(header.id, name, 1, seal(counter.key, text, label))
