"""Families: gradients, information and derivatives against differences of what they derive."""

import numpy as np
import pytest

from foedus.confront.regression.binary import Binary, Link
from foedus.confront.regression.family import (
    CHUNK,
    Family,
    block,
    height,
    logistic,
    softplus,
    with_constant,
)
from foedus.confront.regression.multinomial_logit import MultinomialLogit
from foedus.confront.regression.ordered_logit import OrderedLogit
from foedus.confront.regression.sample import Floats
from tests.confront.regression.samples import generator

STEP = 1e-6
FAMILIES = [
    (OrderedLogit(3), [0.4, -0.7, -0.3, 1.1]),
    (OrderedLogit(2), [0.4, -0.7, 0.2]),
    (MultinomialLogit(3), [0.4, -0.7, 0.2, 0.1, 0.9, -0.4]),
    (Binary(Link.LOGIT), [0.4, -0.7, 0.2]),
    (Binary(Link.CLOGLOG), [0.4, -0.7, -0.5]),
]
EVERY = pytest.mark.parametrize(
    ("family", "at"), FAMILIES, ids=lambda each: getattr(each, "name", "")
)


def rows(outcomes: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Some columns, outcomes and weights."""
    numbers = generator(7)
    x = numbers.normal(size=(30, 2))
    return x, np.arange(30) % outcomes, numbers.integers(1, 4, 30).astype(float)


def differences(theta: Floats, of: object) -> Floats:
    """Central differences of a function by each parameter, stacked last."""
    assert callable(of)
    moves = STEP * np.eye(len(theta))
    found = [(of(theta + move) - of(theta - move)) / (2 * STEP) for move in moves]
    return np.stack(found, axis=-1)


@EVERY
def test_gradient_and_information_are_derivatives(family: Family, at: list[float]) -> None:
    """Of the log-likelihood, and of the gradient."""
    theta = np.array(at)
    x, y, w = rows(family.outcomes)
    found = family.height(theta, y, x, w)
    value = differences(theta, lambda t: np.array(family.height(t, y, x, w).value))
    slope = differences(theta, lambda t: family.height(t, y, x, w).gradient)
    assert found.gradient == pytest.approx(value, abs=1e-6)
    assert found.information == pytest.approx(-slope, abs=1e-6)


@EVERY
def test_the_log_likelihood_is_that_of_the_chances(family: Family, at: list[float]) -> None:
    """Of each row's own category; chances add up to 1."""
    theta = np.array(at)
    x, y, w = rows(family.outcomes)
    chances = family.chances(theta, x)
    assert chances.sum(axis=1) == pytest.approx(1)
    own = np.log(chances[np.arange(len(y)), y])
    assert family.height(theta, y, x, w).value == pytest.approx(float(w @ own))


@EVERY
def test_scores_add_up_to_the_gradient(family: Family, at: list[float]) -> None:
    """Each times its weight."""
    theta = np.array(at)
    x, y, w = rows(family.outcomes)
    gradient = family.height(theta, y, x, w).gradient
    assert w @ family.scores(theta, y, x) == pytest.approx(gradient)


@EVERY
def test_chances_turn_with_the_parameters(family: Family, at: list[float]) -> None:
    """Their derivatives against differences."""
    theta = np.array(at)
    x, _, _ = rows(family.outcomes)
    turned = differences(theta, lambda t: family.chances(t, x))
    assert family.turned(theta, x) == pytest.approx(turned, abs=1e-8)


@EVERY
def test_parameters_come_back_from_standardised_columns(family: Family, at: list[float]) -> None:
    """The same chances either way."""
    theta = np.array(at)
    x, _, _ = rows(family.outcomes)
    mean, scale = np.array([3.0, -1.0]), np.array([2.0, 0.1])
    raw = x * scale + mean
    assert family.chances(family.back(mean, scale) @ theta, raw) == pytest.approx(
        family.chances(theta, x)
    )


@EVERY
def test_a_start_gives_the_shares(family: Family, at: list[float]) -> None:
    """With slopes of 0, whatever the columns."""
    shares = np.arange(1.0, family.outcomes + 1)
    shares /= shares.sum()
    start = family.start(shares, 2)
    x, _, _ = rows(family.outcomes)
    assert len(start) == len(at)
    assert family.chances(start, x) == pytest.approx(np.tile(shares, (len(x), 1)))


@EVERY
def test_values_are_laid_out_as_parameters_are(family: Family, at: list[float]) -> None:
    """Slopes stand where columns have their names."""
    outcomes = ("a", "b", "c")[: family.outcomes]
    names = family.parameters(("one", "two"), outcomes)
    laid = family.laid(np.array([1.0, 2.0]), 0.0)
    assert len(names) == len(laid) == len(at)
    for name, value in zip(names, laid, strict=True):
        assert name.endswith({1.0: "one", 2.0: "two"}.get(value, name))


def test_chunks_add_up() -> None:
    """More rows than one chunk holds give what one sum gives."""
    numbers = generator(3)
    count = CHUNK + 5
    x, y, w = numbers.normal(size=(count, 2)), np.arange(count) % 2, np.ones(count)
    family, theta = Binary(Link.LOGIT), np.array([0.1, 0.2, 0.3])
    once, added = family.height(theta, y, x, w), height(family, theta, y, x, w)
    assert added.value == pytest.approx(once.value)
    assert added.information == pytest.approx(once.information)


def test_logistic_and_softplus_hold_at_the_edges() -> None:
    """Neither overflows, and neither loses the small side."""
    far = np.array([-800.0, -40.0, 0.0, 800.0])
    assert logistic(far) == pytest.approx([0, np.exp(-40), 0.5, 1], rel=1e-12)
    assert softplus(far) == pytest.approx([0, np.exp(-40), np.log(2), 800], rel=1e-12)


def test_a_block_moves_the_constant() -> None:
    """By the mean of the column, in its unit."""
    assert block(np.array([3.0]), np.array([2.0]), -1.0, 1).tolist() == [[0.5, 0], [-1.5, 1]]
    assert with_constant(np.array([[2.0]])).tolist() == [[2, 1]]
