"""The ordered logit."""

import numpy as np
import pytest

from foedus.confront.regression.ordered_logit import OrderedLogit, ordered_logit
from foedus.confront.regression.sample import gather
from foedus.panel.table import Table
from tests.confront.regression.samples import LABELS, drawn, generator, ordered


def test_planted_slopes_are_found() -> None:
    """Within three standard errors, from many rows."""
    fit = ordered_logit(ordered(drawn(20_000)))
    planted = [0.8, -0.5, -0.5, 1.0]
    assert np.all(np.abs(fit.coefficients - planted) < 3 * fit.errors())
    assert fit.names == ("power", "threat", "none | thin", "thin | deep")


def test_reversed_categories_reverse_everything() -> None:
    """Slopes change sign, thresholds change sign and place; errors stay."""
    table = drawn()
    fit = ordered_logit(ordered(table))
    upside_down = dict(reversed(LABELS.items()))
    turned = ordered_logit(gather(table, "design", ["power", "threat"], outcomes=upside_down))
    assert turned.coefficients == pytest.approx(-fit.coefficients[[0, 1, 3, 2]])
    assert turned.errors() == pytest.approx(fit.errors()[[0, 1, 3, 2]])
    assert turned.log_likelihood == pytest.approx(fit.log_likelihood)


def test_thresholds_out_of_order_are_no_place() -> None:
    """The log-likelihood is minus infinity there, so that no step ends there."""
    y, x = np.array([0, 1, 2]), np.zeros((3, 0))
    assert OrderedLogit(3).height(np.array([1.0, 0.5]), y, x, np.ones(3)).value == -np.inf


def test_without_columns_thresholds_are_the_shares() -> None:
    """Log odds of the cumulated shares, in closed form."""
    table = Table("shares", {"d": np.repeat([0, 1, 2], [50, 30, 20])})
    fit = ordered_logit(gather(table, "d", []))
    assert fit.coefficients == pytest.approx(np.log([50 / 50, 80 / 20]))


def test_many_categories_and_a_rare_one() -> None:
    """Seven, of which one has two rows."""
    numbers = generator(11)
    x = numbers.normal(size=500)
    latent = np.clip(np.round(x + numbers.logistic(size=500)), -3, 3)
    latent[:2] = 4
    fit = ordered_logit(gather(Table("m", {"d": latent, "x": x}), "d", ["x"]))
    assert fit.converged
    assert np.all(np.diff(fit.coefficients[1:]) > 0)
    assert len(fit.coefficients) == 8
