"""What leaders expect at signing: their survival, worked out from the solved game.

Nothing is simulated here: one year of the solved chain after another, exactly.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from foedus.game.laws import Array
from foedus.game.solving.solution import Solution
from foedus.game.year import Setting, Values, after_meddling, setting


def expected_survival(solution: Solution, years: int) -> Array:
    """Chance that a leader who has just taken a design is still in office years later.

    Later choices are those of the solved game; a leader loses office by a fall or a defeat.

    Parameters
    ----------
    solution : Solution
        The solved game.
    years : int
        How many years to look ahead, at least 1.

    Returns
    -------
    ndarray
        Shape (years, kappa, gamma, threat, design); the first entry is a year after signing.

    Examples
    --------
    >>> from foedus.game.parameters import Parameters
    >>> from foedus.game.solving.solve import solve
    >>> solved = solve(Parameters(n_kappa=5, n_gamma=5, coup=0.0, thetas=(0.0, 0.1), theta_stay=1.0))
    >>> float(expected_survival(solved, 3)[2, 0, 0, 0, 0])
    1.0
    """
    bare = chain(setting(solution.parameters))
    chances = solution.policy.meddling[..., list(bare.options)]
    realised = solution.policy.realised
    later = np.ones(solution.parameters.shape)
    found = []
    for _ in range(years):
        lasting, _ = after_meddling(bare, Values(later, later))
        found.append(np.einsum("kgtdm,kgtdm->kgtd", chances, lasting))
        later = np.einsum("kgtsd,kgtd->kgts", realised, found[-1])
    return np.stack(found)


def chain(s: Setting) -> Setting:
    """The same laws with nothing to gain and nothing discounted.

    A year backwards then yields the expectation of whatever stands in the next year's values:
    the client's over the leader's time in office, the patron's over all regimes until defeat.
    """
    return replace(
        s,
        parameters=replace(s.parameters, beta=1.0),
        client=np.zeros_like(s.client),
        patron=np.zeros_like(s.patron),
    )
