"""Values of a source at given keys: missing outside its years, never silently zero."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.panel.lookup import NOWHERE, count, lookup, places, taken
from foedus.panel.release import Domain
from foedus.panel.table import Table

KEYS = Table("keys", {"ccode1": np.array([7, 7, 7, 8]), "year": np.array([1899, 1900, 1950, 1950])})
HELD = Table(
    "barns", {"ccode": np.array([7, 7]), "year": np.array([1900, 1990]), "n": np.array([4.0, 9.0])}
)
ON = [("ccode1", "ccode"), ("year", "year")]


def test_outside_the_years_nothing_is_known() -> None:
    """Whatever absence means within them."""
    found = lookup(KEYS, HELD, "n", ON, Domain(1900, 1949), absent=0)
    assert np.array_equal(found, [np.nan, 4, np.nan, np.nan], equal_nan=True)


def test_absence_is_what_the_source_says() -> None:
    """Zero where it says so, missing where it does not."""
    zero = lookup(KEYS, HELD, "n", ON, Domain(1900, 1990), absent=0)
    none = lookup(KEYS, HELD, "n", ON, Domain(1900, 1990))
    assert np.array_equal(zero, [np.nan, 4, 0, 0], equal_nan=True)
    assert np.array_equal(none, [np.nan, 4, np.nan, np.nan], equal_nan=True)


def test_a_double_key_is_refused_by_name() -> None:
    """A join of many to many would make rows."""
    double = Table("barns", {name: HELD[name][[0, 0]] for name in HELD.columns})
    with pytest.raises(ValueError, match=r"barns: .* 7, 1900"):
        lookup(KEYS, double, "n", ON, Domain(1900, 1990))


CODES = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=20)


@given(CODES, CODES)
def test_counts_are_counts(wanted: list, events: list) -> None:
    """Of each key, one by one."""
    asked, held = (np.array(pairs, dtype=np.int64).reshape(-1, 2).T for pairs in (wanted, events))
    found = count(list(asked), list(held))
    assert found.tolist() == [events.count(key) for key in wanted]


@given(CODES, st.sets(st.tuples(st.integers(0, 4), st.integers(0, 4))))
def test_places_are_places(wanted: list, held: set) -> None:
    """Where the key stands, or nowhere."""
    rows = sorted(held)
    asked, there = (np.array(pairs, dtype=np.int64).reshape(-1, 2).T for pairs in (wanted, rows))
    expected = [rows.index(key) if key in held else NOWHERE for key in wanted]
    assert places(list(asked), list(there)).tolist() == expected


def test_of_nothing_nothing_is_taken() -> None:
    """An empty column has the other value everywhere."""
    assert taken(np.array([], dtype=object), np.array([NOWHERE] * 2), "").tolist() == ["", ""]
