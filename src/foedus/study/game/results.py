"""A solved game as a Python user holds it: rows for pandas, and a map of its designs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

import numpy as np

from foedus.archive.files.games import find_game
from foedus.game.cells import DESIGNS
from foedus.game.checks import checked
from foedus.game.checks_of_calls import refuse
from foedus.game.game import Game
from foedus.game.laws import gammas, kappas
from foedus.game.parameters import Parameters
from foedus.game.solving.chain import Method
from foedus.game.solving.solution import Solution
from foedus.study.frame import Framed, Rows, Scalar
from foedus.study.game.asked import with_parameters
from foedus.study.game.called import tolerance as tolerance_faults
from foedus.study.game.called import whole, word
from foedus.study.game.solve import SolvedGame, solved

if TYPE_CHECKING:
    from matplotlib.axes import Axes

DEFAULT = "patron_client"
"""The game whose text, meanings and placement bare parameters are read with."""

MOMENTS = ("wanted", "realised")
"""What the client's leader would choose if everything were offered, and what comes out."""

METHODS = tuple(each for each in get_args(Method) if each != "backwards")
"""Methods that may be asked for: a game that ends is solved backwards without being asked."""

SHADES = ("#e8e4da", "#8fb0c4", "#24506b")
"""From no alliance to the deepest: lightness falls with depth, so that it prints in grey."""


@dataclass(frozen=True, slots=True, repr=False)
class Solved(Framed):
    """A solved game.

    Parameters
    ----------
    record : SolvedGame
        The game as it was played, its solution, what its cells choose.
    """

    record: SolvedGame

    @property
    def solution(self) -> Solution:
        """Values, choices, how the iteration ended, other equilibria."""
        return self.record.solution

    @property
    def converged(self) -> bool:
        """Whether the game is solved; where it is not, no design is read from it."""
        return self.record.converged

    @property
    def rows(self) -> Rows:
        """One row per cell of the figure and equilibrium found; none where there is none."""
        chances = [f"{moment}_{d.value}" for moment in ("wanted", "realised") for d in DESIGNS]
        columns = ("equilibrium", "kappa", "gamma", "expected", "wanted", "realised", *chances)
        return Rows(self._caption, columns, tuple(self._cells()))

    @property
    def _caption(self) -> str:
        label = self.record.game.label
        if self.converged:
            return f"{label}: what the four cells choose"
        return f"{label}: NOT SOLVED, {self.solution.convergence.account}"

    def _cells(self) -> list[tuple[Scalar, ...]]:
        figure = self.record.figure
        found: list[tuple[Scalar, ...]] = []
        for number, held in enumerate(self.record.equilibria, 1):
            for place, (wanted, realised) in enumerate(
                zip(held.wanted, held.realised, strict=True)
            ):
                expected = sorted(figure.cells[place]) if figure else []
                said = " | ".join(design.value for design in expected) or None
                designs = (wanted.design.value, realised.design.value)
                shares = (*wanted.shares, *realised.shares)
                found.append((number, wanted.row, wanted.column, said, *designs, *shares))
        return found

    @property
    def states(self) -> Rows:
        """One row per state: its worth to both, and the chances of every design."""
        p, policy, values = self.solution.parameters, self.solution.policy, self.solution.values
        kinds = {"wanted": policy.wanted, "realised": policy.realised, "ceiling": policy.ceiling}
        columns = ("kappa", "gamma", "threat", "standing", "client", "patron")
        chances = [f"{kind}_{design.value}" for kind in kinds for design in DESIGNS]
        k, g = kappas(p), gammas(p)
        found = tuple(
            (
                *(float(k[at[0]]), float(g[at[1]]), float(p.thetas[at[2]]), DESIGNS[at[3]].value),
                *(float(values.client[at]), float(values.patron[at])),
                *(float(x) for of in kinds.values() for x in of[at]),
            )
            for at in np.ndindex(*p.shape)
        )
        return Rows(f"{self.record.game.label}: every state", (*columns, *chances), found)

    def plot(
        self,
        which: Literal["wanted", "realised"] = "realised",
        *,
        threat: int = -1,
        standing: int = 0,
        ax: Axes | None = None,
    ) -> Axes:
        """The likeliest design over both states, with the lines of the figure.

        Parameters
        ----------
        which : {"wanted", "realised"}
            What the client's leader would choose if everything were offered, or what comes out.
        threat : int
            Which level of threat, lowest first; the highest where none is named.
        standing : int
            Depth of the standing design.
        ax : matplotlib Axes or None
            Where to draw; new ones where none are given.

        Raises
        ------
        ValueError
            If the game is not solved; a `CallError` if there is no such kind of design.
        """
        refuse("plot", word("which", which, MOMENTS))
        if not self.converged:
            raise ValueError(f"{self._caption}; there is nothing to draw.")
        chances = getattr(self.solution.policy, which)[:, :, threat, standing, :]
        theta = self.solution.parameters.thetas[threat]
        standing_label = DESIGNS[standing].label if standing else "no alliance"
        title = f"Designs {which}: threat {theta:g}, {standing_label} standing"
        return _map(self, chances.argmax(axis=-1), title, ax)


