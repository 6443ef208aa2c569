"""`foedus game fit`: the parameters that observed designs support."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from foedus.cli import game_options, options, streams
from foedus.cli.failures import FAILED
from foedus.cli.help import Explained

if TYPE_CHECKING:
    from foedus.cli.options import Output
    from foedus.game.game import Game
    from foedus.study.game.fit import FitPlan, GameFit

MOST_STARTS = 100


class UnfittedError(click.ClickException):
    """A search that found no game that could be solved."""

    exit_code = FAILED


@click.command(cls=Explained)
@click.argument("panel", metavar="PANEL", type=click.Path(path_type=Path))
@game_options.asked
@click.option(
    "--free",
    "free",
    metavar="NAME,...",
    help="Parameters to look for; NAME:LOW:HIGH gives bounds of your own, NAME[1] one of "
    "several numbers. Without it: autonomy, control, tau_client, tau_patron.",
)
@click.option("--kappa", metavar="COLUMN[:LOW:HIGH]", help="Consolidation; else kappa.")
@click.option("--gamma", metavar="COLUMN[:LOW:HIGH]", help="Compatibility; else gamma.")
@click.option("--threat", metavar="COLUMN[:ABOVE]", help="Threat; high above ABOVE. Else threat.")
@click.option(
    "--standing",
    metavar="COLUMN",
    help="Design that stood, or before: the pair's last. Else standing.",
)
@click.option("--design", metavar="COLUMN", help="Design that was chosen. Else design.")
@click.option("--pair", metavar="COLUMN,...", help="Columns that tell pairs apart.")
@click.option("--year", metavar="COLUMN", help="The year. Else year.")
@click.option(
    "--as",
    "seen",
    type=click.Choice(("realised", "wanted")),
    default="realised",
    show_default=True,
    help="Take the designs for what came out, or for what clients wished for.",
)
@click.option(
    "--starts",
    type=click.IntRange(1, MOST_STARTS),
    default=3,
    show_default=True,
    help="Searches, the first from the game's own values.",
)
@click.option("--seed", type=click.IntRange(0), default=1, show_default=True, help="Of the starts.")
@options.output("table", "json", "csv", "markdown", "tex")
def fit(panel: Path, game: Game, output: Output, **given: str | int | None) -> None:
    """Fit a game to observed designs.

    PANEL is a CSV or Parquet file, such as `foedus panel build` or `foedus game simulate`
    writes; each row has a state and the design chosen in it. FILE is a game, patron_client
    without it. Maximum likelihood over the game's choice chances, the game solved for
    every trial; what is free is looked for within the ranges of the game's file.

    Shows estimates with standard errors, what the data do not tell (parameters at bounds,
    that move together, that change nothing), likelihoods beside those without a game,
    rows left out with the reason, and every search. A grid of 9 × 9 is quick:
    --set n_kappa=9 --set n_gamma=9.

    Exit code 6: no search found a game that could be solved.

    Examples
    --------
    foedus game fit histories.parquet --pair run --free autonomy,control
    foedus game fit panel.csv --kappa consolidation --pair client,patron --standing before
    """
    game_options.needs_scipy("Fitting")
    plan = _plan(panel, game, given)
    streams.writable(output)
    streams.deliver(_shown(_fitted(game, plan, output), output), output)


def _plan(panel: Path, game: Game, given: dict[str, str | int | None]) -> FitPlan:
    """What the options ask for."""
    from foedus.study.game.fit import stated_plan
    from foedus.study.game.fit_columns import DEFAULT_FREE

    named = {name: str(text) for name, text in given.items() if isinstance(text, str)}
    texts = named["free"].split(",") if "free" in named else DEFAULT_FREE
    starts, seed = (int(given[name] or 0) for name in ("starts", "seed"))
    seen = "wanted" if given["seen"] == "wanted" else "realised"
    return stated_plan(panel, game, texts, named, seen=seen, starts=starts, seed=seed)  # type: ignore[arg-type]


def _fitted(game: Game, plan: FitPlan, output: Output) -> GameFit:
    """Fit, with progress on a terminal.

    Raises
    ------
    UnfittedError
        If no search found a game that could be solved.
    """
    from foedus.study.game.fit import fit_panel

    with streams.progress(output) as tell:
        found = fit_panel(game, plan, tell)
    if not any(each.log_likelihood > float("-inf") for each in found.fit.attempts):
        raise UnfittedError(f"{game.name}: the game did not solve in any search.")
    return found


def _shown(found: GameFit, output: Output) -> str:
    from foedus.report import documents, formats, text
    from foedus.report.game import fit as game_fit
    from foedus.report.panel_test import formats as panel_test_formats
    from foedus.study.game import fit_document as game_fit_document
    from foedus.study.game.changes import otherwise

    below = otherwise(found.game)
    match output.format:
        case "json":
            return documents.to_json(game_fit_document.document(found))
        case "csv":
            return formats.csv_text(game_fit.long_table(found))
        case "tex":
            return panel_test_formats.latex(game_fit.tables(found))
        case "markdown":
            return text.in_markdown(game_fit.title(found), game_fit.parts(found), below)
    layout = streams.layout(output)
    return text.in_terminal(game_fit.title(found), game_fit.parts(found), layout, below)
