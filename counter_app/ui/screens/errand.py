"""What prints or writes a slip, in a thread that nobody waits for; it says how it ended.

Knows neither the slip nor who sent it.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread
from typing import Any

from textual.app import App

from counter_app.handout.papers import NotWrittenError
from counter_app.handout.printer import NotPrintedError

_FAILED = "Le talon n’a pas pu être fait : le recopier à la main."


def send(
    app: App[Any],
    job: Callable[[], str],
    *,
    done: Callable[[str], None],
    failed: Callable[[str], None],
) -> None:
    """`job` gives the sentence to tell once it is done; one of the two is given a sentence, by the
    application. What was not foreseen is told as a failure, and left to `threading.excepthook`.
    """

    def run() -> None:
        tell, said = failed, _FAILED
        try:
            said = job()
            tell = done
        except (NotPrintedError, NotWrittenError) as problem:
            said = str(problem)
        finally:
            app.call_later(tell, said)

    Thread(target=run, name="slip", daemon=True).start()
