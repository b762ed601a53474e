"""Who comes, who goes, who forgot: and what of the citizens' values each of them can still read."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from counter_app.desk.agents import Proven
from counter_app.desk.care import choose, put_back
from counter_app.desk.counter import Counter
from counter_app.desk.journal import journal_of
from counter_app.desk.ledger import opened
from counter_app.desk.opening import Agent, Begun, Opening, Refused
from counter_app.desk.problem import DeskProblem
from counter_app.settings import Settings
from counter_app.store import backup
from counter_app.store.database import open_database
from counter_app.store.repository import Repository
from counter_app.vault.problems import SealBroken
from counter_app.vault.slots import KeySlots
from tests.desk.mairie import types

CLAIRE, KARIM, ZOE = "Claire", "Karim", "Zoé"
PHRASES = {
    CLAIRE: "quatre mots sans rapport",
    KARIM: "tambour nuage quatre sentier",
    ZOE: "bougie tracteur violon mardi",
}
NEW = "cinq autres mots bien choisis"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "home")


@pytest.fixture
def opening(settings: Settings) -> Opening:
    return Opening(settings)


@pytest.fixture
def code(opening: Opening) -> str:
    """Claire began the desk, added Karim and Zoé, and a dossier is open in it."""
    begun = opening.begin(CLAIRE, PHRASES[CLAIRE])
    for name in (KARIM, ZOE):
        opening.proof.add_agent(begun.counter, PHRASES[CLAIRE], name, PHRASES[name])
    visit = begun.counter.new()
    types(visit, last_name="MARTIN")
    types(visit, last_name="MARTINEAU")
    begun.counter.leave(visit)
    assert begun.counter.close()
    return begun.recovery_code


def agent(opening: Opening, name: str) -> Agent:
    return opening.people.named(name)


def proven(opening: Opening, name: str) -> Proven:
    return opening.people.prove(agent(opening, name), PHRASES[name])


def who_is_listed(counter: Counter) -> list[str]:
    try:
        return [card.who for card in counter.board().cards]
    finally:
        assert counter.close()


def unlocked(opening: Opening, name: str) -> Counter:
    return opening.unlock(agent(opening, name), PHRASES[name])


def kinds(settings: Settings) -> list[str]:
    return [entry.kind for entry in journal_of(settings, "", None)]


# -- one more ----------------------------------------------------------------------------------


def test_an_added_agent_reads_what_was_there(opening: Opening, code: str) -> None:
    assert who_is_listed(unlocked(opening, KARIM)) == ["MARTINEAU"]


def test_adding_asks_for_the_phrase_of_who_is_here(opening: Opening, code: str) -> None:
    counter = unlocked(opening, KARIM)
    with pytest.raises(Refused):
        opening.proof.add_agent(counter, PHRASES[CLAIRE], "Luc", NEW)
    with pytest.raises(DeskProblem, match="deviner"):
        opening.proof.add_agent(counter, PHRASES[KARIM], "Luc", "court")
    with pytest.raises(DeskProblem, match="se donne à l’ouverture"):
        opening.proof.add_agent(counter, code, "Luc", NEW)
    assert counter.close()
    assert len(opening.agents()) == 3


def test_the_journal_says_who_added_whom(opening: Opening, code: str, settings: Settings) -> None:
    added = [e for e in journal_of(settings, "", None) if e.kind == "agent_added"]
    assert [
        (e.agent, str(e).endswith(f"agent ajouté\u00a0: {name}"))
        for e, name in zip(added, (KARIM, ZOE), strict=True)
    ] == [(CLAIRE, True)] * 2


# -- one less ----------------------------------------------------------------------------------


def removed(opening: Opening, who: str = KARIM, by: str = CLAIRE) -> Begun:
    return opening.remove(proven(opening, by), (agent(opening, who),))


def test_who_stays_reads_all_and_goes_on(opening: Opening, code: str) -> None:
    counter = removed(opening).counter
    (card,) = counter.board().cards
    visit = counter.open(card.id)
    assert visit.facts.answers["last_name"] == "MARTINEAU"
    assert visit.undo() is not None, "the steps of undo were sealed again too"
    assert visit.facts.answers["last_name"] != "MARTINEAU"
    counter.leave(visit)
    assert counter.close()
    assert [a.name for a in opening.agents()] == [CLAIRE, ZOE]
    assert len(who_is_listed(unlocked(opening, ZOE))) == 1


def test_who_left_and_what_he_kept_read_nothing(
    opening: Opening, code: str, settings: Settings
) -> None:
    kept, karim = proven(opening, KARIM).key, agent(opening, KARIM)
    begun = removed(opening)
    assert begun.counter.close()
    with pytest.raises(DeskProblem, match="n’existe plus"):
        opening.unlock(karim, PHRASES[KARIM])
    with pytest.raises(Refused, match="Code de secours refusé"):
        opening.enter(agent(opening, CLAIRE), code)
    database = open_database(settings.database, settings.site)
    stored = Repository(database).load(Repository(database).headers()[0].id)
    database.close()
    assert stored.answers
    with pytest.raises(SealBroken):
        opened(kept, stored.header, stored.answers)


def test_the_new_code_opens(opening: Opening, code: str) -> None:
    begun = removed(opening)
    assert begun.counter.close()
    assert begun.recovery_code != code
    assert isinstance(opening.enter(agent(opening, ZOE), begun.recovery_code), Proven)


def test_the_journal_says_who_removed_whom(opening: Opening, code: str, settings: Settings) -> None:
    assert removed(opening).counter.close()
    lines = [
        e for e in journal_of(settings, "", None) if e.kind in ("agent_removed", "code_changed")
    ]
    assert [(e.agent, e.kind) for e in lines] == [
        (CLAIRE, "agent_removed"),
        (CLAIRE, "code_changed"),
    ]
    assert str(lines[0]).endswith("agent retiré\u00a0: Karim")
    assert str(lines[1]).endswith("nouveau code de secours")


def test_another_window_is_told_and_nothing_changes(opening: Opening, code: str) -> None:
    window = unlocked(Opening(opening.settings), ZOE)
    with pytest.raises(DeskProblem, match="ouvert dans une autre fenêtre"):
        removed(opening)
    assert window.close()
    assert len(opening.agents()) == 3
    assert who_is_listed(unlocked(opening, KARIM)) == ["MARTINEAU"]


def test_the_last_one_stays(opening: Opening, code: str) -> None:
    everyone = opening.agents()
    with pytest.raises(DeskProblem, match="ne resterait personne"):
        opening.people.remove(proven(opening, CLAIRE), everyone)
    assert len(opening.agents()) == 3


def test_a_value_that_could_not_be_read_hinders_nobody(
    opening: Opening, code: str, settings: Settings
) -> None:
    with closing(sqlite3.connect(settings.database)) as connection, connection:
        connection.execute("UPDATE answer SET sealed = x'0102'")
    begun = removed(opening)
    assert begun.counter.close()
    with closing(sqlite3.connect(settings.database)) as connection:
        assert connection.execute("SELECT DISTINCT sealed FROM answer").fetchall() == [(b"\1\2",)]


def test_who_was_unlocking_meanwhile_seals_nothing_with_the_old_key(
    opening: Opening, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between his phrase and the open database, another process changed the key."""
    late = Opening(opening.settings)
    before = proven(late, ZOE)
    assert removed(opening).counter.close()
    monkeypatch.setattr(late.people, "prove", lambda _agent, _phrase: before)
    with pytest.raises(DeskProblem, match="viennent de changer"):
        late.unlock(agent(late, ZOE), PHRASES[ZOE])


