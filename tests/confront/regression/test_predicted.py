"""Predicted against observed designs."""

import numpy as np
import pytest

from foedus.confront.regression.predicted import (
    Cell,
    Standing,
    confusion,
    membership_interval,
)
from foedus.theory.batch import Profiles
from foedus.theory.derive import Rule, ready
from foedus.theory.expression import parse
from foedus.theory.theory import Theory
from foedus.theory.worlds import tabulate
from foedus.vocabulary.design import Design
from tests.strategies import clause, indicators

NAN = float("nan")


def rule() -> Rule:
    """Wolves: with institutions; tolls without wolves: without; neither: silent."""
    theory = Theory(
        "toy",
        "Toy",
        (
            clause("deep", parse("wolves"), Design.WITH_INSTITUTIONS),
            clause("thin", parse("~wolves * tolls"), Design.WITHOUT_INSTITUTIONS),
            clause("mute", parse("~wolves * ~tolls"), None),
        ),
    )
    return ready(tabulate(theory, indicators()))


def test_every_standing() -> None:
    """Match, mismatch, undetermined three ways, silent, not observed."""
    a = np.array([[1, 1], [1, 1], [0, 1], [0, 0], [0, 1], [0.5, 0.5], [1, 1]])
    b = np.array([[0, 0], [0, 0], [1, 1], [0, 0], [0, 0], [1, 1], [1, 1]])
    profiles = Profiles(7, {"wolves": (a[:, 0], a[:, 1]), "tolls": (b[:, 0], b[:, 1])})
    observed = np.array([2.0, 0.0, 2.0, 0.0, 0.0, 1.0, NAN])
    found = confusion(rule(), profiles, observed)
    told = [list(Standing)[place].value for place in found.standings]
    assert told == [
        "match", "mismatch", "undetermined", "silent", "undetermined", "undetermined",
        "not_observed",
    ]  # fmt: skip
    assert (found.claims, found.hits) == (2, 0.5)
    assert found.count(Standing.UNDETERMINED) == 3
    assert sum(count for _, count in found.counts) == 7


def test_cells_count_sets_of_designs() -> None:
    """Each expectation with each design that occurs."""
    low, high = np.array([0.0, 0.0, 1.0]), np.array([1.0, 1.0, 1.0])
    profiles = Profiles(3, {"wolves": (low, high), "tolls": (np.ones(3), np.ones(3))})
    found = confusion(rule(), profiles, np.array([1.0, 1.0, NAN]))
    both = (Design.WITHOUT_INSTITUTIONS, Design.WITH_INSTITUTIONS)
    assert set(found.cells) == {
        Cell(both, Design.WITHOUT_INSTITUTIONS, 2),
        Cell((Design.WITH_INSTITUTIONS,), None, 1),
    }
    assert found.theory == "toy"


def test_no_claim_has_no_share() -> None:
    """Rather than one of 0."""
    profiles = Profiles(
        1, {"wolves": (np.zeros(1), np.zeros(1)), "tolls": (np.zeros(1), np.zeros(1))}
    )
    assert np.isnan(confusion(rule(), profiles, np.array([0.0])).hits)


@pytest.mark.parametrize(
    ("observed", "told"),
    [([0.0], "1 designs for 2 profiles"), ([0.0, 3.0], "3 is the depth of no design")],
)
def test_designs_that_are_none_are_refused(observed: list[float], told: str) -> None:
    """Neither cut off nor guessed."""
    profiles = Profiles(2, {})
    with pytest.raises(ValueError, match=told):
        confusion(rule(), profiles, np.array(observed))


def test_an_index_becomes_a_membership() -> None:
    """0 below the band, one half at the threshold, 1 above; unknown where unknown."""
    low, high = membership_interval(
        np.array([0.3, 0.45, 0.6, NAN]), np.array([0.0, 0.0, NAN, 0.1]), 0.45, 0.1
    )
    assert low == pytest.approx([0, 0.5, 1, 0])
    assert high == pytest.approx([0, 0.5, 1, 1])


def test_errors_widen_it() -> None:
    """By so many standard errors on each side."""
    low, high = membership_interval(np.array([0.45]), np.array([0.02]), 0.45, 0.1, reach=2.0)
    assert (low[0], high[0]) == pytest.approx((0.3, 0.7))


@pytest.mark.parametrize(
    ("error", "band", "told"),
    [(0.1, 0.0, "the band is 0; expected"), (-0.1, 0.1, "1 standard errors are below 0")],
)
def test_no_band_and_no_error_are_refused(error: float, band: float, told: str) -> None:
    """Either would turn memberships around."""
    with pytest.raises(ValueError, match=told):
        membership_interval(np.array([0.4]), np.array([error]), 0.45, band)
