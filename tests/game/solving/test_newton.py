"""Newton's method: known roots, quadratic pace, and an end where there is no root."""

from __future__ import annotations

import numpy as np
import pytest

from foedus.game.laws import Array
from foedus.game.solving.newton import direction, newton


def rosenbrock(x: Array) -> Array:
    return np.array([1 - x[0], 10 * (x[1] - x[0] ** 2)])


def test_a_known_root_is_found() -> None:
    root = newton(rosenbrock, np.array([-1.2, 1.0]), 1e-10)
    assert root.residual <= 1e-10
    assert root.point == pytest.approx([1, 1], abs=1e-9)


def test_the_direction_solves_a_linear_system() -> None:
    matrix = np.array([[4.0, 1.0], [2.0, 3.0]])
    point = np.array([1.0, 2.0])
    missed = matrix @ point - np.array([1.0, 0.0])
    step = direction(lambda x: matrix @ x - np.array([1.0, 0.0]), point, missed, 1e-10)
    assert matrix @ (point + step) == pytest.approx([1, 0], abs=1e-6)


def test_where_there_is_no_root_the_residual_says_so() -> None:
    root = newton(lambda x: x**2 + 1, np.array([3.0]), 1e-10)
    assert root.residual >= 1


def test_a_step_beyond_all_numbers_is_halved_and_given_up_without_a_word() -> None:
    root = newton(lambda x: np.exp(x) - 2.0, np.array([-20.0]), 1e-10)
    assert root.residual == pytest.approx(2.0)
    assert np.isfinite(root.point).all()


def test_a_root_at_the_start_takes_no_step() -> None:
    assert newton(lambda x: x, np.zeros(3), 1e-12).steps == 0
