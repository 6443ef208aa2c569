"""Newton's method with step halving, and the report of how it ended."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.panel.maximise import climb, clustered


@given(st.lists(st.floats(-50, 50), min_size=1, max_size=4))
def test_a_bowl_is_climbed_in_one_step(start: list[float]) -> None:
    """A quadratic is what Newton's step is exact for; its covariance is the inverse."""
    found = climb(np.array(start), lambda x: (float(-(x @ x)), -2 * x, 2 * np.eye(len(x))))
    assert found.convergence.converged
    assert found.convergence.iterations <= 1
    assert np.allclose(found.parameters, 0)
    assert np.allclose(found.covariance, np.eye(len(start)) / 2)


def test_a_step_too_long_is_halved() -> None:
    """At 3 Newton's step for −log cosh leads away from the maximum."""

    def ridge(x: np.ndarray) -> tuple:
        slope = np.tanh(x)
        return float(-np.log(np.cosh(x)).sum()), -slope, np.diag(1 - slope**2)

    found = climb(np.array([3.0]), ridge)
    assert found.convergence.converged
    assert abs(found.parameters[0]) < 1e-6


def test_a_flat_direction_is_reported() -> None:
    """What is not identified has no standard error, and the report says so."""
    found = climb(
        np.array([1.0, 1.0]),
        lambda x: (float(-(x[0] ** 2)), np.array([-2 * x[0], 0.0]), np.diag([2.0, 0.0])),
    )
    assert not found.convergence.converged
    assert "not identified" in found.convergence.why
    assert np.isnan(found.covariance).all()


def test_information_that_is_no_number_is_no_information() -> None:
    """An overflow in one corner leaves no standard error anywhere."""
    found = climb(np.zeros(2), lambda _: (0.0, np.zeros(2), np.diag([1.0, np.inf])))
    assert not found.convergence.converged
    assert np.isnan(found.covariance).all()


def test_too_few_iterations_are_reported() -> None:
    """With the steps spent before counted."""
    found = climb(
        np.array([1.0]), lambda x: (float(x[0]), np.ones(1), np.eye(1)), limit=3, before=10
    )
    assert (found.convergence.converged, found.convergence.iterations) == (False, 13)
    assert found.convergence.why == "13 iterations were not enough"
    assert found.convergence.gradient_norm == 1


def test_a_gradient_that_lies_is_reported() -> None:
    """Where no step leads higher the search stops and says so."""
    found = climb(np.array([0.0]), lambda x: (float(-abs(x[0])), np.ones(1), np.eye(1)))
    assert found.convergence.why == "no step along the gradient led higher"


def test_rows_in_clusters_of_one_are_huber_s_sandwich() -> None:
    """Doubling every row within its cluster doubles the spread that the scores have."""
    scores, rows = np.array([[1.0], [-1.0]]), np.array([0, 1, 0, 1])
    apart = clustered(np.eye(1) / 4, scores, rows, np.arange(4))
    together = clustered(np.eye(1) / 4, scores, rows, np.array([0, 1, 0, 1]))
    assert apart[0, 0] == pytest.approx(4 / 16 * 4 / 3)
    assert together[0, 0] == pytest.approx(8 / 16 * 2)


def test_clusters_must_fit_the_rows() -> None:
    """One cluster each, and more than one."""
    scores, rows = np.ones((1, 1)), np.array([0, 0])
    with pytest.raises(ValueError, match="1 clusters for 2 rows"):
        clustered(np.eye(1), scores, rows, np.array([1]))
    with pytest.raises(ValueError, match="expected at least 2"):
        clustered(np.eye(1), scores, rows, np.array([1, 1]))
