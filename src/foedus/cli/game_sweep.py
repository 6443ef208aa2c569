"""`foedus game sweep`: over how much of its parameters a game yields the figure."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypedDict, Unpack

import click

from foedus.cli import bars, game_options, options, streams
from foedus.cli import figures as pictures
from foedus.cli.failures import FAILED, UnwritableError
from foedus.cli.help import Explained
from foedus.cli.stopping import stoppable

if TYPE_CHECKING:
    from foedus.archive.sweeps import Kept
    from foedus.cli.options import Output
    from foedus.game.game import Game
    from foedus.study.game.sweep import BegunError, Standing, SweepResult
    from foedus.study.game.sweep_plan import SweepPlan
    from foedus.study.workers import Workers

DRAWN = ("svg", "png", "pdf")
NO_TEXT = ("png", "pdf")
MOST = 100_000_000
"""Most draws: Sobol' sequences are balanced so far and further."""

LEAST_POINTS, MOST_POINTS = 5, 201
"""Points of a grid along each state."""


class LostError(click.ClickException):
    """Workers that cannot be had, or were lost; what is finished is kept."""

    exit_code = FAILED


class Wishes(TypedDict):
    """What is to be swept."""

    draws: int
    seed: int
    reads: Literal["wanted", "realised"]
    grid: tuple[int, int]
    only: tuple[str, ...]


class Doing(TypedDict):
    """Who does it, and what beside the result is asked for."""

    jobs: int | None
    dask: str | None
    resume: bool
    games: Path | None
    figures: Path | None


class Grid(click.ParamType[tuple[int, int]]):
    """Two numbers of points, such as 17x17."""

    name = "grid"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, int]:
        """Points along consolidation and along compatibility."""
        if isinstance(value, tuple):
            return value
        parted = str(value).lower().replace("×", "x").split("x")
        try:
            one, other = (int(number) for number in parted)
        except ValueError:
            self.fail(f'"{value}" is no grid; expected two numbers such as 17x17.', param, ctx)
        if not all(LEAST_POINTS <= points <= MOST_POINTS for points in (one, other)):
            self.fail(f"{value}: expected {LEAST_POINTS} to {MOST_POINTS} points.", param, ctx)
        return one, other


@click.command(cls=Explained)
@game_options.asked
@click.option(
    "--draws",
    type=click.IntRange(1, MOST),
    default=10_000,
    show_default=True,
    help="Games that may be solved at the most.",
)
@click.option("--seed", type=click.IntRange(0), default=1, show_default=True, help="Of the draws.")
@click.option(
    "--reads",
    type=click.Choice(("wanted", "realised")),
    default="wanted",
    show_default=True,
    help="Which designs are compared with the figure.",
)
@click.option(
    "--grid", type=Grid(), default="17x17", show_default=True, help="Points of both states."
)
@click.option("--only", multiple=True, metavar="NAME", help="Vary only this parameter.")
@click.option("--jobs", type=click.IntRange(1), help="Processes.  [default: one for each core]")
@click.option("--dask", metavar="ADDRESS", help="A Dask scheduler, in place of processes.")
@click.option("--resume", is_flag=True, help="Go on with a sweep that was begun.")
@click.option(
    "--games",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write every game with its numbers and designs, as .csv or .parquet.",
)
@click.option(
    "--figures",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Write the figure to FOLDER, as SVG, PNG and PDF.",
)
@options.output("table", "json", "csv", "markdown", *DRAWN)
def sweep(
    game: Game,
    output: Output,
    *,
    jobs: int | None,
    dask: str | None,
    resume: bool,
    games: Path | None,
    figures: Path | None,
    **wishes: Unpack[Wishes],
) -> None:
    """Sweep a game over the ranges of its parameters.

    FILE is a game of the library or the path of a game's file: its declared ranges are
    varied, all at once, along a Sobol' sequence; a file with "base:" declares others. Shows
    the share of draws in which each cell of the figure yields the design that the theory
    expects; what comes instead; wanted against realised; which numbers decide it (Sobol'
    indices with errors); where it fails.

    A row has two independent draws and one game more for each number varied; rows are a
    power of two, so that fewer games than --draws may be solved. A parameter that is set
    with --set, or a pathway switched off, is not varied.

    Finished pieces are kept in .foedus/sweeps beside the file (for a game of the library, in
    the working folder). Ctrl-C once finishes what is in work and stops; the same command
    with --resume goes on, to the same bytes with any number of workers; with --force it
    begins anew, with both it goes on and replaces the files that are named. What is finished
    is read again at once.

    Exit code 6: workers cannot be had, or were lost. 130, 143: stopped; --resume goes on.

    Examples
    --------
    foedus game sweep --draws 2000
    foedus game sweep mine.yaml --jobs 2 --resume --format json -o sweep.json
    foedus game sweep --only coup --only military --games games.parquet
    foedus game sweep --dask tcp://127.0.0.1:8786 -o sweep.svg
    """
    doing = Doing(jobs=jobs, dask=dask, resume=resume, games=games, figures=figures)
    _refuse_early(output, doing)
    plan = _planned(game, wishes)
    _refuse_files(output, doing, plan)
    found, kept = _swept(plan, _beside(), doing, output)
    _deliver(found, output)
    if games is not None:
        _write_games(plan, kept, games, output)
    if figures is not None:
        named = ((f"sweep.{kind}", _drawn(found, kind)) for kind in DRAWN)
        pictures.write(pictures.placed(named, figures, output), output)
    streams.note(f"Kept in {kept.folder}; another format or --reads answers at once.", output)


