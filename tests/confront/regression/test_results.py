"""Results: numbers with errors, and what a record says of itself."""

import math

import numpy as np
import pytest

from foedus.confront.regression.binary import logit
from foedus.confront.regression.multinomial_logit import multinomial_logit
from foedus.confront.regression.results import (
    Errors,
    coefficients,
    half_width,
    odds_ratios,
    quantity,
    roots,
)
from tests.confront.regression.samples import binary, of, ordered


def test_odds_ratios_are_exponentials_of_slopes() -> None:
    """With their intervals; constants are no ratios."""
    fit = multinomial_logit(ordered())
    slopes = [q for q in coefficients(fit) if "constant" not in q.name]
    ratios = odds_ratios(fit)
    assert [q.name for q in ratios] == [q.name for q in slopes]
    for ratio, slope in zip(ratios, slopes, strict=True):
        assert (ratio.value, ratio.lo) == pytest.approx((math.exp(slope.value), math.exp(slope.lo)))
        assert ratio.p == slope.p


def test_errors_that_a_sample_does_not_allow_say_what_it_lacks() -> None:
    """Rather than being taken for others."""
    fit = logit(of([0, 1, 0, 1, 1], x=[1, 2, 3, 4, 5]))
    with pytest.raises(KeyError, match="no clustered errors: gather a column in clusters="):
        fit.errors(Errors.CLUSTER)
    with pytest.raises(KeyError, match="dyadic-cluster-robust errors: gather the columns of both"):
        fit.covariance_of(Errors.DYADIC)


def test_criteria_weigh_parameters() -> None:
    """By 2, and by the logarithm of the observations."""
    fit = logit(binary())
    assert fit.aic == pytest.approx(6 - 2 * fit.log_likelihood)
    assert fit.bic == pytest.approx(3 * math.log(400) - 2 * fit.log_likelihood)


def test_intervals_and_probabilities_agree() -> None:
    """An interval leaves out 0 where p is below what it leaves out."""
    told, untold = quantity("x", 2.0, 1.0), quantity("x", -1.9, 1.0)
    assert (told.told, told.p < 0.05) == (True, True)
    assert (untold.told, untold.p < 0.05) == (False, False)
    assert told.z == 2.0
    assert quantity("x", 2.0, 1.0, level=0.99).told is False


def test_what_has_no_error_has_no_interval() -> None:
    """Nor a probability, nor a z."""
    found = quantity("x", 2.0, math.nan)
    assert all(math.isnan(each) for each in (found.lo, found.hi, found.p, found.z))
    assert not found.told


def test_less_than_no_variance_is_no_certainty() -> None:
    """Rounding may leave it; nothing is said then."""
    assert np.isnan(roots(np.array([-1e-18, np.nan, 1.0]))).tolist() == [True, True, False]


def test_levels_are_shares() -> None:
    """Not per cent."""
    assert half_width(0.9) == pytest.approx(1.645, abs=1e-3)
    with pytest.raises(ValueError, match="level is 95; expected a share between 0 and 1"):
        half_width(95)


def test_kinds_of_errors_read_in_a_sentence() -> None:
    """As they stand in tables."""
    assert [kind.label for kind in Errors][1:3] == ["robust", "clustered"]
    assert Errors.CLASSICAL.needs == ""


def test_a_fit_has_each_kind_once() -> None:
    """All five where the sample names everything; roots of their diagonals."""
    fit = logit(binary())
    assert list(fit.covariance) == list(Errors)
    for kind in Errors:
        assert fit.errors(kind) ** 2 == pytest.approx(np.diag(fit.covariance_of(kind)))
