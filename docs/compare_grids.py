"""Solve the draws of the sweep of docs/theory/when-the-theory-holds.md on its grid and on a finer one.

Writes docs/data/grids.csv: a line for each independent draw and grid, in columns of `--games`; the finer
grid takes most of the time. Run it with `python -m docs.compare_grids` after the game has changed.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from foedus.archive.files.games import library_game
from foedus.game.cells import DESIGNS, yields
from foedus.game.parameters import Parameters
from foedus.game.solving.batched import Batch, solve_many
from foedus.game.solving.chain import QUICKER
from foedus.game.sweeps.draws import rows
from foedus.game.sweeps.ranges import points
from foedus.study.game.sweep_games import KINDS
from foedus.study.game.sweep_plan import TOLERANCE, SweepPlan, planned

FILE = Path(__file__).parent / "data" / "grids.csv"
GAME, DRAWS, SEED = "patron_client", 8192, 1
"""The sweep of the page, as it was asked for."""

COARSE, FINE = 17, 33
"""Points along each state; the finer grid has every point of the coarser, and one between each two."""

POINTS = ("first", "second")
COLUMNS = (
    *("row", "point", "grid", "read", "method", "residual"),
    *(f"{kind}_{cell}" for kind in KINDS for cell in "abcd"),
)
"""`read`: at how many points along each state cells are read."""

Drawn = tuple[int, str, Parameters]
"""Row from 1, which of its two draws, and the game."""

Line = tuple[object, ...]


def main() -> None:
    """Write the file."""
    asked = plan()
    with FILE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        for one in drawn(asked):
            writer.writerows([*lines(asked, one, COARSE), *lines(asked, one, FINE)])
            sys.stderr.write(f"\r{one[0]} of {asked.rows} rows")


def plan() -> SweepPlan:
    """What the page's sweep asked."""
    return planned(library_game(GAME), DRAWS, seed=SEED)


def drawn(asked: SweepPlan) -> Iterator[Drawn]:
    """The independent draws of a sweep: two for each row."""
    found = rows(len(asked.sweep.ranges), asked.seed, 0, asked.rows)
    games = [
        points(asked.game.parameters, asked.sweep, each) for each in (found.first, found.second)
    ]
    for row in range(asked.rows):
        for point, held in zip(POINTS, games, strict=True):
            yield row + 1, point, held[row]


def lines(asked: SweepPlan, one: Drawn, grid: int) -> Iterator[Line]:
    """What one draw yields on a grid, read at its points and, on the finer, at the coarser's."""
    row, point, game = one
    batch = solve_many(
        [replace(game, n_kappa=grid, n_gamma=grid)],
        chain=QUICKER,
        tolerance=TOLERANCE,
        solver="numpy",
        threads=1,
    )
    ended = batch.convergence[0]
    for read in dict.fromkeys((grid, COARSE)):
        designs = depths(asked, batch, read) if ended.converged else [""] * 8
        yield row, point, grid, read, ended.method, f"{ended.residual:.3g}", *designs


def depths(asked: SweepPlan, batch: Batch, read: int) -> list[int]:
    """Depth of the likeliest design over each cell, wanted and then realised."""
    game = replace(batch.games[0], n_kappa=read, n_gamma=read)
    every = (batch.games[0].n_kappa - 1) // (read - 1)
    return [
        DESIGNS.index(cell.design)
        for chances in (batch.wanted[0], batch.realised[0])
        for cell in yields(game, asked.game.placement, chances[::every, ::every])
    ]


if __name__ == "__main__":
    main()
