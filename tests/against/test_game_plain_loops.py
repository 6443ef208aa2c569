"""A game against its page alone: every formula written out once more, state by state, in loops.

Nothing is shared with the solver but the parameters. The numbers of both players differ wherever the
page tells them apart, so that one put in another's place is seen.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product
from math import exp, log

import numpy as np
import pytest

from foedus.game.parameters import Parameters
from foedus.game.solving.batched import solve_many
from foedus.game.solving.solve import solve

DESIGNS = range(3)
DRAWN = Parameters(
    beta=0.87,
    thetas=(0.03, 0.11, 0.27),
    theta_stay=0.72,
    security=(0.0, 0.37, 0.91),
    protection=0.83,
    military=(0.0, 0.13, 0.88),
    resources=(0.0, 0.41, 0.79),
    legitimacy=(0.0, 0.29, 0.67),
    coup=0.62,
    rho_military=1.7,
    rho_legitimacy=0.4,
    mu=0.23,
    lam=0.19,
    rent=0.31,
    autonomy=0.17,
    switch=0.09,
    v=0.61,
    loss=1.3,
    control=0.27,
    commit=(0.0, 0.04, 0.21),
    meddle=0.07,
    persist=0.81,
    sd_gamma=0.33,
    kappa_entry=0.42,
    gamma_entry=-0.37,
    gamma_client=0.55,
    tau_client=0.11,
    tau_patron=0.19,
    n_kappa=4,
    n_gamma=5,
)
KAPPAS = [0, 1 / 3, 2 / 3, 1]
GAMMAS = [-1, -0.5, 0, 0.5, 1]

State = tuple[int, int, int, int]
Worth = dict[State, float]


@dataclass
class Year:
    """What a year backwards yields: values, and chances of every choice, by state."""

    client: Worth
    patron: Worth
    wanted: dict[State, list[float]]
    realised: dict[State, list[float]]


def logit(worth: list[float], tau: float) -> list[float]:
    raised = [exp((each - max(worth)) / tau) for each in worth]
    return [each / sum(raised) for each in raised]


def inclusive(worth: list[float], tau: float) -> float:
    return max(worth) + tau * log(sum(exp((each - max(worth)) / tau) for each in worth))


def mean(chances: list[float], worth: list[float]) -> float:
    return sum(chance * each for chance, each in zip(chances, worth, strict=True))


def beside(grid: list[float], at: float) -> list[tuple[int, float]]:
    """The grid points beside a number, with the weights of linear interpolation."""
    for n in range(len(grid) - 1):
        if grid[n] <= at <= grid[n + 1]:
            share = (at - grid[n]) / (grid[n + 1] - grid[n])
            return [(n, 1 - share), (n + 1, share)]
    raise AssertionError(f"{at} lies outside")


def later(p: Parameters, value: Worth, kappa: float, gamma: float, rest: tuple[int, int]) -> float:
    """Expected value a year later, at a κ′ between grid points and a γ between them."""
    theta, design = rest
    total = 0.0
    for (k, at_k), (g, at_g) in product(beside(KAPPAS, kappa), beside(GAMMAS, gamma)):
        weights = [exp(-0.5 * ((to - p.persist * GAMMAS[g]) / p.sd_gamma) ** 2) for to in GAMMAS]
        for (h, weight), t in product(enumerate(weights), range(3)):
            stays = p.theta_stay if t == theta else (1 - p.theta_stay) / 2
            total += at_k * at_g * weight / sum(weights) * stays * value[k, h, t, design]
    return total


def done(
    p: Parameters, client: Worth, patron: Worth, here: tuple[int, int, int, int], m: int
) -> tuple[float, float]:
    """What one meddling under one design is worth to both, the client's switching cost apart."""
    k, g, t, d = here
    kappa, gamma = KAPPAS[k], GAMMAS[g]
    defeat = p.thetas[t] * (1 - p.protection * p.security[d])
    reach = p.rho_military * p.military[d] + p.rho_legitimacy * p.legitimacy[d]
    fall = min(max(p.coup * (1 - kappa) * exp(-reach * m), 0), 0.97)
    moved = min(max(kappa + p.mu * kappa * (1 - kappa) + p.lam * p.resources[d] * m, 0), 1)
    entry = p.gamma_client if m == -1 else p.gamma_entry
    of_client = 1 + p.rent * p.resources[d] * max(m, 0) - p.autonomy * p.military[d]
    of_client += p.beta * (1 - defeat) * (1 - fall) * later(p, client, moved, gamma, (t, d))
    of_patron = p.v * gamma + p.control * p.military[d] - p.commit[d] - p.loss * defeat
    of_patron -= p.meddle * abs(m) * (d > 0)
    lasting = (1 - fall) * later(p, patron, moved, gamma, (t, d))
    succeeded = fall * later(p, patron, p.kappa_entry, entry, (t, 0))
    return of_client, of_patron + p.beta * (1 - defeat) * (lasting + succeeded)


