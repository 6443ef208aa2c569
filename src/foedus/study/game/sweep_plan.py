"""What is to be swept: which game, over which ranges, against which figure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Literal

from foedus.archive.files.suggest import listed, meant
from foedus.game.game import Game
from foedus.game.sweeps.draws import REPLICATES, rows_within
from foedus.game.sweeps.ranges import Range, Sweep, ranges_of
from foedus.study.game.ends import impossible
from foedus.study.game.figure import Expectation, expectation
from foedus.study.game.solve import concepts_along
from foedus.study.library_rules import library_rules
from foedus.study.workers import versions

TOLERANCE = 1e-8
"""Largest change of a value at which a game of a sweep counts as solved."""

LEAST_POINTS = 5
"""Points of a grid below which a cell of the figure has hardly one of its own."""


class SweepError(Exception):
    """A sweep that cannot be begun as it is asked; the message says what to change."""


@dataclass(frozen=True, slots=True)
class SweepPlan:
    """What is to be swept.

    Parameters
    ----------
    game : Game
        The game.
    expected : Expectation
        What a theory's figure expects in its cells.
    sweep : Sweep
        What is varied and read.
    draws : int
        Games that may be solved at the most.
    seed : int
        Of the draws.
    solver : str
        What iterates: "numpy", or "jax" where it has a GPU.
    concepts : tuple of (str, str, str)
        Labels of the concepts along κ and γ, with words for members and for others.
    """

    game: Game
    expected: Expectation
    sweep: Sweep
    draws: int
    seed: int = 1
    solver: str = "numpy"
    concepts: tuple[tuple[str, str, str], ...] = ()

    @property
    def rows(self) -> int:
        """Rows of the design: a power of two."""
        return rows_within(self.draws, len(self.sweep.ranges))

    @property
    def games(self) -> int:
        """Games that are solved."""
        return self.rows * self.games_of_a_row

    @property
    def games_of_a_row(self) -> int:
        """Games of one row: two, and one more for each range."""
        return len(self.sweep.ranges) + 2


def planned(
    game: Game,
    draws: int,
    *,
    reads: Literal["wanted", "realised"] = "wanted",
    grid: tuple[int, int] = (17, 17),
    only: Iterable[str] = (),
    seed: int = 1,
) -> SweepPlan:
    """A sweep over the ranges that a game declares.

    Parameters
    ----------
    game : Game
        The game; parameters that were set for this run are not varied.
    draws : int
        Games that may be solved at the most.
    reads : {"wanted", "realised"}
        Which designs are compared with the figure.
    grid : (int, int)
        Points along consolidation and compatibility.
    only : iterable of str
        Parameters to vary; all that have a range where none is named.
    seed : int
        Of the draws.

    Raises
    ------
    SweepError
        If there is nothing to vary or to compare with, the draws are too few for a row, or the
        ends of a range make a game impossible; with all of them.
    """
    known = tuple(library_rules())
    figure = expectation(known, game.placement)
    if figure is None:
        axes = f"{game.placement.kappa.concept} and {game.placement.gamma.concept}"
        raise SweepError(f"No theory of the library draws a figure over {axes}.")
    if min(grid) < LEAST_POINTS:
        raise SweepError(f"A grid of {grid[0]}x{grid[1]} is too coarse; take 5x5 or finer.")
    ranges = _only(ranges_of(game.notes), tuple(only), game)
    sweep = Sweep(ranges, reads, *grid)
    plan = SweepPlan(game, figure, sweep, draws, seed, quickest(), concepts_along(game, known))
    check(plan)
    return plan


def quickest() -> str:
    """The quickest solver: "jax" where it has more than a CPU, else "numpy".

    On a CPU NumPy is as fast, and many processes of it need no compiling.
    """
    from foedus.game.solving.compiled import at_hand, device

    return "jax" if at_hand() and device() != "cpu" else "numpy"


def _only(ranges: tuple[Range, ...], only: tuple[str, ...], game: Game) -> tuple[Range, ...]:
    """The ranges of the parameters that are named."""
    names = tuple(dict.fromkeys(one.parameter for one in ranges))
    unknown = {name: meant(name, names) for name in only if name not in names}
    if unknown:
        guesses = [f' Did you mean "{near}"?' if near else "" for near in unknown.values()]
        told = [
            f'The game "{game.name}" has no range for "{name}".{guess}'
            for name, guess in zip(unknown, guesses, strict=True)
        ]
        if not all(guesses):
            told.append(f"It varies {listed(names, 40)}.")
        raise SweepError("\n".join(told))
    return tuple(one for one in ranges if not only or one.parameter in only)


def asked(plan: SweepPlan) -> dict[str, object]:
    """Everything that decides the numbers of a sweep, as plain data.

    Parameters
    ----------
    plan : SweepPlan
        What is swept.
    """
    placement = asdict(plan.game.placement)
    return {
        "foedus": versions()["foedus"],
        "solver": plan.solver,
        "game": plan.game.name,
        "parameters": _plain(asdict(plan.game.parameters)),
        "placement": {name: placement[name] for name in ("kappa", "gamma", "standing")},
        "grid": [plan.sweep.n_kappa, plan.sweep.n_gamma],
        "ranges": [[one.label, one.lowest, one.highest] for one in plan.sweep.ranges],
        "rows": plan.rows,
        "sequences": REPLICATES,
        "seed": plan.seed,
        "tolerance": TOLERANCE,
    }


def _plain(held: dict[str, object]) -> dict[str, object]:
    return {name: list(one) if isinstance(one, tuple) else one for name, one in held.items()}


def check(plan: SweepPlan) -> None:
    """Refuse a sweep some of whose games would be none.

    Raises
    ------
    SweepError
        If nothing is varied, the draws are too few for a row, or the ends of a range make a game
        impossible; with all of them.
    """
    if not plan.sweep.ranges:
        raise SweepError(f'The game "{plan.game.name}" declares no range to vary anything over.')
    if not plan.rows:
        raise SweepError(
            f"Too few draws: {plan.draws:,}. A row takes {plan.games_of_a_row} games, two and one "
            f"for each number varied; ask for {plan.games_of_a_row} or more, or vary fewer."
        )
    found = {
        f"{one.label}: {fault.found}; expected {fault.expected}"
        for one, fault in impossible(plan.game.parameters, plan.sweep.ranges)
    }
    if found:
        told = "\n  ".join(sorted(found))
        raise SweepError(f"At the ends of their ranges some games are impossible:\n  {told}")
