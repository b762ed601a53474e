"""Where a text of the house becomes French on the screen: no-break spaces put in, and kept whole
when a line is folded. Every text shown passes here (a test reads the painted screens).
"""

from __future__ import annotations

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, VisualType
from textual.widgets import Static

from counter_app.typography import french

_NO_BREAK, _HELD = "\u00a0", "\ue000"
"""Textual breaks a line at any white space; a sign of no meaning stands for the other kind."""


def folded(text: Content, width: int) -> list[Content]:
    """The text, typeset, in lines of that many columns; no-break spaces hold."""
    held = Content(french(text.plain).replace(_NO_BREAK, _HELD), [*text.spans])
    lines = held.wrap(max(width, 1))
    return [Content(line.plain.replace(_HELD, _NO_BREAK), [*line.spans]) for line in lines]


class Prose(Content):
    """A typeset text that folds itself wherever Textual shows it: in a list, in a dialogue."""

    def get_height(self, rules: RulesMap, width: int) -> int:
        """As many lines as it has once folded."""
        return super().get_height(rules, width) if _flat(rules) else len(folded(self, width))

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """The lines, folded unless the styles say that it never wraps."""
        if _flat(options.rules) or not width:
            return super().render_strips(width, height, style, options)
        lines = Content("\n").join(folded(self, width))
        return lines.render_strips(width, height, style, options)


def _flat(rules: RulesMap) -> bool:
    return rules.get("text_wrap", "wrap") == "nowrap"


def prose(text: str | Content) -> Prose:
    """The text, typeset: no character more or less, so that its styles stay where they were."""
    content = Content(text) if isinstance(text, str) else text
    return Prose(french(content.plain), [*content.spans])


class Words(Static):
    """A text of the house. No markup: what people typed may stand in it."""

    def __init__(
        self,
        text: str | Content = "",
        *,
        id: str | None = None,  # noqa: A002
        classes: str | None = None,
    ) -> None:
        super().__init__(prose(text), id=id, classes=classes, markup=False)

    def update(self, content: VisualType = "", *, layout: bool = True) -> None:
        """Another text. `layout`: whether its height may change."""
        said = prose(content) if isinstance(content, str | Content) else content
        super().update(said, layout=layout)
