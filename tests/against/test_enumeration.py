"""Small ledgers against the brute-force enumeration of their joint distribution.

Every hypothesis with every outcome of every clue is listed with its probability; what is
seen is kept, and the rest is counting.
"""

import math
from collections.abc import Mapping, Sequence
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.confront.tracing.account import Settings
from foedus.confront.tracing.search import expected_information
from foedus.confront.tracing.trace import trace
from tests.ledgers import GRID, book, ledger, weighing

Chances = Mapping[str, Sequence[float]]
World = tuple[int, tuple[bool, ...]]


def worlds(prior: Sequence[float], chances: Chances) -> dict[World, float]:
    """Every hypothesis with every outcome of the clues, and its probability."""
    listed = {}
    for true, begin in enumerate(prior):
        for outcome in product([True, False], repeat=len(chances)):
            p = begin
            for found, row in zip(outcome, chances.values(), strict=True):
                p *= row[true] if found else 1 - row[true]
            listed[true, outcome] = p
    return listed


def posterior(
    listed: Mapping[World, float], seen: Mapping[int, bool], count: int
) -> list[float] | None:
    """Shares of the hypotheses among the worlds in which what was seen is so."""
    kept = {
        world: p
        for world, p in listed.items()
        if all(world[1][place] is found for place, found in seen.items())
    }
    whole = math.fsum(kept.values())
    if whole == 0:
        return None
    return [
        math.fsum(p for (true, _), p in kept.items() if true == i) / whole for i in range(count)
    ]


@st.composite
def small(draw: st.DrawFn) -> tuple[dict[str, list[float]], dict[str, bool], list[float], float]:
    """Clues with their likelihoods, which of them were found, priors, and the chance of finding."""
    count = draw(st.integers(2, 4))
    names = [f"clue-{n}" for n in range(draw(st.integers(1, 4)))]
    chances = {name: [draw(st.sampled_from(GRID)) for _ in range(count)] for name in names}
    found = {name: draw(st.booleans()) for name in names}
    parts = [draw(st.integers(1, 9)) for _ in range(count)]
    return chances, found, [part / sum(parts) for part in parts], draw(st.sampled_from([0.3, 1.0]))


@given(small())
def test_posteriors_are_shares_of_the_joint_distribution(
    drawn: tuple[dict[str, list[float]], dict[str, bool], list[float], float],
) -> None:
    """Found, missed where one would find it with some chance, certain or impossible: the same."""
    chances, found, prior, findable = drawn
    missed = {name: findable for name, there in found.items() if not there}
    asked = ledger(chances, missed=missed, priors={"mine": prior})
    held = trace(book(asked, weighing(chances)), asked, Settings(draws=1)).main.balance()
    seen_as = {
        name: [findable * p for p in row] if name in missed else row
        for name, row in chances.items()
    }
    expected = posterior(worlds(prior, seen_as), dict(enumerate(found.values())), len(prior))

    beliefs = [belief.probability.point for belief in held.posterior("mine").beliefs]
    assert beliefs == ([] if expected is None else pytest.approx(expected, abs=1e-9))


@given(small())
def test_expected_information_is_the_mean_drop_of_entropy(
    drawn: tuple[dict[str, list[float]], dict[str, bool], list[float], float],
) -> None:
    """Mutual information by its definition: Σ p(h, e) log₂ p(h, e) / p(h) p(e)."""
    chances, _, prior, _ = drawn
    row = next(iter(chances.values()))
    listed = worlds(prior, {"clue": row})
    outcomes: list[tuple[bool, ...]] = [(True,), (False,)]
    of_outcome = {
        outcome: math.fsum(p for (_, seen), p in listed.items() if seen == outcome)
        for outcome in outcomes
    }
    bits = math.fsum(
        p * math.log2(p / (prior[true] * of_outcome[seen]))
        for (true, seen), p in listed.items()
        if p
    )

    assert expected_information(prior, row) == pytest.approx(bits, abs=1e-9)