# -- killed ------------------------------------------------------------------------------------

KILLED = """
import os, signal, sys
from pathlib import Path
from counter_app.desk import agents
from counter_app.desk.opening import Opening
from counter_app.settings import Settings
from counter_app.store import resealing
from counter_app.vault.derivation import Cost

Cost.usual = classmethod(lambda cls: cls(8, 1, 1))
where = sys.argv[2]

def die(*_given, **_named):
    os.kill(os.getpid(), signal.SIGKILL)

def after(function):
    def then_die(*given, **named):
        function(*given, **named)
        die()
    return then_die

if where == "before a value":
    agents._recast = lambda _old, _new: die
elif where == "after a value":
    def recast(old, new, real=agents._recast):
        real, seen = real(old, new), []
        def one(bound, blob):
            if seen:
                die()
            seen.append(bound)
            return real(bound, blob)
        return one
    agents._recast = recast
elif where == "after the values":
    resealing.reseal = after(resealing.reseal)
elif where == "before the commit":
    agents.Agents._tell = after(agents.Agents._tell)
elif where == "after the commit":
    agents.Agents._spread = die

opening = Opening(Settings(Path(sys.argv[1])))
claire, karim = (opening.people.named(name) for name in ("Claire", "Karim"))
opening.people.remove(opening.people.prove(claire, sys.argv[3]), [karim])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
@pytest.mark.parametrize(
    "where",
    [
        "before a value",
        "after a value",
        "after the values",
        "before the commit",
        "after the commit",
    ],
)
def test_a_kill_in_the_middle_leaves_one_whole_state(
    opening: Opening, code: str, settings: Settings, where: str
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(settings.home), where, PHRASES[CLAIRE]], check=False
    )
    assert done.returncode == -signal.SIGKILL
    names = sorted(a.name for a in opening.agents())
    assert names == ([CLAIRE, ZOE] if where == "after the commit" else [CLAIRE, KARIM, ZOE])
    for name in names:
        assert who_is_listed(unlocked(opening, name)) == ["MARTINEAU"]
    old_code_opens = where != "after the commit"
    if old_code_opens:
        assert isinstance(opening.enter(agent(opening, CLAIRE), code), Proven)
        assert "agent_removed" not in kinds(settings)


# -- copies ------------------------------------------------------------------------------------


def agents_in(file: Path) -> list[str]:
    return sorted(a.name for a in KeySlots(file).agents())


def test_in_the_own_copies_he_opens_nothing_either(
    opening: Opening, code: str, settings: Settings
) -> None:
    old = backup.daily(settings.database, date(2026, 11, 1))
    assert old is not None
    assert KARIM in agents_in(old.path)
    assert removed(opening).counter.close()
    for file in backup.dailies(settings.database):
        assert agents_in(file) == [CLAIRE, ZOE]
        assert KeySlots(file).has_code() is (file != old.path), "nor does the old code"


def test_the_copy_of_the_day_is_of_the_new_key(
    opening: Opening, code: str, settings: Settings
) -> None:
    today = opening.now().date()
    backup.daily(settings.database, today)
    assert removed(opening).counter.close()
    copy = choose(settings.backups / f"guichet-{today:%Y-%m-%d}.sqlite3")
    put_back(settings, copy)
    assert who_is_listed(unlocked(opening, CLAIRE)) == ["MARTINEAU"]


def test_an_old_copy_put_back_gets_a_key_that_who_left_never_had(
    opening: Opening, code: str, settings: Settings, tmp_path: Path
) -> None:
    copy = backup.copy_to(settings.database, tmp_path / "copie")
    karim, old = agent(opening, KARIM), proven(opening, KARIM).key
    assert removed(opening).counter.close()
    put_back(settings, copy)
    assert sorted(a.name for a in opening.agents()) == [CLAIRE, ZOE], "before anyone unlocks"
    with pytest.raises(DeskProblem, match="n’existe plus"):
        opening.unlock(karim, PHRASES[KARIM])
    with pytest.raises(DeskProblem):
        opening.enter(agent(opening, CLAIRE), code)
    begun = opening.enter(agent(opening, CLAIRE), PHRASES[CLAIRE])
    assert isinstance(begun, Begun), "a new code is shown"
    assert begun.counter.key.secret != old.secret
    assert who_is_listed(begun.counter) == ["MARTINEAU"]
    again = opening.enter(agent(opening, ZOE), PHRASES[ZOE])
    assert isinstance(again, Counter)
    assert who_is_listed(again) == ["MARTINEAU"]


def test_with_another_window_open_it_waits_for_the_next_time(
    opening: Opening, code: str, settings: Settings, tmp_path: Path
) -> None:
    copy = backup.copy_to(settings.database, tmp_path / "copie")
    assert removed(opening).counter.close()
    put_back(settings, copy)
    window = unlocked(Opening(settings), ZOE)
    second = opening.enter(agent(opening, CLAIRE), PHRASES[CLAIRE])
    assert isinstance(second, Counter)
    assert second.close()
    assert window.close()
    third = opening.enter(agent(opening, CLAIRE), PHRASES[CLAIRE])
    assert isinstance(third, Begun)
    assert third.counter.close()


def test_a_copy_that_nobody_of_today_opens_is_not_put_back(
    opening: Opening, settings: Settings, tmp_path: Path
) -> None:
    assert opening.begin(CLAIRE, PHRASES[CLAIRE]).counter.close()
    copy = backup.copy_to(settings.database, tmp_path / "copie")
    opening.people.add(proven(opening, CLAIRE), KARIM, PHRASES[KARIM])
    assert removed(opening, CLAIRE, by=KARIM).counter.close()
    with pytest.raises(DeskProblem, match="Aucun des agents d’aujourd’hui"):
        put_back(settings, copy)
    assert agents_in(settings.database) == [KARIM]


# -- the recovery code -------------------------------------------------------------------------


def rescued(opening: Opening, code: str, name: str = CLAIRE) -> Begun:
    found = opening.enter(agent(opening, name), code)
    assert isinstance(found, Proven)
    return opening.rescue(found, NEW)


def test_the_code_gives_a_phrase_a_key_and_another_code(
    opening: Opening, code: str, settings: Settings
) -> None:
    old = proven(opening, KARIM).key
    begun = rescued(opening, code)
    assert begun.counter.key.secret != old.secret
    assert who_is_listed(begun.counter) == ["MARTINEAU"]
    assert who_is_listed(unlocked(opening, ZOE)) == ["MARTINEAU"], "the others keep theirs"
    assert [k for k in kinds(settings) if k.startswith("code_")] == ["code_used", "code_changed"]
    with pytest.raises(Refused):
        opening.unlock(agent(opening, CLAIRE), PHRASES[CLAIRE])


def test_until_a_phrase_is_chosen_nothing_changes(opening: Opening, code: str) -> None:
    found = opening.enter(agent(opening, CLAIRE), code)
    assert isinstance(found, Proven)
    with pytest.raises(DeskProblem, match="deviner"):
        opening.rescue(found, "court")
    assert who_is_listed(unlocked(opening, CLAIRE)) == ["MARTINEAU"]
    assert isinstance(opening.enter(agent(opening, CLAIRE), code), Proven)


def test_another_window_is_told_and_the_code_still_opens(opening: Opening, code: str) -> None:
    window = unlocked(Opening(opening.settings), ZOE)
    with pytest.raises(DeskProblem, match="Fermer les autres fenêtres"):
        rescued(opening, code)
    assert window.close()
    assert rescued(opening, code).counter.close()


def test_a_new_code_without_anyone_leaving(opening: Opening, code: str) -> None:
    begun = opening.renew_code(proven(opening, KARIM))
    assert begun.counter.agent == KARIM
    assert who_is_listed(begun.counter) == ["MARTINEAU"]
    assert isinstance(opening.enter(agent(opening, CLAIRE), begun.recovery_code), Proven)
    with pytest.raises(Refused):
        opening.enter(agent(opening, CLAIRE), code)


# -- what goes wrong ---------------------------------------------------------------------------


def test_a_name_as_it_is_heard_and_one_that_nobody_has(opening: Opening, code: str) -> None:
    with pytest.raises(DeskProblem, match="Aucun agent «\u00a0Luc\u00a0» ici"):
        opening.people.named("Luc")
    assert opening.people.named(" karim ").name == KARIM
    assert opening.people.named("Zoe\N{COMBINING ACUTE ACCENT}").name == ZOE


@pytest.mark.parametrize(
    "gesture",
    [
        lambda o, by: o.people.remove(by, (o.people.named(KARIM),)),
        lambda o, by: o.people.change_phrase(by, NEW),
        lambda o, by: o.people.add(by, "Luc", NEW),
    ],
)
def test_no_value_nor_phrase_is_in_the_journal_or_the_file(
    opening: Opening,
    code: str,
    settings: Settings,
    gesture: Callable[[Opening, Proven], object],
) -> None:
    gesture(opening, proven(opening, CLAIRE))
    kept = b"".join(f.read_bytes() for f in settings.home.rglob("*") if f.is_file())
    for secret in (*PHRASES.values(), NEW, code, "MARTINEAU"):
        assert secret.encode() not in kept
