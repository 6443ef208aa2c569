"""Tallies: weights for every pair, with exact bounds."""

import math
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.confront.tracing.balance import View
from foedus.confront.tracing.dependence import weighed
from foedus.confront.tracing.tally import Sum, pairs_of, summed, tallied, total
from foedus.vocabulary.estimate import Estimate, exactly
from tests.ledgers import GRID, Row, ledger, rows, weighing


def added(said: dict[str, Row]) -> Sum:
    """All the evidence of one coder, every clue by itself."""
    asked = ledger(said)
    return summed(asked, [weighed(asked, weighing(said))], View.INDEPENDENT)


def corner_weights(said: dict[str, Row]) -> list[float]:
    """Decibels of a over b at every corner of the intervals, cells that share taking one number."""
    found = []
    for ends in product([0, 2], repeat=2 * len(said)):
        weight = 0.0
        for place, (one, other) in enumerate(said.values()):
            assert not isinstance(one, str | float)
            own = one[ends[2 * place]]
            rival = own if isinstance(other, str) else other[ends[2 * place + 1]]  # type: ignore[index]
            weight += 10 * math.log10(own / rival)
        found.append(weight)
    return found


@given(rows(hypotheses=2, most=3))
def test_bounds_are_reached_and_never_passed(said: dict[str, Row]) -> None:
    """Exact: the least and the greatest over all corners, by brute force."""
    (weight,) = added(said).total.estimates()
    corners = corner_weights(said)
    assert weight is not None
    assert (weight.lo, weight.hi) == pytest.approx((min(corners), max(corners)), abs=1e-9)


@given(rows(), st.randoms(use_true_random=False))
def test_order_never_matters(said: dict[str, Row], random: object) -> None:
    """Not by as much as a bit."""
    names = list(said)
    random.shuffle(names)  # type: ignore[attr-defined]
    shuffled = {name: said[name] for name in names}
    assert added(said).total.estimates() == added(shuffled).total.estimates()


@given(rows(chances=st.sampled_from(GRID)), st.integers(0, 5))
def test_what_is_taken_away_was_never_there(said: dict[str, Row], place: int) -> None:
    """The sum less one clue is the sum of the others, certainties and all."""
    whole = added(said)
    place %= len(said)
    rest = {name: row for other, (name, row) in enumerate(said.items()) if other != place}
    less = (whole.total - whole.each.at(place)).estimates()
    again = added(rest).total.estimates() if rest else (exactly(0),) * len(less)
    for one, other in zip(less, again, strict=True):
        assert (one is None) == (other is None)
        if one and other:
            assert (one.lo, one.point, one.hi) == pytest.approx(
                (other.lo, other.point, other.hi), abs=1e-9
            )


def test_adding_and_taking_away() -> None:
    """Sums can be put together as they are taken apart."""
    held = added({"one": [0.5, 0.25], "two": [0.5, 0.0]})
    again = held.each.at(0) + held.each.at(1)
    assert again.estimates() == held.total.estimates() == (exactly(math.inf),)
    assert (again - held.each.at(1)).estimates() == held.each.at(0).estimates()


@pytest.mark.parametrize(
    ("row", "weight"),
    [
        ([0.5, 0.0], exactly(math.inf)),
        ([0.0, 0.5], exactly(-math.inf)),
        ([0.0, 0.0], None),
        ([0.0, "=a"], None),
        ([(0.0, 0.5, 1.0), "=a"], exactly(0)),
        ([(0.0, 0.5, 0.5), 0.5], Estimate(-math.inf, 0, 0)),
        ([0.5, (0.0, 0.5, 0.5)], Estimate(0, 0, math.inf)),
        ([0.5, (0.0, 0.0, 0.5)], Estimate(0, math.inf, math.inf)),
        ([0.0, (0.0, 0.5, 0.5)], exactly(-math.inf)),
    ],
)
def test_the_impossible(row: Row, weight: Estimate | None) -> None:
    """Impossible under one rules it out; under both, no weight is defined."""
    assert added({"clue": row}).total.estimates() == (weight,)


def test_two_that_rule_out_different_hypotheses_leave_no_odds() -> None:
    """One clue rules out a, another b."""
    assert added({"one": [0.0, 0.5], "two": [0.5, 0.0]}).total.estimates() == (None,)


def test_prior_odds_are_added_to_all_three() -> None:
    """A weight of 3 dB on prior odds of 10 dB."""
    (odds,) = added({"clue": [0, "-3 dB"]}).total.estimates(np.array([10.0]))
    assert odds == exactly(13)


def test_nothing_entered_weighs_nothing() -> None:
    """An empty sum is level."""
    assert total(tallied((), 3)).estimates() == (exactly(0),) * 3


def test_pairs_are_in_the_order_of_the_ledger() -> None:
    """First before second."""
    assert pairs_of("abc") == (("a", "b"), ("a", "c"), ("b", "c"))


def test_what_is_taken_apart_altogether_leaves_no_dust() -> None:
    """Nothing is left of a sum, and it is nothing: not a trillionth of a decibel for either side."""
    said: dict[str, Row] = {f"clue-{n}": [0.1 + 0.07 * n, 0.83 - 0.07 * n] for n in range(9)}
    held = added(said)
    rest = held.total
    for place in range(9):
        rest = rest - held.each.at(place)
    assert rest.estimates() == (exactly(0),)
    assert rest.finite.any()
