"""A sweep as a Python user holds it: rows for pandas, and its indices as a plot."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Literal

from foedus.archive.sweeps import Kept
from foedus.game.checks_of_calls import refuse
from foedus.game.game import Game
from foedus.game.parameters import Parameters
from foedus.game.solving.chain import require
from foedus.study.frame import Framed, Rows, Scalar
from foedus.study.game.called import several, whole, word
from foedus.study.game.results import DEFAULT, MOMENTS, as_game
from foedus.study.game.sweep import SweepResult, begin, result, state, swept
from foedus.study.game.sweep_plan import planned
from foedus.study.game.sweep_read import LETTERS, Pattern, labels, order, patterns
from foedus.study.workers import Workers

if TYPE_CHECKING:
    from matplotlib.axes import Axes

ONE_ROW = 1
"""Rows of a piece where nobody measured how long they take."""

SHOWN = 12
"""Numbers that a plot shows, the weightiest."""


@dataclass(frozen=True, slots=True, repr=False)
class Swept(Framed):
    """A sweep of a game.

    Parameters
    ----------
    record : SweepResult
        What was asked, the counts, and everything read from them.
    """

    record: SweepResult

    @property
    def shares(self) -> dict[str, float]:
        """Share of draws in which each cell, and all of them, yield what the figure expects."""
        names = (*labels(self.record), "all")
        return dict(zip(names, map(float, self.record.shares.value), strict=True))

    @property
    def patterns(self) -> tuple[Pattern, ...]:
        """Designs of the four cells that came together, the commonest first."""
        return patterns(self.record)

    @property
    def unsolved(self) -> int:
        """Games that did not converge by any method."""
        return int(self.record.tally.unsolved[1])

    @property
    def rows(self) -> Rows:
        """One row per outcome and number: first-order and total index with standard errors."""
        found = self.record
        held = (found.first_order, found.total)
        values: list[tuple[Scalar, ...]] = [
            (
                letter,
                one.label,
                *(float(part[place, cell]) for of in held for part in (of.value, of.error)),
            )
            for cell, letter in enumerate(LETTERS)
            for place, one in enumerate(found.plan.sweep.ranges)
        ]
        columns = ("cell", "number", "first_order", "first_order_error", "total", "total_error")
        caption = f"{found.plan.game.label}: what decides the figure"
        return Rows(caption, columns, tuple(values))

    def plot(self, cell: str = "all", ax: Axes | None = None) -> Axes:
        """Total and first-order indices of an outcome, the weightiest numbers first.

        Parameters
        ----------
        cell : {"A", "B", "C", "D", "all"}
            The outcome.
        ax : matplotlib Axes or None
            Where to draw; new ones where none are given.

        Raises
        ------
        ValueError
            If there is no such outcome.
        """
        if cell not in LETTERS:
            msg = f"There is no outcome {cell!r}; expected one of {', '.join(LETTERS)}."
            raise ValueError(msg)
        import matplotlib.pyplot as plt

        axes = plt.subplots(layout="constrained")[1] if ax is None else ax
        found, column = self.record, LETTERS.index(cell)
        places = list(order(found)[:SHOWN])
        names = [found.plan.sweep.ranges[place].label for place in places]
        total, first = found.total, found.first_order
        axes.barh(
            names, total.value[places, column], xerr=2 * total.error[places, column],
            color="#9fc1d8", label="total",
        )  # fmt: skip
        axes.barh(names, first.value[places, column], height=0.3, color="#0b5a92", label="alone")
        axes.invert_yaxis()
        axes.set(xlim=(0, 1), xlabel="share of variance ± 2 standard errors", title=cell)
        axes.legend(loc="lower right")
        return axes


def sweep(
    game: Parameters | Game | str | Path = DEFAULT,
    *,
    draws: int = 10_000,
    seed: int = 1,
    reads: Literal["wanted", "realised"] = "wanted",
    grid: tuple[int, int] = (17, 17),
    only: Iterable[str] = (),
    workers: Workers | None = None,
    folder: str | Path | None = None,
) -> Swept:
    """Sweep a game over the ranges of its parameters.

    Parameters
    ----------
    game : Parameters, Game, str or Path
        Parameters, a game, the name of one in the library, or the path of a game's file.
        Parameters that differ from the default are not varied.
    draws : int
        Games that may be solved at the most.
    seed : int
        Of the draws.
    reads : {"wanted", "realised"}
        Which designs are compared with the figure.
    grid : (int, int)
        Points along consolidation and compatibility.
    only : iterable of str
        Parameters to vary; all that have a range where none is named.
    workers : Workers or None
        Processes or a cluster; None works in this process.
    folder : str, Path or None
        Where to keep finished pieces, below `.foedus/sweeps`, to go on with if the sweep is
        broken off; None keeps nothing.

    Returns
    -------
    Swept
        Its rows are Sobol' indices; `.shares`, `.patterns` and `.record` hold the rest.

    Raises
    ------
    SweepError
        If there is nothing to vary, the draws are too few for a row, or the ends of a range make
        a game impossible.
    CallError
        If an argument is no word or number that can be asked for; with all of them.
    InputError
        If a game cannot be read.
    WorkersError
        If workers cannot be had, or were lost.
    ModuleNotFoundError
        If SciPy is not installed.

    Examples
    --------
    >>> found = sweep(only=["coup"], draws=6, grid=(5, 5))
    >>> found.record.plan.games, found.to_pandas().shape
    (6, (5, 6))
    """
    require("Sweeping")
    refuse(
        "sweep",
        whole("draws", draws),
        whole("seed", seed, 0),
        word("reads", reads, MOMENTS),
        several("only", only, "coup"),
    )
    plan = planned(as_game(game), draws, reads=reads, grid=grid, only=only, seed=seed)
    with TemporaryDirectory() as passing:
        beside = Path(passing if folder is None else folder)
        kept: Kept = state(plan, beside, resume=True) or begin(plan, beside, ONE_ROW)
        return Swept(result(plan, swept(plan, kept, workers or Workers())))
