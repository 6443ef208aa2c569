"""A game fitted to a panel: the rows, the estimates, and what they rest on."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from foedus.game.fitting.errors import Precision, precision
from foedus.game.fitting.fit import Fit, fit
from foedus.game.fitting.free import Free
from foedus.game.fitting.likelihood import Observing
from foedus.game.game import Game
from foedus.study.game.fit_columns import Columns, stated_columns, stated_free
from foedus.study.game.fit_rows import PanelRows, read_rows
from foedus.study.plan import PlanError
from foedus.study.run import versions
from foedus.vocabulary.problem import InputError, Place, Problem

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class FitPlan:
    """What is to be fitted.

    Parameters
    ----------
    panel : Path
        A file of rows, CSV or Parquet.
    columns : Columns
        Which of its columns stand for what.
    free : tuple of Free
        Parameters to look for.
    seen : {"realised", "wanted"}
        What the designs are taken for.
    starts, seed : int
        Searches, and the seed of where they begin.
    """

    panel: Path
    columns: Columns
    free: tuple[Free, ...]
    seen: Observing = "realised"
    starts: int = 3
    seed: int = 1


@dataclass(frozen=True, slots=True)
class GameFit:
    """A fitted game with everything it rests on.

    Parameters
    ----------
    game : Game
        The game as its file has it.
    plan : FitPlan
        What was asked for.
    rows : PanelRows
        Rows used and left out.
    fit : Fit
        The estimates.
    precision : Precision
        Their standard errors, and what the data do not tell.
    sha256 : str
        Digest of the panel's file.
    versions : tuple of (str, str)
        foedus, Python and the libraries between the file and the estimates.
    """

    game: Game
    plan: FitPlan
    rows: PanelRows
    fit: Fit
    precision: Precision
    sha256: str
    versions: tuple[tuple[str, str], ...]


def stated_plan(
    panel: Path,
    game: Game,
    free: Iterable[str],
    columns: dict[str, str],
    *,
    seen: Observing = "realised",
    starts: int = 3,
    seed: int = 1,
) -> FitPlan:
    """What is to be fitted, from the words of options.

    Parameters
    ----------
    panel : Path
        A file of rows, CSV or Parquet.
    game : Game
        Whose parameters are looked for.
    free : iterable of str
        Parameters to look for, as `stated_free` reads them.
    columns : dict of str to str
        Which columns stand for what, as `stated_columns` reads them.
    seen : {"realised", "wanted"}
        What the designs are taken for.
    starts, seed : int
        Searches, and the seed of where they begin.

    Raises
    ------
    PlanError
        With everything wrong with the columns and with what is free.

    Examples
    --------
    >>> from foedus.archive.files.games import library_game
    >>> plan = stated_plan(Path("panel.csv"), library_game("one_shot"), ["v"], {"pair": "run"})
    >>> plan.free[0].name, plan.columns.pair
    ('v', ('run',))
    """
    texts, problems = tuple(free), list[Problem]()
    for words in (lambda: stated_columns(columns), lambda: stated_free(texts, game)):
        try:
            words()
        except PlanError as error:
            problems += error.problems
    if problems:
        raise PlanError(problems)
    looked = stated_free(texts, game)
    return FitPlan(panel, stated_columns(columns), looked, seen, starts, seed)


def fit_panel(game: Game, plan: FitPlan, progress: Progress = lambda _: None) -> GameFit:
    """Fit a game to the rows of a panel.

    Parameters
    ----------
    game : Game
        The game; what is not free stays as it is.
    plan : FitPlan
        The panel, its columns, and what is free.
    progress : callable
        Told the name of each stage.

    Raises
    ------
    InputError
        If the panel cannot be read, or no row of it can be used; a `PlanError` if it lacks
        columns.
    """
    progress("reading the panel")
    rows = read_rows(plan.panel, plan.columns, len(game.parameters.thetas))
    if not len(rows.observed):
        raise InputError([_no_rows(plan.panel, rows.left_out)])
    found = fit(
        game.parameters,
        rows.observed,
        plan.free,
        seen=plan.seen,
        starts=plan.starts,
        seed=plan.seed,
        progress=progress,
    )
    digest = hashlib.sha256(plan.panel.read_bytes()).hexdigest()
    return GameFit(game, plan, rows, found, precision(found), digest, versions())


def _no_rows(panel: Path, left_out: Sequence[tuple[str, int]]) -> Problem:
    told = "; ".join(f"{reason}: {count:,}" for reason, count in left_out) or "it is empty"
    return Problem(
        place=Place(str(panel)),
        code="FD609",
        found=f"no row that can be used ({told})",
        expected="rows with all states and both designs",
        remedy="name other columns, or their ends, with --kappa, --gamma, --threat and --standing",
    )
