"""Who held back, where what is wanted and what comes out part."""

import numpy as np
import pytest

from foedus.game.held_back import partings, patrons_choice
from foedus.game.parameters import Parameters
from foedus.game.solving.solve import solve
from foedus.game.year import nothing, one_year, setting

SMALL = Parameters(n_kappa=5, n_gamma=5)


def test_there_is_one_parting_for_each_threat_and_standing_design() -> None:
    found = partings(solve(SMALL))
    assert [(each.threat, each.standing) for each in found] == [
        (t, d) for t in (0, 1) for d in range(3)
    ]
    for each in found:
        assert each.as_wanted + each.patron_held_back + each.deeper == pytest.approx(1.0)
        assert 0.0 <= each.client_held_back <= 1.0


def test_what_is_deeper_than_wanted_is_nobodys_holding_back() -> None:
    # Where the client names the ceiling, its shocks may name a deeper one than it wants.
    solution = solve(Parameters(n_kappa=9, n_gamma=9, proposer="client"))
    found = partings(solution)
    assert any(each.deeper for each in found)
    wanted, realised = (
        chances.argmax(axis=-1) for chances in (solution.policy.wanted, solution.policy.realised)
    )
    for each in found:
        here = (slice(None), slice(None), each.threat, each.standing)
        assert each.deeper == (realised[here] > wanted[here]).mean()
        assert each.as_wanted + each.patron_held_back + each.deeper == pytest.approx(1.0)


def test_a_patron_that_pays_too_dearly_holds_back_everywhere() -> None:
    # Protection is all that the client wants, and every treaty costs the patron a fortune.
    p = Parameters(
        n_kappa=5, n_gamma=5, autonomy=0.0, switch=0.0, coup=0.0, commit=(0.0, 50.0, 100.0)
    )
    for each in partings(solve(p)):
        assert each.patron_held_back == 1.0
        assert each.client_held_back == 0.0


def test_a_client_that_pays_too_dearly_holds_back_everywhere() -> None:
    p = Parameters(n_kappa=5, n_gamma=5, autonomy=50.0, control=50.0, military=(0.0, 0.5, 1.0))
    assert (patrons_choice(solve(p)) == 2).all()
    for each in partings(solve(p)):
        assert each.as_wanted == 1.0
        assert each.client_held_back == 1.0


def test_in_a_game_of_one_year_the_patron_counts_that_year_alone() -> None:
    p = Parameters(n_kappa=3, n_gamma=3, horizon=1)
    alone = patrons_choice(solve(p))
    # Without a future meddling has no point; what is left is control, commitment and defeat.
    defeat = np.outer(p.thetas, 1.0 - p.protection * np.array(p.security))
    worth = p.control * np.array(p.military) - np.array(p.commit) - p.loss * defeat
    assert (alone == worth.argmax(axis=1)[None, None, :]).all()


def test_a_game_of_two_years_looks_one_year_ahead() -> None:
    p = Parameters(n_kappa=3, n_gamma=3, horizon=2)
    given = setting(p)
    last, _ = one_year(given, nothing(p))
    first, policy = one_year(given, last)
    assert solve(p).policy.realised == pytest.approx(policy.realised)
    assert solve(p).values.patron == pytest.approx(first.patron)
    assert patrons_choice(solve(p)).shape == (3, 3, 2)
