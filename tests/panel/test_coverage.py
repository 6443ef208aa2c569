"""Joins: missing outside a source's years, what absence means within, nothing silent."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from foedus.panel.coverage import Coverage, Source, distinct, in_one, inside, joined, matches
from foedus.panel.release import (
    Absence,
    Codes,
    Direction,
    Domain,
    Release,
    Unit,
)
from foedus.panel.table import Table, Whole

KEYS = ("ccode", "year")
BARNS = Domain(1901, 1903)


def table(rows: list[tuple[int, int]], **values: list[float]) -> Table:
    """State-years with values."""
    columns = {
        name: np.array([row[i] for row in rows], dtype=np.int64) for i, name in enumerate(KEYS)
    }
    columns |= {name: np.array(column, dtype=float) for name, column in values.items()}
    return Table("barns", columns)


def join(rows: list[tuple[int, int]], absence: tuple[Absence, ...]) -> tuple[list[float], Coverage]:
    """State-years with the barns of state 1 in 1901 (3) and 1902 (unknown)."""
    held = table([(1, 1901), (1, 1902)], n=[3, np.nan])
    both, coverage = joined(table(rows), Source(held, BARNS, absence), KEYS, ("n",))
    return both["n"].tolist(), coverage


ROWS = [(1, 1900), (1, 1901), (1, 1902), (2, 1903), (2, 1904), (1, 1901)]
NAN = pytest.approx(np.nan, nan_ok=True)


def test_outside_its_years_a_source_says_nothing() -> None:
    values, coverage = join(ROWS, (Absence("", 0.0, "all were counted"),))
    assert values == [NAN, 3, 0, 0, NAN, 3]
    assert (coverage.rows, coverage.matched, coverage.absent, coverage.outside) == (6, 3, 1, 2)
    assert coverage.columns[0].told + coverage.columns[0].declared == 4


def test_absence_may_mean_that_nothing_is_known() -> None:
    values, coverage = join(ROWS, (Absence("", None, "nobody looked"),))
    assert values == [NAN, 3, NAN, NAN, NAN, 3]
    assert (coverage.columns[0].told, coverage.columns[0].unknown) == (2, 4)


def test_a_column_may_have_its_own_meaning_and_years() -> None:
    lines = (
        Absence("", None, "nobody looked"),
        Absence("n", 0.0, "counted", first=1903, last=1950),
    )
    assert join(ROWS, lines)[0] == [NAN, 3, NAN, 0, NAN, 3]


def test_what_found_no_match_is_listed_on_both_sides() -> None:
    coverage = join([(1, 1901), (7, 1903), (7, 1903), (7, 1950)], ())[1]
    assert coverage.absent_keys == ((7, 1903),)
    assert (coverage.source_rows, coverage.unmatched) == (2, 1)
    assert coverage.unmatched_keys == ((1, 1902),)


def test_a_key_that_stands_twice_in_the_source_is_refused() -> None:
    twice = Source(table([(1, 1901), (2, 1901), (1, 1901)]), BARNS, ())
    with pytest.raises(
        ValueError, match=r"ccode, year must tell its rows apart.*once: 1, 1901; drop"
    ):
        joined(table(ROWS), twice, KEYS, ())


def test_a_long_list_of_such_keys_is_cut() -> None:
    many = table([(code, 1901) for code in range(20)] * 2)
    with pytest.raises(ValueError, match="11, 1901 and 8 more"):
        matches(many, many, KEYS)


def test_a_release_brings_its_meaning() -> None:
    release = Release(
        name="barns",
        title="Barns",
        version="1",
        unit=Unit.STATE_YEAR,
        direction=Direction.NONE,
        codes=Codes.COW,
        keys=KEYS,
        domain=BARNS,
        absence=(Absence("", 0.0, "all were counted"),),
        layouts=(),
        addresses=(),
        page="https://barns.invalid",
        licence="free",
    )
    source = Source.of(table([]), release)
    assert source.declared("n", np.array([1900, 1901])).tolist() == [NAN, 0]


def test_the_joined_column_may_be_renamed_and_says_where_it_is_from() -> None:
    held = Source(table([(1, 1901)], n=[3]), BARNS, ())
    both, coverage = joined(table(ROWS), held, KEYS, ("n",), suffix="_patron")
    assert both.provenance["n_patron"] == "barns: n"
    assert coverage.columns[0].column == "n_patron"


def test_both_ends_of_a_domain_belong_to_it() -> None:
    assert inside(BARNS, np.array([1900, 1901, 1903, 1904])).tolist() == [False, True, True, False]


def test_of_patrons_that_are_not_in_it_a_source_says_nothing() -> None:
    rows = {"client": [5, 6, 5, 5], "patron": [2, 2, 200, 2], "year": [1901, 1901, 1901, 1950]}
    asked = Table("pairs", {name: np.array(column) for name, column in rows.items()})
    troops = Table("troops", {**{n: c[:1] for n, c in asked.columns.items()}, "n": np.ones(1)})
    counted = Source(troops, BARNS, (Absence("", 0.0, "all were counted"),))
    both, coverage = joined(asked, counted, ("client", "patron", "year"), ("n",))
    assert both["n"].tolist() == [1, 0, NAN, NAN]
    assert (coverage.matched, coverage.absent, coverage.outside) == (1, 1, 2)
    assert coverage.absent_keys == ((6, 2, 1901),)


def test_keys_are_told_once() -> None:
    assert distinct(table([(2, 1), (1, 5), (2, 1)]), KEYS) == ((1, 5), (2, 1))
    assert distinct(table([]), KEYS) == ()


CODE_YEARS = st.tuples(st.integers(-3, 10_000_000_000), st.integers(1898, 1906))


@given(st.lists(CODE_YEARS), st.sets(CODE_YEARS), st.sampled_from([None, 0.0, 7.0]))
def test_a_join_keeps_its_promises(
    rows: list[tuple[int, int]], source: set[tuple[int, int]], value: float | None
) -> None:
    keys = sorted(source)
    values = dict(zip(keys, map(float, range(len(keys))), strict=True))
    held = Source(table(keys, n=list(values.values())), BARNS, (Absence("", value, "by rule"),))
    before = table(rows, own=list(range(len(rows))))
    both, coverage = joined(before, held, KEYS, ("n",))
    absent = np.nan if value is None else value
    expected = [values.get(row, absent if BARNS.covers(row[1]) else np.nan) for row in rows]
    np.testing.assert_array_equal(both["n"], expected)
    np.testing.assert_array_equal(both["own"], before["own"])
    assert coverage.matched + coverage.absent + coverage.outside == coverage.rows == len(rows)
    assert set(coverage.unmatched_keys) == source - set(rows)
    assert set(coverage.absent_keys) == {r for r in rows if BARNS.covers(r[1])} - source
    column = coverage.columns[0]
    assert column.told + column.declared + column.unknown == len(rows)


@given(st.lists(CODE_YEARS, min_size=2, unique=True), st.randoms())
def test_the_order_of_the_source_does_not_matter(
    rows: list[tuple[int, int]], random: object
) -> None:
    held = table(rows)
    turned = held.rows(np.arange(len(rows))[::-1])
    found = matches(held, turned, KEYS)
    assert found.tolist() == list(range(len(rows)))[::-1]


@given(
    arrays(np.int64, (3, 8), elements=st.integers(-(2**40), 2**40)),
    arrays(np.int64, (3, 8), elements=st.integers(0, 2)),
)
def test_keys_in_one_number_are_told_apart_in_their_order(far: Whole, near: Whole) -> None:
    for columns in (far, near):
        _, order = np.unique(columns.T, axis=0, return_inverse=True)
        _, found = np.unique(in_one(list(columns)), return_inverse=True)
        assert found.tolist() == order.reshape(-1).tolist()