def year(p: Parameters, client: Worth, patron: Worth) -> Year:
    """One year backwards in every state."""
    kinds = (-1, 0, 1) if p.meddling else (0,)
    found = Year({}, {}, {}, {})
    for k, g, t in product(range(4), range(5), range(3)):
        to_client, to_patron = [], []
        for d in DESIGNS:
            both = [done(p, client, patron, (k, g, t, d), m) for m in kinds]
            of_patron = [each[1] for each in both]
            to_client.append(mean(logit(of_patron, p.tau_patron), [each[0] for each in both]))
            to_patron.append(inclusive(of_patron, p.tau_patron))
        for standing in DESIGNS:
            at = (k, g, t, standing)
            own = [to_client[d] - p.switch * abs(d - standing) for d in DESIGNS]
            found.wanted[at] = logit(own, p.tau_client)
            mine, theirs = (own, p.tau_client), (to_patron, p.tau_patron)
            if p.proposer == "client":
                found.client[at], found.patron[at], found.realised[at] = bargained(mine, theirs)
            else:
                found.patron[at], found.client[at], found.realised[at] = bargained(theirs, mine)
    return found


def bargained(
    proposer: tuple[list[float], float], responder: tuple[list[float], float]
) -> tuple[float, float, list[float]]:
    """Values of who names the ceiling and of who answers, and what comes out."""
    (first, tau_first), (second, tau_second) = proposer, responder
    answers = [logit(second[: o + 1], tau_second) for o in DESIGNS]
    offers = [mean(answer, first[: o + 1]) for o, answer in enumerate(answers)]
    named = logit(offers, tau_first)
    answered = mean(named, [inclusive(second[: o + 1], tau_second) for o in DESIGNS])
    comes = [sum(named[o] * answers[o][d] for o in range(d, 3)) for d in DESIGNS]
    return inclusive(offers, tau_first), answered, comes


def held(array: np.ndarray) -> Worth:
    return {at: float(array[at]) for at in np.ndindex(4, 5, 3, 3)}


def apart(mine: dict[State, float] | dict[State, list[float]], theirs: np.ndarray) -> float:
    return max(float(np.abs(theirs[at] - np.array(each)).max()) for at, each in mine.items())


@pytest.mark.parametrize("proposer", ["patron", "client"])
@pytest.mark.parametrize("meddling", [True, False])
def test_the_last_years_are_those_of_the_page(proposer: str, *, meddling: bool) -> None:
    p = replace(DRAWN, horizon=3, proposer=proposer, meddling=meddling)  # type: ignore[arg-type]
    nothing = held(np.zeros(p.shape))
    mine = Year(nothing, nothing, {}, {})
    for _ in range(3):
        mine = year(p, mine.client, mine.patron)
    found = solve(p)
    quick = solve_many([p], solver="numpy")
    assert apart(mine.client, found.values.client) < 1e-12
    assert apart(mine.patron, found.values.patron) < 1e-12
    for wanted, realised in (
        (found.policy.wanted, found.policy.realised),
        (quick.wanted[0], quick.realised[0]),
    ):
        assert apart(mine.wanted, wanted) < 1e-12
        assert apart(mine.realised, realised) < 1e-12


@pytest.mark.parametrize("proposer", ["patron", "client"])
def test_one_more_year_of_the_page_changes_nothing_in_an_equilibrium(proposer: str) -> None:
    p = replace(DRAWN, proposer=proposer)  # type: ignore[arg-type]
    found = solve(p, tolerance=1e-13)
    again = year(p, held(found.values.client), held(found.values.patron))
    assert found.converged
    assert apart(again.client, found.values.client) < 1e-12
    assert apart(again.patron, found.values.patron) < 1e-12
    assert apart(again.realised, found.policy.realised) < 1e-11
