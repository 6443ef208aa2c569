"""One year, backwards: what holds in whatever game."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings

from foedus.game.parameters import Parameters
from foedus.game.year import after_meddling, nothing, one_year, setting
from tests.game.makers import games

SMALL = Parameters(n_kappa=3, n_gamma=3)


@settings(max_examples=50)
@given(games())
def test_chances_sum_to_one_and_the_client_can_always_leave(p: Parameters) -> None:
    _, policy = one_year(setting(p), nothing(p))
    for chances in (policy.wanted, policy.realised, policy.ceiling, policy.meddling, policy.design):
        assert chances.sum(axis=-1) == pytest.approx(np.ones(chances.shape[:-1]))
        assert (chances >= 0).all()
    # Under the ceiling none there is nothing but none.
    assert (policy.design[..., 0, 0] == 1.0).all()


def test_nothing_follows_the_last_year() -> None:
    p = replace(SMALL, beta=0.9)
    client, patron = after_meddling(setting(p), nothing(p))
    at = setting(p)
    assert (client == at.client).all()
    assert (patron == at.patron[None]).all()


def test_without_meddling_the_patron_keeps_out() -> None:
    p = replace(SMALL, meddling=False)
    _, policy = one_year(setting(p), nothing(p))
    assert (policy.meddling == np.array([0.0, 1.0, 0.0])).all()


def test_who_proposes_names_the_ceiling() -> None:
    # Every treaty costs the patron a fortune, whoever speaks first.
    fortune = replace(SMALL, commit=(0.0, 50.0, 100.0), autonomy=0.0, switch=0.0)
    for proposer in ("patron", "client"):
        p = replace(fortune, proposer=proposer)
        _, policy = one_year(setting(p), nothing(p))
        assert policy.realised[..., 0] == pytest.approx(np.ones(p.shape), abs=1e-9)
    asked = one_year(setting(replace(fortune, proposer="patron")), nothing(fortune))[1]
    assert asked.ceiling[..., 0] == pytest.approx(np.ones(fortune.shape), abs=1e-9)


@settings(max_examples=25)
@given(games())
def test_scaling_all_pay_offs_and_all_shocks_changes_no_choice(p: Parameters) -> None:
    s = setting(p)
    doubled = replace(
        p,
        tau_client=2 * p.tau_client,
        tau_patron=2 * p.tau_patron,
        rent=2 * p.rent,
        autonomy=2 * p.autonomy,
        switch=2 * p.switch,
        v=2 * p.v,
        loss=2 * p.loss,
        control=2 * p.control,
        commit=(0.0, 2 * p.commit[1], 2 * p.commit[2]),
        meddle=2 * p.meddle,
    )
    # A year in office is the client's unit: doubling that too is doubling its year.
    twice = replace(setting(doubled), client=2 * s.client)
    _, one = one_year(s, nothing(p))
    _, other = one_year(twice, nothing(doubled))
    assert other.realised == pytest.approx(one.realised, abs=1e-6)
    assert other.wanted == pytest.approx(one.wanted, abs=1e-6)
