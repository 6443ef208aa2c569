"""Newton's method: tops found, ends told."""

import numpy as np
import pytest

from foedus.confront.regression.newton import STEPS, Height, inverse, maximise, solve
from foedus.confront.regression.sample import Floats


def test_a_parabola_takes_one_step() -> None:
    """Its second derivative is all there is to know."""
    top = maximise(lambda at: Height(-float(at @ at), -2 * at, 2 * np.eye(2)), np.array([3.0, -1]))
    assert (top.theta.tolist(), top.steps, top.converged) == ([0, 0], 1, True)


def test_a_step_out_of_the_space_is_halved() -> None:
    """Log x − x has its top at 1; from 2.5 a whole step leads below 0."""

    def evaluate(at: Floats) -> Height:
        if at[0] <= 0:
            return Height(-np.inf, np.zeros(1), np.eye(1))
        return Height(float(np.log(at[0]) - at[0]), 1 / at - 1, np.diag(1 / at**2))

    top = maximise(evaluate, np.array([2.5]))
    assert top.theta[0] == pytest.approx(1, abs=1e-8)
    assert top.converged


def test_a_slope_without_top_ends_unconverged() -> None:
    """After as many steps as are allowed."""
    top = maximise(lambda at: Height(float(at[0]), np.ones(1), np.eye(1)), np.zeros(1))
    assert (top.steps, top.converged) == (STEPS, False)


def test_a_step_that_never_leads_up_ends_the_search() -> None:
    """A wrong gradient is no reason to walk down."""
    top = maximise(lambda at: Height(-1e3 * abs(float(at[0])), np.ones(1), np.eye(1)), np.zeros(1))
    assert (top.theta[0], top.steps, top.converged) == (0, 0, False)


def test_steps_are_no_longer_than_asked() -> None:
    """Each parameter by itself."""
    seen: list[float] = []

    def evaluate(at: Floats) -> Height:
        seen.append(float(at[0]))
        return Height(-float(at @ at), -2 * at, 2 * np.eye(1))

    maximise(evaluate, np.array([12.0]), longest=5)
    assert seen == [12, 7, 2, 0]


def test_flat_directions_are_left_out() -> None:
    """The inverse knows only the others."""
    flat = np.array([[1.0, 1.0], [1.0, 1.0]])
    assert inverse(flat) == pytest.approx(flat / 4)
    assert solve(np.diag([4.0, 0.0]), np.array([2.0, 3.0])).tolist() == [0.5, 0.0]
