"""A sweep of a game: its rows solved piece by piece, kept, counted, read."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from foedus.archive import sweeps as archive
from foedus.game.sweeps import indices
from foedus.game.sweeps.block import Block, Task, solved
from foedus.game.sweeps.draws import Rows, rows
from foedus.game.sweeps.failures import Corner, worst_corners
from foedus.game.sweeps.indices import Measured
from foedus.game.sweeps.tally import Tally, counted, empty
from foedus.study.game.sweep_plan import TOLERANCE, SweepPlan, asked
from foedus.study.workers import Workers, each, versions

LEAST = 0.75
"""Seconds that a piece should take at least: well above the half second below which handing out costs."""


class BegunError(Exception):
    """A sweep that was begun before and is neither to go on nor to begin anew.

    Parameters
    ----------
    folder : Path
        Where it is kept.
    done, rows : int
        Rows that are finished, of how many.
    """

    def __init__(self, folder: Path, done: int, rows: int) -> None:
        super().__init__(
            f"This sweep was begun: {done} of its {rows} rows are finished in {folder}. "
            "--resume goes on with it, --force begins anew and drops them."
        )
        self.folder, self.done, self.rows = folder, done, rows


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
class SweepResult:
    """What a sweep found.

    Parameters
    ----------
    plan : SweepPlan
        What was asked.
    versions : tuple of (str, str)
        Of foedus and of what it computes with.
    tally : Tally
        The counts behind everything.
    shares, first_order, total : Measured
        Of the outcomes: the four cells, then all of them at once.
    worst : tuple of tuple of Corner
        By outcome, where it fails most surely.
    """

    plan: SweepPlan
    versions: tuple[tuple[str, str], ...]
    tally: Tally
    shares: Measured
    first_order: Measured
    total: Measured
    worst: tuple[tuple[Corner, ...], ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a sweep is.

    Parameters
    ----------
    done, rows : int
        Rows that are finished, of how many.
    unsolved : int
        Games among them that did not converge.
    """

    done: int
    rows: int
    unsolved: int


Told = Callable[[Standing], None]
"""Told how far a sweep is."""


def state(
    plan: SweepPlan, beside: Path, *, resume: bool = False, force: bool = False
) -> archive.Kept | None:
    """What is kept of a sweep, to go on with; None where it begins anew.

    A sweep that is finished is read again without being asked to go on.

    Parameters
    ----------
    plan : SweepPlan
        What is swept.
    beside : Path
        The folder in which sweeps are kept.
    resume, force : bool
        Whether to go on with what was begun, or else to begin it anew.

    Raises
    ------
    BegunError
        If it was begun, not finished, and neither is asked for.
    """
    folder = archive.folder_of(beside, plan.game.name, asked(plan))
    if not folder.exists():
        return None
    kept = archive.begun(folder, asked(plan))
    done = standing(plan, kept).done if kept else 0
    if kept is not None and (resume or done == plan.rows):
        return kept
    if resume or force:
        return None
    raise BegunError(folder, done, plan.rows)


def begin(plan: SweepPlan, beside: Path, rows_at_once: int) -> archive.Kept:
    """Begin a sweep anew.

    Parameters
    ----------
    plan : SweepPlan
        What is swept.
    beside : Path
        The folder in which sweeps are kept.
    rows_at_once : int
        Rows of a piece.

    Raises
    ------
    OSError
        If nothing can be kept there.
    """
    folder = archive.folder_of(beside, plan.game.name, asked(plan))
    return archive.begin(folder, asked(plan), rows_at_once)


def standing(plan: SweepPlan, kept: archive.Kept) -> Standing:
    """How far a sweep is that was begun."""
    done = unsolved = 0
    for start, _ in _pieces(plan, kept):
        block = _held(plan, kept, start)
        if block is not None:
            done += block.rows
            unsolved += _unsolved(block)
    return Standing(done, plan.rows, unsolved)


def _unsolved(block: Block) -> int:
    return int((block.wanted[..., 0] < 0).sum())


