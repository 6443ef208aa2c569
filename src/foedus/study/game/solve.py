"""A game solved, and read beside the figure of the theory that draws one over its states."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from foedus.game.cells import Yield, yields
from foedus.game.game import Game
from foedus.game.held_back import Parting, partings
from foedus.game.parameters import Parameters
from foedus.game.solving.chain import Method
from foedus.game.solving.solution import TOLERANCE, Solution
from foedus.game.solving.solve import solve
from foedus.game.solving.starts import Start, several
from foedus.study.game.figure import Expectation, expectation
from foedus.study.library_rules import library_rules
from foedus.theory.derive import Rule
from foedus.vocabulary.concept import Concepts


@dataclass(frozen=True, slots=True)
class Cells:
    """What the four cells of the figure choose in one equilibrium.

    Parameters
    ----------
    wanted, realised : tuple of Yield
        The client's choice if everything were offered, and what comes out; row by row, members
        first.
    partings : tuple of Parting
        Where the two part, and who held back.
    """

    wanted: tuple[Yield, ...]
    realised: tuple[Yield, ...]
    partings: tuple[Parting, ...]


@dataclass(frozen=True, slots=True)
class SolvedGame:
    """A game, its solution, and what its cells choose.

    Parameters
    ----------
    game : Game
        As it was played.
    solution : Solution
        Its equilibrium, with the others that were found.
    equilibria : tuple of Cells
        What the cells choose in each equilibrium that was found, the solution's own first; where
        that has not converged, those that other starts led to, if any.
    figure : Expectation or None
        What a theory expects in the cells; None where none draws its figure over these concepts.
    concepts : tuple of (str, str, str)
        Label of the concept along κ, then γ, in words for members and for others.
    """

    game: Game
    solution: Solution
    equilibria: tuple[Cells, ...]
    figure: Expectation | None
    concepts: tuple[tuple[str, str, str], ...]

    @property
    def converged(self) -> bool:
        """Whether the game is solved from its first start, whatever became of others."""
        return self.solution.convergence.converged

    @property
    def left_open(self) -> tuple[str, ...]:
        """Starts from which nothing was found, where there were several."""
        return self.solution.left_open if len(self.solution.starts) > 1 else ()


def solved(
    game: Game,
    *,
    tolerance: float | None = None,
    method: Method | Literal[""] = "",
    starts: int = 1,
    seed: int = 1,
) -> SolvedGame:
    """Solve a game, and read it beside the figure.

    Parameters
    ----------
    game : Game
        The game.
    tolerance : float or None
        Largest change of a value below which it counts as solved; None for the usual one.
    method : str
        By what method alone; "" tries one after the other until one converges.
    starts : int
        From how many starts to look for equilibria: nothing, the highest values, then drawn ones.
    seed : int
        Seed of the draws.

    Examples
    --------
    >>> from foedus.archive.files.games import library_game
    >>> solved(library_game("one_shot")).converged
    True
    """
    p = game.parameters
    within = TOLERANCE if tolerance is None else tolerance
    return read(game, solve(p, within, method=method, starts=_starts(p, starts, seed)))


def _starts(p: Parameters, count: int, seed: int) -> tuple[Start, ...]:
    """The starts that are asked for; none stands for the one that is usual."""
    if count == 1:
        return ()
    random = np.random.Generator(np.random.PCG64DXSM(seed))
    return several(p, random, max(count - 2, 0))[:count]


def read(game: Game, solution: Solution, rules: Iterable[Rule] | None = None) -> SolvedGame:
    """A solved game beside the figure.

    Parameters
    ----------
    game : Game
        The game.
    solution : Solution
        Its solution.
    rules : iterable of Rule or None
        Theories whose figure may be laid over it; None for those of the library.
    """
    known = tuple(library_rules() if rules is None else rules)
    return SolvedGame(
        game,
        solution,
        tuple(_cells(game, each) for each in solution.equilibria),
        expectation(known, game.placement),
        concepts_along(game, known),
    )


def _cells(game: Game, solution: Solution) -> Cells:
    p, placement, policy = solution.parameters, game.placement, solution.policy
    return Cells(
        yields(p, placement, policy.wanted),
        yields(p, placement, policy.realised),
        partings(solution),
    )


def concepts_along(game: Game, rules: Iterable[Rule]) -> tuple[tuple[str, str, str], ...]:
    """Labels of the concepts along the axes; their names where no theory defines them.

    Parameters
    ----------
    game : Game
        Whose placement says which concepts.
    rules : iterable of Rule
        Theories made ready, whose concepts are asked.

    Returns
    -------
    tuple of (str, str, str)
        Along κ, then γ: the concept, and words for its members and for others.
    """
    held = [rule.table.concepts for rule in rules]
    placement = game.placement
    return tuple(_labels(axis.concept, held) for axis in (placement.kappa, placement.gamma))


def _labels(name: str, held: Iterable[Concepts]) -> tuple[str, str, str]:
    for concepts in held:
        if name in concepts:
            concept = concepts[name]
            return concept.label, concept.high, concept.low
    return name, name, f"not {name}"