def _refuse_early(output: Output, doing: Doing) -> None:
    """Refuse what could not be written, before anything is solved.

    Raises
    ------
    click.UsageError
        If options exclude each other, or a library or a file that is needed is not there.
    """
    from foedus.archive.exports import has_parquet

    game_options.needs_scipy("Sweeping")
    games, dask = doing["games"], doing["dask"]
    if dask is not None and not dask.strip():
        raise click.UsageError(
            "--dask was given no address; expected one such as tcp://127.0.0.1:8786. A variable "
            "that is not set leaves it empty."
        )
    if doing["jobs"] and doing["dask"]:
        raise click.UsageError("--jobs and --dask: processes or a cluster, not both.")
    if output.format in NO_TEXT and output.path is None:
        raise click.UsageError(f"A {output.format} is no text: name a file with -o.")
    if games is not None:
        if games.suffix.lower() not in {".csv", ".parquet"}:
            raise click.UsageError(f"--games {games}: expected a file .csv or .parquet.")
        if games.suffix.lower() == ".parquet" and not has_parquet():
            raise click.UsageError(
                'Parquet needs pyarrow: pip install "foedus[panel]". CSV needs nothing.'
            )


def _refuse_files(output: Output, doing: Doing, plan: SweepPlan) -> None:
    """Refuse files that are in the way, with a remedy that loses nothing of what is finished.

    Raises
    ------
    UnwritableError
        If a file is there already, or its folder is not.
    """
    from dataclasses import replace

    games, figures = doing["games"], doing["figures"]
    try:
        if games is not None:
            streams.writable(replace(output, path=games))
        streams.writable(output)
        if figures is not None:
            pictures.folder(figures)
            pictures.placed(((f"sweep.{kind}", "") for kind in DRAWN), figures, output)
    except streams.ThereError as error:
        begun = _unfinished(plan)
        if begun is None:
            raise
        raise UnwritableError(
            f"{error.path} exists, and {begun.done} of {begun.rows} rows of this sweep are finished "
            f"in {begun.folder}. --force --resume replaces the file and goes on; --force alone "
            "drops them."
        ) from error


def _unfinished(plan: SweepPlan) -> BegunError | None:
    """The sweep as it was begun, where some but not all of its rows are finished."""
    from foedus.study.game.sweep import BegunError, state

    try:
        state(plan, _beside())
    except BegunError as error:
        return error if error.done else None
    return None


def _planned(game: Game, wishes: Wishes) -> SweepPlan:
    from foedus.study.game.sweep_plan import SweepError, planned

    try:
        return planned(game, **wishes)
    except SweepError as error:
        raise click.UsageError(str(error)) from error


def _beside() -> Path:
    """The folder in which sweeps are kept: of the game's file, or the working folder."""
    file = Path(click.get_current_context().params["file"])
    return file.parent if file.is_file() else Path()


