"""`foedus game solve`: the equilibrium of a game, and what its four cells choose."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from foedus.cli import failures, game_options, options, streams
from foedus.cli.help import Explained

if TYPE_CHECKING:
    from foedus.cli.options import Output
    from foedus.game.game import Game
    from foedus.study.game_solve import SolvedGame


class UnsolvedError(click.ClickException):
    """A game that has not converged: no design is read from it."""

    exit_code = failures.FAILED


@click.command(cls=Explained)
@game_options.asked
@click.option(
    "--tolerance",
    type=click.FloatRange(min=1e-13, max=1e-3),
    help="Largest change of a value below which the game counts as solved.  [default: 1e-10]",
)
@click.option("--policy", is_flag=True, help="Every state with its worth and its chances, as CSV.")
@options.output("table", "json", "csv", "markdown")
def solve(game: Game, tolerance: float | None, output: Output, *, policy: bool) -> None:
    """Solve a game: what the four cells of the figure choose.

    FILE is a game of the library or the path of a game's file. Shows what the client's
    leader wants in each cell and what comes out, beside what the theory expects whose
    figure lies over the game; where the two part and who held back; and how the game was
    solved. With --format markdown or json every parameter is listed, with its unit, its
    meaning and its basis.

    Exit code 6: the game is not solved. The residual is told, and no design is read from
    it; the json format says so in "converged".

    Examples
    --------
    foedus game solve
    foedus game solve client_proposes
    foedus game solve --set thetas=0.02,0.2 --without military
    foedus game solve mine.yaml --policy -o policy.csv
    """
    if policy and output.format not in {"table", "csv"}:
        raise click.UsageError(f"--policy writes CSV, not {output.format}; leave one of them out.")
    streams.writable(output)
    found = _solved(game, tolerance, output)
    if found.converged or output.format == "json":
        streams.deliver(_shown(found, output, policy=policy), output)
    if not found.converged:
        from foedus.report.game_solve import unsolved

        raise UnsolvedError(unsolved(found))


def _solved(game: Game, tolerance: float | None, output: Output) -> SolvedGame:
    """Solve, with progress on a terminal."""
    from foedus.game.solution import TOLERANCE
    from foedus.game.solve import solve as solve_game
    from foedus.study.game_solve import read

    with streams.progress(output) as tell:
        tell(f"Solving {game.label}")
        return read(game, solve_game(game.parameters, tolerance or TOLERANCE))


def _shown(found: SolvedGame, output: Output, *, policy: bool) -> str:
    """The solved game in the format asked for."""
    from foedus.report import documents, formats, game_solve, game_solve_document, text

    if policy:
        return formats.csv_text(game_solve.policy_table(found.solution))
    match output.format:
        case "json":
            return documents.to_json(game_solve_document.document(found, options.version()))
        case "csv":
            return formats.csv_text(game_solve.long_table(found))
    title, listed = game_solve.title(found), output.format == "markdown"
    parts = game_solve.parts(found, parameters=listed)
    if listed:
        return text.in_markdown(title, parts)
    return text.in_terminal(title, parts, streams.layout(output))
