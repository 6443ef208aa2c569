"""Measures of clients and patrons on a day, and what their joins found."""

import datetime as dt
from pathlib import Path

import numpy as np

from foedus.panel.release import Codes
from foedus.panel.system import StateSystem
from foedus.panel.table import Table
from foedus.study.panel.measures import (
    RELEASES,
    asked_on,
    keys_of,
    measures,
    new_years_day,
)
from foedus.study.panel.record import PanelUnit
from foedus.study.panel.sources import Shelf, shelf
from tests.study.toy_releases import built, registry, row, world


def on(folder: Path) -> tuple[Shelf, Table]:
    """The invented world, and keys inside and outside its years."""
    pairs = {"client": np.array([700, 701]), "patron": np.array([2, 2])}
    table = Table("t", pairs | {"year": np.array([1953, 1820])})
    return shelf(RELEASES, world(folder), registry), keys_of(table, new_years_day(table["year"]))


def test_the_first_of_january_is_a_day_number() -> None:
    assert new_years_day(np.array([1953])).tolist() == [dt.date(1953, 1, 1).toordinal()]


def test_keys_carry_the_code_of_gleditsch_and_ward() -> None:
    table = Table(
        "t", {"client": np.array([255]), "patron": np.array([2]), "year": np.array([1995])}
    )
    assert keys_of(table, new_years_day(table["year"]))["gwcode"].tolist() == [260]


def test_every_measure_has_a_source_and_as_many_rows_as_the_keys(tmp_path: Path) -> None:
    found = measures(*on(tmp_path))
    assert len(found.columns) == 2
    assert set(found.columns.provenance) == set(found.columns.columns)


def test_nothing_is_known_outside_the_years_of_the_sources(tmp_path: Path) -> None:
    columns = measures(*on(tmp_path)).columns
    for name in ("consolidation", "arms", "ideal_distance", "no_dispute", "tenure_days", "coups"):
        assert np.isnan(columns[name][1]), name
    assert (columns["leader"][1], columns["consolidation_measure"][1]) == ("", "")
    assert (columns["consolidation_lo"][1], columns["consolidation_hi"][1]) == (0, 1)


def test_a_measure_that_stands_in_for_another_says_so() -> None:
    record = built(PanelUnit.FORMATION)
    assert "2PL" in str(row(record, client=700)["consolidation_measure"])
    assert "composite" in str(row(record, client=701)["consolidation_measure"])


def test_the_index_of_january_is_not_put_on_a_leader_who_came_in_february(tmp_path: Path) -> None:
    table = Table(
        "t", {name: np.array([code, code]) for name, code in (("client", 700), ("patron", 2))}
    )
    table = table.with_column("year", np.array([1951, 1952]), "x")
    day = np.array([dt.date(year, 6, 1).toordinal() for year in (1951, 1952)], dtype=np.float64)
    found = measures(shelf(RELEASES, world(tmp_path), registry), keys_of(table, day)).columns
    assert found["leader"].tolist() == ["Ruler of 700"] * 2
    first, second = found["consolidation_measure"].tolist()
    assert "2PL" not in first
    assert "2PL" in second


def test_a_state_outside_the_united_nations_has_no_distance() -> None:
    record = built(PanelUnit.FORMATION)
    assert row(record, client=700)["ideal_distance"] == 2.0
    assert np.isnan(row(record, client=701)["ideal_distance"])  # type: ignore[call-overload]


def test_troops_before_1981_are_no_zeros() -> None:
    record = built(PanelUnit.DYAD_YEAR)
    assert np.isnan(record.table["troops"]).all()


def day(year: int, month: int, first: int) -> int:
    """The number of a day."""
    return dt.date(year, month, first).toordinal()


def test_a_state_that_nobody_led_on_1_january_is_asked_for_on_the_day_it_entered() -> None:
    """700 enters in May under a leader of March; 701 has one since the year before."""
    starts = np.array([day(1953, 3, 1), day(1952, 3, 1)], dtype=np.float64)
    columns = {"ccode": np.array([700, 701]), "startdate": starts, "enddate": starts + 9000}
    entered = np.array([day(1953, 5, 9)] * 2)
    closing = day(1960, 12, 31)
    states = StateSystem(Codes.COW, np.array([700, 701]), entered, np.array([closing] * 2), closing)
    keys = {"client": np.array([700, 700, 701, 9]), "year": np.array([1953, 1954, 1953, 1953])}
    asked = Table("t", {**keys, "patron": np.full(4, 2)})
    found = asked_on(asked, Table("archigos", columns), states)
    first = [day(1953, 5, 9), day(1954, 1, 1), day(1953, 1, 1), day(1953, 1, 1)]
    assert found.tolist() == first


def test_a_client_that_gleditsch_and_ward_do_not_count_has_no_code() -> None:
    table = Table(
        "t",
        {
            "client": np.array([732, 732]),
            "patron": np.array([2, 2]),
            "year": np.array([1948, 1953]),
        },
    )
    entry, end = dt.date(1949, 6, 29).toordinal(), dt.date(2020, 12, 31).toordinal()
    states = StateSystem(Codes.GW, np.array([732]), np.array([entry]), np.array([end]), end)
    day = new_years_day(table["year"])
    assert keys_of(table, day)["gwcode"].tolist() == [732, 732]
    assert keys_of(table, day, states)["gwcode"].tolist() == [0, 732]
