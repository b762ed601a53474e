"""A real X server, where a test asks for one."""

from tests.x11 import _display, desktop

__all__ = ["_display", "desktop"]
