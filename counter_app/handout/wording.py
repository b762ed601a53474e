"""What the slip says to the citizen for each thing a procedure names: `data/slip.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from counter_app.desk.sight import reason_words
from counter_app.handout.slip import Told
from counter_app.settings import data_folder
from counter_app.typography import french


@dataclass(frozen=True, slots=True)
class Wording:
    """`say`: one sentence by reason. `easy`: easy-to-read sentences by « reason:ID », « piece:ID »,
    « field:ID » or « reminder:ID ». `words`: what the difficult ones mean.
    """

    say: Mapping[str, str]
    easy: Mapping[str, tuple[str, ...]]
    words: Mapping[str, str]

    def reason(self, reason: Told) -> str:
        """What to do about a reason, in one sentence; its label where there is none."""
        return self.say.get(reason.id, reason_words(reason.id))

    def easily(self, kind: str, told: Told) -> tuple[str, ...]:
        """The same in easy sentences; the procedure's own words where there are none."""
        key = f"{kind}:{told.id}" if kind else told.id
        return self.easy.get(key, (told.words or reason_words(told.id),))

    def explained(self, sentences: Iterable[str]) -> Iterator[tuple[str, str]]:
        """The difficult words that stand in the sentences, each with what it means."""
        text = "\n".join(sentences)
        for word, means in self.words.items():
            if re.search(rf"\b{re.escape(word)}\b", text):
                yield word, means


@cache
def wording() -> Wording:
    """The words of this installation, read once."""
    return load(data_folder() / "slip.toml")


def load(file: Path) -> Wording:
    """Read a file of words. Raises OSError, ValueError, KeyError."""
    read: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
    reasons = read["reason"]
    easy = {f"reason:{name}": _set(said["easy"]) for name, said in reasons.items()}
    for kind in ("piece", "field"):
        easy |= {f"{kind}:{name}": _set([said]) for name, said in read[kind].items()}
    easy |= {f"reminder:{name}": _set(said) for name, said in read["reminder"].items()}
    return Wording({n: french(said["say"]) for n, said in reasons.items()}, easy, read["word"])


def _set(sentences: list[str]) -> tuple[str, ...]:
    return tuple(map(french, sentences))
