"""A game of one year against its closed form, an enumeration of its endings, and Nashpy."""

from __future__ import annotations

from itertools import product
from math import exp, log

import numpy as np
import pytest

from foedus.game.parameters import Parameters, Player
from foedus.game.solving.solution import Solution
from foedus.game.solving.solve import solve

KAPPA, GAMMA, THETA, STANDING = 0.25, -0.5, 0.12, 0
HERE = 2, 2, 1, STANDING  # on 9 points of either, under the high threat
TAU = 0.05
MEDDLING = (-1, 0, 1)
SECURITY, MILITARY = (0, 0.55, 1), (0, 0.2, 1)
RESOURCES, COMMIT = (0, 0.3, 1), (0, 0.05, 0.15)


def client_earns(d: int, m: int) -> float:
    return 1 + 0.1 * RESOURCES[d] * max(m, 0) - 0.04 * MILITARY[d] - 0.05 * abs(d - STANDING)


def patron_earns(d: int, m: int) -> float:
    defeat = THETA * (1 - 0.9 * SECURITY[d])
    return 0.5 * GAMMA + 0.15 * MILITARY[d] - COMMIT[d] - 2 * defeat - 0.05 * abs(m) * (d > 0)


def logit(worth: list[float], tau: float = TAU) -> list[float]:
    top = max(worth)
    raised = [exp((each - top) / tau) for each in worth]
    return [each / sum(raised) for each in raised]


def log_sum(worth: list[float]) -> float:
    return max(worth) + TAU * log(sum(exp((each - max(worth)) / TAU) for each in worth))


def solved(proposer: Player, tau: float = TAU, *, meddling: bool = True) -> Solution:
    return solve(
        Parameters(
            horizon=1,
            proposer=proposer,
            meddling=meddling,
            tau_client=tau,
            tau_patron=tau,
            n_kappa=9,
            n_gamma=9,
        )
    )


@pytest.mark.parametrize("proposer", ["patron", "client"])
def test_one_year_has_its_closed_form(proposer: Player) -> None:
    backing = [logit([patron_earns(d, m) for m in MEDDLING]) for d in range(3)]
    patron = [log_sum([patron_earns(d, m) for m in MEDDLING]) for d in range(3)]
    client = [
        sum(c * client_earns(d, m) for c, m in zip(backing[d], MEDDLING, strict=True))
        for d in range(3)
    ]
    first, second = (patron, client) if proposer == "patron" else (client, patron)
    answers = [logit(second[: o + 1]) for o in range(3)]
    offers = [sum(c * first[d] for d, c in enumerate(answer)) for answer in answers]
    ceiling = logit(offers)
    of_second = sum(c * log_sum(second[: o + 1]) for o, c in enumerate(ceiling))
    realised = [sum(ceiling[o] * answers[o][d] for o in range(d, 3)) for d in range(3)]

    found = solved(proposer)
    values = found.values.patron[HERE], found.values.client[HERE]
    assert values == pytest.approx(
        (log_sum(offers), of_second) if proposer == "patron" else (of_second, log_sum(offers)),
        abs=1e-12,
    )
    assert found.policy.ceiling[HERE] == pytest.approx(ceiling, abs=1e-12)
    assert found.policy.realised[HERE] == pytest.approx(realised, abs=1e-12)
    assert found.policy.wanted[HERE] == pytest.approx(logit(client), abs=1e-12)
    assert found.policy.meddling[HERE[:3]] == pytest.approx(np.array(backing), abs=1e-12)


def test_without_meddling_choices_are_the_agents_quantal_response_equilibrium() -> None:
    """Every agent answers, by logit, what it earns over all endings when the others play as they do.

    Without meddling nobody moves twice. Where the patron does, it also counts upon the shocks of
    its own second move, which agents of a quantal response equilibrium do not.
    """
    found = solved("patron", meddling=False)
    ceiling, design = found.policy.ceiling[HERE], found.policy.design[HERE]
    endings = [(o, d) for o, d in product(range(3), range(3)) if d <= o]
    for o in range(3):
        worth = [client_earns(d, 0) for n, d in endings if n == o]
        assert design[o][: o + 1] == pytest.approx(logit(worth), abs=1e-12)
    offers = [
        sum(design[o][d] * patron_earns(d, 0) for n, d in endings if n == o) for o in range(3)
    ]
    assert ceiling == pytest.approx(logit(offers), abs=1e-12)


@pytest.mark.parametrize("proposer", ["patron", "client"])
def test_with_small_shocks_choices_are_a_nash_equilibrium_of_the_normal_form(
    proposer: Player,
) -> None:
    nashpy = pytest.importorskip("nashpy", reason="Nashpy is not installed")
    found = solved(proposer, tau=1e-6)
    plans = list(product(MEDDLING, repeat=3))  # what the patron does after each design
    answers = list(product(range(1), range(2), range(3)))  # the design under each ceiling
    offers = range(3)
    patrons = list(product(offers if proposer == "patron" else answers, plans))
    clients = list(answers if proposer == "patron" else offers)

    def ends(patron: tuple[object, tuple[int, ...]], client: object) -> tuple[int, int]:
        ceiling, answer = (patron[0], client) if proposer == "patron" else (client, patron[0])
        chosen = answer[ceiling]  # type: ignore[index]
        return chosen, patron[1][chosen]

    game = nashpy.Game(
        np.array([[patron_earns(*ends(one, other)) for other in clients] for one in patrons]),
        np.array([[client_earns(*ends(one, other)) for other in clients] for one in patrons]),
    )
    plan = tuple(MEDDLING[n] for n in found.policy.meddling[HERE[:3]].argmax(axis=-1))
    answer = tuple(int(n) for n in found.policy.design[HERE].argmax(axis=-1))
    offer = int(found.policy.ceiling[HERE].argmax())
    one, other = (offer, answer) if proposer == "patron" else (answer, offer)
    row = np.eye(len(patrons))[patrons.index((one, plan))]
    column = np.eye(len(clients))[clients.index(other)]
    assert all(game.is_best_response(row, column))
