"""`foedus game solve`: the equilibrium of a game, and what its four cells choose."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypedDict, Unpack

import click

from foedus.cli import failures, game_options, options, streams
from foedus.cli.help import Explained

if TYPE_CHECKING:
    from foedus.cli.options import Output
    from foedus.game.game import Game
    from foedus.game.solving.chain import Method
    from foedus.study.game.solve import SolvedGame


METHODS = ("auto", "plain", "half-steps", "anderson", "anderson-half-steps", "newton", "homotopy")
"""Ways to solve, as the command line names them."""


class Wishes(TypedDict):
    """How a game is to be solved."""

    tolerance: float | None
    method: Literal["auto"] | Method
    starts: int
    seed: int


class UnsolvedError(click.ClickException):
    """A game that has not converged: no design is read from it."""

    exit_code = failures.FAILED


@click.command(cls=Explained)
@game_options.asked
@click.option(
    "--tolerance",
    type=game_options.Finite(min=1e-13, max=1e-3),
    help="Largest change of a value below which the game counts as solved.  [default: 1e-10]",
)
@click.option(
    "--method",
    type=click.Choice(METHODS),
    default="auto",
    show_default=True,
    help="How to solve; auto tries one after the other until one converges.",
)
@click.option(
    "--starts",
    type=click.IntRange(min=1, max=1000),
    default=1,
    show_default=True,
    help="From how many starts to look for equilibria.",
)
@click.option(
    "--seed",
    type=click.IntRange(min=0),
    default=1,
    show_default=True,
    help="Seed of the starts that are drawn.",
)
@click.option("--policy", is_flag=True, help="Every state with its worth and its chances, as CSV.")
@options.output("table", "json", "csv", "markdown")
def solve(game: Game, output: Output, *, policy: bool, **wishes: Unpack[Wishes]) -> None:
    """Solve a game: what the four cells of the figure choose.

    FILE is a game of the library or the path of a game's file. Shows what the client's
    leader wants in each cell and what comes out, beside what the theory expects whose
    figure lies over the game; where the two part and who held back; and how the game was
    solved. With --format markdown or json every parameter is listed, with its unit, its
    meaning and its basis.

    A game may have several equilibria: --starts looks for them, the first start being a
    world that ends, the second the best of all worlds, the others drawn. Each that is found
    is shown, and starts that led nowhere are named.

    It is iterated; where that goes round in a circle, Newton's method and at last homotopy
    from large shocks are tried. What solved it, and what was tried before, is named.

    Exit code 6: nothing solved the game from its first start. The residual is told, and no
    design is read from that start; the json format says so in "converged".

    Examples
    --------
    foedus game solve
    foedus game solve client_proposes
    foedus game solve --set thetas=0.02,0.2 --without military
    foedus game solve --starts 5 --method anderson
    foedus game solve mine.yaml --policy -o policy.csv
    """
    if policy and output.format not in {"table", "csv"}:
        raise click.UsageError(f"--policy writes CSV, not {output.format}; leave one of them out.")
    streams.writable(output)
    found = _solved(game, wishes, output)
    read = found.converged if policy else found.equilibria
    if read or output.format == "json":
        streams.deliver(_shown(found, output, policy=policy), output)
    from foedus.report.game.solve import still_open, unsolved

    if not found.converged:
        raise UnsolvedError(unsolved(found))
    if found.left_open and (policy or output.format in {"csv", "json"}):
        streams.note(still_open(found), output)


def _solved(game: Game, wishes: Wishes, output: Output) -> SolvedGame:
    """Solve, with progress on a terminal.

    Raises
    ------
    click.UsageError
        If a method is asked for whose library is not installed.
    """
    from foedus.game.solving.chain import RESORTS, able
    from foedus.study.game.solve import solved

    method = wishes["method"]
    if method in RESORTS and not able():
        raise click.UsageError(
            f'--method {method} needs SciPy: pip install "foedus[game]". The others need nothing.'
        )
    with streams.progress(output) as tell:
        tell(f"Solving {game.label}")
        return solved(
            game,
            tolerance=wishes["tolerance"],
            method="" if method == "auto" else method,
            starts=wishes["starts"],
            seed=wishes["seed"],
        )


def _shown(found: SolvedGame, output: Output, *, policy: bool) -> str:
    """The solved game in the format asked for."""
    from foedus.report import documents, formats, text
    from foedus.report.game import solve as game_solve
    from foedus.report.game import solve_document as game_solve_document

    if policy:
        return formats.csv_text(game_solve.policy_table(found.solution))
    match output.format:
        case "json":
            return documents.to_json(game_solve_document.document(found, options.version()))
        case "csv":
            return formats.csv_text(game_solve.long_table(found))
    title, listed = game_solve.title(found), output.format == "markdown"
    parts, below = game_solve.parts(found, parameters=listed), game_solve.remarks(found)
    if listed:
        return text.in_markdown(title, parts, below)
    return text.in_terminal(title, parts, streams.layout(output), below)
