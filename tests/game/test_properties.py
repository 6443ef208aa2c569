"""What holds of every game, whatever its numbers."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from foedus.game.laws import gammas, kappas
from foedus.game.parameters import PATHWAYS, Parameters, without
from foedus.game.solving.batched import solve_many
from foedus.game.solving.solve import solve, specified
from foedus.game.year import Policy, Values, one_year, setting

few = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def between(low: float, high: float) -> SearchStrategy[float]:
    return st.floats(low, high, allow_subnormal=False)


def rising(low: float, high: float) -> SearchStrategy[tuple[float, float, float]]:
    """Intensities by design: none, something, all."""
    return between(low, high).map(lambda middle: (0.0, middle, 1.0))


games = st.builds(
    Parameters,
    beta=between(0.5, 0.97),
    thetas=st.lists(between(0.0, 0.3), min_size=1, max_size=3, unique=True).map(
        lambda levels: tuple(sorted(levels))
    ),
    theta_stay=between(0.3, 1.0),
    security=rising(0.1, 0.9),
    military=rising(0.05, 0.9),
    resources=rising(0.05, 0.9),
    coup=between(0.0, 0.5),
    lam=between(0.0, 0.2),
    rent=between(0.0, 0.3),
    autonomy=between(0.0, 0.2),
    switch=between(0.0, 0.2),
    v=between(0.0, 1.0),
    loss=between(0.0, 4.0),
    control=between(0.0, 0.4),
    meddle=between(0.0, 0.2),
    persist=between(0.0, 0.99),
    sd_gamma=between(0.05, 0.5),
    tau_client=between(0.02, 0.3),
    tau_patron=between(0.02, 0.3),
    n_kappa=st.integers(2, 5),
    n_gamma=st.integers(2, 5),
    proposer=st.sampled_from(["patron", "client"]),
    meddling=st.booleans(),
)
"""Small games of all kinds."""


def a_year(p: Parameters, seed: int = 1) -> tuple[Values, Policy]:
    """One year before values that are drawn: what holds in any year needs no equilibrium."""
    draw = np.random.default_rng(seed)
    return one_year(setting(p), Values(draw.normal(size=p.shape), draw.normal(size=p.shape)))


@few
@given(games)
def test_chances_of_every_choice_sum_to_one(p: Parameters) -> None:
    _, policy = a_year(p)
    for chances in (
        policy.ceiling,
        policy.design,
        policy.meddling,
        policy.wanted,
        policy.realised,
    ):
        assert chances.sum(axis=-1) == pytest.approx(1.0, abs=1e-12)
        assert chances.min() >= 0.0


@few
@given(games)
def test_exit_is_always_possible_and_nothing_lies_above_a_ceiling(p: Parameters) -> None:
    _, policy = a_year(p)
    assert (policy.design[..., 0] > 0.0).all()
    assert (policy.realised[..., 0] > 0.0).all()
    assert (policy.design[..., 0, 0] == 1.0).all()
    assert (policy.design[..., 1, 2] == 0.0).all()


@few
@given(games, between(0.001, 0.2))
def test_without_threat_rent_and_pathway_nothing_speaks_for_an_alliance(
    p: Parameters, switch: float
) -> None:
    idle = replace(without(p, *PATHWAYS), thetas=(0.0,) * len(p.thetas), rent=0.0, switch=switch)
    found = solve(idle)
    assume(found.converged)
    from_none = found.policy.wanted[:, :, :, 0]
    assert (from_none.argmax(axis=-1) == 0).all()
    # All that designs differ in is the cost of a step, now and when the alliance ends again.
    assert (from_none[..., 0] > from_none[..., 1]).all()
    assert (from_none[..., 1] >= from_none[..., 2]).all()


@few
@given(games, between(0.2, 5.0))
def test_the_unit_of_pay_offs_changes_no_choice(p: Parameters, unit: float) -> None:
    """A year in office is the unit: the scale is taken to every pay-off, shocks included."""
    draw = np.random.default_rng(1)
    following = Values(draw.normal(size=p.shape), draw.normal(size=p.shape))
    given_ = setting(p)
    scaled = replace(
        given_,
        parameters=replace(p, tau_client=p.tau_client * unit, tau_patron=p.tau_patron * unit),
        client=given_.client * unit,
        patron=given_.patron * unit,
        switching=given_.switching * unit,
    )
    values, policy = one_year(given_, following)
    others, same = one_year(scaled, Values(following.client * unit, following.patron * unit))
    assert same.realised == pytest.approx(policy.realised, abs=1e-9)
    assert same.wanted == pytest.approx(policy.wanted, abs=1e-9)
    assert same.meddling == pytest.approx(policy.meddling, abs=1e-9)
    assert others.client == pytest.approx(values.client * unit, abs=1e-9)
    assert others.patron == pytest.approx(values.patron * unit, abs=1e-9)


@few
@given(games, between(0.2, 5.0))
def test_the_unit_of_the_patrons_parameters_changes_no_choice(p: Parameters, unit: float) -> None:
    """The patron's pay-offs are homogeneous in its own parameters, over all years."""
    scaled = replace(
        p,
        v=p.v * unit,
        loss=p.loss * unit,
        control=p.control * unit,
        meddle=p.meddle * unit,
        commit=(p.commit[0] * unit, p.commit[1] * unit, p.commit[2] * unit),
        tau_patron=p.tau_patron * unit,
        horizon=8,
    )
    found, same = solve(replace(p, horizon=8)), solve(scaled)
    assert same.policy.realised == pytest.approx(found.policy.realised, abs=1e-8)
    assert same.values.patron == pytest.approx(found.values.patron * unit, abs=1e-8)


