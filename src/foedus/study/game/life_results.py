"""Simulated lives and fitted games as a Python user holds them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from foedus.archive.files.library import case, case_names
from foedus.game.checks_of_calls import refuse
from foedus.game.fitting.likelihood import Observing
from foedus.game.game import Game
from foedus.game.lives.account import WITHIN, Account
from foedus.game.lives.life import LifePlan
from foedus.game.parameters import Parameters
from foedus.game.solving.chain import require
from foedus.panel.table import Table
from foedus.study.frame import Framed, Rows, Scalar
from foedus.study.game.called import keywords, several, whole, word
from foedus.study.game.fit import GameFit, fit_panel, stated_plan
from foedus.study.game.fit_columns import DEFAULT_FREE, KEYS
from foedus.study.game.life import GameLives, episode_start, live
from foedus.study.game.life_histories import histories
from foedus.study.game.results import DEFAULT, MOMENTS, as_game
from foedus.study.game.start import stated_start
from foedus.vocabulary.design import Design

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

LABELS = tuple(design.label for design in Design)


@dataclass(frozen=True, slots=True, repr=False)
class Lived(Framed):
    """Simulated lives.

    Parameters
    ----------
    record : GameLives
        The game, its lives and what they tell.
    """

    record: GameLives

    @property
    def account(self) -> Account:
        """Events, transitions, durations, and survival intended and realised."""
        return self.record.account

    @property
    def rows(self) -> Rows:
        """One row per design signed and year after: in office as expected, and as it came."""
        values: list[tuple[Scalar, ...]] = [
            (LABELS[each.design], year, each.signings, *(float(x) for x in numbers))
            for each in self.account.intended
            for year, numbers in enumerate(
                zip(each.expected, each.without, each.realised, each.error, strict=True), 1
            )
        ]
        columns = ("signed", "year", "signings", "expected", "unsigned", "realised", "error")
        return Rows("Survival intended and realised", columns, tuple(values))

    @property
    def histories(self) -> Table:
        """Every year of every life, as columns."""
        return histories(self.account.lives)

    def histories_to_pandas(self) -> pd.DataFrame:
        """Every year of every life, as a data frame."""
        import pandas as pd

        return pd.DataFrame(dict(self.histories.columns))

    def plot(self, ax: Axes | None = None) -> Axes:
        """Leaders in office after signing: realised, and broken as they expected it.

        Parameters
        ----------
        ax : matplotlib Axes or None
            Where to draw; new ones where none are given.
        """
        import matplotlib.pyplot as plt

        axes = plt.subplots(layout="constrained")[1] if ax is None else ax
        for each in self.account.intended:
            years = range(len(each.realised) + 1)
            (drawn,) = axes.plot(years, (1.0, *each.realised), label=LABELS[each.design])
            axes.plot(years, (1.0, *each.expected), linestyle="--", color=drawn.get_color())
        axes.set(xlabel="years after signing", ylabel="share of leaders in office", ylim=(0, 1))
        axes.plot([], [], linestyle="--", color="grey", label="as expected at signing")
        axes.legend(title="signed")
        return axes


@dataclass(frozen=True, slots=True, repr=False)
class Fitted(Framed):
    """A fitted game.

    Parameters
    ----------
    record : GameFit
        The rows, the estimates, how precise they are.
    """

    record: GameFit

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the data do not tell, in plain words."""
        return self.record.precision.warnings

    @property
    def parameters(self) -> Parameters:
        """The game at the estimates."""
        return self.record.fit.fitted

    @property
    def rows(self) -> Rows:
        """One row per parameter: as the file has it, as estimated, and its standard error."""
        fit, standard = self.record.fit, self.record.precision.standard
        values = tuple(
            (one.name, one.of(fit.given), value, error, side or None)
            for one, value, error, side in zip(
                fit.free, fit.estimates, standard, fit.at_bound, strict=True
            )
        )
        columns = ("parameter", "given", "estimate", "error", "at_bound")
        return Rows(f"{self.record.game.label}, fitted", columns, values)

    def plot(self, ax: Axes | None = None) -> Axes:
        """Estimates with their intervals, as shares of the ranges in which they were looked for.

        Parameters
        ----------
        ax : matplotlib Axes or None
            Where to draw; new ones where none are given.
        """
        import matplotlib.pyplot as plt

        axes = plt.subplots(layout="constrained")[1] if ax is None else ax
        fit, standard = self.record.fit, self.record.precision.standard
        for place, (one, value, error) in enumerate(
            zip(fit.free, fit.estimates, standard, strict=True)
        ):
            width = one.high - one.low
            at = (value - one.low) / width
            axes.errorbar(at, place, xerr=1.96 * error / width, fmt="o", color="black")
            axes.plot((one.of(fit.given) - one.low) / width, place, "x", color="grey")
        axes.set_yticks(range(len(fit.free)), [one.name for one in fit.free])
        axes.set(xlim=(0, 1), xlabel="share of the range; × as the file has it")
        axes.invert_yaxis()
        return axes


