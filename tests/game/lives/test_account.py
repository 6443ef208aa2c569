"""What many lives tell, against counts made another way."""

from __future__ import annotations

import math

import numpy as np
import pytest

from foedus.game.lives.account import account
from foedus.game.lives.expected import expected_survival
from foedus.game.lives.life import FATES, Fate, LifePlan
from foedus.game.lives.simulate import simulate
from tests.game.worlds import START, lives, solved


def test_events_are_counted() -> None:
    held = lives()
    told = {each.name: each for each in account(held).happened}
    defeats = (held.fate == FATES.index(Fate.DEFEAT)).any(axis=1)
    assert told["defeat"].times == defeats.sum()
    assert told["defeat"].share == pytest.approx(defeats.mean())
    assert told["fall"].rate == pytest.approx(
        100 * (held.fate == FATES.index(Fate.FALL)).sum() / held.lived.sum()
    )
    formed = (held.standing == 0) & (held.design > 0) & held.lived
    assert told["formation"].times == formed.sum()
    half = told["formation"].half_by
    assert half is not None
    assert formed[:, :half].any(axis=1).mean() >= 0.5
    assert formed[:, : half - 1].any(axis=1).mean() < 0.5


def test_passages_are_those_of_the_solved_game() -> None:
    # In the long run every choice is made with the chances that the solution gives it.
    held = lives(40_000, 40)
    here = held.lived & (held.standing == 1)
    state = tuple(column[here] for column in (held.kappa, held.gamma, held.threat, held.standing))
    expected = solved().policy.realised[state].mean(axis=0)
    passage = account(held).passages[1]
    assert passage.chosen == pytest.approx(expected, abs=0.01)
    assert passage.years == here.sum()
    assert sum(passage.chosen) == pytest.approx(1)


def test_a_design_that_never_stood_has_no_shares() -> None:
    told = account(lives(2, 1)).passages[2]
    assert told.years == 0
    assert math.isnan(told.fall)


def test_flows_are_shares_of_all_runs() -> None:
    told = account(lives())
    assert np.sum(told.flow, axis=1) == pytest.approx(np.ones(30))
    assert told.flow[0][-1] == 0


def test_signings_too_late_to_be_followed_are_left_out() -> None:
    told = account(lives(), within=8)
    for each in told.intended:
        assert each.too_late > 0
        assert each.curve.spells == each.signings + each.too_late
        assert len(each.realised) == len(each.expected) == len(each.without) == 8


def test_survival_intended_and_realised_is_counted_signing_by_signing() -> None:
    held, within = lives(300, 12), 4
    expected = expected_survival(solved(), within)
    for told in account(held, within).intended:
        rows, late = [], 0
        for run, year in np.argwhere(held.lived & (held.design == told.design)):
            if held.standing[run, year] == told.design:
                continue
            if year + within > 12:
                late += 1
                continue
            here = tuple(x[run, year] for x in (held.kappa, held.gamma, held.threat))
            hoped, alone = (
                [expected[(n, *here, design)] for n in range(within)] for design in (told.design, 0)
            )
            came = [not held.ended[run, year : year + n + 1].any() for n in range(within)]
            rows.append((hoped, alone, came))
        assert (told.signings, told.too_late) == (len(rows), late)
        assert [told.expected, told.without, told.realised] == [
            pytest.approx(each) for each in np.mean(rows, axis=0)
        ]


def test_where_nobody_fell_the_difference_still_has_its_error() -> None:
    # A handful of runs, in one of which at least nobody falls within a year of signing.
    held = [simulate(solved(), START, LifePlan(12, 2, seed=seed)) for seed in range(6)]
    told = [each for one in held for each in account(one, 2).intended if each.signings]
    nobody = [each for each in told if each.realised[0] == 1.0]
    assert nobody
    for each in nobody:
        # Chances that lie close together are hardly less than the same number of equal ones.
        alike = each.expected[0] * (1 - each.expected[0]) / each.signings
        assert each.error[0] == pytest.approx(math.sqrt(alike), rel=0.1)


def test_within_is_at_most_what_was_simulated() -> None:
    assert account(lives(50, 4)).within == 4
