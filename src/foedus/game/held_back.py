"""Where what is wanted and what comes out part, and who held back."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from foedus.game.choice import inclusive
from foedus.game.laws import Array
from foedus.game.solving.solution import Solution, following
from foedus.game.year import after_meddling, setting


@dataclass(frozen=True, slots=True)
class Parting:
    """Shares of the points of κ and γ under one threat and one standing design.

    Parameters
    ----------
    threat, standing : int
        Place of the level of threat, lowest first; depth of the standing design.
    as_wanted : float
        Where the likeliest design is the one that the client's leader wants most.
    patron_held_back : float
        Where it is a shallower one.
    deeper : float
        Where it is a deeper one.
    client_held_back : float
        Where it is shallower than the patron would choose, if it chose alone. It may be so at the
        same point as any of the others.
    """

    threat: int
    standing: int
    as_wanted: float
    patron_held_back: float
    deeper: float
    client_held_back: float


def partings(solution: Solution) -> tuple[Parting, ...]:
    """Who held back, threat by threat and standing design by standing design.

    Parameters
    ----------
    solution : Solution
        A solved game.

    Examples
    --------
    >>> from foedus.game.parameters import Parameters
    >>> from foedus.game.solving.solve import solve
    >>> first = partings(solve(Parameters(n_kappa=5, n_gamma=5)))[0]
    >>> round(first.as_wanted + first.patron_held_back + first.deeper, 9)
    1.0
    """
    wanted = solution.policy.wanted.argmax(axis=-1)
    realised = solution.policy.realised.argmax(axis=-1)
    alone = patrons_choice(solution)[..., None]
    *_, threats, designs = realised.shape
    return tuple(
        _parting(wanted[:, :, t, d], realised[:, :, t, d], alone[:, :, t, 0], (t, d))
        for t in range(threats)
        for d in range(designs)
    )


def _parting(
    wanted: NDArray[np.intp],
    realised: NDArray[np.intp],
    alone: NDArray[np.intp],
    at: tuple[int, int],
) -> Parting:
    return Parting(
        threat=at[0],
        standing=at[1],
        as_wanted=float((realised == wanted).mean()),
        patron_held_back=float((realised < wanted).mean()),
        deeper=float((realised > wanted).mean()),
        client_held_back=float((realised < alone).mean()),
    )


def patrons_choice(solution: Solution) -> NDArray[np.intp]:
    """The design that is worth most to the patron, were it to choose alone.

    Parameters
    ----------
    solution : Solution
        A solved game.

    Returns
    -------
    ndarray of int
        Depths, shape (kappa, gamma, threat): what stands is nothing to the patron, since the cost
        of a change is the client's.
    """
    return np.asarray(_worth(solution).argmax(axis=-1))


def _worth(solution: Solution) -> Array:
    """What each design is worth to the patron, shape (kappa, gamma, threat, design)."""
    p = solution.parameters
    _, patron = after_meddling(setting(p), following(solution))
    return inclusive(patron, p.tau_patron)
