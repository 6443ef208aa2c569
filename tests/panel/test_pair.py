"""Clients and patrons: the ratio rule, and moves between designs."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.panel.pair import EVERY_MAJOR, PairRule, Standing, client_patron, moves
from foedus.panel.table import Table
from tests.panel.toy import panel, table

PANEL = panel()


def chosen(rule: PairRule) -> list[tuple[int, int, int]]:
    """Year, client and patron of each row."""
    held = client_patron(PANEL, rule).table
    return list(zip(*(held[name].tolist() for name in ("year", "client", "patron")), strict=True))


def test_every_major_has_every_state_that_is_none() -> None:
    """Also in years for which no capabilities are known."""
    expected = [(1903, 2, 1), (1903, 3, 1), (1903, 4, 1), (1904, 2, 1), (1904, 3, 1), (1904, 4, 1)]
    assert chosen(EVERY_MAJOR) == [*expected, (1905, 2, 1), (1905, 3, 1)]


def test_the_ratio_of_capabilities_makes_the_patron() -> None:
    assert (1904, 2, 1) in chosen(PairRule(ratio=5.0))  # 0.5 to 0.1
    assert (1904, 2, 1) not in chosen(PairRule(ratio=5.1))
    assert (1904, 3, 1) in chosen(PairRule(ratio=5.1))
    assert all(year < 1905 for year, *_ in chosen(PairRule()))


def test_a_strong_neighbour_is_a_regional_patron_if_asked() -> None:
    """State 1 before it was a major power; only state 2 is its neighbour."""
    held = client_patron(PANEL, PairRule(regional=5.0)).table
    regional = held.rows(held["standing"] == Standing.REGIONAL.code)
    assert set(zip(regional["client"].tolist(), regional["patron"].tolist(), strict=True)) == {
        (2, 1)
    }
    assert regional["year"].tolist() == [1900, 1901, 1902]
    by_land = client_patron(PANEL, PairRule(regional=5.0, contiguity=3)).table
    assert not (by_land["standing"] == Standing.REGIONAL.code).any()


def test_steps_tell_how_many_rows_each_condition_leaves() -> None:
    steps = client_patron(PANEL, PairRule(regional=5.0)).steps
    assert [step.rows for step in steps] == [len(PANEL.table), 8, 6, 9]
    assert steps[2].what == "a ratio of at least 5"


def test_columns_belong_to_client_patron_or_both() -> None:
    held = client_patron(PANEL).table
    row = held.rows((held["client"] == 2) & (held["year"] == 1904))
    assert (row["cinc_client"][0], row["cinc_patron"][0]) == (0.1, 0.5)
    assert row["ratio"][0] == pytest.approx(5)
    assert (row["polity2_client"][0], row["polity2_patron"][0]) == (6, -7)
    assert (row["defense_patron"][0], row["defense_client"][0]) == (1, 0)
    assert (row["nonagg_patron"][0], row["nonagg_client"][0]) == (0, 1)
    assert (row["design"][0], row["atopid"][0], row["conttype"][0]) == (2, 100, 1)
    assert set(held.provenance) == set(held.columns)


def test_a_promise_stands_in_the_row_of_whoever_made_it() -> None:
    said = client_patron(PANEL).table.provenance
    for side in ("client", "patron"):
        assert said[f"defense_{side}"].endswith(
            f"defense in the row of who promised it, the {side}"
        )


@pytest.mark.parametrize(
    ("ratio", "contiguity", "message"),
    [
        (0.5, 5, "expected a ratio of 1 or more, got 0.5"),
        (float("inf"), 5, "expected a ratio of 1 or more, got inf"),
        (5.0, 6, "types 1 to 5, got 6"),
    ],
)
def test_rules_without_sense_are_refused(ratio: float, contiguity: int, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        PairRule(ratio=ratio, contiguity=contiguity)


def designs(*rows: tuple[int, int, int, float]) -> Table:
    """Pairs with the design of a year."""
    names = ("year", "client", "patron", "design")
    columns = {
        name: list(column) for name, column in zip(names, zip(*rows, strict=True), strict=True)
    }
    return table("pairs", **columns, atopid=[0] * len(rows))


def test_a_move_needs_two_years_in_a_row_and_two_known_designs() -> None:
    rows = designs(
        *((1900, 2, 1, 0.0), (1901, 2, 1, 2.0), (1902, 2, 1, np.nan), (1903, 2, 1, 1.0)),
        *((1905, 2, 1, 2.0), (1906, 3, 1, 0.0)),
    )
    held = moves(rows)
    assert held["year"].tolist() == [1901]
    assert (held["before"].tolist(), held["after"].tolist()) == ([0], [2])


def test_no_pairs_do_not_move() -> None:
    assert len(moves(designs((1900, 2, 1, 0.0)).rows(np.zeros(0, np.int64)))) == 0


@given(st.lists(st.sampled_from([0.0, 1.0, 2.0]), min_size=1, max_size=8), st.randoms())
def test_moves_lead_from_the_first_design_to_the_last(path: list[float], random: object) -> None:
    rows = [(1900 + i, 2, 1, design) for i, design in enumerate(path)]
    held = moves(designs(*rows[::-1]))
    walked = [path[0], *held["after"].tolist()]
    assert walked[-1] == path[-1]
    assert held["before"].tolist() == walked[:-1]
