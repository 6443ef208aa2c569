"""Choices that defensible tables may make."""

import numpy as np

from foedus.panel.choices import Asked, Barred, Choice, Garden, Keep, Option, Stand
from foedus.panel.table import Table

TABLE = Table(
    "t", {"x": np.array([0.0, 2.0, np.nan]), "by": np.array(["gwf", "", "gwf"], dtype=object)}
)


def values(stand: Stand) -> list[object]:
    return [None if np.isnan(value) else value for value in stand.values(TABLE).tolist()]


def test_a_measure_may_be_cut_and_turned_and_stays_missing() -> None:
    assert values(Stand("c", "x")) == [0.0, 2.0, None]
    assert values(Stand("c", "x", cut=2)) == [0.0, 1.0, None]
    assert values(Stand("c", "x", reverse=True)) == [0.0, -2.0, None]
    assert values(Stand("c", "x", cut=2, reverse=True)) == [1.0, 0.0, None]


def test_rows_are_kept_by_a_number_or_a_text() -> None:
    assert Keep("x", 2).mask(TABLE).tolist() == [False, True, False]
    assert Keep("by", "gwf").mask(TABLE).tolist() == [True, False, True]


def test_a_unit_has_its_own_options_and_bars() -> None:
    choices = (
        Choice("a", (Option("x", units=("year",)), Option("y"))),
        Choice("b", (Option("z", units=("day",)),)),
    )
    barred = (Barred({"a": "x"}, "why", ("year",)), Barred({"a": "y"}, "why"))
    garden = Garden(("p", "q"), (), (Asked("year", "?", ()),), choices, barred)
    held, out = garden.of("day")
    assert [[o.label for o in choice.options] for choice in held] == [["y"], ["z"]]
    assert out == barred[1:]
    assert [choice.name for choice in garden.of("year")[0]] == ["a"]
