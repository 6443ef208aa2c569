"""Traces of commitments, from their sources."""

from pathlib import Path

import numpy as np
import pytest

from foedus.archive.releases.problems import DataError
from foedus.panel.compatibility import To
from foedus.panel.table import Table
from foedus.study.panel.measures import keys_of, new_years_day
from foedus.study.panel.sources import shelf
from foedus.study.panel.traces import RELEASES, trace_sources, traces
from tests.study.toy_releases import registry, world, write

LED = {"startdate": "1951-02-01", "enddate": "1960-12-31", "exit": "Still in Office"}


def keys() -> Table:
    """Two clients of one patron in 1955."""
    asked = {"client": np.array([700, 701]), "patron": np.array([2, 2])}
    table = Table("t", asked | {"year": np.array([1955, 1955])})
    return keys_of(table, new_years_day(table["year"]))


def imposed(folder: Path) -> Path:
    """A world in which foreigners brought both leaders in."""
    held = world(folder)
    write(
        held,
        "archigos",
        [
            {"obsid": f"L-{code}", "ccode": code, "entry": "Foreign Imposition", **LED}
            for code in (700, 701)
        ],
    )
    return held


def test_every_trace_of_both_commitments_is_made(tmp_path: Path) -> None:
    found = traces(keys(), trace_sources(shelf(RELEASES, world(tmp_path), registry)))
    taken = {name for to in To for name in (*to.indicators, *to.named)}
    # No class is fitted to these: they say the same of the years before alone.
    assert set(found.columns) - taken == {"arms_to_leader_before", "visit_to_leader_before"}
    assert taken <= set(found.columns)
    assert set(found.provenance) == set(found.columns)


def test_who_brought_a_leader_in_is_known_only_where_somebody_says_so(tmp_path: Path) -> None:
    held = shelf(RELEASES, imposed(tmp_path / "w"), registry)
    bare = trace_sources(held)
    assert not bare.named
    assert np.isnan(traces(keys(), bare)["installed"]).all()
    file = tmp_path / "mine.csv"
    file.write_text("obsid,ccode,act,source\nL-700,2,installed,a\nL-701,3,installed,a\n")
    told = trace_sources(held, file)
    assert told.named
    made = traces(keys(), told)
    assert made["installed"].tolist() == [1, 0]
    assert "mine.csv" in made.provenance["installed"]


def test_a_leader_whom_archigos_does_not_have_is_told(tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text("obsid,ccode,act,source\nL-9,2,installed,a\n")
    with pytest.raises(DataError, match='no leader "L-9" in Archigos'):
        trace_sources(shelf(RELEASES, world(tmp_path / "w"), registry), file)
