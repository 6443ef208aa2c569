"""`foedus study`: the main job."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from foedus.archive.files.collector import collector_at_rest
from foedus.cli import options, running, streams
from foedus.cli.help import Explained

if TYPE_CHECKING:
    from foedus.cli.options import Output
    from foedus.study.record import Record


WITH_PANEL = ("html", "json")
"""Formats that hold what the panel says, where a study asks for it."""


@click.command(cls=Explained)
@click.argument("name", metavar="[STUDY]", default=options.DEFAULT_STUDY)
@options.narrowing
@click.option(
    "--from",
    "folder",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="A folder that has the data sets of the panel, instead of the cache.",
)
@click.option(
    "--without-panel", is_flag=True, help="Leave the panel out, if the study asks for it."
)
@options.output("table", "json", "csv", "markdown", by_ending="html")
@collector_at_rest()
def study(
    name: str,
    output: Output,
    *,
    take: tuple[str, ...],
    theories: tuple[str, ...],
    episodes: tuple[str, ...],
    coders: tuple[str, ...],
    folder: Path | None,
    without_panel: bool,
) -> None:
    """Set what theories expect against what was observed.

    STUDY is a study of the library, korea unless another is named, or a folder.

    Shows the episodes with their codings, what each theory expects, the design observed
    and the verdict; then scores, paired comparisons, what no test reaches, and what each
    decision would change. With -o page.html the same becomes one page, down to the page
    of every source. The csv format has one row per episode and theory.

    A study whose study.yaml asks for the panel of alliances gets it on the page and in
    json, from data sets that `foedus data get` fetches; what it says is kept, so that
    the next run is quick.

    Exit code 5: data sets are missing; all of them are named.

    Examples
    --------
    foedus study
    foedus study korea -o korea.html
    foedus study --episode rok-us-1953 --theory regime_security
    foedus study --take chinese-troops=shared-basing
    foedus study --format csv
    foedus study korea --from ~/Downloads -o korea.html --force
    """
    from foedus.study.plan import PanelWish, Plan

    shows = output.format in WITH_PANEL
    wish = PanelWish.WORKED_OUT if shows else PanelWish.LISTED
    plan = Plan(
        options.study_folder(name),
        options.takes(take),
        theories,
        episodes,
        coders,
        panel=PanelWish.LEFT_OUT if without_panel else wish,
        data=folder,
    )
    with _panel_told():
        record = running.record(plan, output)
    if record.data and not shows:
        streams.note("The panel that this study asks for is on the page and in json.", output)
    streams.deliver(_shown(record, output), output)


@contextmanager
def _panel_told() -> Iterator[None]:
    """Where the data of the panel cannot be had, say that there is a page without it."""
    from foedus.cli.data import UnavailableError, unavailable_told

    try:
        with unavailable_told():
            yield
    except UnavailableError as error:
        said = f"{error.message}\n\n--without-panel leaves the panel out."
        raise UnavailableError(said) from error


def _shown(record: Record, output: Output) -> str:
    """The record in the format asked for."""
    if output.format == "json":
        from foedus.study.document import to_json

        return to_json(record)
    if output.format == "html":
        from foedus.report.page import page

        return page(record)
    from foedus.report import formats, tables, text

    if output.format == "csv":
        return formats.csv_text(tables.verdicts(record))
    if output.format == "markdown":
        return text.in_markdown(record.heading.title, text.parts(record))
    return text.study(record, streams.layout(output))
