"""Making: columns that a file tells in another way."""

from datetime import date

import numpy as np

from foedus.archive.releases.making import complete, mirrored
from foedus.archive.releases.sheet import Recipe


def iso(values: np.ndarray) -> list[str]:
    return ["" if np.isnan(v) else date.fromordinal(int(v)).isoformat() for v in values.tolist()]


def test_a_month_is_its_first_or_its_last_day() -> None:
    recipe = Recipe(months={"first": ("begin", False), "last": ("begin", True)})
    made = complete({"begin": np.array([201602.0, 181612.0, np.nan, 201613.0])}, recipe)
    assert iso(made["first"]) == ["2016-02-01", "1816-12-01", "", "2016-01-01"]
    assert iso(made["last"]) == ["2016-02-29", "1816-12-31", "", "2016-12-31"]


def test_a_day_in_three_columns_is_one() -> None:
    recipe = Recipe(days={"on": ("y", "m", "d")})
    columns = {
        "y": np.array([1953, 1961, 1950]),
        "m": np.array([10.0, 7.0, np.nan]),
        "d": np.array([1.0, 0.0, 3.0]),
    }
    assert iso(complete(columns, recipe)["on"]) == ["1953-10-01", "1961-07-01", "1950-01-01"]


def test_what_it_is_made_of_may_be_missing_where_nobody_asks() -> None:
    recipe = Recipe(sums={"year": ("session", 1945)}, days={"on": ("y", "m", "d")})
    assert set(complete({"y": np.array([1.0])}, recipe)) == {"y"}


def test_what_belongs_to_no_pair_stays() -> None:
    held = {"a": np.array([1]), "b": np.array([2]), "c": np.array([9])}
    assert mirrored(held, Recipe()) is held
    both = mirrored(held, Recipe(mirrored=(("a", "b"),)))
    assert {name: values.tolist() for name, values in both.items()} == {
        "a": [1, 2],
        "b": [2, 1],
        "c": [9, 9],
    }
