"""Lives from an episode: placed by the game, with the box that its codings leave open."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from foedus.archive.files.games import library_game
from foedus.archive.files.library import case
from foedus.game.lives.simulate import UnsolvedError
from foedus.study.game.life import episode_start, live
from foedus.study.plan import PlanError
from tests.game.worlds import SMALL, START
from tests.house.sources import ROOT
from tests.study.game.lives import found

GAME = library_game("patron_client")
KOREA = case("korea")


def test_an_episode_is_placed_by_the_game() -> None:
    start = episode_start(KOREA, "rok-us-1953", GAME)
    assert (start.kappa, start.gamma, start.threat) == ((1.0, 1.0), (1.0, 1.0), (0.0, 1.0))
    assert (start.standing, start.name) == (0, "rok-us-1953")


def test_what_nobody_coded_is_open() -> None:
    toys = Path(ROOT / "tests" / "toyland" / "study")
    start = episode_start(toys, "anvil-1700", GAME)
    assert (start.kappa, start.gamma, start.threat) == ((0.0, 1.0), (-1.0, 1.0), (0.5, 0.5))


def test_an_episode_that_is_not_there_is_refused() -> None:
    with pytest.raises(PlanError, match=r'unknown episode "rok"'):
        episode_start(KOREA, "rok", GAME)


def test_lives_rest_on_what_they_say() -> None:
    held = found()
    assert held.account.lives.solution.converged
    assert held.account.within == 10
    assert dict(held.versions).keys() >= {"foedus", "numpy"}


def test_a_game_that_ends_is_refused() -> None:
    with pytest.raises(UnsolvedError, match="ends after 2 years"):
        live(replace(GAME, parameters=replace(SMALL, horizon=2)), START)
