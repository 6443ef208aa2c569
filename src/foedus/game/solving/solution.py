"""A solved game: values, choices, and how far the solution can be trusted."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.game.parameters import Parameters
from foedus.game.year import Policy, Values, nothing, one_year, setting

TOLERANCE = 1e-10
"""Largest change of a value, in years in office, below which a game counts as solved."""


@dataclass(frozen=True, slots=True)
class Convergence:
    """How an iteration ended.

    Parameters
    ----------
    solver : str
        What solved it, such as "numpy" or "jax (cpu)".
    method : str
        The last method: one of `foedus.game.solving.chain.Method`, or "backwards" for a game that
        ends.
    rounds : int
        Years that it worked out backwards: the rounds of an iteration; for Newton's method and
        for homotopy all that their steps took.
    residual : float
        Largest change that one more year makes to a value.
    tolerance : float
        The residual below which the game counts as solved.
    tried : tuple of str
        Methods tried before, that did not converge.
    """

    solver: str
    method: str
    rounds: int
    residual: float
    tolerance: float
    tried: tuple[str, ...] = ()

    @property
    def converged(self) -> bool:
        """Whether the residual is below the tolerance; NaN is not."""
        return self.residual <= self.tolerance

    @property
    def account(self) -> str:
        """How it ended, in the words in which it is told wherever it is told.

        Examples
        --------
        >>> Convergence("numpy", "newton", 1532, 2e-12, 1e-10, ("plain", "anderson")).account
        'in 1,532 rounds (newton, after plain, anderson), residual 2.0e-12'
        >>> Convergence("numpy", "plain", 301, 0.25, 1e-10).account
        'after 301 rounds (plain) a year still changes a value by 2.5e-01, where 1e-10 is asked for'
        """
        tried = f", after {', '.join(self.tried)}" if self.tried else ""
        rounds = f"{self.rounds:,} round{'' if self.rounds == 1 else 's'} ({self.method}{tried})"
        if self.converged:
            return f"in {rounds}, residual {self.residual:.1e}"
        return (
            f"after {rounds} a year still changes a value by {self.residual:.1e}, where "
            f"{self.tolerance:.0e} is asked for"
        )


@dataclass(frozen=True, slots=True)
class Solution:
    """One equilibrium of one game.

    Parameters
    ----------
    parameters : Parameters
        The game.
    values : Values
        Worth of each state to client and patron.
    policy : Policy
        Chances of each choice.
    convergence : Convergence
        How the iteration ended; a game that did not converge says so.
    others : tuple of Solution
        Where other starts ended: other equilibria, or places where they were given up.
    starts, left_open : tuple of str
        Names of the starts that were tried, and of those that were given up.
    """

    parameters: Parameters
    values: Values
    policy: Policy
    convergence: Convergence
    others: tuple[Solution, ...] = ()
    starts: tuple[str, ...] = ("nothing",)
    left_open: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Freeze the arrays too: everything that is told of a game is read from them."""
        values, policy = self.values, self.policy
        arrays = (values.client, values.patron, policy.ceiling, policy.design)
        for array in (*arrays, policy.meddling, policy.wanted):
            array.setflags(write=False)

    @property
    def converged(self) -> bool:
        """Whether this solution and every other place where a start ended has converged."""
        return self.convergence.converged and all(other.converged for other in self.others)

    @property
    def equilibria(self) -> tuple[Solution, ...]:
        """Those that were found: this one and the others, without what has not converged."""
        return tuple(each for each in (self, *self.others) if each.convergence.converged)


def following(solution: Solution) -> Values:
    """What each state is worth a year after the year of the policy.

    Parameters
    ----------
    solution : Solution
        A solved game; of one that ends, the first of its years.
    """
    p = solution.parameters
    if p.horizon is None:
        return solution.values
    given, values = setting(p), nothing(p)
    for _ in range(p.horizon - 1):
        values, _ = one_year(given, values)
    return values
