"""From rows to a fit: what holds for every model."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from foedus.confront.regression.binary import cloglog, logit
from foedus.confront.regression.estimation import conclude, fitted, prepare
from foedus.confront.regression.family import height
from foedus.confront.regression.firth import firth
from foedus.confront.regression.multinomial_logit import multinomial_logit
from foedus.confront.regression.newton import maximise
from foedus.confront.regression.ordered_logit import OrderedLogit, ordered_logit
from foedus.confront.regression.results import Errors, Fit
from foedus.confront.regression.sample import Sample
from tests.confront.regression.samples import alternating, binary, drawn, generator, ordered

Model = Callable[[Sample], Fit]
MODELS = [
    (ordered_logit, ordered()),
    (multinomial_logit, ordered()),
    (logit, binary()),
    (cloglog, binary()),
    (firth, binary()),
]
EVERY = pytest.mark.parametrize(
    ("model", "sample"), MODELS, ids=lambda m: getattr(m, "__name__", "")
)


def permuted(sample: Sample, order: np.ndarray) -> Sample:
    """The same rows in another order."""
    return sample.where(order)


@EVERY
def test_the_order_of_rows_never_matters(model: Model, sample: Sample) -> None:
    """Neither for estimates nor for any kind of errors."""
    fit, other = model(sample), model(permuted(sample, generator().permutation(len(sample))))
    assert other.coefficients == pytest.approx(fit.coefficients, rel=1e-9)
    for kind in Errors:
        assert other.errors(kind) == pytest.approx(fit.errors(kind), rel=1e-9)


@EVERY
def test_scaling_a_column_scales_its_slope(model: Model, sample: Sample) -> None:
    """By the inverse, with its errors; the likelihood stays."""
    fit = model(sample)
    scaled = model(replace(sample, x=sample.x * [1000.0, 1.0] + [5.0, 0.0]))
    unit = np.array([1000.0 if name.endswith("power") else 1.0 for name in fit.names])
    slopes = fit.family.laid(np.ones(2), 0.0) > 0
    assert (scaled.coefficients * unit)[slopes] == pytest.approx(fit.coefficients[slopes])
    # Firth's penalty grows with the information, which is that of the column in its unit.
    penalty = np.log(1000.0) if model is firth else 0.0
    assert scaled.log_likelihood == pytest.approx(fit.log_likelihood + penalty)
    for kind in Errors:
        assert (scaled.errors(kind) * unit)[slopes] == pytest.approx(fit.errors(kind)[slopes])


@EVERY
def test_a_weight_of_two_is_a_row_written_twice(model: Model, sample: Sample) -> None:
    """For every kind of errors."""
    weights = alternating(len(sample))
    weighted = model(replace(sample, weights=weights))
    twice = model(permuted(sample, np.repeat(np.arange(len(sample)), weights.astype(int))))
    assert weighted.observations == twice.observations
    assert weighted.coefficients == pytest.approx(twice.coefficients, abs=1e-9)
    assert weighted.log_likelihood == pytest.approx(twice.log_likelihood)
    for kind in Errors:
        assert weighted.errors(kind) == pytest.approx(twice.errors(kind), rel=1e-6)


@EVERY
def test_a_top_is_a_top(model: Model, sample: Sample) -> None:
    """No gradient is left, and the record says what was done."""
    fit = model(sample)
    assert fit.converged
    assert fit.gradient_norm < 1e-9
    assert fit.model == model.__name__
    assert fit.observations == sum(fit.counts) == len(sample)
    assert fit.groups == {"alliance": 40, "year": 35, "dyads": 65, "states": 12}
    assert fit.warnings[0] == (
        "only 12 groups by states: errors that rest on fewer than 50 are too small"
    )


def test_dyads_of_few_states_are_mended_and_told() -> None:
    """Sums over dyads that share a state may have negative roots."""
    fit = logit(binary())
    assert fit.warnings[1] == (
        "dyadic-cluster-robust errors had negative roots (1), set to 0: groups are few"
    )
    assert np.isfinite(fit.errors(Errors.DYADIC)).all()


def test_two_categories_are_the_logit() -> None:
    """Ordered and multinomial alike; a threshold is the constant's opposite."""
    sample = binary()
    plain = logit(sample)
    ranked, several = ordered_logit(sample), multinomial_logit(sample)
    assert several.coefficients == pytest.approx(plain.coefficients)
    assert ranked.coefficients == pytest.approx(plain.coefficients * [1, 1, -1])
    for kind in Errors:
        assert ranked.errors(kind) == pytest.approx(plain.errors(kind))
        assert several.errors(kind) == pytest.approx(plain.errors(kind))


def test_few_events_are_told() -> None:
    """With what mends it."""
    held = binary()
    few = np.concatenate([np.flatnonzero(held.y == 1)[:15], np.flatnonzero(held.y == 0)])
    told = logit(held.where(few)).warnings
    assert (
        "15 observations of the rarest category 'yes' for 2 columns, fewer than 10 for each: "
        "estimates lean away from 0, which firth() mends for one event"
    ) in told


def test_the_steps_are_those_of_every_fit() -> None:
    """Prepare, climb, conclude."""
    family, sample = OrderedLogit(3), ordered(drawn(100))
    ready = prepare(family, sample)
    assert ready.x.mean(axis=0) == pytest.approx(0)
    assert ready.x.std(axis=0) == pytest.approx(1)
    top = maximise(lambda at: height(family, at, sample.y, ready.x, sample.weights), ready.start)
    scores = family.scores(top.theta, sample.y, ready.x)
    fit = conclude(family, ready, top, scores, np.zeros(4, dtype=bool))
    assert np.array_equal(fit.coefficients, fitted(family, sample).coefficients)