def simulate(
    game: Parameters | Game | str | Path = DEFAULT,
    *,
    at: str = "",
    episode: str = "",
    study: str | Path = "",
    plan: LifePlan | None = None,
    within: int = WITHIN,
    middle: bool = False,
) -> Lived:
    """Simulate life cycles of a game.

    Parameters
    ----------
    game : Parameters, Game, str or Path
        Parameters, a game, the name of one in the library, or the path of a game's file.
    at : str
        Where lives begin, such as "kappa=0.25,gamma=-0.5,threat=high".
    episode : str
        An episode to begin with, in place of `at`.
    study : str or Path
        The study that has it: a name in the library, or a folder; the library's first if "".
    plan : LifePlan or None
        Years, runs and seed; None for 10,000 runs of 40 years.
    within : int
        Years after a signing over which survival is compared.
    middle : bool
        Whether to begin in the middle of what codings leave open, rather than to draw.

    Returns
    -------
    Lived
        Its rows are survival as it was expected beside what followed; `.histories` every year.

    Raises
    ------
    ValueError
        If neither or both of `at` and `episode` are given; an `UnsolvedError` if the game does
        not converge, or ends, and a `CallError` if years are compared that are none.
    InputError
        If a game or a study cannot be read, or the start makes no sense.

    Examples
    --------
    >>> small = Parameters(n_kappa=5, n_gamma=5)
    >>> found = simulate(small, at="kappa=0.5,gamma=0,threat=high", plan=LifePlan(20, 100))
    >>> found.to_pandas().columns.tolist()[3:6]
    ['expected', 'unsigned', 'realised']
    """
    refuse("simulate", whole("within", within))
    if bool(at) == bool(episode):
        raise ValueError("Say where lives begin: either at=…, or episode=….")
    played, name = as_game(game), str(study) or case_names()[0]
    if at:
        start = stated_start(at, played.parameters)
    else:
        folder = case(name) if name in case_names() else Path(name)
        start = episode_start(folder, episode, played)
    begin = start.middle if middle else start
    return Lived(live(played, begin, plan, within, name if episode else ""))


def fit(
    panel: str | Path,
    game: Parameters | Game | str | Path = DEFAULT,
    *,
    free: Iterable[str] = DEFAULT_FREE,
    seen: Observing = "realised",
    starts: int = 3,
    seed: int = 1,
    **columns: str,
) -> Fitted:
    """Fit a game to the designs of a panel.

    Parameters
    ----------
    panel : str or Path
        A file of rows, CSV or Parquet.
    game : Parameters, Game, str or Path
        Parameters, a game, the name of one in the library, or the path of a game's file.
    free : iterable of str
        Parameters to look for, each `NAME`, `NAME[PLACE]` or `NAME:LOW:HIGH`.
    seen : {"realised", "wanted"}
        What the designs are taken for.
    starts, seed : int
        Searches, and the seed of where they begin.
    **columns : str
        Which columns stand for what, as `foedus game fit` takes them: kappa, gamma, threat,
        standing, design, pair, year.

    Returns
    -------
    Fitted
        Its rows are parameters; `.warnings` says what the data do not tell.

    Raises
    ------
    CallError
        If an argument is no word or number that can be asked for, or a keyword names nothing;
        with all of them.
    InputError
        If a file cannot be read; a `PlanError` if columns or parameters make no sense.
    ModuleNotFoundError
        If SciPy is not installed.

    References
    ----------
    rust_1987.
    """
    require("Fitting")
    refuse(
        "fit",
        keywords(columns, KEYS, ("free", "seen", "starts", "seed")),
        several("free", free, "autonomy"),
        word("seen", seen, MOMENTS),
        whole("starts", starts),
        whole("seed", seed, 0),
    )
    played = as_game(game)
    plan = stated_plan(Path(panel), played, free, columns, seen=seen, starts=starts, seed=seed)
    return Fitted(fit_panel(played, plan))
