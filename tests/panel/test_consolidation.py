"""The personalism index on invented regimes, and what its scores amount to as memberships."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.panel.consolidation import ITEMS, Calibration, answers, index_at, personalism
from foedus.panel.table import Table
from foedus.vocabulary.membership import UNKNOWN, Membership
from tests.panel.calibration import generator

CALIBRATION = Calibration()


def invented(count: int = 1500) -> tuple[np.ndarray, Table]:
    """Traits, and features of regimes that follow them."""
    rng = generator(1)
    trait = rng.normal(size=count)
    held = {
        name: (rng.random(count) < 1 / (1 + np.exp(-2 * trait))).astype(float) for name in ITEMS
    }
    held["milmerit_pers"] = np.where(held["milmerit_pers"] == 1, 2.0, rng.integers(0, 2, count))
    keys = {"cowcode": np.arange(count) // 10, "year": 1946 + np.arange(count) % 10}
    return trait, Table("features", keys | held)


def test_the_index_follows_the_trait() -> None:
    """From 0 to 1, with errors on the same scale."""
    trait, features = invented()
    found = personalism(features)
    index, error = found.index["personalism"], found.index["personalism_sd"]
    assert found.model.convergence.converged
    assert np.corrcoef(trait, index)[0, 1] > 0.85
    assert (index.min(), index.max()) == (0, 1)
    assert np.abs(found.index["theta"] - trait).mean() < found.index["theta_sd"].mean()
    assert (found.index["personalism_se"] > error)[(index > 0) & (index < 1)].all()
    assert np.allclose(error / found.index["theta_sd"], error[0] / found.index["theta_sd"][0])


def test_promotion_counts_only_at_its_highest_degree() -> None:
    """As Wright recodes it."""
    held = {name: np.zeros(4) for name in ITEMS}
    held["milmerit_pers"] = np.array([0.0, 1.0, 2.0, np.nan])
    column = answers(Table("features", held))[:, ITEMS.index("milmerit_pers")]
    assert np.array_equal(column, [0, 0, 1, np.nan], equal_nan=True)


def test_the_index_is_missing_outside_its_years_and_regimes() -> None:
    """1945, 2011, and a state that is no autocracy."""
    found = personalism(invented()[1])
    keys = {"ccode1": np.array([0, 0, 0, 9999]), "year": np.array([1946, 1945, 2011, 1950])}
    value, error = index_at(Table("keys", keys), found)
    assert np.isnan(value).tolist() == [False, True, True, True]
    assert np.isnan(error).tolist() == [False, True, True, True]


@pytest.mark.parametrize(
    ("score", "error", "low", "high"),
    [
        (0.45, 0.0, 0.5, 0.5),
        (0.55, 0.0, 1.0, 1.0),
        (0.35, 0.0, 0.0, 0.0),
        (0.50, 0.0, 0.75, 0.75),
        (0.45, 0.1, 0.0, 1.0),
        (0.40, 0.05, 0.0, 0.5),
        (0.90, 0.2, 1.0, 1.0),
    ],
)
def test_memberships_rise_through_the_band(
    score: float, error: float, low: float, high: float
) -> None:
    """Worked by hand: ½ + (score ± error − 0.45) / 0.2, within 0 and 1."""
    assert CALIBRATION.membership(score, error) == Membership(low, high)


@given(st.floats(0, 1), st.floats(0, 0.5), st.floats(0, 0.5))
def test_more_error_leaves_more_open(score: float, error: float, more: float) -> None:
    """An interval within an interval."""
    near, far = (CALIBRATION.membership(score, e) for e in (error, error + more))
    assert far.lo <= near.lo <= near.hi <= far.hi


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 0.3))
def test_higher_scores_have_higher_memberships(one: float, other: float, error: float) -> None:
    """Both ends."""
    low, high = (CALIBRATION.membership(score, error) for score in sorted((one, other)))
    assert low.lo <= high.lo
    assert low.hi <= high.hi


def test_what_is_not_known_is_open() -> None:
    """Score or error."""
    assert CALIBRATION.membership(np.nan, 0.1) == UNKNOWN
    assert CALIBRATION.membership(0.9, np.nan) == UNKNOWN
    low, high = CALIBRATION.memberships(np.array([np.nan]), np.array([np.nan]))
    assert (low[0], high[0]) == (0, 1)


def test_a_band_of_nothing_is_refused() -> None:
    """It would divide by zero."""
    with pytest.raises(ValueError, match=r"a band of 0 around 0\.45"):
        Calibration(band=0)
