"""Conflict and likeness between client and patron."""

import numpy as np

from foedus.panel.compatibility_dyad import ideal_distance, no_dispute, no_rivalry, regime_distance
from foedus.panel.table import Table


def keys(*rows: tuple[int, int, int]) -> Table:
    """Clients, patrons, years."""
    columns = np.array(rows).T
    return Table("keys", dict(zip(("ccode1", "ccode2", "year"), columns, strict=True)))


def test_rivals_are_rivals_in_either_order() -> None:
    """For the years of the list."""
    held = {"ccode1": [9, 7], "ccode2": [7, 3], "start": [1900, 1950], "end": [1910, 1960]}
    table = Table("tss", {name: np.array(values) for name, values in held.items()})
    asked = keys((7, 9, 1905), (9, 7, 1911), (7, 3, 1955), (7, 2, 1955), (7, 9, 2021))
    assert np.array_equal(no_rivalry(asked, table), [0, 1, 0, 1, np.nan], equal_nan=True)


def test_disputes_with_each_other_count_for_ten_years() -> None:
    """In either direction, and only where the whole stretch is covered."""
    held = {"ccode1": np.array([9]), "ccode2": np.array([7]), "year": np.array([1900])}
    asked = keys((7, 9, 1900), (7, 9, 1909), (7, 9, 1910), (7, 2, 1900), (7, 9, 1824), (7, 9, 2011))
    found = no_dispute(asked, Table("gml", held))
    assert np.array_equal(found, [0, 0, 1, 1, np.nan, np.nan], equal_nan=True)


def test_likeness_needs_both_states() -> None:
    """Who is not in the assembly has no distance, and not the distance of zero."""
    held = {
        "ccode": np.array([2, 7]),
        "year": np.array([1950, 1950]),
        "idealpoint": np.array([1.5, -0.5]),
        "polity2": np.array([10.0, np.nan]),
    }
    asked = keys((7, 2, 1950), (8, 2, 1950), (7, 2, 2020))
    found = ideal_distance(asked, Table("held", held))
    assert np.array_equal(found, [2, np.nan, np.nan], equal_nan=True)
    assert np.isnan(regime_distance(asked, Table("held", held))).all()