@few
@given(games)
def test_levels_of_threat_may_stand_in_any_order(p: Parameters) -> None:
    """A threat that changes goes to any other level alike: their order is a way of writing."""
    p = replace(p, horizon=8)
    found, turned = solve(p), solve(replace(p, thetas=p.thetas[::-1]))
    assert turned.values.client[:, :, ::-1] == pytest.approx(found.values.client, abs=1e-10)
    assert turned.values.patron[:, :, ::-1] == pytest.approx(found.values.patron, abs=1e-10)
    assert turned.policy.realised[:, :, ::-1] == pytest.approx(found.policy.realised, abs=1e-9)


@few
@given(games)
def test_a_threat_written_twice_is_one_threat(p: Parameters) -> None:
    p = replace(p, thetas=(0.1,), horizon=8)
    once, twice = solve(p), solve(replace(p, thetas=(0.1, 0.1)))
    for level in range(2):
        assert twice.values.client[:, :, level] == pytest.approx(
            once.values.client[:, :, 0], abs=1e-10
        )


@few
@given(games)
def test_left_and_right_of_compatibility_are_names_where_the_patron_does_not_care(
    p: Parameters,
) -> None:
    """Without worth of compatibility, γ moves nothing: no choice depends upon it."""
    found = solve(replace(p, v=0.0, horizon=8))
    same = found.policy.realised[:, :1]
    assert found.policy.realised == pytest.approx(
        np.broadcast_to(same, found.policy.realised.shape)
    )


@few
@given(games)
def test_the_client_is_worth_more_where_power_is_consolidated(p: Parameters) -> None:
    """Without meddling more power means less danger, now and later, and nothing else."""
    found = solve(replace(p, meddling=False, v=0.0, horizon=8, proposer="client", loss=0.0))
    assert (np.diff(found.values.client, axis=0) >= -1e-9).all()
    assert len(kappas(p)) == found.values.client.shape[0]


@few
@given(games)
def test_the_patron_is_worth_more_under_a_compatible_regime(p: Parameters) -> None:
    """Without meddling the client does not look at γ, nor then does the patron's bargain."""
    found = solve(replace(p, meddling=False, horizon=8))
    assert (np.diff(found.values.patron, axis=1) >= -1e-9).all()
    assert len(gammas(p)) == found.values.patron.shape[1]


@few
@given(games)
def test_quick_is_what_is_specified(p: Parameters) -> None:
    """Over forty years: an end keeps games that cycle from taking all their rounds."""
    p = replace(p, horizon=40)
    quick, slow = solve(p), specified(p)
    assert quick.convergence.rounds == slow.convergence.rounds == 40
    assert quick.values.client == pytest.approx(slow.values.client, abs=1e-9)
    assert quick.values.patron == pytest.approx(slow.values.patron, abs=1e-9)
    assert quick.policy.realised == pytest.approx(slow.policy.realised, abs=1e-8)


@settings(max_examples=4, deadline=None)
@given(st.lists(games, min_size=1, max_size=4))
def test_jax_is_what_is_specified(drawn: list[Parameters]) -> None:
    pytest.importorskip("jax", reason="the extra game is not installed")
    # One shape and one set of rules: what differs from game to game is compiled once.
    sized = [replace(p, n_kappa=4, n_gamma=3, thetas=(0.01, 0.1)) for p in drawn]
    batch = [replace(p, proposer="client", meddling=True, horizon=40) for p in sized]
    found = solve_many(batch, solver="jax")
    for n, game in enumerate(batch):
        slow = specified(game)
        assert found.client[n] == pytest.approx(slow.values.client, abs=1e-9)
        assert found.patron[n] == pytest.approx(slow.values.patron, abs=1e-9)
        assert found.realised[n] == pytest.approx(slow.policy.realised, abs=1e-8)
