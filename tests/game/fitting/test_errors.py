"""Standard errors, and warnings of what the data do not tell."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from foedus.game.fitting.errors import Errors, precision
from foedus.game.fitting.fit import Attempt, Fit, fit
from foedus.game.fitting.free import Free
from tests.game.fits import AUTONOMY, CONTROL, TAU, fitted, observed
from tests.game.worlds import SMALL


def usual() -> Fit:
    return fitted(AUTONOMY, CONTROL, TAU)


def said(found: Fit) -> str:
    return " ".join(precision(found).warnings)


def test_the_kinds_agree_where_the_model_is_true() -> None:
    kinds = dict(precision(usual()).errors)
    assert kinds[Errors.OUTER] == pytest.approx(kinds[Errors.HESSIAN], rel=0.25)
    assert kinds[Errors.CLUSTER] == pytest.approx(kinds[Errors.HESSIAN], rel=0.35)


def test_clustered_errors_are_the_sandwich_written_out() -> None:
    found = usual()
    bread = np.linalg.inv(found.information)
    sums = np.array([found.scores[found.pair == pair].sum(axis=0) for pair in range(found.pairs)])
    meat = sums.T @ sums * found.pairs / (found.pairs - 1)
    width = np.array([one.high - one.low for one in found.free])
    expected = np.sqrt(np.diag(bread @ meat @ bread)) * width
    held = precision(found)
    assert held.shown is Errors.CLUSTER
    assert held.standard == pytest.approx(expected)


def test_rows_that_are_their_own_pairs_are_told_by_the_curvature() -> None:
    found = usual()
    alone = replace(found, pair=np.arange(found.rows), pairs=found.rows)
    assert precision(alone).shown is Errors.HESSIAN


def test_nothing_is_warned_of_where_all_is_told() -> None:
    held = precision(usual())
    assert held.warnings == ()
    assert 0.01 < held.smallest <= 1
    assert np.diag(held.correlations) == pytest.approx(np.ones(3))


def test_a_flat_parameter_is_warned_of() -> None:
    # Without resources nobody earns a rent: whatever it is, no choice changes.
    flat = replace(SMALL, resources=(0.0, 0.0, 0.0))
    found = fit(flat, observed(50), [Free("rent", 0.0, 1.0), TAU], starts=1)
    held = precision(found)
    assert "rent changes no chance of a design seen" in held.warnings[0]
    assert np.isnan(held.standard[0])
    assert np.isfinite(held.standard[1])


@pytest.mark.parametrize(("share", "warned"), [(0.25, 0), (0.26, 1)])
def test_an_interval_is_too_wide_from_the_width_of_the_range_on(share: float, warned: int) -> None:
    alone = replace(usual(), pair=np.arange(usual().rows), pairs=usual().rows)
    ranges = [one.high - one.low for one in alone.free]
    widest = max(np.divide(precision(alone).standard, ranges))
    # Standard errors, in shares of the ranges, grow with the root of what the information loses.
    loose = replace(alone, information=alone.information * (widest / share) ** 2)
    said = precision(loose).warnings
    assert sum("is hardly told by these data" in text for text in said) == warned


def test_an_interval_wider_than_the_range_is_warned_of() -> None:
    narrow = tuple(replace(one, low=0.0, high=100.0) for one in usual().free)
    assert precision(replace(usual(), free=narrow)).warnings == ()
    loose = replace(usual(), information=usual().information / 1e5, pair=np.arange(usual().rows))
    held = precision(replace(loose, pairs=loose.rows))
    assert sum("is hardly told by these data" in text for text in held.warnings) == 3


def test_parameters_that_move_together_are_named() -> None:
    found = usual()
    root = np.diag([30.0, 30.0, 30.0])
    tied = root @ np.array([[1, 0.99, 0], [0.99, 1, 0], [0, 0, 1]]) @ root
    alone = replace(found, information=tied, pair=np.arange(found.rows), pairs=found.rows)
    assert "autonomy and control move together (r = −0.99)" in said(alone)


def test_a_singular_information_is_warned_of() -> None:
    found = replace(usual(), information=np.ones((3, 3)) * 100)
    held = precision(found)
    assert "The information is singular" in " ".join(held.warnings)
    assert held.shown is Errors.OUTER
    assert held.smallest < 1e-6
    assert precision(replace(found, information=np.zeros((3, 3)))).smallest == 0


def test_an_estimate_at_a_bound_has_no_error() -> None:
    found = fitted(Free("autonomy", 0.0, 0.1), TAU)
    held = precision(found)
    assert np.isnan(held.standard[0])
    assert np.isfinite(held.standard[1])
    assert "autonomy lies at its high bound, 0.1" in said(found)


def test_searches_that_end_apart_or_nowhere_are_told() -> None:
    found = usual()
    best = found.attempts[0]
    lower = replace(best, log_likelihood=best.log_likelihood - 5)
    assert "1 of 2 searches ended at a lower likelihood" in said(
        replace(found, attempts=(best, lower))
    )
    lost = Attempt(best.began, best.ended, best.log_likelihood, False, "too many steps", 200)
    assert "did not arrive: too many steps" in said(replace(found, attempts=(lost,)))


def test_what_the_game_rules_out_is_counted() -> None:
    found = replace(usual(), improbable=12, unsolved=3, shares_by_standing=0.0)
    assert "12 of" in said(found)
    assert "At 3 trials the game did not solve" in said(found)
    assert "says less of these rows than the shares" in said(found)


def test_unknown_information_is_no_number() -> None:
    found = replace(usual(), information=np.full((3, 3), np.nan))
    assert np.isnan(precision(found).smallest)
