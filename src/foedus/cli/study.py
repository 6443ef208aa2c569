"""`foedus study`: the main job."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from foedus.archive.files.collector import collector_at_rest
from foedus.cli import options, running, streams
from foedus.cli.help import Explained

if TYPE_CHECKING:
    from foedus.cli.options import Output
    from foedus.study.record import Record


@click.command(cls=Explained)
@click.argument("name", metavar="[STUDY]", default=options.DEFAULT_STUDY)
@options.narrowing
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
) -> None:
    """Set what theories expect against what was observed.

    STUDY is a study of the library, korea unless another is named, or a folder.

    Shows the episodes with their codings, what each theory expects, the design observed
    and the verdict; then scores, paired comparisons, what no test reaches, and what each
    decision would change. With -o page.html the same becomes one page, down to the page
    of every source. The csv format has one row per episode and theory.

    Examples
    --------
    foedus study
    foedus study korea -o korea.html
    foedus study --episode rok-us-1953 --theory regime_security
    foedus study --take chinese-troops=shared-basing
    foedus study --format csv
    """
    from foedus.study.plan import Plan

    plan = Plan(options.study_folder(name), options.takes(take), theories, episodes, coders)
    streams.deliver(_shown(running.record(plan, output), output), output)


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