def swept(
    plan: SweepPlan,
    kept: archive.Kept,
    workers: Workers,
    told: Told = lambda _: None,
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
    at = standing(plan, kept)
    told(at)
    tasks = (
        _task(plan, start, count)
        for start, count in _pieces(plan, kept)
        if _held(plan, kept, start) is None
    )
    # Where nothing is left no worker is asked for.
    for _, block in each(solve_rows, tasks, workers, stopping) if at.done < at.rows else ():
        archive.keep(kept, block)
        at = Standing(at.done + block.rows, at.rows, at.unsolved + _unsolved(block))
        told(at)
    if at.done < at.rows:
        raise StoppedError(at.done, at.rows)
    return _tallied(plan, kept)


def result(plan: SweepPlan, tally: Tally) -> SweepResult:
    """Read the counts of a sweep."""
    return SweepResult(
        plan,
        tuple(versions().items()),
        tally,
        indices.shares(tally),
        indices.first_order(tally),
        indices.total(tally),
        tuple(worst_corners(tally, outcome) for outcome in range(tally.failed.shape[0])),
    )


def solve_rows(task: Task) -> Block:
    """Solve the rows of a task, one game at a time: whoever hands out tasks uses the cores."""
    from foedus.game.solving.batched import solve_many
    from foedus.game.solving.chain import QUICKER

    solver = "numpy" if task.solver == "numpy" else ""
    solve = partial(solve_many, chain=QUICKER, tolerance=TOLERANCE, solver=solver, threads=1)
    return solved(task, solve)


@dataclass(frozen=True, slots=True)
class Pace:
    """How quickly a sweep goes here.

    Parameters
    ----------
    seconds : float
        That one row takes one worker.
    rows : int
        Rows of a piece, a power of two, that take `LEAST` seconds or up to twice as long; one row
        where it takes longer.
    """

    seconds: float
    rows: int


def pace(plan: SweepPlan) -> Pace:
    """Solve a few rows and see how long they take.

    The first is solved twice: the first time includes what has to be imported or compiled. Pieces
    are measured by the quickest row, so that a slow one does not make short pieces of all others.
    """
    solve_rows(_task(plan, 0, 1))
    taken: list[float] = []
    while len(taken) < min(plan.rows, 2) or (sum(taken) < LEAST and len(taken) < min(plan.rows, 8)):
        begun = time.perf_counter()
        solve_rows(_task(plan, len(taken), 1))
        taken.append(max(time.perf_counter() - begun, 1e-6))
    fitting = math.ceil(LEAST / min(taken))
    rows = int(min(2 ** (fitting - 1).bit_length(), plan.rows))
    return Pace(sum(taken) / len(taken), rows)


def _task(plan: SweepPlan, start: int, count: int) -> Task:
    game = plan.game
    return Task(game.parameters, game.placement, plan.sweep, plan.seed, start, count, plan.solver)


def _pieces(plan: SweepPlan, kept: archive.Kept) -> Iterator[tuple[int, int]]:
    for start in range(0, plan.rows, kept.rows):
        yield start, _count(plan, kept, start)


def _count(plan: SweepPlan, kept: archive.Kept, start: int) -> int:
    return min(kept.rows, plan.rows - start)


def _held(plan: SweepPlan, kept: archive.Kept, start: int) -> Block | None:
    return archive.load(kept, start, (_count(plan, kept, start), plan.games_of_a_row))


def finished(plan: SweepPlan, kept: archive.Kept) -> Iterator[tuple[Rows, Block]]:
    """The pieces of a finished sweep with the points they were solved at, one after the other.

    Raises
    ------
    StoppedError
        At a piece that is not there.
    """
    for start, count in _pieces(plan, kept):
        block = _held(plan, kept, start)
        if block is None:
            raise StoppedError(start, plan.rows)
        yield rows(len(plan.sweep.ranges), plan.seed, start, count), block


def _tallied(plan: SweepPlan, kept: archive.Kept) -> Tally:
    """Count the kept pieces, holding one at a time."""
    found = empty(len(plan.sweep.ranges))
    for drawn, block in finished(plan, kept):
        found = found + counted(block, drawn, plan.expected.cells, plan.sweep.reads)
    return found