def _map(found: Solved, designs: np.ndarray, title: str, ax: Axes | None) -> Axes:
    """Designs over compatibility and consolidation, with a legend in words."""
    import matplotlib.pyplot as plt
    from matplotlib.colors import BoundaryNorm, ListedColormap
    from matplotlib.patches import Patch

    axes = plt.subplots(layout="constrained")[1] if ax is None else ax
    p, placement = found.solution.parameters, found.record.game.placement
    norm = BoundaryNorm([-0.5, 0.5, 1.5, 2.5], 3)
    axes.pcolormesh(
        gammas(p), kappas(p), designs, cmap=ListedColormap(SHADES), norm=norm, shading="nearest"
    )
    axes.axhline(placement.kappa.crossover, color="black", linewidth=0.8)
    axes.axvline(placement.gamma.crossover, color="black", linewidth=0.8)
    (kappa, *_), (gamma, *_) = found.record.concepts
    axes.set(xlabel=f"{gamma} γ", ylabel=f"{kappa} κ", title=title)
    handles = [
        Patch(facecolor=shade, edgecolor="black", linewidth=0.5, label=design.label)
        for shade, design in zip(SHADES, DESIGNS, strict=True)
    ]
    axes.legend(handles=handles, loc="upper center", bbox_to_anchor=(0.5, -0.16), ncols=3)
    return axes


def solve(
    game: Parameters | Game | str | Path = DEFAULT,
    *,
    tolerance: float | None = None,
    method: Method | Literal[""] = "",
    starts: int = 1,
    seed: int = 1,
) -> Solved:
    """Solve a game.

    Parameters
    ----------
    game : Parameters, Game, str or Path
        Parameters, a game, the name of one in the library, or the path of a game's file.
    tolerance : float or None
        Largest change of a value below which it counts as solved, from 1e-13 to 0.001; None for
        1e-10.
    method : str
        By what method alone: "plain", "half-steps", "anderson", "anderson-half-steps", "newton" or
        "homotopy"; "" tries one after the other until one converges.
    starts : int
        From how many starts to look for equilibria.
    seed : int
        Seed of the starts that are drawn.

    Returns
    -------
    Solved
        Its rows are the four cells of the figure; `.converged` says whether the game is solved.

    Raises
    ------
    ParametersError
        With every fault, where the parameters make no game.
    CallError
        If an argument is no word or number that can be asked for; with all of them.
    InputError
        With every fault in the file, where there is one.

    Examples
    --------
    >>> found = solve(Parameters(n_kappa=5, n_gamma=5))
    >>> found.converged, found.to_pandas()["wanted"].iloc[0]
    (True, 'with_institutions')
    """
    refuse(
        "solve",
        tolerance_faults(tolerance),
        word("method", method, ("", *METHODS)),
        whole("starts", starts),
        whole("seed", seed, 0),
    )
    played = as_game(game)
    checked(played.parameters)
    found = solved(played, tolerance=tolerance, method=method, starts=starts, seed=seed)
    return Solved(found)


def as_game(game: Parameters | Game | str | Path) -> Game:
    """A game from whatever a Python user names it by.

    Raises
    ------
    ParametersError
        With every fault, where the parameters make no game.
    InputError
        With every fault in the file, where there is one.
    """
    if isinstance(game, Game):
        return game
    if isinstance(game, Parameters):
        return with_parameters(find_game(DEFAULT), checked(game))
    return find_game(str(game))
