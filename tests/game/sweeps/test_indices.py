"""Indices: SciPy's own for the same points, known ones of an additive outcome, honest errors."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from scipy.stats import sobol_indices

from foedus.game.sweeps.draws import rows
from foedus.game.sweeps.indices import Measured, first_order, shares, total
from foedus.game.sweeps.tally import Tally
from tests.game.sweeps.sample import designs, tallied


def test_indices_are_those_of_scipy() -> None:
    drawn = rows(3, 3, 0, 512)
    held = (designs(drawn.points)[..., 0] == 2).astype(float)
    given = {
        "f_A": held[None, :, 0],
        "f_B": held[None, :, 1],
        "f_AB": held[:, 2:].T[:, None, :],
    }
    expected = sobol_indices(func=given, n=512)
    found = tallied(512, 100)
    assert first_order(found).value[:, 0] == pytest.approx(expected.first_order, abs=1e-12)
    assert total(found).value[:, 0] == pytest.approx(expected.total_order, abs=1e-12)


def test_a_parameter_that_decides_nothing_has_no_share() -> None:
    found = total(tallied(256, 256))
    assert found.value[2, :2].tolist() == [0, 0]


def test_an_outcome_that_never_varies_has_no_indices() -> None:
    found = tallied(64, 64)
    assert np.isnan(first_order(found).value[:, 2]).all()
    assert shares(found).value[2] == 0


def test_the_share_lies_within_its_errors() -> None:
    found = shares(tallied(256, 256))
    assert abs(found.value[0] - 0.7 * 0.8) < 4 * found.error[0] + 0.005
    assert (found.error[:2] < 0.05).all()


@pytest.mark.parametrize("measure", [shares, first_order, total])
def test_errors_are_the_scatter_over_seeds(measure: Callable[[Tally], Measured]) -> None:
    """Two numbers decide the outcomes: even there, where points spread most evenly."""
    found = [measure(tallied(64, 64, seed)) for seed in range(60)]
    values = np.array([one.value[..., :2].ravel() for one in found])
    told = np.sqrt(np.array([one.error[..., :2].ravel() ** 2 for one in found]).mean(axis=0))
    varies = values.std(axis=0, ddof=1) > 0
    ratio = told[varies] / values.std(axis=0, ddof=1)[varies]
    assert len(ratio) >= 2
    assert (ratio > 0.75).all(), ratio
    assert (ratio < 1.5).all(), ratio


def test_errors_shrink_with_the_rows() -> None:
    few, many = (shares(tallied(count, 64)).error[:2] for count in (64, 1024))
    assert (many < few / 3).all()


def test_too_few_rows_for_groups_give_no_error() -> None:
    assert np.isnan(shares(tallied(8, 8)).error).all()
