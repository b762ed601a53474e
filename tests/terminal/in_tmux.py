"""Guichet inside tmux as it comes, in this terminal: `python -m tests.terminal.in_tmux SERVER`."""

from __future__ import annotations

import os
import shutil
import sys

if __name__ == "__main__":
    tmux = shutil.which("tmux")
    assert tmux is not None
    guichet = (sys.executable, "-m", "counter_app")
    words = (tmux, "-L", sys.argv[1], "-f", os.devnull, "new-session", *guichet)
    os.execv(tmux, words)
