"""The game of one year, written out as a tree: what is offered, chosen and done, and what follows.

What a year leads to is put in as pay-offs: the values that the solved game has a year later,
expected over nature. Of a game of one year nothing follows.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from foedus.game.laws import Array, gammas, kappas
from foedus.game.parameters import Parameters, Player
from foedus.game.payoffs import switching_cost
from foedus.game.solving.solution import Solution, following
from foedus.game.year import after_meddling, setting
from foedus.vocabulary.design import Design

DESIGNS = tuple(design.label for design in Design)
MEDDLING = ("backs rivals", "keeps out", "backs the incumbent")
"""Names of actions, in the order of the arrays' axes."""


@dataclass(frozen=True, slots=True)
class State:
    """A point of the grid at which a year begins.

    Parameters
    ----------
    kappa, gamma, threat : int
        Places on the grids and among the levels of threat.
    standing : int
        The design that stands: 0 for none.
    """

    kappa: int
    gamma: int
    threat: int
    standing: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """An end of the tree.

    Parameters
    ----------
    name : str
        What led to it.
    client, patron : float
        Pay-offs of the year and of what follows, the shocks of this year left out.
    """

    name: str
    client: float
    patron: float


@dataclass(frozen=True, slots=True)
class Action:
    """One thing a player may do.

    Parameters
    ----------
    name : str
        What is done.
    chance : float
        How likely it is in the solution.
    then : Move or Outcome
        What comes next.
    """

    name: str
    chance: float
    then: Move | Outcome


@dataclass(frozen=True, slots=True)
class Move:
    """A decision; all that was done before is known.

    Parameters
    ----------
    player : {"patron", "client"}
        Whose it is.
    name : str
        What is decided.
    actions : tuple of Action
        What may be done.
    """

    player: Player
    name: str
    actions: tuple[Action, ...]


def nearest(p: Parameters, kappa: float, gamma: float) -> tuple[int, int]:
    """The grid point next to a state: places in κ and in γ.

    Examples
    --------
    >>> nearest(Parameters(), 0.25, -0.5)
    (8, 8)
    """
    return int(np.abs(kappas(p) - kappa).argmin()), int(np.abs(gammas(p) - gamma).argmin())


def year_as_tree(solution: Solution, at: State) -> Move:
    """The year that begins at a state of a solved game, as a tree.

    Parameters
    ----------
    solution : Solution
        A solved game.
    at : State
        Where the year begins.

    Examples
    --------
    >>> from foedus.game.solving.solve import solve
    >>> solved = solve(Parameters(n_kappa=5, n_gamma=5))
    >>> [offer.name for offer in year_as_tree(solved, State(0, 0, 1, 0)).actions]
    ['none', 'without institutions', 'with institutions']
    """
    p = solution.parameters
    here = at.kappa, at.gamma, at.threat
    client, patron = after_meddling(setting(p), following(solution))
    cost = switching_cost(p)[at.standing]
    chances = solution.policy.meddling[here]
    endings = tuple(
        _meddling(d, client[here][d] - cost[d], patron[here][d], chances[d])
        for d in range(len(cost))
    )
    responder: Player = "client" if p.proposer == "patron" else "patron"
    designs = solution.policy.design[(*here, at.standing)]
    return Move(
        p.proposer,
        "ceiling",
        tuple(
            Action(DESIGNS[o], float(chance), _answer(responder, o, designs[o], endings))
            for o, chance in enumerate(solution.policy.ceiling[(*here, at.standing)])
        ),
    )


def _answer(
    responder: Player, ceiling: int, chances: Array, endings: tuple[Move | Outcome, ...]
) -> Move:
    """The design that is chosen under a ceiling."""
    return Move(
        responder,
        f"design up to {DESIGNS[ceiling]}",
        tuple(Action(DESIGNS[d], float(chances[d]), endings[d]) for d in range(ceiling + 1)),
    )


def _meddling(design: int, client: Array, patron: Array, chances: Array) -> Move | Outcome:
    """What the patron does at home under a design; an end, where the rules forbid it to choose."""
    names = [f"{DESIGNS[design]}, {name}" for name in MEDDLING]
    if len(client) == 1:
        return Outcome(DESIGNS[design], float(client[0]), float(patron[0]))
    return Move(
        "patron",
        f"meddling under {DESIGNS[design]}",
        tuple(
            Action(
                MEDDLING[m],
                float(chances[m]),
                Outcome(names[m], float(client[m]), float(patron[m])),
            )
            for m in range(len(names))
        ),
    )
