"""Covariances: small sums by hand, and what each kind becomes where groups are trivial."""

import numpy as np
import pytest

from foedus.confront.regression.covariance import (
    added,
    cluster,
    crossed,
    dyadic,
    mended,
    sandwich,
    two_way,
)
from tests.confront.regression.samples import alternating, generator

ROWS = 60
SCORES = generator(2).normal(size=(ROWS, 3))
BREAD: np.ndarray = np.linalg.inv(SCORES.T @ SCORES)
ALONE = np.arange(ROWS)
ONES: np.ndarray = np.ones(ROWS)


def test_groups_of_one_are_no_groups() -> None:
    """Clusters of single rows give the sandwich."""
    plain = sandwich(BREAD, SCORES, ONES)
    assert cluster(BREAD, SCORES, ALONE) == pytest.approx(plain)
    assert two_way(BREAD, SCORES, ALONE, ALONE) == pytest.approx(plain)


def test_dyads_without_common_states_are_no_dyads() -> None:
    """But for the factor, which dyads do not have."""
    found = dyadic(BREAD, SCORES, ALONE, ALONE + ROWS)
    assert found * ROWS / (ROWS - 1) == pytest.approx(sandwich(BREAD, SCORES, ONES))


def test_the_same_grouping_twice_is_one_way() -> None:
    """Sum less intersection is the grouping itself."""
    groups = ALONE % 7
    assert two_way(BREAD, SCORES, groups, groups) == pytest.approx(cluster(BREAD, SCORES, groups))


def test_one_row_repeated_within_its_dyad_is_added_up() -> None:
    """As if it were one row with the sum of the scores."""
    first, second = ALONE % 5, 5 + ALONE % 3
    dyads = crossed(first, second)
    summed = added(SCORES, dyads)
    states = [np.array([side[dyads == d][0] for d in np.unique(dyads)]) for side in (first, second)]
    assert dyadic(BREAD, SCORES, first, second) == pytest.approx(dyadic(BREAD, summed, *states))


def test_direction_does_not_matter() -> None:
    """A dyad is a pair without order."""
    first, second = ALONE % 5, 5 + ALONE % 3
    assert dyadic(BREAD, SCORES, first, second) == pytest.approx(
        dyadic(BREAD, SCORES, second, first)
    )


def test_two_states_by_hand() -> None:
    """Dyads 0–1, 0–2 and 3–4 with scores 1, 2 and 4: 1 + 4 + 16 and twice 1 × 2."""
    scores = np.array([[1.0], [2.0], [4.0]])
    found = dyadic(np.eye(1), scores, np.array([0, 2, 3]), np.array([1, 0, 4]))
    assert found.tolist() == [[25.0]]


def test_weights_repeat_rows() -> None:
    """Twice the weight is the row written twice."""
    weights = alternating(ROWS)
    again = np.repeat(SCORES, weights.astype(int), axis=0)
    assert sandwich(BREAD, SCORES, weights) == pytest.approx(
        sandwich(BREAD, again, np.repeat(ONES, weights.astype(int)))
    )


def test_one_group_leaves_errors_undefined() -> None:
    """Its scores add up to nothing, and that is no certainty."""
    assert np.isnan(cluster(BREAD, SCORES, np.zeros(ROWS, dtype=int))).all()


def test_negative_roots_are_counted_and_taken_away() -> None:
    """Whatever the units of the parameters; what is sound stays untouched."""
    units: np.ndarray = np.array([[1.0, 0.0], [3.0, 0.1]])
    unsound: np.ndarray = np.array([[1.0, 2.0], [2.0, 1.0]])
    plain: np.ndarray = np.eye(2)
    found = mended(unsound, plain)
    assert found.negative == 1
    assert found.matrix == pytest.approx(np.full((2, 2), 1.5))
    turned = mended(units @ unsound @ units.T, units @ units.T)
    assert turned.matrix == pytest.approx(units @ found.matrix @ units.T)
    assert mended(BREAD, BREAD).matrix is BREAD


def test_sums_by_group() -> None:
    """Rows of one group come together."""
    assert added(np.array([[1.0], [2.0], [4.0]]), np.array([1, 0, 1])).tolist() == [[2.0], [5.0]]
