"""The measure: the least a Textual application with a field can be."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Input


class Bare(App[None]):
    """One Input."""

    def compose(self) -> ComposeResult:
        yield Input(placeholder="Nom")


if __name__ == "__main__":
    Bare().run()
