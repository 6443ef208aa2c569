"""Posteriors: odds, probabilities, verdicts."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.casebook.ledger import Prior
from foedus.confront.tracing.balance import Posterior, View
from foedus.confront.tracing.dependence import weighed
from foedus.confront.tracing.posterior import (
    both_ways,
    posterior,
    prior_odds,
    probabilities,
    verdict,
)
from foedus.confront.tracing.tally import pairs_of, summed
from foedus.vocabulary.estimate import Estimate, exactly
from tests.ledgers import GRID, Row, ledger, rows, weighing


def prior(*chances: float) -> Prior:
    """A prior over a, b and so on."""
    return Prior("mine", "Mine", tuple(zip("abcdef", chances, strict=False)), "…")


def reached(said: dict[str, Row], start: Prior, *, probable: bool = True) -> Posterior:
    """What follows from clues that each stand alone."""
    asked = ledger(said)
    held = summed(asked, [weighed(asked, weighing(said))], View.INDEPENDENT)
    return posterior(start, held.pairs, held.total, probable=probable)


def test_odds_are_prior_odds_times_likelihood_ratio() -> None:
    """1 : 3 before, 9 : 1 from the clue, 3 : 1 after."""
    held = reached({"clue": [0.9, 0.1]}, prior(0.25, 0.75))
    assert held.odds[0].prior == pytest.approx(-4.771, abs=1e-3)
    assert held.odds[0].odds is not None
    assert held.odds[0].odds.exact
    assert held.odds[0].odds.point == pytest.approx(4.771, abs=1e-3)
    assert [belief.probability.point for belief in held.beliefs] == pytest.approx([0.75, 0.25])


def test_probabilities_are_refused_where_they_mean_nothing() -> None:
    """Odds remain, and so does the verdict."""
    held = reached({"clue": [0.9, 0.1]}, prior(0.5, 0.5), probable=False)
    assert (held.beliefs, held.verdict.leader) == ((), "a")
    assert held.odds[0].odds is not None


@given(rows(chances=st.sampled_from(GRID)))
def test_probabilities_sum_to_one_and_lie_within_their_bounds(said: dict[str, Row]) -> None:
    """Unless the evidence is impossible under every hypothesis, when there are none."""
    count = len(next(iter(said.values())))
    held = reached(said, prior(*[1 / count] * count))
    chances = [belief.probability for belief in held.beliefs]
    assert not chances or math.fsum(chance.point for chance in chances) == pytest.approx(1)
    assert all(0 <= chance.lo <= chance.point <= chance.hi <= 1 for chance in chances)


def at_corners(said: dict[str, Row], start: Prior) -> list[list[float]]:
    """Posteriors where every likelihood stands at one end or the other; shared ones together."""
    found: list[list[float]] = [[p for _, p in start.probabilities]]
    for row in said.values():
        of_row: list[list[float]] = [[]]
        for cell in row:
            ends = ["="] if isinstance(cell, str) else [cell[0], cell[2]]  # type: ignore[index]
            of_row = [[*sofar, sofar[0] if end == "=" else end] for sofar in of_row for end in ends]  # type: ignore[list-item]
        found = [
            [p * q for p, q in zip(sofar, more, strict=True)] for sofar in found for more in of_row
        ]
    return [[p / math.fsum(each) for p in each] for each in found if any(each)]


@given(rows(hypotheses=3, most=2))
def test_bounds_of_probabilities_are_exact(said: dict[str, Row]) -> None:
    """The least and the greatest posterior over all corners, by brute force."""
    start = prior(0.5, 0.3, 0.2)
    corners = at_corners(said, start)
    for place, belief in enumerate(reached(said, start).beliefs):
        reached_at = [corner[place] for corner in corners]
        bounds = (belief.probability.lo, belief.probability.hi)
        assert bounds == pytest.approx((min(reached_at), max(reached_at)), abs=1e-9)


def test_what_is_ruled_out_at_the_point_alone_may_yet_be_possible() -> None:
    """Two held impossible whose intervals are not: each might be as likely as the third."""
    held = reached({"clue": [(0, 0, 0.5), (0, 0, 0.5), 0.5]}, prior(1 / 3, 1 / 3, 1 / 3))
    chances = [belief.probability for belief in held.beliefs]
    assert [chance.point for chance in chances] == [0, 0, 1]
    assert [(c.lo, c.hi) for c in chances] == [(0, 0.5), (0, 0.5), (pytest.approx(1 / 3), 1)]
    assert held.odds[0].odds is None


@given(rows(hypotheses=3, most=2, chances=st.sampled_from(GRID)))
def test_bounds_hold_every_corner_certainties_and_all(said: dict[str, Row]) -> None:
    """As above with 0 and 1 among the ends; corners at which nothing is possible are none."""
    start = prior(0.5, 0.3, 0.2)
    corners = at_corners(said, start)
    for place, belief in enumerate(reached(said, start).beliefs):
        reached_at = [corner[place] for corner in corners]
        assert belief.probability.lo <= min(reached_at) + 1e-9
        assert belief.probability.hi >= max(reached_at) - 1e-9


def test_what_is_ruled_out_has_no_probability() -> None:
    """And none is left where everything is."""
    held = reached({"clue": [0.5, 0.0, 0.25]}, prior(0.4, 0.2, 0.4))
    assert [b.probability.point for b in held.beliefs] == pytest.approx([2 / 3, 0, 1 / 3])
    assert held.beliefs[1].probability == exactly(0)
    assert reached({"clue": [0.0, 0.0]}, prior(0.5, 0.5)).beliefs == ()
    two = reached({"clue": [0.5, 0.0, 0.0]}, prior(0.4, 0.3, 0.3))
    assert [b.probability.point for b in two.beliefs] == [1, 0, 0]
    assert two.verdict.leader == "a"


def test_huge_weights_do_not_overflow() -> None:
    """100,000 dB are certainty in all but name, and keep their doubt."""
    odds = both_ways([("a", "b")], [exactly(1e5)])
    sure, out = probabilities(["a", "b"], odds)
    assert 1 - 1e-9 < sure.point < 1
    assert 0 <= out.point < 1e-9


def test_the_verdict_is_firm_where_every_bound_agrees() -> None:
    """Ahead at the points only, or wherever the likelihoods lie."""
    pairs = pairs_of("abc")
    loose = both_ways(pairs, [Estimate(-1, 4, 9), Estimate(1, 6, 8), Estimate(-9, 2, 9)])
    firm = both_ways(pairs, [Estimate(1, 4, 9), Estimate(1, 6, 8), Estimate(-9, 2, 9)])

    assert (verdict("abc", loose).leader, verdict("abc", loose).rival) == ("a", "b")
    assert verdict("abc", loose).margin == Estimate(-1, 4, 9)
    assert not verdict("abc", loose).firm
    assert verdict("abc", firm).firm


def test_level_is_no_verdict() -> None:
    """Nobody leads where two are level, or where nothing is defined."""
    assert verdict("ab", both_ways([("a", "b")], [exactly(0)])).leader == ""
    assert verdict("ab", both_ways([("a", "b")], [None])).margin is None


def test_the_last_may_lead() -> None:
    """Odds are read both ways round."""
    found = verdict("ab", both_ways([("a", "b")], [Estimate(-9, -4, -1)]))
    assert (found.leader, found.rival, found.margin, found.firm) == (
        "b",
        "a",
        Estimate(1, 4, 9),
        True,
    )


def test_prior_odds_pair_by_pair() -> None:
    """In decibels, in the order of the pairs."""
    assert prior_odds(prior(0.5, 0.25, 0.25), pairs_of("abc")).tolist() == pytest.approx(
        [3.0103, 3.0103, 0], abs=1e-4
    )
