"""Logit choice."""

import math

import numpy as np
import pytest

from foedus.game.choice import inclusive, probabilities, up_to_ceiling


def test_chances_are_those_of_the_logit() -> None:
    worth = np.array([0.3, 0.1, -0.2])
    expected = np.exp(worth / 0.1) / np.exp(worth / 0.1).sum()
    assert probabilities(worth, 0.1) == pytest.approx(expected)


def test_worths_beyond_what_exp_can_hold_leave_sure_choices() -> None:
    assert probabilities(np.array([1e6, 0.0]), 1e-9).tolist() == [1.0, 0.0]
    assert inclusive(np.array([1e6, 0.0]), 1e-9) == 1e6


def test_the_inclusive_value_is_the_log_of_the_sum() -> None:
    worth = np.array([0.3, 0.1])
    assert inclusive(worth, 0.2) == pytest.approx(0.2 * math.log(math.exp(1.5) + math.exp(0.5)))


def test_what_is_above_the_ceiling_is_never_chosen() -> None:
    chances = probabilities(up_to_ceiling(np.array([0.0, 9.0, 99.0])), 1.0)
    assert (np.triu(chances, 1) == 0.0).all()
    assert chances.sum(axis=1) == pytest.approx(np.ones(3))
