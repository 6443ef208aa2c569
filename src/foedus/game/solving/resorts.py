"""Many games, and none given up lightly: a batch by the quicker chain."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.game.parameters import Parameters
from foedus.game.solving.batched import Batch, solve_many
from foedus.game.solving.chain import QUICKER
from foedus.game.solving.solution import TOLERANCE


def solve_surely(
    games: Sequence[Parameters],
    *,
    tolerance: float = TOLERANCE,
    solver: str = "",
    threads: int = 0,
) -> Batch:
    """Solve games of one shape together, beginning with acceleration.

    Anderson's mixing comes first. Games that it leaves unsolved go through the rest of the chain:
    Newton's method from the middle of their cycle, Anderson's mixing of half-steps, and homotopy
    from large shocks to their own. What all of them leave unsolved says so.

    Parameters
    ----------
    games : sequence of Parameters
        Games that share grids, threat levels and rules.
    tolerance : float
        Largest change of a value at which a game counts as solved.
    solver : {"", "jax", "numpy"}
        What iterates; "" is JAX where it is installed.
    threads : int
        Games that run at the same time on a CPU; 0 for as many as it has cores.

    Raises
    ------
    ValueError
        If there is no game, or games differ in shape or rules.

    Examples
    --------
    >>> found = solve_surely([Parameters(n_kappa=5, n_gamma=5)], solver="numpy")
    >>> found.convergence[0].method
    'anderson'
    """
    return solve_many(games, chain=QUICKER, tolerance=tolerance, solver=solver, threads=threads)
