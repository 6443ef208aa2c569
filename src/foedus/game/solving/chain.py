"""The chain: which methods there are, in which order they are tried, and its two last resorts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Literal

import numpy as np

from foedus.game.laws import Array
from foedus.game.parameters import Parameters
from foedus.game.solving.homotopy import traced
from foedus.game.solving.iterate import Iteration
from foedus.game.solving.newton import newton
from foedus.game.solving.quick import lay, year

Resort = Literal["newton", "homotopy"]
"""Methods that are no iteration: they end where every iteration is repelled."""

Method = Literal[Iteration, Resort]
"""Every method by which a game may be solved."""

CHAIN: tuple[Method, ...] = ("plain", "anderson", "newton", "anderson-half-steps", "homotopy")
"""What is tried where nobody asks for a method, until one converges.

Plain iteration from nothing comes first, slower though it is: what it reaches is what the game
with a last year comes to as that year moves away. Half-steps without acceleration are left out:
of the games that plain iteration leaves open they solve few.
"""

QUICKER = CHAIN[1:]
"""The chain where many games are solved, or one again and again: it begins with acceleration."""

AROUND, WITHIN = 900, 400
"""Half-steps around a cycle, and the last of them whose mean begins Newton's method."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """What a last resort made of one game.

    Parameters
    ----------
    values : ndarray
        Values side by side, as `foedus.game.solving.quick` lays them.
    residual : float
        Largest change that one more year makes to them.
    years : int
        Years worked out backwards on the way.
    """

    values: Array
    residual: float
    years: int


def able() -> bool:
    """Whether last resorts can be called on: SciPy solves their linear systems."""
    return find_spec("scipy") is not None


def require(doing: str) -> None:
    """Refuse what cannot be done without SciPy, where it is not installed.

    Parameters
    ----------
    doing : str
        What needs it, as a sentence begins with it: "Fitting".

    Raises
    ------
    ModuleNotFoundError
        With the extra to install.

    Examples
    --------
    >>> require("Fitting")
    """
    if not able():
        raise ModuleNotFoundError(
            f'{doing} needs scipy, which is not installed: pip install "foedus[game]".',
            name="scipy",
        )


def in_turn(
    horizon: int | None, chain: Sequence[Method], asked: Method | Literal[""] = ""
) -> list[Method]:
    """What is tried for a game, in order.

    Parameters
    ----------
    horizon : int or None
        Years of the game; one that ends is solved backwards, whatever is asked for.
    chain : sequence of str
        What is tried where no method is asked for; without SciPy its last resorts are left out.
    asked : str
        A method, or "" for the chain.

    Raises
    ------
    ValueError
        If a last resort is asked for and SciPy is not installed.

    Examples
    --------
    >>> in_turn(None, CHAIN, "anderson"), in_turn(7, CHAIN)
    (['anderson'], ['backwards'])
    """
    if horizon is not None:
        return ["backwards"]
    if asked in RESORTS and not able():
        raise ValueError(
            f'Method "{asked}" needs SciPy, which is not installed. Install it with pip install '
            '"foedus[game]", or ask for another method.'
        )
    return [asked] if asked else [each for each in chain if each not in RESORTS or able()]


def attempt(method: Resort, p: Parameters, start: Array, tolerance: float) -> Attempt:
    """Give one game to a last resort.

    Parameters
    ----------
    method : {"newton", "homotopy"}
        Which.
    p : Parameters
        The game, without an end.
    start : ndarray
        Values side by side from which half-steps fall into the cycle whose middle begins
        Newton's method; homotopy has a beginning of its own.
    tolerance : float
        Largest change of a value at which it counts as solved.
    """
    return RESORTS[method](p, start, tolerance)


def _from_the_middle(p: Parameters, start: Array, tolerance: float) -> Attempt:
    """Newton's method from the mean of a cycle of half-steps."""
    laid, years = lay(p), 0

    def after(values: Array) -> Array:
        nonlocal years
        years += 1
        return year(np, laid, values, p.proposer)

    def miss(at: Array) -> Array:
        held = at.reshape(start.shape)
        return np.asarray((after(held) - held).ravel())

    values, total = start, np.zeros_like(start)
    for step in range(AROUND):
        values = 0.5 * (values + after(values))
        if not np.isfinite(values).all():  # there is no middle, nor will there be one
            return Attempt(values, float("nan"), years)
        if step >= AROUND - WITHIN:
            total += values / WITHIN
    root = newton(miss, total.ravel(), tolerance)
    return Attempt(root.point.reshape(total.shape), root.residual, years)


def _from_large_shocks(p: Parameters, _: Array, tolerance: float) -> Attempt:
    """Homotopy in the size of the shocks."""
    found = traced(p, tolerance)
    return Attempt(found.values, found.residual, found.years)


RESORTS: dict[str, Callable[[Parameters, Array, float], Attempt]] = {
    "newton": _from_the_middle,
    "homotopy": _from_large_shocks,
}
"""The last resorts by name."""
