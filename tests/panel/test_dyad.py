"""Dense dyad-years: each row's place follows from its states and its year."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.panel.coverage import Source
from foedus.panel.dyad import (
    DyadYears,
    Entries,
    covered,
    dyad_years,
    sided,
    silence,
    with_majors,
    with_states,
)
from foedus.panel.release import Absence, Domain
from foedus.panel.system import StateYears
from foedus.panel.table import Table
from tests.panel.toy import NONE, majors, sources, states, table

DYADS = dyad_years(states().years(1900, 1905))


@st.composite
def worlds(draw: st.DrawFn) -> StateYears:
    """States of a few years; years may be empty."""
    each = [sorted(draw(st.sets(st.integers(1, 999), max_size=5))) for _ in range(4)]
    rows = [(code, 1900 + i) for i, codes in enumerate(each) for code in codes]
    code, year = (np.array([row[i] for row in rows], dtype=np.int64) for i in (0, 1))
    return StateYears(1900, 1903, code, year)


@given(worlds())
def test_every_ordered_pair_of_different_states_has_one_row_in_order(world: StateYears) -> None:
    held = dyad_years(world).table()
    rows = list(zip(*(held[name].tolist() for name in ("year", "ccode1", "ccode2")), strict=True))
    states_of = {year: world.code[world.year == year].tolist() for year in range(1900, 1904)}
    expected = [(y, a, b) for y, codes in states_of.items() for a in codes for b in codes if a != b]
    assert rows == sorted(expected)


@given(worlds())
def test_a_rows_place_is_reckoned_not_looked_up(world: StateYears) -> None:
    dyads = dyad_years(world)
    held = dyads.table()
    found = dyads.positions(held["ccode1"], held["ccode2"], held["year"])
    assert found.tolist() == list(range(len(dyads)))
    back = dyads.reversed()
    assert held["ccode1"][back].tolist() == held["ccode2"].tolist()
    assert held["year"][back].tolist() == held["year"].tolist()
    assert dyads.starts()[-1] == len(dyads)


def test_what_is_no_dyad_has_no_place() -> None:
    asked = [(4, 1, 1901), (1, 1, 1901), (9, 1, 1901), (1, 2, 1899), (1, 2, 1906), (1, 4, 1902)]
    code1, code2, year = (np.array(column) for column in zip(*asked, strict=True))
    assert (DYADS.positions(code1, code2, year) >= 0).tolist() == [False] * 5 + [True]


def test_columns_of_states_stand_on_both_sides() -> None:
    held, coverage = with_states(DYADS, DYADS.table(), sources().capabilities, ("cinc",))
    row = DYADS.positions(*(np.array([each]) for each in (2, 3, 1901)))[0]
    assert (held["cinc1"][row], held["cinc2"][row]) == (0.1, 0.05)
    assert held.provenance["cinc2"] == "capabilities: cinc"
    assert np.isnan(held["cinc1"][held["year"] == 1905]).all()
    assert (coverage.rows, coverage.matched, coverage.outside) == (21, 18, 3)
    assert coverage.unmatched_keys == ((4, 1900), (4, 1901))


def test_a_column_that_ends_with_a_digit_keeps_its_number_apart() -> None:
    assert [sided("cinc", "2"), sided("polity2", "1")] == ["cinc2", "polity2_1"]


def test_a_major_power_is_one_in_every_year_it_touches() -> None:
    dyads = dyad_years(states().years(1900, 1907, extended=True))
    held = with_majors(dyads, dyads.table(), majors())
    of_one = held["ccode1"] == 1
    assert set(held["year"][of_one & (held["major1"] == 1)].tolist()) == {1903, 1904, 1905}
    assert not (held["major1"][~of_one] == 1).any()
    assert np.isnan(held["major2"]).tolist() == (held["year"] > 1905).tolist()


def test_silence_means_what_the_source_says_of_each_year() -> None:
    source = Source(table("x"), Domain(1901, 1904), (*NONE, Absence("n", 5.0, "", last=1902)))
    found = silence(DYADS, source, "n")
    years = DYADS.year
    assert set(found[(years == 1901) | (years == 1902)].tolist()) == {5.0}
    assert np.isnan(found[(years == 1900) | (years > 1902)]).all()
    assert set(silence(DYADS, source, "other")[years == 1903].tolist()) == {0.0}


@pytest.mark.parametrize("first", [1899, 1900])
def test_what_finds_no_row_is_counted_and_named(first: int) -> None:
    """Also where the panel's first and last years have no states at all."""
    dyads = dyad_years(states().years(first, 1907))
    entries = Entries(np.array([1, 1, 4]), np.array([2, 2, 1]), np.array([1901, 1902, 1901]))
    position = dyads.positions(entries.code1, entries.code2, entries.year)
    source = Source(table("pacts"), Domain(1901, 1905), NONE)
    found = covered(dyads, source, entries, position)
    assert (found.matched, found.unmatched, found.unmatched_keys) == (2, 1, ((4, 1, 1901),))
    assert found.outside == 6
    assert found.matched + found.absent + found.outside == len(dyads)


def test_no_states_have_no_dyads() -> None:
    empty: DyadYears = dyad_years(states().years(1800, 1801))
    none = Entries(*(np.zeros(0, np.int64),) * 3)
    source = Source(Table("pacts", {}), Domain(1800, 1900), NONE)
    assert covered(empty, source, none, np.zeros(0, np.int64)).rows == 0


def test_an_undirected_source_speaks_of_both_orders() -> None:
    both = Entries(np.array([1]), np.array([2]), np.array([1900])).both_ways()
    assert (both.code1.tolist(), both.code2.tolist()) == ([1, 2], [2, 1])
