"""The mairie of the desk's tests: a slip is made of a visit."""

from __future__ import annotations

from tests.desk.conftest import claire, mairie, visit

__all__ = ["claire", "mairie", "visit"]
