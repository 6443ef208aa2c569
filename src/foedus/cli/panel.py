"""`foedus panel`: alliances, formations and dyad-years in one table, with what each join found."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from foedus.cli import options, streams
from foedus.cli.help import Explained
from foedus.cli.panel_options import planning
from foedus.cli.panel_test import test

if TYPE_CHECKING:
    from foedus.cli.options import Output
    from foedus.study.panel.record import PanelPlan, PanelRecord

_WHERE_LOST = "`foedus panel describe` shows at which step they were lost."
_INSTALL = 'pip install "foedus[panel]"'


class PanelGroup(Explained, click.Group):
    """The group of commands about the panel, with its examples below."""


@click.group(cls=PanelGroup)
def panel() -> None:
    """Build the panel of alliances, and describe it.

    From published data sets that `foedus data` fetches, or that stand in a folder named
    with --from: alliances by phase with Leeds and Anac's levels and the article's
    design; the days on which clients and patrons became allies; every client, patron
    and year, allied or not, with the measures of the conditions.

    Exit code 5: releases are missing; all of them are named.

    Examples
    --------
    foedus panel build --unit alliance -o alliances.csv
    foedus panel build --from ~/Downloads -o panel.parquet --codebook panel.md
    foedus panel describe --unit formation
    """


panel.add_command(test)


@panel.command(cls=Explained)
@planning
@click.option(
    "--codebook",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write the codebook too, as .md or .csv.",
)
@options.output("table", "csv", "parquet", "stata")
def build(plan: PanelPlan, codebook: Path | None, output: Output) -> None:
    """Build the panel, and write it as CSV, Parquet or Stata.

    Without -o: which columns it has, and where each comes from. The ending of FILE says
    the format: .csv, .parquet (needs the extra panel), .dta (Stata 118, with labels).

    Every row is a phase of an alliance, a day on which a client and its patron became
    allies, or a client, a patron and a year. Patrons are COW's major powers, above a
    ratio of capabilities. Missing stays missing outside a source's years.

    Examples
    --------
    foedus panel build --from ~/Downloads
    foedus panel build --unit alliance -o alliances.dta
    foedus panel build --years 1946-2010 --ratio any -o panel.csv --codebook panel.md
    """
    _refuse_early(codebook, output)
    record = _built(plan, output)
    if not len(record.table):
        streams.note(f"The panel has no rows. {_WHERE_LOST}", output)
    written = _codebook(record, codebook) if codebook else ""
    if output.format in {"parquet", "stata"}:
        _deliver_bytes(record, output)
    else:
        streams.deliver(_shown(record, output), output)
    if codebook:
        streams.write(codebook, written, force=output.force)
        streams.note(f"Wrote {codebook}.", output)


@panel.command(cls=Explained)
@planning
@click.option(
    "--measure",
    "measures",
    multiple=True,
    metavar="NAME",
    help="Cells by this measure of compatibility only.",
)
@click.option(
    "--design",
    "counted",
    type=click.Choice(("text", "practice", "overrides")),
    default="text",
    show_default=True,
    help="Which designs the cells count: of texts, of practice, or of --overrides.",
)
@options.output("table", "json", "markdown")
def describe(plan: PanelPlan, measures: tuple[str, ...], output: Output, *, counted: str) -> None:
    """Describe the panel: rows at each step, joins, cells, what is missing.

    For every join: rows that found a match; rows without one inside the source's years,
    where absence has a declared meaning; rows outside them, of which nothing is known;
    and what of the source nobody asked for. json lists the keys without a match. Then the
    four cells of consolidation and compatibility with the designs observed in them: by
    both commitments together, and by every single trace; or as named with --measure.
    And the codings of a study beside the measures: those of consolidation are a test of
    it, and a class that codings anchor is shown without its own.

    Examples
    --------
    foedus panel describe --from ~/Downloads
    foedus panel describe --unit formation --measure arms_to_leader
    foedus panel describe --unit alliance --format json
    """
    from foedus.report import documents, text
    from foedus.report.panel import tables as panel_tables
    from foedus.study.panel import cells as panel_cells
    from foedus.study.panel import document as panel_document

    for name in measures:
        _known(name, panel_cells.MEASURES)
    outcome = _outcome(plan, counted)
    streams.writable(output)
    record = _built(plan, output)
    if output.format == "json":
        chosen = measures or panel_cells.MEASURES
        shown = documents.to_json(panel_document.description(record, chosen, outcome))
        streams.deliver(shown, output)
        return
    title, parts = panel_tables.title(record), panel_tables.parts(record, measures, outcome)
    if output.format == "markdown":
        streams.deliver(text.in_markdown(title, parts), output)
    else:
        streams.deliver(text.in_terminal(title, parts, streams.layout(output)), output)


def _outcome(plan: PanelPlan, counted: str) -> str:
    """The column of designs that cells count.

    Raises
    ------
    click.UsageError
        If the user's designs are asked for and there are none.
    """
    if counted == "overrides" and plan.own.overrides is None:
        raise click.UsageError("--design overrides: name your designs with --overrides FILE.")
    return {"text": "design", "practice": "practice", "overrides": "design_user"}[counted]


def _known(name: str, names: tuple[str, ...]) -> None:
    """Refuse a measure of compatibility that there is not.

    Raises
    ------
    click.UsageError
        With the nearest name, or all of them.
    """
    from foedus.cli.failures import nearest

    if name not in names:
        near = nearest(name, names) or f" There are: {', '.join(names)}."
        raise click.UsageError(f'There is no measure of compatibility "{name}".{near}')


# Building


def _built(plan: PanelPlan, output: Output) -> PanelRecord:
    """Build, with progress on a terminal; what is to be known of it goes to stderr."""
    from foedus.study.panel.build import build_panel

    with streams.progress(output) as tell, _told():
        record = build_panel(plan, tell)
    for said in record.notes:
        streams.note(said, output)
    return record


@contextmanager
def _told() -> Iterator[None]:
    """Leave with exit code 5 where data are missing, 3 where they cannot be read."""
    from foedus.archive.releases.problems import DataError, is_absent
    from foedus.cli.data import MisfitError, UnavailableError
    from foedus.report.problems import summary

    try:
        yield
    except DataError as error:
        told = summary(error.problems).rstrip("\n")
        absent = any(is_absent(each.code) for each in error.problems)
        raise (UnavailableError if absent else MisfitError)(told) from error


# Writing


def _refuse_early(codebook: Path | None, output: Output) -> None:
    """Refuse what could not be written, before anything is built.

    Raises
    ------
    click.UsageError
        If a format needs a file, or a library that is not installed.
    UnwritableError
        If a file is there already, or its folder is not.
    """
    from foedus.archive.exports import has_parquet

    streams.writable(output)
    if output.format in {"parquet", "stata"} and output.path is None:
        raise click.UsageError(f"{output.format} is no text: name a file with -o.")
    if output.format == "parquet" and not has_parquet():
        raise click.UsageError(
            f"Parquet needs pyarrow, which is not installed: {_INSTALL}. CSV and Stata need nothing."
        )
    if codebook is not None:
        if codebook.suffix.lower() not in {".md", ".csv"}:
            raise click.UsageError(f"--codebook {codebook}: expected a name in .md or .csv.")
        if output.path is not None and codebook.resolve() == output.path.resolve():
            raise click.UsageError(
                f"--codebook {codebook}: the panel itself goes there; name another file."
            )
        streams.writable(replace(output, path=codebook))


def _shown(record: PanelRecord, output: Output) -> str:
    """The panel as CSV, or an account of its columns."""
    from foedus.archive.exports import as_csv
    from foedus.report import text
    from foedus.report.lines import Part
    from foedus.report.panel import tables as panel_tables

    if output.format == "csv":
        return as_csv(record.table, record.codebook)
    tables = (panel_tables.steps(record), panel_tables.columns_of(record))
    parts = [Part(table.title, table) for table in tables]
    below = (
        "-o panel.csv, .dta or .parquet writes it; `foedus panel describe` says what is missing."
    )
    return text.in_terminal(panel_tables.title(record), parts, streams.layout(output), below)


def _codebook(record: PanelRecord, path: Path) -> str:
    """The codebook in the format of its file."""
    from foedus.archive.exports_codebook import codebook_csv, codebook_markdown
    from foedus.report.panel import tables as panel_tables

    if path.suffix.lower() == ".csv":
        return codebook_csv(record.codebook)
    return codebook_markdown(panel_tables.title(record), record.codebook)


def _deliver_bytes(record: PanelRecord, output: Output) -> None:
    """Write a format that is no text to its file."""
    from foedus.archive.exports import as_parquet, as_stata

    write = as_parquet if output.format == "parquet" else as_stata
    if output.path is not None:
        streams.write(output.path, write(record.table, record.codebook), force=output.force)
        streams.note(f"Wrote {output.path}.", output)
