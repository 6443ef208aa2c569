"""Life cycles of a game: from an episode of a study, or from a state, to what many lives tell."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from foedus.archive.files.study import read_study
from foedus.game.game import Game
from foedus.game.lives.account import WITHIN, Account, account
from foedus.game.lives.life import LifePlan, Start, start_of
from foedus.game.lives.simulate import simulate
from foedus.game.solving.solve import solve
from foedus.study.plan import Plan, check_plan
from foedus.study.readings import Readings
from foedus.study.run import versions

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class GameLives:
    """Life cycles of one game, with everything they rest on.

    Parameters
    ----------
    game : Game
        The game.
    account : Account
        What the lives tell, and the lives themselves.
    study : str
        The study whose episode they begin with; "" where a state was named.
    versions : tuple of (str, str)
        foedus, Python and the libraries between the files and the lives.
    """

    game: Game
    account: Account
    study: str
    versions: tuple[tuple[str, str], ...]


def episode_start(folder: Path, episode: str, game: Game) -> Start:
    """Where an episode of a study begins, as the game places it.

    Parameters
    ----------
    folder : Path
        The study's folder.
    episode : str
        One of its episodes.
    game : Game
        Whose placement says which concept lies along which state.

    Raises
    ------
    InputError
        If the study cannot be read.
    PlanError
        If it has no such episode.
    """
    files = read_study(folder)
    check_plan(Plan(folder, episodes=(episode,)), files)
    profile = Readings(files.casebook, ()).casebook.profile(episode)
    return start_of(game.parameters, game.placement, profile)


def live(
    game: Game,
    start: Start,
    plan: LifePlan | None = None,
    within: int = WITHIN,
    study: str = "",
    progress: Progress = lambda _: None,
) -> GameLives:
    """Solve a game, play it forward, and tell what came of it.

    Parameters
    ----------
    game : Game
        The game.
    start : Start
        Where lives begin.
    plan : LifePlan or None
        Years, runs and seed; None for the usual.
    within : int
        Years after a signing over which survival is compared with what was expected.
    study : str
        The study whose episode it is, for the record.
    progress : callable
        Told the name of each stage, and the share of runs that is done.

    Raises
    ------
    UnsolvedError
        If the game does not converge, or ends after some years.
    """
    progress("solving the game")
    solution = solve(game.parameters)
    progress("simulating")
    lives = simulate(
        solution, start, plan, lambda share: progress(f"simulating: {share:.0%} of the runs")
    )
    return GameLives(game, account(lives, within), study, versions())
