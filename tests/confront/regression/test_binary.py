"""The logit and the complementary log-log."""

import numpy as np
import pytest

from foedus.confront.regression.binary import FARTHEST, Binary, Link, cloglog, logit
from tests.confront.regression.samples import binary, generator, of


def test_a_table_of_two_by_two_in_closed_form() -> None:
    """The log odds ratio, and the root of the sum of inverse counts."""
    fit = logit(of([0] * 7 + [1] * 3 + [0] * 4 + [1] * 6, z=[0] * 10 + [1] * 10))
    assert fit.coefficients == pytest.approx([np.log(6 / 4 * 7 / 3), np.log(3 / 7)])
    assert fit.errors()[0] == pytest.approx(np.sqrt(1 / 7 + 1 / 3 + 1 / 4 + 1 / 6))


def test_rates_in_closed_form() -> None:
    """The constant is the logarithm of the rate among those at 0."""
    fit = cloglog(of([0] * 7 + [1] * 3 + [0] * 4 + [1] * 6, z=[0] * 10 + [1] * 10))
    rates = -np.log([0.7, 0.4])
    assert fit.coefficients == pytest.approx([np.log(rates[1] / rates[0]), np.log(rates[0])])


def test_rare_events_make_links_alike() -> None:
    """Where hazards are small, odds, rates and chances are nearly the same."""
    numbers = generator(21)
    x = numbers.normal(size=50_000)
    event = (numbers.random(50_000) < 0.002 * np.exp(0.5 * x)).astype(float)
    sample = of(event.tolist(), x=x.tolist())
    assert cloglog(sample).coefficients == pytest.approx(logit(sample).coefficients, rel=0.02)


@pytest.mark.parametrize("link", list(Link))
def test_nothing_overflows(link: Link) -> None:
    """Certain and impossible events have finite likelihoods within the bounds kept."""
    family, x = Binary(link), np.array([[-2000.0], [2000.0]])
    found = family.height(np.array([1.0, 0.0]), np.array([1, 0]), x, np.ones(2))
    assert np.isfinite(found.value)
    assert np.isfinite(found.information).all()
    assert family.chances(np.array([1.0, 0.0]), x)[:, 1] == pytest.approx([0, 1])
    assert FARTHEST[0] < 0 < FARTHEST[1]


def test_events_and_their_absence_mirror_each_other_in_the_logit_only() -> None:
    """The complementary log-log knows which of the two is the event."""
    sample = binary()
    turned = sample.explaining(("yes", "no"), 1 - sample.y)
    assert logit(turned).coefficients == pytest.approx(-logit(sample).coefficients)
    assert cloglog(turned).log_likelihood != pytest.approx(cloglog(sample).log_likelihood)
    assert Link.CLOGLOG.label == "complementary log-log"
