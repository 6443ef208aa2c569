"""Parameters recovered from simulated panels, and what is refused."""

from __future__ import annotations

import numpy as np
import pytest

from foedus.game.fitting.errors import precision
from foedus.game.fitting.fit import UnidentifiedError, fit
from foedus.game.fitting.free import SCALE_OF_PATRON, Free
from foedus.game.fitting.likelihood import log_chances, solved_from
from tests.game.fits import AUTONOMY, CONTROL, TAU, TRUE, fitted, observed
from tests.game.worlds import SMALL


def test_the_parameters_of_a_simulated_panel_are_recovered() -> None:
    found = fitted(AUTONOMY, CONTROL, TAU)
    assert found.converged
    errors = precision(found).standard
    for one, value, error in zip(found.free, found.estimates, errors, strict=True):
        assert abs(value - one.of(TRUE)) < 2.5 * error, one.name
        assert error < 0.1
    assert found.at_bound == ("", "", "")


def test_the_likelihood_is_that_of_the_game_and_highest_there() -> None:
    found = fitted(AUTONOMY, CONTROL, TAU)
    inner = solved_from(found.fitted)
    logs = log_chances(found.fitted, inner, observed())
    assert found.log_likelihood == pytest.approx(logs.sum(), abs=1e-6)
    assert found.scores.sum(axis=0) == pytest.approx(np.zeros(3), abs=0.1)
    truth = log_chances(TRUE, solved_from(TRUE), observed()).sum()
    assert found.log_likelihood > truth > found.at_given
    assert found.log_likelihood > found.shares_by_standing > found.shares
    assert found.log_likelihood > found.other


def test_other_starts_end_at_the_same_place() -> None:
    found = fitted(AUTONOMY, TAU, starts=2)
    one, other = found.attempts
    assert one.log_likelihood >= other.log_likelihood
    assert one.ended == pytest.approx(other.ended, abs=1e-3)
    assert one.began != other.began


def test_what_the_data_would_have_beyond_the_bound_ends_there() -> None:
    found = fitted(Free("autonomy", 0.0, 0.1), TAU)
    assert found.at_bound == ("high", "")
    assert found.estimates[0] == pytest.approx(0.1)


def test_designs_may_be_taken_for_wishes() -> None:
    found = fit(SMALL, observed(50), [TAU], seen="wanted", starts=1)
    assert found.seen == "wanted"
    assert found.log_likelihood < found.other


def test_all_that_fixes_the_scale_cannot_be_free() -> None:
    names = [n for n in SCALE_OF_PATRON if n != "commit"] + ["commit[1]", "commit[2]"]
    with pytest.raises(UnidentifiedError, match="only their ratios could be told"):
        fit(SMALL, observed(50), [Free(name, 0, 1) for name in names])


def test_nothing_to_fit_is_refused() -> None:
    with pytest.raises(ValueError, match="nothing to fit"):
        fit(SMALL, observed(50), [])


def test_progress_is_told() -> None:
    told: list[str] = []
    fit(SMALL, observed(50), [TAU], starts=1, progress=told.append)
    assert told == ["search 1 of 1", "how precise the estimates are"]
