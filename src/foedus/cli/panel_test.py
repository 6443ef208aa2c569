"""`foedus panel test`: the theories and their rivals put before the panel."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from foedus.cli import figures as figures_of
from foedus.cli import options, streams
from foedus.cli.help import Explained
from foedus.cli.panel_options import own_tables

if TYPE_CHECKING:
    from foedus.cli.options import Output
    from foedus.study.panel.record import Own
    from foedus.study.panel_test.record import PanelTest, PanelTestPlan


@click.command(cls=Explained)
@click.option(
    "--measure",
    "measures",
    multiple=True,
    metavar="NAME",
    help="Narrow a concept to this measure; all of them in turn without it.",
)
@click.option(
    "--from",
    "folder",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="A folder that has the files, instead of the cache.",
)
@click.option(
    "--part",
    type=click.Choice(("all", "predicted", "models", "curve")),
    default="all",
    show_default=True,
    help="Expectations of the theories, models of the design, the specification curve, or all.",
)
@click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    metavar="N",
    help="Processes that share the work on the curve; one for each core without it.",
)
@click.option(
    "--figures",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Write the figures to FOLDER, each as SVG, PNG and PDF with its table as CSV.",
)
@own_tables
@options.output("table", "json", "csv", "markdown", "html", "tex")
def test(
    measures: tuple[str, ...],
    folder: Path | None,
    part: str,
    output: Output,
    *,
    own: Own,
    jobs: int | None,
    figures: Path | None,
) -> None:
    """Put the theories and their rivals before the panel.

    Every theory of the library answers for every formation of an alliance and for every
    client, patron and year, as it answers for a case; its answers are counted against the
    designs observed. Which measure stands for which concept, and when that was settled,
    is listed first, and no table is favoured. With, without and by practice for the
    Soviet bloc.

    Then models of the design, by one measure of compatibility after another: its level at
    formation, the hazard of each design over dyad-years, two steps beside one, and both
    conditions together, each at the low and the high end of the other.

    Then the specification curve: every combination of choices that a defensible table may
    make, some forty thousand of them, with what moves the answer most. The choices with
    their reasons are listed; what has no estimate is counted with its reason.

    The csv format has one row per expectation and design; with --part models, per
    parameter; with --part curve, per specification.

    Exit code 5: releases are missing; all of them are named.

    Examples
    --------
    foedus panel test --from ~/Downloads
    foedus panel test --measure arms_to_leader -o arms.html
    foedus panel test --part models -o models.csv
    foedus panel test --part curve --figures figures -o curve.html
    """
    plan = replace(_plan(measures, folder, part, jobs), own=own)
    streams.writable(output)
    if figures is not None:
        figures_of.folder(figures)
    found = _tested(plan, output)
    drawn = {}
    if figures is not None:
        drawn = figures_of.placed(_figures(found), figures, output)
    streams.deliver(_shown(found, output), output)
    figures_of.write(drawn, output)


def _plan(
    measures: tuple[str, ...], folder: Path | None, part: str, jobs: int | None
) -> PanelTestPlan:
    """What the options ask for.

    Raises
    ------
    click.UsageError
        If the library has no such measure.
    """
    from foedus.archive.files.measures import library_feeds
    from foedus.cli.failures import nearest
    from foedus.panel.feed import TRACES
    from foedus.study.panel_test.choices import Extent
    from foedus.study.panel_test.record import PanelTestPlan

    fed = (feed.name for feed in library_feeds())
    names = tuple(dict.fromkeys((*fed, *TRACES)))
    for name in measures:
        if name not in names:
            near = nearest(name, names) or f" There are: {', '.join(names)}."
            raise click.UsageError(f'There is no measure "{name}".{near}')
    return PanelTestPlan(measures, folder, Extent(part), jobs=jobs or os.cpu_count() or 1)


def _tested(plan: PanelTestPlan, output: Output) -> PanelTest:
    """Put to the panel, with progress on a terminal; what is to be known of it goes to stderr."""
    from foedus.cli.data import unavailable_told
    from foedus.study.panel.record import noted
    from foedus.study.panel_test import put as panel_test

    with streams.progress(output) as tell, unavailable_told():
        found = panel_test.put_to_panel(plan, tell)
    for said in noted(found.panels):
        streams.note(said, output)
    return found


def _shown(found: PanelTest, output: Output) -> str:
    """The test in the format asked for."""
    from foedus.report import documents, formats, text
    from foedus.report.panel_test import formats as panel_test_formats
    from foedus.report.panel_test import tables as panel_test_tables
    from foedus.study.panel_test import document as panel_test_document

    title = panel_test_tables.TITLE
    match output.format:
        case "json":
            return documents.to_json(panel_test_document.document(found))
        case "csv":
            return formats.csv_text(panel_test_tables.in_rows(found))
    parts = panel_test_tables.parts(found)
    match output.format:
        case "html":
            return panel_test_formats.page(title, parts)
        case "tex":
            return panel_test_formats.latex(parts)
        case "markdown":
            return text.in_markdown(title, parts)
    return text.in_terminal(title, parts, streams.layout(output))


def _figures(found: PanelTest) -> Iterator[tuple[str, str | bytes]]:
    """Every figure in each format, and its table."""
    from foedus.report.figures.formats import pdf, png, svg
    from foedus.report.figures.panel.figures import figures
    from foedus.report.formats import csv_text

    for figure in figures(found):
        yield f"{figure.name}.svg", svg(figure.drawing)
        yield f"{figure.name}.png", png(figure.drawing)
        yield f"{figure.name}.pdf", pdf(figure.drawing)
        yield f"{figure.name}.csv", csv_text(figure.table)
