"""Many games at once with JAX: one compiled loop, on whatever device JAX finds.

JAX is imported when it is needed. Numbers of 64 bits are asked for within these functions only;
what the rest of a program does with JAX is left as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib.util import find_spec
from typing import NamedTuple

import numpy as np

from foedus.game.laws import Array
from foedus.game.parameters import Player
from foedus.game.solving.iterate import Way, begin, goes_on, round_on
from foedus.game.solving.quick import Laid, Rules, chances

ON_A_GPU = 256
"""Games that run side by side on a GPU; on a CPU each runs by itself, within its cache."""


class Ended(NamedTuple):
    """Where the iterations of some games ended; the first axis is the game.

    Parameters
    ----------
    following, found : ndarray
        Values a year later and at the start of the year, side by side.
    rounds, residual : ndarray
        Rounds, and the largest change in the last of them.
    wanted, realised : ndarray
        Chances of designs, shape (game, standing, kappa, T·G, design).
    """

    following: Array
    found: Array
    rounds: Array
    residual: Array
    wanted: Array
    realised: Array


def at_hand() -> bool:
    """Whether JAX is installed."""
    return find_spec("jax") is not None


def device() -> str:
    """The kind of device that JAX uses, such as "cpu" or "gpu"."""
    import jax

    return str(jax.default_backend())


def run_many(
    laid: Sequence[Laid], starts: Sequence[Array], rules: Rules, way: Way, threads: int
) -> Ended:
    """Iterate on many games, each until it has converged.

    Games run in groups of a fixed size, the last filled up with its own last game, and each is
    masked once it has ended: its numbers are the same in any company.

    Parameters
    ----------
    laid : sequence of Laid
        The games.
    starts : sequence of ndarray
        Where each begins, side by side.
    rules : Rules
        What the games share.
    way : Way
        How to go on.
    threads : int
        Groups that run at the same time on a CPU.

    Raises
    ------
    ValueError
        If JAX is not installed.
    """
    if not at_hand():
        raise ValueError(
            'JAX is asked for, and is not installed. Install it with pip install "foedus[game]", '
            'or ask for solver "numpy".'
        )
    side = ON_A_GPU if device() == "gpu" else 1
    groups = [range(n, min(n + side, len(laid))) for n in range(0, len(laid), side)]

    def one(group: range) -> Ended:
        filled = [*group, *[group[-1]] * (side - len(group))]
        ended = _run([laid[n] for n in filled], [starts[n] for n in filled], rules.proposer, way)
        return Ended(*(part[: len(group)] for part in ended))

    # The first group goes ahead: two threads that need the same loop would both compile it.
    ended = [one(groups[0])]
    with ThreadPoolExecutor(1 if side > 1 else threads) as pool:
        ended += pool.map(one, groups[1:])
    return Ended(*(np.concatenate(part) for part in zip(*ended, strict=True)))


def _run(laid: Sequence[Laid], starts: Sequence[Array], proposer: Player, way: Way) -> Ended:
    """Iterate on one group of games, with numbers of 64 bits in this thread alone."""
    games = Laid(*(np.stack(part) for part in zip(*laid, strict=True)))
    import jax

    with jax.enable_x64(True):
        ended = _loop(proposer, way)(games, np.stack(starts))
        return Ended(*(np.asarray(part) for part in ended))


@cache
def _loop(proposer: Player, way: Way) -> Callable[[Laid, Array], Ended]:
    """The loop over a group of games, compiled at its first use for each shape."""
    import jax
    import jax.numpy as jnp

    def one(laid: Laid, start: Array) -> Ended:
        at = jax.lax.while_loop(
            lambda at: goes_on(jnp, at, way),
            lambda at: round_on(jnp, laid, at, proposer, way),
            begin(jnp, start, way.memory),
        )
        designs = chances(jnp, laid, at.following, proposer)
        return Ended(at.following, at.found, at.rounds, at.residual, *designs)

    return jax.jit(jax.vmap(one))
