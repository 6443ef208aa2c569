"""`foedus game map`: where in the states of a game which design is wanted, and which comes out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from foedus.cli import failures, game_options, options, streams
from foedus.cli.help import Explained

if TYPE_CHECKING:
    from foedus.cli.options import Output
    from foedus.game.game import Game
    from foedus.game.solving.solution import Solution
    from foedus.study.game.map import GameMap
    from foedus.study.record import Record

BINARY = ("png", "pdf")
DRAWN = ("svg", *BINARY)
MOST = 12
"""Most values along a parameter: so many rows still stand on a page."""


class UnmappedError(click.ClickException):
    """A game that has not converged: its panels are hatched."""

    exit_code = failures.FAILED


@click.command("map", cls=Explained)
@game_options.asked
@click.option("--study", metavar="STUDY", help="Place the episodes of this study in the map.")
@click.option(
    "--along", metavar="NAME=V1,V2,...", help="One row for each of several values of a parameter."
)
@click.option(
    "--animate", is_flag=True, help="With --along: the whole map for each value, a page each (PDF)."
)
@options.output("table", "csv", "markdown", *DRAWN)
def map(  # noqa: A001 - the name of the command
    game: Game, study: str | None, along: str | None, output: Output, *, animate: bool
) -> None:
    """Map a game: designs wanted and realised over its states.

    FILE is a game of the library or the path of a game's file. Over consolidation (upward)
    and compatibility (rightward), for each threat and each standing design: what the client
    wants, what comes out, and where the two part and who held back; paler where the chance
    is mixed. Over it lie the four cells of the theory's figure with the design that it
    expects in each.

    Without -o, or as table: the cells. The csv format has every point; svg, png and pdf
    the figure. With --animate nothing moves: a PDF is leafed through at the reader's pace.

    Exit code 6: a game is not solved. Its panels are hatched, and nothing is read from it.

    Examples
    --------
    foedus game map
    foedus game map -o map.svg
    foedus game map --without military --study korea -o without.pdf
    foedus game map --along coup=0.05,0.25,0.6 -o coup.png
    foedus game map --along beta=0.9,0.95,0.98 --animate -o beta.pdf
    """
    _refuse_early(output, along, animate=animate)
    streams.writable(output)
    games = _games(game, along)
    record = _record(study, output) if study else None
    with streams.progress(output) as tell:
        found = _mapped(games, record, tell)
        tell("drawing")
        _deliver(found, output, animate=animate)
    if found.unsolved:
        raise UnmappedError(_told(found))


def _refuse_early(output: Output, along: str | None, *, animate: bool) -> None:
    """Refuse what cannot be, before anything is solved.

    Raises
    ------
    click.UsageError
        If a figure would go to the terminal, or pages without values or in no book of pages.
    """
    if output.format in BINARY and output.path is None:
        raise click.UsageError(f"A {output.format} is no text: name a file with -o.")
    if animate and not along:
        raise click.UsageError("--animate needs --along: the values to leaf through.")
    if animate and output.format != "pdf":
        raise click.UsageError("--animate writes pages: -o a file that ends in .pdf.")


def _games(game: Game, along: str | None) -> list[tuple[str, Game]]:
    """The game, or one for each value of a parameter.

    Raises
    ------
    click.UsageError
        If the values are none, too many, or not of the form asked for.
    PlanError
        If values make no game, with every fault.
    """
    if along is None:
        return [("", game)]
    from foedus.study.game.asked import adjusted
    from foedus.study.plan import PlanError
    from foedus.vocabulary.problem import Place

    name, sign, listed = along.partition("=")
    values = [value.strip() for value in listed.split(",") if value.strip()]
    if not (name.strip() and sign and values):
        raise click.UsageError(f"--along {along}: expected NAME=V1,V2,...")
    if len(values) > MOST:
        raise click.UsageError(f"--along {name}: {len(values)} values; expected at most {MOST}.")
    found, problems = [], []
    for setting in (f"{name.strip()}={value}" for value in values):
        try:
            found.append((setting, adjusted(game, (setting,))))
        except PlanError as error:
            problems += [replace(each, place=Place(f"--along {along}")) for each in error.problems]
    if problems:
        # A name that is not there would be told once for each value.
        raise PlanError(dict.fromkeys(problems))
    return found


def _record(study: str, output: Output) -> Record:
    """A run of the study, without its games: only where its episodes stand is asked."""
    from foedus.cli import running
    from foedus.study.plan import PanelWish, Plan

    plan = Plan(options.study_folder(study), panel=PanelWish.LEFT_OUT)
    return running.record(plan, replace(output, path=None))


def _mapped(
    games: list[tuple[str, Game]], record: Record | None, tell: Callable[[str], None]
) -> GameMap:
    """Solve every game, telling which."""
    from foedus.game.solving.solve import solve
    from foedus.study.game.map import mapped

    def solver(game: Game) -> Solution:
        tell(f"solving {game.label}")
        return solve(game.parameters)

    return mapped(games, solver, record)


def _deliver(found: GameMap, output: Output, *, animate: bool) -> None:
    """The map in the format asked for, where it was asked to go."""
    if output.format in DRAWN:
        content = _drawn(found, output.format, animate=animate)
        if output.path is None or isinstance(content, str):
            streams.deliver(str(content), output)
            return
        streams.write(output.path, content, force=output.force)
        streams.note(f"Wrote {output.path}.", output)
        return
    from foedus.report import formats, text
    from foedus.report.game import map as game_map

    if output.format == "csv":
        streams.deliver(formats.csv_text(game_map.grid(found)), output)
        return
    shown = game_map.table(found, found.strips)
    if output.format == "markdown":
        streams.deliver(formats.markdown([shown]), output)
        return
    streams.deliver(text.section(shown, streams.layout(output)) + "\n", output)


def _drawn(found: GameMap, kind: str, *, animate: bool) -> str | bytes:
    """The figure, or a page for each sheet."""
    from foedus.report.figures.formats import pages, pdf, png, svg
    from foedus.report.figures.game.map import game_map

    if animate:
        sheets = range(len(found.sheets))
        return pages([game_map(found, found.full(each), "map") for each in sheets])
    drawing = game_map(found, found.strips, "map")
    if kind == "svg":
        return svg(drawing)
    return png(drawing) if kind == "png" else pdf(drawing)


def _told(found: GameMap) -> str:
    """Which games are not solved, how far they are from it, and what helps."""
    said = []
    for setting, solved in found.unsolved:
        ended = solved.solution.convergence
        name = f"{solved.game.label}{f' with {setting}' if setting else ''}"
        said.append(f"{name}: {ended.account}")
    return f"Not solved. {'; '.join(said)}. Raise tau_client and tau_patron, or lower persist."
