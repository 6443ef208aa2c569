"""A small sweep, solved once: what tests of sweeps share."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from foedus.archive.files.games import library_game
from foedus.archive.sweeps import Kept
from foedus.study.game.sweep import SweepResult, begin, result, swept
from foedus.study.game.sweep_plan import SweepPlan, planned
from foedus.study.workers import Workers

ONLY = ("coup", "rho_military", "security")
"""Three numbers: five games a row."""


@cache
def plan(rows: int = 16, seed: int = 1) -> SweepPlan:
    """Rows of the default game on five points each way."""
    return planned(library_game("patron_client"), 5 * rows, grid=(5, 5), only=ONLY, seed=seed)


@cache
def found(rows: int = 16) -> SweepResult:
    """The small sweep, solved in this process."""
    return solved(plan(rows), Path(mkdtemp()))[0]


def solved(asked: SweepPlan, folder: Path, at_once: int = 4) -> tuple[SweepResult, Kept]:
    """A sweep solved in this process, and where it is kept."""
    kept = begin(asked, folder, at_once)
    return result(asked, swept(asked, kept, Workers())), kept
