"""Games in which one player does not matter, against QuantEcon's dynamic programmes.

A dynamic programme has no shocks, so that the scales of both are taken to where the best option is
chosen for certain: at 10⁻¹² what is left of them adds less than 10⁻¹⁰ to a value. The programmes are
written here from the model's page, state by state, and share no line with `foedus.game`; a state
"over", where nothing is ever earned, takes up what falls or is defeated.
"""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from foedus.game.parameters import Parameters
from foedus.game.solving.solve import solve

TINY = 1e-12
KAPPAS = np.linspace(0, 1, 5)
GAMMAS = np.linspace(-1, 1, 3)

PASSIVE_PATRON = Parameters(
    # It earns by military ties alone, pays for nothing and fears nothing, so that it offers
    # whatever the client may want; and it may not meddle.
    meddling=False,
    v=0.0,
    loss=0.0,
    commit=(0.0, 0.0, 0.0),
    control=1.0,
    tau_client=TINY,
    tau_patron=TINY,
    n_kappa=5,
    n_gamma=3,
)
PASSIVE_CLIENT = Parameters(
    # Ties cost it nothing and meddling neither helps nor harms it, so that it takes the most
    # protection that is offered.
    autonomy=0.0,
    switch=0.0,
    rent=0.0,
    lam=0.0,
    rho_military=0.0,
    rho_legitimacy=0.0,
    beta=0.9,
    tau_client=TINY,
    tau_patron=TINY,
    n_kappa=5,
    n_gamma=3,
)


def shares(points: np.ndarray, at: float) -> np.ndarray:
    """Weights of the two grid points around a place."""
    return np.array([np.interp(at, points, row) for row in np.eye(len(points))])


def next_threat(p: Parameters, t: int) -> np.ndarray:
    return np.array([p.theta_stay if t == u else 1 - p.theta_stay for u in range(2)])


def next_gamma(p: Parameters, g: float) -> np.ndarray:
    weight = np.exp(-(((GAMMAS - p.persist * g) / p.sd_gamma) ** 2) / 2)
    return np.asarray(weight / weight.sum())


def optimal(reward: np.ndarray, law: np.ndarray, beta: float) -> np.ndarray:
    quantecon = pytest.importorskip("quantecon", reason="QuantEcon is not installed")
    programme = quantecon.markov.DiscreteDP(reward, law, beta)
    return np.asarray(programme.solve(method="policy_iteration").v)


def test_a_patron_that_offers_everything_leaves_the_client_alone_with_nature() -> None:
    p = PASSIVE_PATRON
    states = list(product(range(5), range(2), range(3)))  # κ, θ and what stands
    over = len(states)
    reward, law = np.zeros((over + 1, 3)), np.zeros((over + 1, 3, over + 1))
    law[over, :, over] = 1.0
    for (k, t, standing), chosen in product(states, range(3)):
        here = states.index((k, t, standing))
        kappa = KAPPAS[k]
        reward[here, chosen] = 1 - 0.04 * p.military[chosen] - 0.05 * abs(chosen - standing)
        defeated = p.thetas[t] * (1 - 0.9 * p.security[chosen])
        falls = 0.25 * (1 - kappa)
        to = shares(KAPPAS, min(1.0, kappa + 0.15 * kappa * (1 - kappa)))
        for j, u in product(range(5), range(2)):
            chance = (1 - defeated) * (1 - falls) * to[j] * next_threat(p, t)[u]
            law[here, chosen, states.index((j, u, chosen))] += chance
        law[here, chosen, over] = 1 - law[here, chosen].sum()
    expected = optimal(reward, law, 0.95)[:-1].reshape(5, 2, 3)

    found = solve(p)
    assert found.converged
    assert found.policy.realised == pytest.approx(found.policy.wanted, abs=1e-8)
    for g in range(3):  # whom the patron likes is nothing to this client
        assert found.values.client[:, g] == pytest.approx(expected, abs=1e-8)


def after_a_fall(p: Parameters, t: int, backed_rivals: int) -> np.ndarray:
    """Where a successor begins, shape (κ, γ, θ)."""
    started = 0.1 if backed_rivals else -0.1
    weights = shares(GAMMAS, started)
    gamma = sum(weight * next_gamma(p, g) for weight, g in zip(weights, GAMMAS, strict=True))
    return np.asarray(np.einsum("k,g,t->kgt", shares(KAPPAS, 0.25), gamma, next_threat(p, t)))


def test_a_client_that_takes_what_is_offered_leaves_the_patron_alone_with_nature() -> None:
    p = PASSIVE_CLIENT
    states = list(product(range(5), range(3), range(2)))  # κ, γ, θ: it costs nothing to change
    acts = list(product(range(3), (-1, 0, 1)))  # the ceiling that is taken, and meddling
    over = len(states)
    reward, law = np.zeros((over + 1, 9)), np.zeros((over + 1, 9, over + 1))
    law[over, :, over] = 1.0
    for (k, g, t), (n, (chosen, m)) in product(states, enumerate(acts)):
        here, kappa = states.index((k, g, t)), KAPPAS[k]
        defeated = p.thetas[t] * (1 - 0.9 * p.security[chosen])
        falls = 0.25 * (1 - kappa)
        ties = 0.15 * p.military[chosen] - p.commit[chosen]
        effort = 0.05 * abs(m) * (chosen > 0)
        reward[here, n] = 0.5 * GAMMAS[g] + ties - 2 * defeated - effort
        kept = np.einsum(
            "k,g,t->kgt",
            shares(KAPPAS, kappa + 0.15 * kappa * (1 - kappa)),
            next_gamma(p, GAMMAS[g]),
            next_threat(p, t),
        )
        later = (1 - falls) * kept + falls * after_a_fall(p, t, m == -1)
        law[here, n, :over] = (1 - defeated) * later.ravel()
        law[here, n, over] = defeated
    expected = optimal(reward, law, 0.9)[:-1].reshape(5, 3, 2)

    found = solve(p)
    assert found.converged
    assert len(set(found.policy.realised.argmax(axis=-1).ravel())) > 1  # it does choose,
    assert len(set(found.policy.meddling.argmax(axis=-1).ravel())) > 1  # and meddles somewhere
    for standing in range(3):
        assert found.values.patron[..., standing] == pytest.approx(expected, abs=1e-8)
