"""Firth's logit."""

import numpy as np
import pytest

from foedus.confront.regression.binary import logit
from foedus.confront.regression.firth import firth, penalised, profile_intervals
from foedus.confront.regression.newton import Height
from foedus.confront.regression.results import Errors, coefficients
from tests.confront.regression.samples import alternating, binary, drawn, of

SEPARATED = of([0, 0, 0, 1, 1, 1, 0, 1], z=[0, 0, 0, 1, 1, 1, 0, 0])


@pytest.mark.parametrize("cells", [(7, 3, 4, 6), (5, 0, 2, 3), (4, 0, 0, 4), (1, 1, 1, 1)])
def test_two_by_two_adds_a_half_to_each_cell(cells: tuple[int, int, int, int]) -> None:
    """Also where a cell, or both on a diagonal, is empty."""
    no0, yes0, no1, yes1 = cells
    event = [0.0] * no0 + [1.0] * yes0 + [0.0] * no1 + [1.0] * yes1
    fit = firth(of(event, z=[0.0] * (no0 + yes0) + [1.0] * (no1 + yes1)))
    a, b, c, d = (cell + 0.5 for cell in cells)
    assert fit.coefficients == pytest.approx([np.log(d / c * a / b), np.log(b / a)], abs=1e-7)
    assert fit.converged


def test_separation_leaves_it_finite() -> None:
    """With errors, and without warnings of it."""
    fit = firth(SEPARATED)
    assert np.isfinite(fit.errors(Errors.CLASSICAL)).all()
    assert fit.warnings == ()


def test_many_rows_need_no_penalty() -> None:
    """The difference to maximum likelihood falls with their number."""
    few, many = (
        np.abs(firth(s).coefficients - logit(s).coefficients).max()
        for s in (binary(drawn(100)), binary(drawn(10_000)))
    )
    assert many < few / 20


def test_gradient_and_curvature_are_those_of_the_penalised_likelihood() -> None:
    """Against differences, weights included."""
    sample, theta, weights = binary(drawn(50)), np.array([0.3, -0.2, 0.1]), alternating(50)

    def at(there: np.ndarray) -> Height:
        return penalised(there, sample.y, sample.x, weights)

    moves = 1e-6 * np.eye(3)
    ends = [(at(theta + move), at(theta - move)) for move in moves]
    slopes = [(up.value - down.value) / 2e-6 for up, down in ends]
    curves = [(down.gradient - up.gradient) / 2e-6 for up, down in ends]
    assert at(theta).gradient == pytest.approx(np.array(slopes), abs=1e-6)
    assert at(theta).information == pytest.approx(np.array(curves), abs=1e-6)


def test_where_nothing_is_known_the_penalty_is_without_bound() -> None:
    """Chances of 0 and 1 leave no information."""
    sample = binary(drawn(50))
    assert penalised(np.full(3, 1e5), sample.y, sample.x, sample.weights).value == -np.inf


def test_profiles_are_wider_on_the_side_of_separation() -> None:
    """And nearly those of a normal distribution where rows are many."""
    (separated,) = profile_intervals(SEPARATED)
    assert separated.hi - separated.value > separated.value - separated.lo
    sample = binary(drawn(5_000))
    plain = coefficients(firth(sample))
    for profile, normal in zip(profile_intervals(sample), plain, strict=False):
        assert (profile.lo, profile.hi) == pytest.approx((normal.lo, normal.hi), abs=0.005)
        assert profile.p == pytest.approx(normal.p, abs=0.01)


def test_profiles_come_in_the_unit_of_the_column() -> None:
    """A column in thousandths has an interval in thousands."""
    sample = binary(drawn(200))
    power, threat = profile_intervals(sample)
    small = sample.where(np.ones(200, dtype=bool))
    small.x[:, 0] /= 1000
    scaled, _ = profile_intervals(small)
    assert (scaled.lo, scaled.hi) == pytest.approx((1000 * power.lo, 1000 * power.hi), rel=1e-4)
    assert threat.name == "threat"
