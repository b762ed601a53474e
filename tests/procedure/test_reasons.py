"""The closed list of why a dossier stops is DOMAIN §6's table, whole."""

import subprocess
import sys

from counter_app.procedure.loader import shipped
from counter_app.procedure.reasons import reasons

TABLE = {
    "document_missing": ("wait", "citizen", None, None),
    "card_inactive": ("wait", "citizen", 7, None),
    "bank_unknown": ("wait", "citizen", 7, None),
    "data_refused": ("wait", "desk", 0, None),
    "code_awaited": ("wait", "citizen", 7, None),
    "link_awaited": ("wait", "citizen", None, 7),
    "mailbox_unreachable": ("wait", "citizen", None, None),
    "email_taken": ("wait", "desk", 0, None),
    "ameli_down": ("wait", "desk", 0, None),
    "citizen_away": ("wait", "desk", 0, None),
    "account_exists": ("goes_over", "", None, None),
    "provisional_number": ("end", "", None, None),
    "other_scheme": ("end", "", None, None),
    "guardianship": ("end", "", None, None),
    "citizen_declines": ("end", "", None, None),
    "unconfirmed": ("end", "", None, None),
    "done": ("end", "", None, None),
    "other": ("either", "", None, None),
}


def test_the_table_is_whole() -> None:
    found = {
        reason.id: (reason.kind, reason.by, reason.recall, reason.days)
        for reason in reasons().values()
    }
    assert found == TABLE
    assert list(reasons()) == list(TABLE)


def test_each_reason_has_words_and_a_source() -> None:
    for reason in reasons().values():
        assert reason.label, reason.id
        assert reason.source, reason.id
        assert reason.way_on or reason.kind in ("end", "either"), reason.id


def test_what_goes_over_goes_to_a_procedure_that_ships() -> None:
    assert reasons()["account_exists"].procedure in shipped()


def test_importing_the_room_imports_nothing_heavy() -> None:
    code = (
        "import sys; import counter_app.procedure.model, counter_app.procedure.text, "
        "counter_app.procedure.reasons, counter_app.procedure.loader, "
        "counter_app.procedure.linter, counter_app.procedure.render; "
        "sys.exit(bool({'pydantic', 'sqlmodel', 'textual'} & sys.modules.keys()))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
