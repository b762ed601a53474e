"""Mail domains: the providers used in France, the throw-away ones; mailboxes people share."""

from __future__ import annotations

import json
from functools import cache

from counter_app.reference.tables import shared


@cache
def providers() -> tuple[str, ...]:
    """Known providers' domains, the most used in France first. Read once."""
    return tuple(
        domain for (domain,) in shared().rows("SELECT domain FROM provider ORDER BY rowid")
    )


def is_disposable(domain: str) -> bool:
    """Whether the domain (lower case), or one it stands under, offers throw-away mailboxes."""
    labels = domain.split(".")
    over = [".".join(labels[start:]) for start in range(len(labels) - 1)][-4:]
    sql = "SELECT domain FROM disposable WHERE domain IN (SELECT value FROM json_each(?))"
    return shared().first(sql, (json.dumps(over),)) is not None


def is_shared_mailbox(name: str) -> bool:
    """Whether what stands before the @ (lower case) is an office's, not a person's: `mairie`."""
    return shared().first("SELECT name FROM mailbox WHERE name = ?", (name,)) is not None
