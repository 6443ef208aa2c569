"""A panel file of simulated lives, and a game fitted to it: what tests of fits share."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path

from foedus.archive.exports import as_csv
from foedus.archive.files.games import library_game
from foedus.game.game import Game
from foedus.game.lives.life import LifePlan, Start
from foedus.game.lives.simulate import simulate
from foedus.game.solving.solve import solve
from foedus.study.game.fit import FitPlan, GameFit, fit_panel
from foedus.study.game.fit_columns import Columns, stated_free
from foedus.study.game.life_histories import codebook, histories
from tests.game.worlds import SMALL

SMALL_GAME: Game = replace(library_game("patron_client"), parameters=SMALL)


@cache
def text() -> str:
    """Histories as CSV."""
    start = Start((0.0, 1.0), (-1.0, 1.0), (0.5, 0.5))
    lives = simulate(solve(SMALL), start, LifePlan(10, 150, seed=5))
    return as_csv(histories(lives), codebook(lives))


@cache
def fitted() -> GameFit:
    """The small game, two of its parameters fitted to its own histories."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "lives.csv"
        path.write_text(text(), encoding="utf-8")
        free = stated_free(["tau_client:0.05:0.8", "autonomy:0:0.5"], SMALL_GAME)
        return fit_panel(SMALL_GAME, FitPlan(path, Columns(pair=("run",)), free, starts=1))
