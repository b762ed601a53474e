"""Measure and print: `python -m tests.benchmarks [RUNS] [KEYS]`."""

from __future__ import annotations

import platform
import sys

from tests.benchmarks.desk import acknowledging, resuming, searching
from tests.benchmarks.disk import committing
from tests.benchmarks.measures import start, typing


def main() -> None:
    """RUNS starts (10) and KEYS keys each way (50), ours and bare."""
    given = [int(word) for word in sys.argv[1:3]]
    runs, keys = (*given, *(10, 50)[len(given) :])
    sys.setswitchinterval(0.0005)  # the thread that stamps must not wait for the replay
    print(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}; medians")
    start(1)  # compiles what was never run
    for measure in (start(runs), *typing(keys)):
        print(measure, flush=True)
    print(committing(4 * keys), flush=True)
    print(acknowledging(4 * keys), flush=True)
    print(resuming(200, runs), flush=True)
    for wait in searching(2_000):
        print(wait, flush=True)


if __name__ == "__main__":
    main()
