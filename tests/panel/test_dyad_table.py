"""The table of dyads: every part with its own years."""

from dataclasses import replace

import numpy as np
import pytest

from foedus.panel.dyad_table import dyad_panel, with_contiguity, with_rivalries
from foedus.panel.leeds_anac import graded
from tests.panel.toy import panel, sources

PANEL = panel()


def cell(column: str, code1: int, code2: int, year: int) -> float:
    """One value."""
    row = PANEL.dyads.positions(np.array([code1]), np.array([code2]), np.array([year]))[0]
    return float(PANEL.table[column][row])


@pytest.mark.parametrize(("year", "conttype"), [(1902, 4), (1903, 1), (1904, 1)])
def test_contiguity_is_the_closest_of_the_year(year: int, conttype: int) -> None:
    assert cell("conttype", 1, 2, year) == cell("conttype", 2, 1, year) == conttype


def test_a_type_of_zero_and_an_unlisted_pair_are_no_neighbours() -> None:
    assert (cell("conttype", 1, 3, 1902), cell("conttype", 3, 4, 1903)) == (0, 0)


def test_rivals_are_rivals_both_ways_and_in_their_years() -> None:
    assert [cell("rivalry", *pair, 1901) for pair in ((1, 3), (3, 1), (1, 2))] == [1, 1, 0]
    assert cell("rivalry", 1, 3, 1902) == 0
    assert np.isnan(cell("rivalry", 1, 3, 1905))


def test_each_part_tells_what_it_found() -> None:
    names = [each.source for each in PANEL.coverage]
    states = ["capabilities", "regimes", "cow_majors"]
    assert names == [*states, "members", "phases", "contiguity", "rivalries"]
    for each in PANEL.coverage:
        assert each.matched + each.absent + each.outside == each.rows


def test_every_column_says_where_it_is_from() -> None:
    assert set(PANEL.table.provenance) == set(PANEL.table.columns)


def test_years_beyond_a_source_are_unknown_in_an_extended_panel() -> None:
    held = dyad_panel(sources(), 1905, 1907, extended=True).table
    late = held["year"] > 1905
    assert late.any()
    for name in ("cinc1", "polity2_2", "major1", "alliance", "design", "conttype", "rivalry"):
        assert np.isnan(held[name][late]).all(), name


def test_phases_may_come_with_their_index() -> None:
    held = dyad_panel(replace(sources(), phases=graded(sources().phases)), 1900, 1905)
    np.testing.assert_array_equal(held.table["design"], PANEL.table["design"])


def test_parts_can_be_added_one_by_one() -> None:
    dyads, given = PANEL.dyads, sources()
    table, contiguity = with_contiguity(dyads, dyads.table(), given.contiguity)
    table, rivalries = with_rivalries(dyads, table, given.rivalries)
    assert list(table.columns) == ["year", "ccode1", "ccode2", "conttype", "rivalry"]
    assert (contiguity.unmatched, rivalries.source_rows) == (0, 4)
