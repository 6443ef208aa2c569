"""`foedus game export`: a year of a game as a tree that Gambit reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from foedus.cli import game_options, options, streams
from foedus.cli.failures import FAILED
from foedus.cli.help import Explained

if TYPE_CHECKING:
    from foedus.cli.options import Output
    from foedus.game.extensive_form import State
    from foedus.game.game import Game


class UnsolvedError(click.ClickException):
    """A game that has not converged: what a year leads to is not known."""

    exit_code = FAILED


@click.command(cls=Explained)
@game_options.asked
@click.option(
    "--at",
    "state",
    required=True,
    metavar="STATE",
    help='Where the year begins: "kappa=0.25, gamma=-0.5, threat=high, standing=none".',
)
@options.output("efg")
def export(game: Game, state: str, output: Output) -> None:
    """Write one year of a game as a tree, for Gambit.

    FILE is a game of the library or the path of a game's file. The tree is the year that
    begins at a state: the ceiling, the design under it, the patron's meddling; its pay-offs
    are those of the year and what the solved game is worth a year later, expected over
    nature. Of one_shot nothing follows. A state between points of the grid stands for the
    nearest of them, which the title of the tree names; a node's name tells how likely its
    actions are in the solution.

    Private shocks are no part of the tree. Without meddling its agent quantal response
    equilibrium at lambda = 1/tau is the model's choice; with meddling the model's patron
    counts upon the shocks of its second move as well.

    Exit code 6: the game is not solved.

    Examples
    --------
    foedus game export one_shot --at kappa=0.25,gamma=-0.5,threat=high
    foedus game export --at kappa=0.25,gamma=-0.5,threat=high,standing=none -o year.efg
    """
    from foedus.game.extensive_form import year_as_tree
    from foedus.game.solving.solve import solve
    from foedus.report.game.efg import efg

    at = _state(game, state)
    streams.writable(output)
    with streams.progress(output) as tell:
        tell(f"Solving {game.label}")
        solution = solve(game.parameters)
    if not solution.converged:
        how = solution.convergence
        raise UnsolvedError(
            f"{game.label} is not solved: {how.account}. What a year leads to is not known, and no "
            "tree is written."
        )
    streams.deliver(efg(game, at, year_as_tree(solution, at)), output)


def _state(game: Game, state: str) -> State:
    """One point of the grid, from the words of the option.

    Raises
    ------
    click.UsageError
        If they leave more than one point open.
    """
    from foedus.game.extensive_form import State, nearest
    from foedus.study.game.start import stated_start

    start = stated_start(state, game.parameters)
    if not start.is_point:
        raise click.UsageError(
            f'--at "{state}" leaves more than one state open; a tree begins at one: give one '
            "number for kappa and for gamma, and one level of threat."
        )
    kappa, gamma = nearest(game.parameters, start.kappa[0], start.gamma[0])
    return State(kappa, gamma, start.threat.index(1.0), start.standing)
