"""Windows only, so read and not run: the formats that keep a value out of history and cloud."""

from __future__ import annotations

import ast
from pathlib import Path

import counter_app.ui.clip

FILE = Path(counter_app.ui.clip.__file__).with_name("windows.py")
TREE = ast.parse(FILE.read_text(encoding="utf-8"))


def _function(name: str) -> str:
    (found,) = (n for n in TREE.body if isinstance(n, ast.FunctionDef) and n.name == name)
    return ast.unparse(found)


def test_the_documented_formats_are_put_beside_the_text() -> None:
    """MicrosoftDocs/win32, « Cloud Clipboard and Clipboard History Formats »: anything in the
    first, a DWORD of zero in the others.
    """
    (formats,) = (
        ast.literal_eval(node.value)
        for node in TREE.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "_LEAVE_ALONE"
    )
    assert formats == {
        "ExcludeClipboardContentFromMonitorProcessing": bytes(1),
        "CanIncludeInClipboardHistory": bytes(4),
        "CanUploadToCloudClipboard": bytes(4),
    }


def test_nobody_sees_the_text_without_them() -> None:
    """All between one opening and one closing, the text last."""
    put = _function("put_outside_history")
    order = [
        "_open(window)",
        "EmptyClipboard()",
        "_LEAVE_ALONE",
        "_UNICODE_TEXT",
        "CloseClipboard()",
    ]
    places = [put.index(step) for step in order]
    assert places == sorted(places)
    assert put.count("_open(") == put.count("CloseClipboard()") == 1
