"""No query of a desk reads what belongs to other sites; the same on every machine."""

from __future__ import annotations

from pathlib import Path

from tests.benchmarks.curve import OURS, measure


def test_no_query_reads_a_whole_table(tmp_path: Path) -> None:
    point = measure(3 * OURS, tmp_path / "home")
    assert point.scans == []
    assert len(point.plans) > 8
    assert str(point).strip().startswith("300 dossiers")
