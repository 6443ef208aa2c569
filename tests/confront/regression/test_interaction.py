"""What one condition does at the ends of the other."""

from collections.abc import Callable

import numpy as np
import pytest

from foedus.confront.regression.binary import logit
from foedus.confront.regression.effects import Product, average_marginal_effects
from foedus.confront.regression.interaction import (
    at_ends,
    ends,
    joint_effects,
    less,
    with_product,
)
from foedus.confront.regression.multinomial_logit import multinomial_logit
from foedus.confront.regression.ordered_logit import ordered_logit
from foedus.confront.regression.results import Fit
from foedus.confront.regression.sample import Sample, gather
from foedus.panel.table import Table
from tests.confront.regression.samples import generator, ordered

BOTH = Product("a", "b")


def shares(cells: dict[tuple[int, int], float], each: int = 100) -> Sample:
    """Four cells with a share of events in each."""
    rows = [(a, b, float(n < share * each)) for (a, b), share in cells.items() for n in range(each)]
    a, b, y = np.array(rows).T
    return with_product(gather(Table("cells", {"a": a, "b": b, "y": y}), "y", ["a", "b"]), BOTH)


CELLS = {(0, 0): 0.1, (1, 0): 0.3, (0, 1): 0.2, (1, 1): 0.8}


def test_a_saturated_model_gives_the_differences_of_the_cells() -> None:
    sample = shares(CELLS)
    found = [each for each in joint_effects(logit(sample), sample, BOTH) if each.outcome == "1"]
    a, b = found
    assert (a.column, a.beside, a.at, a.change) == ("a", "b", ("0", "1"), "from 0 to 1")
    assert (a.low.value, a.high.value) == pytest.approx((0.2, 0.6))
    assert (b.low.value, b.high.value) == pytest.approx((0.1, 0.5))
    assert a.difference.value == pytest.approx(b.difference.value) == pytest.approx(0.4)
    variance = sum(share * (1 - share) / 100 for share in CELLS.values())
    assert a.difference.error == pytest.approx(np.sqrt(variance), rel=1e-6)


def test_the_sign_of_the_product_does_not_tell() -> None:
    """Log odds add up, and still one strengthens the other in probability."""
    odds = np.log(0.1 / 0.9)
    cells = {(a, b): float(1 / (1 + np.exp(-(odds + a + b)))) for a in (0, 1) for b in (0, 1)}
    sample = shares(cells, 4000)
    fit = logit(sample)
    assert fit.coefficients[2] == pytest.approx(0, abs=0.02)
    a = joint_effects(fit, sample, BOTH)[1]
    assert a.difference.value > 0.05


def test_ends_of_a_column() -> None:
    assert (ends(np.array([2.0, 5.0, 2.0])).low, ends(np.array([2.0, 5.0])).high) == (2.0, 5.0)
    many = generator().normal(3, 2, 1000)
    assert ends(many).low == pytest.approx(many.mean() - many.std())


def test_an_effect_moves_the_product_too() -> None:
    sample = shares(CELLS)
    fit = logit(sample)
    effect = average_marginal_effects(fit, sample, columns=["a"], products=[BOTH])[1]
    assert effect.effect.value == pytest.approx((0.2 + 0.6) / 2)
    low, high = at_ends(fit, sample, "a", "b", BOTH)
    assert less(high, low).means[1] == pytest.approx(0.4)


@pytest.mark.parametrize("model", [ordered_logit, multinomial_logit])
def test_derivatives_are_those_of_the_effects(model: Callable[[Sample], Fit]) -> None:
    """By moving each parameter a little: what `pulled` adds up equals what `turned` holds."""
    sample = ordered()
    fit = model(sample)
    summed = np.tensordot(sample.weights, fit.family.turned(fit.coefficients, sample.x), axes=1)
    pulled = fit.family.pulled(fit.coefficients, sample.x, sample.weights)
    assert pulled == pytest.approx(summed, abs=1e-9)
