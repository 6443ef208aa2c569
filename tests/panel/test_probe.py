"""Look-ups counted: both sides of a pair, stretches of time, and what nobody asked for."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from foedus.panel.probe import Stretch, probed, years_back
from foedus.panel.release import Domain
from foedus.panel.table import Table

YEARS = Domain(1900, 1910)
CODE_YEARS = st.lists(st.tuples(st.integers(1, 4), st.integers(1896, 1913)), max_size=12)
FAR_CODES = st.lists(st.tuples(st.integers(1, 10**7), st.integers(1896, 1913)), max_size=12)
ON = (("client", "ccode"), ("year", "year"))
ON_PATRON = (("patron", "ccode"), ("year", "year"))


def held(rows: list[tuple[int, int]]) -> Table:
    """State-years."""
    names = ("ccode", "year")
    return Table("held", {n: np.array([row[i] for row in rows], int) for i, n in enumerate(names)})


def keys(rows: list[tuple[int, int]], patron: int = 2) -> Table:
    """Clients of one patron in years."""
    source = held(rows)
    pairs = {"client": source["ccode"], "patron": np.full(len(rows), patron)}
    return Table("keys", {**pairs, "year": source["year"]})


@given(CODE_YEARS | FAR_CODES, CODE_YEARS | FAR_CODES)
def test_equal_keys_are_found_and_all_others_listed(
    asked: list[tuple[int, int]], rows: list[tuple[int, int]]
) -> None:
    found = probed(keys(asked), held(rows), YEARS, ON)
    assert found.matched == sum(row in rows for row in asked)
    assert found.matched + found.absent + found.outside == found.rows == len(asked)
    assert (found.source_rows, found.unmatched) == (len(rows), sum(r not in asked for r in rows))
    assert set(found.unmatched_keys) == set(rows) - set(asked)
    assert set(found.absent_keys) == {r for r in asked if YEARS.covers(r[1])} - set(rows)


@given(CODE_YEARS, CODE_YEARS, st.integers(1, 5))
def test_a_stretch_asks_for_every_year_in_it_and_for_no_other(
    asked: list[tuple[int, int]], rows: list[tuple[int, int]], years: int
) -> None:
    table, source = keys(asked), held(rows)
    found = probed(table, source, YEARS, ON, stretch=years_back(table, source, YEARS, years))
    reached = {(code, year - back) for code, year in asked for back in range(years)}
    assert found.unmatched == sum(row not in reached for row in rows)
    told = [any((code, year - back) in rows for back in range(years)) for code, year in asked]
    assert found.matched == sum(told)
    whole = [1900 + years - 1 <= year <= 1910 for _, year in asked]
    assert found.absent == sum(w and not t for w, t in zip(whole, told, strict=True))


def test_both_sides_must_be_there_or_one_of_them() -> None:
    table, source = keys([(1, 1901), (3, 1901)]), held([(1, 1901), (2, 1901), (4, 1901)])
    both = probed(table, source, YEARS, ON, ON_PATRON)
    assert (both.matched, both.absent_keys, both.unmatched_keys) == (1, ((3, 1901),), ((4, 1901),))
    either = probed(table, source, YEARS, ON, ON_PATRON, every=False)
    assert (either.matched, either.absent_keys, either.unmatched) == (2, (), 1)
    assert both.keys == ("ccode", "year")


def test_rows_of_pairs_that_found_nothing_are_counted_and_not_listed() -> None:
    pair = Table("pairs", {n: np.array([v]) for n, v in (("a", 1), ("b", 9), ("year", 1901))})
    on = (("client", "a"), ("patron", "b"), ("year", "year"))
    found = probed(keys([(1, 1901)]), pair, YEARS, on, what="disputes")
    assert (found.absent, found.absent_keys, found.unmatched_keys) == (1, (), ((1, 9, 1901),))
    assert found.what == "disputes"


def test_who_asks_for_nothing_finds_nothing_and_an_unknown_day_is_nobody_s() -> None:
    table, source = keys([(1, 1901), (1, 1902)]), held([(1, 1901), (1, 1901)])
    first, last = np.array([np.nan, np.inf]), np.array([1901.0, 1902.0])
    within = np.ones(2, dtype=np.bool_)
    nobody = Stretch(first, last, np.array([1901.0, np.nan]), within)
    found = probed(table, source, YEARS, ON, stretch=nobody)
    assert (found.matched, found.absent, found.unmatched) == (0, 2, 2)
