"""The prior sweep."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.casebook.ledger import Prior
from foedus.confront.tracing.posterior import both_ways, probabilities
from foedus.confront.tracing.sweep import sweep
from foedus.confront.tracing.tally import pairs_of
from foedus.vocabulary.estimate import Estimate, exactly

EVEN = Prior("even", "Even", (("a", 0.5), ("b", 0.5)), "…")
THREE = Prior("three", "Three", (("a", 0.5), ("b", 0.3), ("c", 0.2)), "…")


def test_required_priors_are_those_of_the_formula() -> None:
    """10 dB lift 1/11 to one half, and 19/29 to 0.95."""
    held = sweep("a", EVEN, both_ways([("a", "b")], [exactly(10)]))
    assert held.even_at == pytest.approx(1 / 11)
    assert held.leads_from == pytest.approx(1 / 11)
    assert held.strong_at == pytest.approx(19 / 29)


def test_bounds_part_the_region_that_holds_from_the_one_that_might() -> None:
    """It leads from 1/11 at the point, and from one half wherever the weight lies."""
    held = sweep("a", EVEN, both_ways([("a", "b")], [Estimate(0, 10, 20)]))
    assert held.firm_from == pytest.approx(0.5)
    assert all(p.posterior.lo <= p.posterior.point <= p.posterior.hi for p in held.points)


weights = st.floats(-40, 40)


@given(weights, weights, st.sampled_from([0.01, 0.3, 0.5, 0.99]))
def test_each_point_is_the_posterior_of_its_prior(
    first: float, second: float, start: float
) -> None:
    """Rivals keep their odds to each other, 3 : 2 here."""
    pairs = pairs_of("abc")
    evidence = [first, second, second - first]
    held = sweep("a", THREE, both_ways(pairs, [exactly(w) for w in evidence]))
    rest = {"a": start, "b": 0.6 * (1 - start), "c": 0.4 * (1 - start)}
    odds = [
        exactly(w + 10 * math.log10(rest[one] / rest[other]))
        for w, (one, other) in zip(evidence, pairs, strict=True)
    ]
    expected, *_ = probabilities("abc", both_ways(pairs, odds))
    (point,) = (p.posterior.point for p in held.points if p.prior == start)
    assert point == pytest.approx(expected.point, abs=1e-9)


def test_to_lead_is_to_beat_the_strongest_rival_and_not_all_together() -> None:
    """Level with two rivals of equal standing, a third is enough to lead, a half to be as likely as not."""
    level = both_ways(pairs_of("abc"), [exactly(0)] * 3)
    equal = Prior("p", "P", (("a", 0.4), ("b", 0.3), ("c", 0.3)), "…")
    held = sweep("a", equal, level)
    assert held.leads_from == pytest.approx(1 / 3)
    assert held.even_at == pytest.approx(1 / 2)


def test_what_is_ruled_out_leads_from_nowhere() -> None:
    """And what rules out its rivals leads from everywhere."""
    odds = both_ways([("a", "b")], [exactly(math.inf)])
    sure, out = (sweep(name, EVEN, odds) for name in "ab")
    assert (sure.leads_from, sure.strong_at, sure.points[0].posterior) == (0, 0, exactly(1))
    assert (out.leads_from, out.even_at, out.points[-1].posterior) == (None, None, exactly(0))


def test_undefined_weights_lift_nothing() -> None:
    """Ruled out together with its rival."""
    odds = both_ways(pairs_of("abc"), [exactly(math.inf), exactly(math.inf), None])
    assert sweep("b", THREE, odds).even_at is None


def test_what_leaves_a_doubt_is_not_swept_to_certainty() -> None:
    """As in the posterior: 200 dB are no certainty from any prior."""
    held = sweep("a", EVEN, both_ways([("a", "b")], [exactly(200)]))
    assert all(p.posterior.point == 1 - 1e-12 for p in held.points)


def test_the_sweep_is_the_same_from_a_prior_near_certainty() -> None:
    """With one rival the prior that is stated makes no difference to the sweep."""
    weights = both_ways([("a", "b")], [exactly(7)])
    sure = Prior("sure", "Sure", (("a", 0.999999), ("b", 0.000001)), "…")
    assert sweep("a", sure, weights) == sweep("a", EVEN, weights)


def test_to_lead_is_to_beat_the_rival_that_does_best() -> None:
    """Level with one of two rivals and 10 dB ahead of the other, a third is enough but no less."""
    weights = both_ways(pairs_of("abc"), [exactly(0), exactly(10), exactly(10)])
    equal = Prior("p", "P", (("a", 0.4), ("b", 0.3), ("c", 0.3)), "…")
    assert sweep("a", equal, weights).leads_from == pytest.approx(1 / 3)


def test_bounds_of_a_sweep_are_those_of_the_weight() -> None:
    """From one half, 0, 10 and 20 dB lead to 1/2, 10/11 and 100/101."""
    held = sweep("a", EVEN, both_ways([("a", "b")], [Estimate(0, 10, 20)]))
    (half,) = (p.posterior for p in held.points if p.prior == 0.5)
    assert (half.lo, half.point, half.hi) == pytest.approx((1 / 2, 10 / 11, 100 / 101))
