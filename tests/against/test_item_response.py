"""The two-parameter logistic model against published fits and a second likelihood.

LSAT section 6 (Bock & Lieberman 1970, Psychometrika 35: 179–197): 1,000 answers to five items, as
counts of the 32 patterns. Rizopoulos (2006), ltm, Journal of Statistical Software 17(5), prints
log-likelihood, difficulties, discriminations and standard errors; ltm integrates over 21
Gauss–Hermite points, hence the tolerance. mirt 1.x (Chalmers 2012) prints the same likelihood and
EAP scores of −1.887, −1.474 and −1.454 by quasi-Monte Carlo for the first three patterns.
"""

import itertools

import numpy as np
import pytest

from foedus.panel.item_response import ItemResponse, fit, score
from tests.panel.calibration import generator

COUNTS = [3, 6, 2, 11, 1, 1, 3, 4, 1, 8, 0, 16, 0, 3, 2, 15, 10, 29, 14, 81, 3, 28, 15, 80, 16, 56, 21, 173, 11, 61, 28, 298]  # fmt: skip
PATTERNS = np.array(list(itertools.product([0.0, 1.0], repeat=5)))
ANSWERS = np.repeat(PATTERNS, COUNTS, axis=0)
DIFFICULTIES = [-3.3597, -1.3696, -0.2799, -1.8659, -3.1236]
DIFFICULTY_ERRORS = [0.8669, 0.3073, 0.0997, 0.4341, 0.8700]
SLOPES = [0.8254, 0.7229, 0.8905, 0.6886, 0.6575]
SLOPE_ERRORS = [0.2581, 0.1867, 0.2326, 0.1852, 0.2100]


@pytest.fixture(scope="module")
def model() -> ItemResponse:
    """The fit."""
    return fit(ANSWERS, "abcde")


def test_the_published_fit_of_ltm(model: ItemResponse) -> None:
    """Every printed figure."""
    assert len(ANSWERS) == 1000
    assert model.convergence.converged
    assert model.log_likelihood == pytest.approx(-2466.653, abs=1e-3)
    assert np.allclose(model.slopes, SLOPES, atol=1e-3)
    assert np.allclose(model.slope_errors, SLOPE_ERRORS, atol=1e-3)
    assert np.allclose(model.difficulties, DIFFICULTIES, atol=3e-3)
    assert np.allclose(model.difficulty_errors, DIFFICULTY_ERRORS, atol=3e-3)


def test_the_scores_of_mirt(model: ItemResponse) -> None:
    """EAP of the first three patterns, within the error of quasi-Monte Carlo."""
    found = score(model, PATTERNS[:3]).mean
    assert np.allclose(found, [-1.887714, -1.473829, -1.453797], atol=0.01)


def brute(answers: np.ndarray, slopes: np.ndarray, intercepts: np.ndarray) -> float:
    """The marginal likelihood respondent by respondent, over 101 Gauss–Hermite points."""
    nodes, weights = np.polynomial.hermite_e.hermegauss(101)
    kept = weights > 0
    nodes, weights = nodes[kept], weights[kept] / weights.sum()
    total = 0.0
    for row in answers:
        chance = 1 / (1 + np.exp(-(np.outer(nodes, slopes) + intercepts)))
        asked = ~np.isnan(row)
        each = np.where(row[asked] == 1, chance[:, asked], 1 - chance[:, asked]).prod(axis=1)
        total += float(np.log(weights @ each))
    return total


def test_an_independent_likelihood_has_the_same_value_and_maximum() -> None:
    """Another quadrature, no patterns, no logarithms; its differences give the same errors."""
    rng = generator(1)
    theta = rng.normal(size=(120, 1))
    answers = (rng.random((120, 4)) < 1 / (1 + np.exp(-(1.2 * theta + 0.3)))).astype(float)
    answers[rng.random(answers.shape) < 0.1] = np.nan
    model = fit(answers, "abcd")
    best = np.concatenate([model.slopes, model.intercepts])

    def value(point: np.ndarray) -> float:
        return brute(answers, point[:4], point[4:])

    assert value(best) == pytest.approx(model.log_likelihood, abs=1e-6)
    steps = np.eye(8) * 1e-3
    ends = [(value(best + step), value(best - step)) for step in steps]
    assert all(max(pair) < value(best) for pair in ends)
    curvature = [(2 * value(best) - up - down) / 1e-6 for up, down in ends]
    assert np.allclose(curvature, np.diag(np.linalg.inv(model.covariance)), rtol=1e-3)
