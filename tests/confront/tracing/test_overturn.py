"""Overturning a verdict."""

import math
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.casebook.ledger import Prior
from foedus.confront.tracing.balance import View
from foedus.confront.tracing.decibel import LEVEL
from foedus.confront.tracing.dependence import weighed
from foedus.confront.tracing.overturn import overturns
from foedus.confront.tracing.posterior import posterior
from foedus.confront.tracing.sensitivity import Overturn
from foedus.confront.tracing.tally import summed
from tests.ledgers import Row, ledger, weighing


def turned(said: dict[str, Row], *chances: float) -> tuple[Overturn, ...]:
    """What would overturn the verdict on these clues from this prior."""
    count = max(len(row) for row in said.values())
    given_ = chances or (1 / count,) * count
    asked = ledger(said)
    whole = summed(asked, [weighed(asked, weighing(said))], View.INDEPENDENT)
    prior = Prior("p", "P", tuple(zip("abcdef", given_, strict=False)), "…")
    return overturns(posterior(prior, whole.pairs, whole.total), whole)


def test_the_fewest_clues_are_the_heaviest() -> None:
    """Of 12 dB net, the 9 and then the 6 bring the rival level; 3 stand against."""
    said: dict[str, Row] = {"six": [0, "-6 dB"], "nine": [0, "-9 dB"], "against": [0, "3 dB"]}
    (found,) = turned(said)
    assert (found.rival, found.steps) == ("b", ("nine", "six"))
    assert found.needed == pytest.approx(12)


weights = st.lists(st.integers(-9, 9), min_size=1, max_size=6)


@given(weights)
def test_no_smaller_set_would_do(drawn: list[int]) -> None:
    """Brute force over all sets of clues."""
    said: dict[str, Row] = {f"clue-{n}": [0, f"{-weight} dB"] for n, weight in enumerate(drawn)}
    lead = abs(sum(drawn))
    sign = 1 if sum(drawn) > 0 else -1
    for found in turned(said):
        assert found.needed == pytest.approx(lead)
        enough = [
            len(gone)
            for size in range(len(drawn) + 1)
            for gone in combinations(drawn, size)
            if lead - sign * sum(gone) <= LEVEL
        ]
        assert len(found.steps) == min(enough)
    assert bool(turned(said)) == (lead > 0)


def test_a_prior_that_carries_the_lead_cannot_be_overturned_by_clues() -> None:
    """Without any evidence a is ahead."""
    (found,) = turned({"clue": [0, "-3 dB"]}, 0.9, 0.1)
    assert (found.steps, round(found.needed)) == ((), 13)


def test_the_nearest_rival_comes_first() -> None:
    """And the leader may stand anywhere in the ledger."""
    found = turned({"clue": [0, "-3 dB", "9 dB"]})
    assert [(each.rival, round(each.needed)) for each in found] == [("a", 9), ("b", 12)]
    turned_round = turned({"clue": [0, "-9 dB", "-3 dB"]})
    assert [(each.rival, round(each.needed)) for each in turned_round] == [("c", 3), ("b", 9)]


def test_what_rules_a_rival_out_has_to_go_first() -> None:
    """An infinite margin needs infinitely many decibels, or one clue less."""
    said: dict[str, Row] = {"sure": [0.5, 0.0], "weak": [0.5, 0.25]}
    (found,) = turned(said)
    assert (found.needed, found.steps) == (math.inf, ("sure", "weak"))


def test_without_a_leader_there_is_nothing_to_overturn() -> None:
    """Level, or nothing defined."""
    assert turned({"clue": [0.5, 0.5]}) == ()
    assert turned({"clue": [0.0, 0.0]}) == ()


def test_a_leader_that_stands_last_is_read_the_other_way_round() -> None:
    """Its prior speaks for it, its clues do, and so does what rules out the other."""
    said: dict[str, Row] = {"one": [0, "3 dB"], "two": [0, "3 dB"], "against": [0, "-5 dB"]}
    (found,) = turned(said, 0.3, 0.7)
    assert (found.rival, round(found.needed, 2), found.steps) == ("a", 4.68, ("one", "two"))
    (sure,) = turned({"sure": [0.0, 0.5], "weak": [0.25, 0.5]})
    assert (sure.rival, sure.needed, sure.steps) == ("a", math.inf, ("sure", "weak"))
