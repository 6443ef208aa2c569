"""Lives of a small game, as the study room holds them: what tests of tables and figures share."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from foedus.archive.files.games import library_game
from foedus.game.lives.life import LifePlan
from foedus.study.game.life import GameLives, live
from tests.game.worlds import SMALL, START


@cache
def found(runs: int = 400, years: int = 20, *, until_fall: bool = False) -> GameLives:
    """Lives of the small game."""
    game = replace(library_game("patron_client"), parameters=SMALL)
    return live(game, START, LifePlan(years, runs, until_fall=until_fall), study="toyland")
