"""A sweep of a game: its rows solved piece by piece, kept, counted, read."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from typing import TypeVar

from foedus.archive import sweeps as archive
from foedus.game.checks import faults
from foedus.game.game import Game
from foedus.game.sweeps import indices
from foedus.game.sweeps.block import Block, Task, solved
from foedus.game.sweeps.draws import rows, rows_within
from foedus.game.sweeps.failures import Corner, worst_corners
from foedus.game.sweeps.indices import Measured
from foedus.game.sweeps.ranges import Range, Sweep, corners
from foedus.game.sweeps.tally import Tally, counted, empty
from foedus.study.game_figure import Expectation
from foedus.study.workers import Workers, each

LEAST = 0.75
"""Seconds that a piece should take: well above the half second below which handing out costs."""

TOLERANCE = 1e-8
"""Largest change of a value at which a game of a sweep counts as solved."""

T = TypeVar("T")


class SweepError(Exception):
    """A sweep that cannot be begun as it is asked; the message says what to change."""


class StoppedError(Exception):
    """A sweep that was asked to stop; what is finished is kept.

    Parameters
    ----------
    done, rows : int
        Rows that are finished, of how many.
    """

    def __init__(self, done: int, rows: int) -> None:
        super().__init__(f"{done} of {rows} rows are finished and kept.")
        self.done, self.rows = done, rows


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
    """

    game: Game
    expected: Expectation
    sweep: Sweep
    draws: int
    seed: int = 1

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


@dataclass(frozen=True, slots=True)
class SweepResult:
    """What a sweep found.

    Parameters
    ----------
    plan : SweepPlan
        What was asked.
    solver : str
        What solved the games.
    tally : Tally
        The counts behind everything.
    shares, first_order, total : Measured
        Of the outcomes: the four cells, then all of them at once.
    worst : tuple of tuple of Corner
        By outcome, where it fails most surely.
    """

    plan: SweepPlan
    solver: str
    tally: Tally
    shares: Measured
    first_order: Measured
    total: Measured
    worst: tuple[tuple[Corner, ...], ...]


Told = Callable[[int, int], None]
"""Told the rows that are finished, and how many there are."""


def asked(plan: SweepPlan, version: str, solver: str) -> dict[str, object]:
    """Everything that decides the numbers of a sweep, as plain data.

    Parameters
    ----------
    plan : SweepPlan
        What is swept.
    version : str
        Of foedus.
    solver : str
        What solves the games.
    """
    placement = asdict(plan.game.placement)
    return {
        "foedus": version,
        "solver": solver,
        "game": plan.game.name,
        "parameters": _plain(asdict(plan.game.parameters)),
        "placement": {name: placement[name] for name in ("kappa", "gamma", "standing")},
        "grid": [plan.sweep.n_kappa, plan.sweep.n_gamma],
        "ranges": [[one.label, one.lowest, one.highest] for one in plan.sweep.ranges],
        "rows": plan.rows,
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
        If nothing is varied, or the ends of a range make a game impossible; with all of them.
    """
    if not plan.sweep.ranges:
        raise SweepError(f'The game "{plan.game.name}" declares no range to vary anything over.')
    base = plan.game.parameters
    found = {
        f"{one.label}: {fault.found}; expected {fault.expected}"
        for one, game in corners(base, plan.sweep.ranges)
        for fault in faults(game)
    }
    if found:
        listed = "\n  ".join(sorted(found))
        raise SweepError(f"At the ends of their ranges some games are impossible:\n  {listed}")


def swept(
    plan: SweepPlan,
    kept: archive.Kept,
    workers: Workers,
    told: Told = lambda _done, _rows: None,
    stopping: Callable[[], bool] = lambda: False,
) -> Tally:
    """Solve what is not kept yet, and count everything.

    Parameters
    ----------
    plan : SweepPlan
        What is swept.
    kept : Kept
        Where finished pieces lie; each is kept as soon as it is finished.
    workers : Workers
        Who solves.
    told : callable
        Told of progress.
    stopping : callable
        Asked between pieces whether to stop.

    Raises
    ------
    StoppedError
        If it was asked to stop before everything was solved.
    WorkersError
        If workers cannot be had, or were lost.
    OSError
        If a piece cannot be kept.
    """
    left = [start for start, _ in _pieces(plan, kept) if _held(plan, kept, start) is None]
    done = plan.rows - sum(_count(plan, kept, start) for start in left)
    told(done, plan.rows)
    tasks = (_task(plan, start, _count(plan, kept, start)) for start in left)
    for _, block in each(solve_rows, tasks, workers, stopping):
        archive.keep(kept, block)
        done += block.rows
        told(done, plan.rows)
    if done < plan.rows:
        raise StoppedError(done, plan.rows)
    return _tallied(plan, kept)


def result(plan: SweepPlan, solver: str, tally: Tally) -> SweepResult:
    """Read the counts of a sweep."""
    return SweepResult(
        plan,
        solver,
        tally,
        indices.shares(tally),
        indices.first_order(tally),
        indices.total(tally),
        tuple(worst_corners(tally, outcome) for outcome in range(tally.failed.shape[0])),
    )


def solve_rows(task: Task) -> Block:
    """Solve the rows of a task with the quickest solver there is."""
    from foedus.game.resorts import solve_surely

    return solved(task, lambda games: solve_surely(games, tolerance=TOLERANCE, solver="numpy"))


def rows_of_a_piece(plan: SweepPlan) -> int:
    """Rows that take about `LEAST` seconds here, a power of two.

    The first row is solved twice: the first time the solver may still be compiling.
    """
    task = _task(plan, 0, 1)
    solve_rows(task)
    begun = time.perf_counter()
    solve_rows(task)
    taken = max(time.perf_counter() - begun, 1e-6)
    fitting = max(int(LEAST / taken), 1)
    return int(min(2 ** fitting.bit_length(), plan.rows))


def _task(plan: SweepPlan, start: int, count: int) -> Task:
    game = plan.game
    return Task(game.parameters, game.placement, plan.sweep, plan.seed, start, count)


def _pieces(plan: SweepPlan, kept: archive.Kept) -> Iterator[tuple[int, int]]:
    for start in range(0, plan.rows, kept.rows):
        yield start, _count(plan, kept, start)


def _count(plan: SweepPlan, kept: archive.Kept, start: int) -> int:
    return min(kept.rows, plan.rows - start)


def _held(plan: SweepPlan, kept: archive.Kept, start: int) -> Block | None:
    return archive.load(kept, start, (_count(plan, kept, start), plan.games_of_a_row))


def _tallied(plan: SweepPlan, kept: archive.Kept) -> Tally:
    """Count the kept pieces one after the other, holding one at a time."""
    ranges: tuple[Range, ...] = plan.sweep.ranges
    found = empty(len(ranges))
    for start, count in _pieces(plan, kept):
        block = _held(plan, kept, start)
        if block is None:
            raise StoppedError(start, plan.rows)
        drawn = rows(len(ranges), plan.seed, start, count)
        found = found + counted(block, drawn, plan.expected.cells, plan.sweep.reads)
    return found
