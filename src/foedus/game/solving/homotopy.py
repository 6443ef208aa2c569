"""The equilibrium followed from large shocks to small ones, around every fold.

With shocks large enough a game has one equilibrium and any iteration finds it. From there the
branch is followed in the size of the shocks, by arc length, so that it may turn back on its way:
the equilibrium that mckelvey_palfrey_1998 select, traced as turocy_2005 does for games in
extensive form.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from foedus.game.laws import Array
from foedus.game.parameters import Parameters
from foedus.game.solving.newton import Root, direction, newton
from foedus.game.solving.quick import lay, to_laid, year
from foedus.game.year import nothing

LARGE = 32.0
"""Times the game's own shocks at which the branch begins."""

DAMPED = 400
"""Half-steps taken there before Newton's method."""

NEAR = 1e-6
"""Largest miss on the way; only the end is solved to the tolerance."""

FIRST, LONGEST, SHORTEST = 0.1, 2.0, 1e-4
"""Lengths of arc of a step."""

MOST_STEPS, CORRECTIONS, FEW = 150, 7, 3
"""Steps in all; corrections of one; corrections so few that the next step may be longer."""

FAR = 5.0
"""How far corrections may lead, in the log of the shocks' size; those that succeed stay below ½."""


@dataclass(frozen=True, slots=True)
class Traced:
    """Where following a branch ended.

    Parameters
    ----------
    values : ndarray
        Values side by side, as `foedus.game.solving.quick` lays them.
    residual : float
        Largest change that one more year makes to them.
    steps : int
        Steps along the branch.
    years : int
        Years worked out backwards on the way.
    """

    values: Array
    residual: float
    steps: int
    years: int


def traced(p: Parameters, tolerance: float) -> Traced:
    """Follow the equilibrium of a game from large shocks to its own.

    Parameters
    ----------
    p : Parameters
        The game, without an end.
    tolerance : float
        Largest change of a value at which it counts as solved.

    Examples
    --------
    >>> traced(Parameters(n_kappa=3, n_gamma=3), 1e-9).residual <= 1e-9
    True
    """
    branch = _Branch(p)
    here, steps = branch.begin(tolerance), 0
    way = np.zeros_like(here)
    way[-1] = -1.0
    length = FIRST
    # Large shocks leave one equilibrium: a branch that climbs above them has turned back to where
    # it began, and ends nowhere else.
    while steps < MOST_STEPS and length > SHORTEST and here[-1] <= branch.large:
        steps += 1
        after, corrections = branch.step(here, way, length)
        if after is not None and after[-1] <= 0:
            end = branch.end(here, after, tolerance)
            if end.residual <= tolerance:
                values = end.point.reshape(branch.shape)
                return Traced(values, end.residual, steps, branch.years)
        if after is None or after[-1] <= 0:
            length /= 2
            continue
        moved = after - here
        way, here = moved / branch.length(moved), after
        length = min(length * 1.5, LONGEST) if corrections <= FEW else length
    left = branch.residual(here)
    return Traced(here[:-1].reshape(branch.shape), left, steps, branch.years)


class _Branch:
    """Values of one game, and the log of its shocks' size: a point of the branch."""

    def __init__(self, p: Parameters) -> None:
        self.p, self.laid = p, lay(p)
        self.shape = to_laid(nothing(p)).shape
        self.large, self.years = float(np.log(LARGE)), 0

    def miss(self, at: Array) -> Array:
        """The change that one more year makes, when shocks are exp(at[-1]) times the game's."""
        self.years += 1
        size = np.exp(at[-1])
        laid = self.laid._replace(
            tau_client=self.laid.tau_client * size, tau_patron=self.laid.tau_patron * size
        )
        values = at[:-1].reshape(self.shape)
        return np.asarray((year(np, laid, values, self.p.proposer) - values).ravel())

    def begin(self, tolerance: float) -> Array:
        """The equilibrium under large shocks."""
        values = to_laid(nothing(self.p)).ravel()
        for _ in range(DAMPED):
            values = values + 0.5 * self.miss(np.append(values, self.large))
        root = newton(lambda held: self.miss(np.append(held, self.large)), values, tolerance)
        return np.append(root.point, self.large)

    def end(self, before: Array, after: Array, tolerance: float) -> Root:
        """The equilibrium where the branch reaches the game's own shocks."""
        share = before[-1] / (before[-1] - after[-1])
        values = before[:-1] + share * (after[:-1] - before[:-1])
        return newton(lambda held: self.miss(np.append(held, 0.0)), values, tolerance)

    def residual(self, at: Array) -> float:
        """How far values are from an equilibrium of the game with its own shocks."""
        return float(np.abs(self.miss(np.append(at[:-1], 0.0))).max())

    def dot(self, one: Array, other: Array) -> float:
        """The product in which arc length is measured: values count by their mean square."""
        values = float(one[:-1] @ other[:-1]) / (len(one) - 1)
        return values + float(one[-1] * other[-1])

    def length(self, way: Array) -> float:
        """Arc length of a small step."""
        return float(np.sqrt(self.dot(way, way)))

    def step(self, here: Array, way: Array, length: float) -> tuple[Array | None, int]:
        """The point of the branch a length further, and corrections; None if none is near."""
        ahead = here + length * way

        def missed(at: Array) -> Array:
            return np.append(self.miss(at), self.dot(way, at - ahead))

        at = ahead
        # Beside a fold a correction may be thrown beyond the numbers there are; such a point is
        # refused below, and the step tried again at half its length.
        with np.errstate(over="ignore", invalid="ignore"):
            for corrections in range(CORRECTIONS):
                if not abs(at[-1] - ahead[-1]) <= FAR:
                    break
                miss = missed(at)
                if not np.isfinite(miss).all():
                    break
                if np.abs(miss).max() <= NEAR:
                    return at, corrections
                at = at + direction(missed, at, miss)
        return None, CORRECTIONS
