"""`foedus game simulate`: life cycles of a solved game."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from foedus.cli import figures as pictures
from foedus.cli import game_options, options, streams
from foedus.cli.failures import FAILED
from foedus.cli.help import Explained

if TYPE_CHECKING:
    from foedus.cli.options import Output
    from foedus.game.game import Game
    from foedus.game.lives.life import LifePlan, Start
    from foedus.study.game.life import GameLives

DRAWN = ("svg", "png", "pdf")
NO_TEXT = ("parquet", "png", "pdf")
MOST_YEARS, MOST_RUNS = 1000, 1_000_000
MOST = 20_000_000
"""Years of all runs together: what a gigabyte of memory holds."""


class UnplayableError(click.ClickException):
    """A game that cannot be played forward."""

    exit_code = FAILED


@click.command(cls=Explained)
@game_options.asked
@click.option("--from", "episode", metavar="EPISODE", help="Begin where this episode stands.")
@click.option(
    "--study",
    metavar="STUDY",
    default=options.DEFAULT_STUDY,
    show_default=True,
    help="The study that has the episode.",
)
@click.option(
    "--at",
    "state",
    metavar="STATE",
    help='Begin here instead: "kappa=0.25, gamma=-0.5, threat=high, standing=none".',
)
@click.option("--middle", is_flag=True, help="Begin in the middle of what the codings leave open.")
@click.option(
    "--years", type=click.IntRange(1, MOST_YEARS), default=40, show_default=True, help="Per run."
)
@click.option("--runs", type=click.IntRange(1, MOST_RUNS), default=10_000, show_default=True)
@click.option("--seed", type=click.IntRange(0), default=1, show_default=True, help="Of the draws.")
@click.option(
    "--until",
    type=click.Choice(("end", "fall")),
    default="end",
    show_default=True,
    help="Stop at the end, or at the first fall of a regime.",
)
@click.option(
    "--within",
    type=click.IntRange(1),
    default=10,
    show_default=True,
    help="Years after signing to compare survival over.",
)
@click.option(
    "--figures",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Write the figure to FOLDER, as SVG, PNG and PDF.",
)
@options.output("table", "json", "csv", "markdown", "parquet", *DRAWN)
def simulate(
    game: Game,
    episode: str | None,
    study: str,
    state: str | None,
    output: Output,
    *,
    middle: bool,
    figures: Path | None,
    **numbers: int | str,
) -> None:
    """Simulate life cycles of a solved game.

    FILE is a game of the library or a file; patron_client without it. Lives begin where an
    episode of a study stands, as the game places it: a coding that leaves an interval open
    gives a box of states, from which each run draws its start. After a fall a successor
    goes on; a defeat ends a run.

    Shows how often alliances are formed, deepened, loosened and ended, transitions,
    how long each design stands, how long leaders last after signing, and their survival as
    they expected it beside what followed. The formats csv and parquet have the histories, a
    row for each run and year; svg, png and pdf the figure.

    Exit code 6: the game does not converge, or ends; nothing is simulated.

    Examples
    --------
    foedus game simulate --from rok-us-1953
    foedus game simulate --at kappa=0.25,gamma=-0.5,threat=high --years 60 --seed 7
    foedus game simulate no_meddling --from dprk-prc-1961 --until fall
    foedus game simulate --from rok-us-1953 --runs 1000 -o histories.parquet
    """
    _refuse_early(output)
    plan = _plan(numbers)
    start = _start(game, episode, study, state)
    streams.writable(output)
    if figures is not None:
        pictures.folder(figures)
        pictures.placed(((f"lives.{kind}", "") for kind in DRAWN), figures, output)
    origin = study if episode else ""
    begin = start.middle if middle else start
    found = _lived(game, begin, plan, int(numbers["within"]), origin, output)
    _deliver(found, output)
    if figures is not None:
        named = ((f"lives.{kind}", _content(found, kind)) for kind in DRAWN)
        pictures.write(pictures.placed(named, figures, output), output)


def _refuse_early(output: Output) -> None:
    """Refuse what could not be written.

    Raises
    ------
    click.UsageError
        If a format needs a file, or a library that is not installed.
    """
    from foedus.archive.exports import has_parquet

    if output.format in NO_TEXT and output.path is None:
        raise click.UsageError(f"{output.format} is no text: name a file with -o.")
    if output.format == "parquet" and not has_parquet():
        raise click.UsageError(
            'Parquet needs pyarrow, which is not installed: pip install "foedus[panel]". '
            "CSV needs nothing."
        )


def _start(game: Game, episode: str | None, study: str, state: str | None) -> Start:
    """Where lives begin.

    Raises
    ------
    click.UsageError
        If neither, or both, of an episode and a state are named.
    PlanError
        If there is no such episode, or no such state.
    """
    from foedus.study.game.life import episode_start
    from foedus.study.game.start import stated_start
    from foedus.study.plan import PlanError
    from foedus.vocabulary.problem import Place

    if (episode is None) == (state is None):
        raise click.UsageError(
            "Say where lives begin: --from EPISODE, or --at "
            '"kappa=0.25,gamma=-0.5,threat=high" (one of the two).'
        )
    if state is not None:
        return stated_start(state, game.parameters)
    try:
        return episode_start(options.study_folder(study), str(episode), game)
    except PlanError as error:
        here = Place(f"--from {episode}")
        raise PlanError(replace(each, place=here) for each in error.problems) from error


def _plan(numbers: dict[str, int | str]) -> LifePlan:
    """Years, runs and seed.

    Raises
    ------
    click.UsageError
        If there are more years in all than memory should hold.
    """
    from foedus.game.lives.life import LifePlan

    years, runs, seed = (int(numbers[name]) for name in ("years", "runs", "seed"))
    if years * runs > MOST:
        raise click.UsageError(
            f"{runs:,} runs of {years:,} years: expected at most {MOST:,} years in all. Ask for "
            "fewer, and for others with another --seed."
        )
    return LifePlan(years, runs, seed, until_fall=numbers["until"] == "fall")


def _lived(
    game: Game, start: Start, plan: LifePlan, within: int, study: str, output: Output
) -> GameLives:
    """Solve and simulate, with progress on a terminal.

    Raises
    ------
    UnplayableError
        If the game is not solved for every year.
    """
    from foedus.game.lives.simulate import UnsolvedError
    from foedus.study.game.life import live

    with streams.progress(output) as tell:
        try:
            return live(game, start, plan, within, study, tell)
        except UnsolvedError as error:
            said = f"{game.name}: {error}. Nothing was simulated."
            raise UnplayableError(said) from error


def _deliver(found: GameLives, output: Output) -> None:
    """Give the result in the format asked for."""
    if output.format not in NO_TEXT:
        streams.deliver(_text(found, output), output)
        return
    if output.path is not None:
        streams.write(output.path, _content(found, output.format), force=output.force)
        streams.note(f"Wrote {output.path}.", output)


def _text(found: GameLives, output: Output) -> str:
    from foedus.archive.exports import as_csv
    from foedus.report import documents, text
    from foedus.report.game import life as game_life
    from foedus.study.game import life_document as game_life_document
    from foedus.study.game.changes import otherwise
    from foedus.study.game.life_histories import codebook, histories

    lives, below = found.account.lives, otherwise(found.game)
    match output.format:
        case "json":
            return documents.to_json(game_life_document.document(found))
        case "csv":
            return as_csv(histories(lives), codebook(lives))
        case "svg":
            return str(_content(found, "svg"))
        case "markdown":
            return text.in_markdown(game_life.title(found), game_life.parts(found), below)
    layout = streams.layout(output)
    return text.in_terminal(game_life.title(found), game_life.parts(found), layout, below)


def _content(found: GameLives, kind: str) -> str | bytes:
    """The figure, or the histories, in a format that `-o` or `--figures` asks for."""
    from foedus.archive.exports import as_parquet
    from foedus.report.figures import formats
    from foedus.report.figures.game.life import lives_drawn
    from foedus.study.game.life_histories import codebook, histories

    if kind == "parquet":
        lives = found.account.lives
        return as_parquet(histories(lives), codebook(lives))
    drawing = lives_drawn(found)
    written: str | bytes = getattr(formats, kind)(drawing)
    return written
