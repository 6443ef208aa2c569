"""A whole sweep on a real Dask cluster: the bytes that one process and two give."""

from __future__ import annotations

from pathlib import Path

import pytest

from foedus.report import documents
from foedus.report.game import sweep_document
from foedus.study.game.sweep import begin, result, standing, swept
from foedus.study.workers import Workers
from tests.study.cluster import cluster
from tests.study.game.swept import plan

ROWS, AT_ONCE = 8, 1
"""Rows, and those of a piece: eight pieces, so that each of two workers has several."""


def given(workers: Workers, beside: Path) -> tuple[str, dict[str, bytes]]:
    """The result of a sweep as JSON, and every file that was kept of it."""
    kept = begin(plan(ROWS), beside, AT_ONCE)
    told = sweep_document.document(result(plan(ROWS), swept(plan(ROWS), kept, workers)))
    assert standing(plan(ROWS), kept).done == ROWS
    return documents.to_json(told), {file.name: file.read_bytes() for file in kept.folder.iterdir()}


@pytest.mark.slow
def test_a_cluster_gives_the_bytes_of_processes(tmp_path: Path) -> None:
    one = given(Workers(1), tmp_path / "one")
    assert len(one[1]) == ROWS // AT_ONCE + 1
    assert given(Workers(2), tmp_path / "two") == one
    place = tmp_path / "cluster"
    place.mkdir()
    with cluster(place) as held:
        held.add(2)
        assert given(Workers(dask=held.address), tmp_path / "dask") == one
