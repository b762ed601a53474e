"""The spaces of French typography, put where text becomes visible: the screen's `ui.widgets.prose`
and the command line's `cli.streams`. Sentences are written with plain spaces or these, as one
likes; the rule stands here only. The plain mode wants plain spaces, and asks nothing.

Floor 0: imports nothing of the house.
"""

from __future__ import annotations

import re

_BREAKS = re.compile("(?<=[«‹]) | (?=[:;!?»›])")


def french(text: str) -> str:
    """The text with a no-break space before : ; ! ? » and after «, as long as it was (Lexique des
    règles typographiques en usage à l’Imprimerie nationale; the thin space has no cell of its own).
    """
    return _BREAKS.sub("\u00a0", text)
