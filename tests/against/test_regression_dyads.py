"""Errors of rows that share, against the sums of their definitions, pair by pair.

Aronow, Samii and Assenova (2015): every pair of rows whose dyads have a member in common.
Cameron, Gelbach and Miller (2011): every pair of rows that share either group.
"""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.confront.regression.covariance import cluster, dyadic, two_way
from foedus.confront.regression.ordered_logit import ordered_logit
from foedus.confront.regression.results import Errors
from tests.confront.regression.samples import drawn, generator, ordered

CODES = st.lists(st.integers(0, 5), min_size=24, max_size=24)


def by_pairs(scores: np.ndarray, shared: np.ndarray) -> np.ndarray:
    """The sum of products over all ordered pairs of rows that share."""
    meat = np.zeros((scores.shape[1],) * 2)
    for one, row in enumerate(scores):
        for other, column in enumerate(scores):
            if shared[one, other]:
                meat += np.outer(row, column)
    return meat


def same(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """Which pairs have equal codes."""
    shared: np.ndarray = np.equal.outer(first, second)
    return shared


SCORES = generator(12).normal(size=(24, 2))
UNIT: np.ndarray = np.eye(2)


@given(CODES, CODES)
def test_dyads_that_share_a_state(first: list[int], second: list[int]) -> None:
    """Repeated dyads, both directions, any states."""
    one = np.array(first)
    # A dyad has two members: where both codes fall together the second state is another one.
    two = np.where(one == np.array(second), one + 6, np.array(second))
    shared = same(one, one) | same(one, two) | same(two, one) | same(two, two)
    found = dyadic(UNIT, SCORES, one, two)
    assert found == pytest.approx(by_pairs(SCORES, shared), abs=1e-9)


@given(CODES, CODES)
def test_rows_that_share_a_group(first: list[int], second: list[int]) -> None:
    """One way, and two ways with the factor of each sum."""
    one, two = np.array(first), np.array(second)
    parts = [same(one, one), same(two, two), same(one, one) & same(two, two)]
    groups = [len(set(first)), len(set(second)), len(set(zip(first, second, strict=True)))]
    if min(groups) > 1:
        sums = [by_pairs(SCORES, part) * g / (g - 1) for part, g in zip(parts, groups, strict=True)]
        assert cluster(UNIT, SCORES, one) == pytest.approx(sums[0], abs=1e-9)
        assert two_way(UNIT, SCORES, one, two) == pytest.approx(
            sums[0] + sums[1] - sums[2], abs=1e-9
        )


def test_a_fitted_model() -> None:
    """Scores and information of a fit in its own units, added up pair by pair."""
    table = drawn(150, seed=5)
    count = np.arange(150)
    many = table.with_column("state1", count % 50, "invented")
    many = many.with_column("state2", 50 + 7 * count // 3 % 40, "invented")
    sample = ordered(many)
    fit = ordered_logit(sample)
    scores = fit.family.scores(fit.coefficients, sample.y, sample.x)
    height = fit.family.height(fit.coefficients, sample.y, sample.x, sample.weights)
    bread = np.linalg.inv(height.information)
    assert sample.members is not None
    one, two = sample.members
    meat = by_pairs(scores, same(one, one) | same(two, two))
    assert not any("negative roots" in told for told in fit.warnings)
    assert fit.covariance[Errors.DYADIC] == pytest.approx(bread @ meat @ bread, rel=1e-6)