def _swept(plan: SweepPlan, beside: Path, doing: Doing, output: Output) -> tuple[SweepResult, Kept]:
    """Solve what is not kept yet, with progress; stop in good order when asked.

    Raises
    ------
    LostError
        If workers cannot be had, or were lost.
    """
    from foedus.study.game.sweep import StoppedError, result, swept
    from foedus.study.workers import WorkersError

    workers = _workers(plan, doing)
    kept = _state(plan, beside, doing, workers, output)
    on = f"Kept in {kept.folder}. The same command with --resume goes on."
    with (
        stoppable(quiet=output.quiet) as stopping,
        bars.bar(plan.game.name, output, bars.Unit("rows")) as tell,
    ):

        def told(at: Standing) -> None:
            tell(at.done, at.rows, f"{at.unsolved:,} games unsolved")

        try:
            return result(plan, swept(plan, kept, workers, told, stopping)), kept
        except StoppedError as error:
            click.echo(f"Stopped. {error} {on}", err=True)
            sys.exit(stopping.code)
        except WorkersError as error:
            raise LostError(f"{error} {on}") from error


def _workers(plan: SweepPlan, doing: Doing) -> Workers:
    """Who solves: as asked, else a process for each core, or one where a GPU solves."""
    from foedus.study.workers import Workers

    if doing["dask"]:
        return Workers(dask=doing["dask"])
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return Workers(doing["jobs"] or (cores or 1 if plan.solver == "numpy" else 1))


def _state(plan: SweepPlan, beside: Path, doing: Doing, workers: Workers, output: Output) -> Kept:
    """What is kept, or a new beginning; says what is to come.

    Raises
    ------
    click.UsageError
        If the sweep was begun, and neither --resume nor --force is given.
    """
    from foedus.report.words import in_figures
    from foedus.study.game.sweep import BegunError, begin, pace, state

    try:
        kept = state(plan, beside, resume=doing["resume"], force=output.force)
    except BegunError as error:
        raise click.UsageError(str(error)) from error
    varied = in_figures(len(plan.sweep.ranges), "number")
    rows = "1 row" if plan.rows == 1 else f"{plan.rows:,} rows"
    streams.note(
        f"{plan.games:,} games: {rows} of {plan.games_of_a_row}, for {varied} varied.",
        output,
    )
    if kept is not None:
        return kept
    dropped = None if doing["resume"] else _unfinished(plan)
    if dropped is not None:
        streams.note(
            f"--force begins anew: {dropped.done} finished rows of {dropped.rows} in "
            f"{dropped.folder} are dropped; --force --resume keeps them.",
            output,
        )
    quick = pace(plan)
    whole = quick.seconds * plan.rows
    said = f"About {bars.span(whole)} of one core"
    if workers.jobs > 1 and not workers.dask:
        said += f", {bars.span(whole / min(workers.jobs, plan.rows))} with {workers.jobs} processes"
    streams.note(f"{said}.", output)
    return begin(plan, beside, quick.rows)


def _deliver(found: SweepResult, output: Output) -> None:
    """Give the result in the format asked for."""
    if output.format in NO_TEXT and output.path is not None:
        streams.write(output.path, _drawn(found, output.format), force=output.force)
        streams.note(f"Wrote {output.path}.", output)
        return
    streams.deliver(_text(found, output), output)


def _text(found: SweepResult, output: Output) -> str:
    from foedus.report import documents, formats, text
    from foedus.report.game import sweep as game_sweep
    from foedus.report.game import sweep_document as game_sweep_document
    from foedus.study.game.changes import otherwise

    title, below = game_sweep.title(found), otherwise(found.plan.game)
    match output.format:
        case "json":
            return documents.to_json(game_sweep_document.document(found))
        case "csv":
            return formats.csv_text(game_sweep.long_table(found))
        case "svg":
            return str(_drawn(found, "svg"))
        case "markdown":
            return text.in_markdown(title, game_sweep.parts(found, whole=True), below)
    return text.in_terminal(title, game_sweep.parts(found), streams.layout(output), below)


def _drawn(found: SweepResult, kind: str) -> str | bytes:
    from foedus.report.figures import formats
    from foedus.report.figures.game.sweep import sweep_drawn

    written: str | bytes = getattr(formats, kind)(sweep_drawn(found))
    return written


def _write_games(plan: SweepPlan, kept: Kept, path: Path, output: Output) -> None:
    """Every game, piece by piece."""
    from foedus.archive.exports_pieces import write_pieces
    from foedus.study.game.sweep_games import codebook, games

    write_pieces(path, games(plan, kept), codebook(plan), force=output.force)
    streams.note(f"Wrote {path}.", output)
