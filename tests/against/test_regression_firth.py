"""Firth's logit against its definition by brute force, and against a published separation.

Heinze and Schemper (2002): 79 cases of endometrial cancer, high grade explained by
neovascularisation (present only in high grades), pulsality index and endometrium height;
estimates and profile intervals as the R package logistf gives them.
"""

import numpy as np
import pytest
from scipy.optimize import minimize

from foedus.confront.regression.binary import logit
from foedus.confront.regression.firth import firth, profile_intervals
from foedus.confront.regression.sample import Sample
from tests.confront.regression.samples import binary, drawn, of

# Pulsality index and endometrium height; then of those with neovascularisation.
LOW = (
    "13 1.64 16 2.26 8 3.14 34 2.68 20 1.28 5 2.31 17 1.8 10 1.68 26 1.56 17 2.31 8 2.01 7 1.89 "
    "20 3.15 10 1.23 18 1.27 16 1.76 18 2 28 1.5 11 1.33 19 2.37 10 1.82 10 3.13 18 1.31 14 1.92 "
    "21 1.64 11 2.01 17 1.88 25 1.93 16 2.11 19 1.29 15 1.72 33 0.75 24 1.92 29 2.02 15 2.29 "
    "12 2.33 3 2.9 20 1.7 23 1.41 12 2.25 22 1.54 42 1.97 15 1.75 13 2.16 14 2.57 19 1.37 12 3.61 "
    "13 2.04 10 2.17"
)
HIGH = (
    "8 2.64 29 0.88 12 1.27 20 1.37 7 0.97 48 1.84 12 1.11 19 1.61 2 1.18 21 1.19 15 1.06 12 1.69 "
    "6 1.84 5 1.3 17 0.96 5 0.35 33 0.85"
)
HIGH_NEW = (
    "38 0.97 22 1.14 7 0.88 25 0.91 15 0.58 22 1.44 40 1.18 5 0.93 0 1.17 49 0.27 11 1.01 21 0.98 "
    "19 1.02"
)


def endometrial() -> Sample:
    """The 79 cases."""
    held = [np.array(text.split(), dtype=float).reshape(-1, 2) for text in (LOW, HIGH, HIGH_NEW)]
    counts = [len(each) for each in held]
    both = np.concatenate(held)
    return of(
        np.repeat([0.0, 1.0, 1.0], counts).tolist(),
        nv=np.repeat([0.0, 0.0, 1.0], counts).tolist(),
        pi=both[:, 0].tolist(),
        eh=both[:, 1].tolist(),
    )


def test_endometrial_cancer() -> None:
    """Estimates to six digits, profile intervals to five."""
    sample = endometrial()
    assert len(sample) == 79
    fit = firth(sample)
    published = [2.92927330, -0.03475175, -2.60416387, 3.77455951]
    assert fit.coefficients == pytest.approx(published, rel=1e-6)
    intervals = [(q.lo, q.hi) for q in profile_intervals(sample)]
    assert intervals == pytest.approx(
        np.array([(0.6097244, 7.85463171), (-0.1244587, 0.04045547), (-4.3651832, -1.23272106)]),
        rel=1e-5,
    )


def test_maximum_likelihood_has_no_answer_there() -> None:
    """And says why."""
    fit = logit(endometrial())
    assert not fit.converged
    assert fit.warnings[0].startswith("every row with nv = 1 is '1'")


def definition(theta: np.ndarray, sample: Sample) -> float:
    """Minus the log-likelihood and half the logarithm of the determinant of the information."""
    held = np.column_stack([sample.x, np.ones(len(sample))])
    chance = 1 / (1 + np.exp(-held @ theta))
    information = (held.T * (sample.weights * chance * (1 - chance))) @ held
    own = np.where(sample.y == 1, chance, 1 - chance)
    return -float(sample.weights @ np.log(own) + np.log(np.linalg.det(information)) / 2)


@pytest.mark.parametrize(
    "sample",
    [binary(drawn(60)), endometrial(), of([0, 0, 1, 1], x=[0.0, 1.0, 2.0, 5.0])],
    ids=["drawn", "separated by one", "four rows"],
)
def test_the_top_by_brute_force(sample: Sample) -> None:
    """A search that knows no derivatives ends at the same place and height."""
    fit = firth(sample)
    found = minimize(
        definition,
        np.zeros(len(fit.coefficients)),
        args=(sample,),
        method="Nelder-Mead",
        options={"xatol": 1e-9, "fatol": 1e-12, "maxiter": 20_000, "maxfev": 20_000},
    )
    assert fit.coefficients == pytest.approx(found.x, abs=1e-4)
    assert fit.log_likelihood == pytest.approx(-found.fun, abs=1e-8)
