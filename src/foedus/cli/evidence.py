"""`foedus evidence`: the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from foedus.cli import options, running, streams
from foedus.cli.help import Explained

if TYPE_CHECKING:
    from foedus.casebook.casebook import Casebook
    from foedus.cli.options import Output
    from foedus.report.ledger import Filter
    from foedus.study.record import Record

DIRECTIONS = ("for", "against", "positive", "negative")
MARKS = ("hedged", "inferred", "unsourced", "after_choice")


@click.command(cls=Explained)
@click.argument("study", metavar="[STUDY]", default=options.DEFAULT_STUDY)
@click.option("--episode", "episodes", multiple=True, metavar="NAME", help="Items of this episode.")
@click.option(
    "--concept",
    "concepts",
    multiple=True,
    metavar="NAME",
    help="Items on this concept, or a part of it.",
)
@click.option("--pathway", "pathways", multiple=True, metavar="NAME", help="Items on this pathway.")
@click.option(
    "--actor",
    "actors",
    multiple=True,
    metavar="NAME",
    help="Items about this actor, in any spelling.",
)
@click.option(
    "--source", "sources", multiple=True, metavar="KEY", help="Items that cite this source."
)
@click.option(
    "--direction",
    "directions",
    multiple=True,
    type=click.Choice(DIRECTIONS),
    help="Items that point this way.",
)
@click.option("--date", metavar="EDTF", help="Items that may fall within this date or interval.")
@click.option(
    "--mark", "marks", multiple=True, type=click.Choice(MARKS), help="Items with this reservation."
)
@options.output("table", "json", "csv", "markdown")
def evidence(study: str, output: Output, **wanted: object) -> None:
    """List the evidence of a study, filtered and counted.

    STUDY is korea unless another study of the library, or a folder, is named.

    Each item is shown with its date, its source and page, what it bears on, which way,
    how strongly and why. Items that are hedged, inferred, unsourced or dated after the
    choice are marked. An option given twice widens; two different options narrow. The
    csv format has one row per item and concept.

    Examples
    --------
    foedus evidence --episode rok-us-1953 --concept power_consolidation
    foedus evidence --actor "Syngman Rhee" --date 1953-06/1953-10
    foedus evidence --mark unsourced --direction against --format csv
    """
    found = running.whole(options.study_folder(study), output)
    items = _filter(found.casebook, wanted)
    streams.deliver(_shown(found, items, output), output)


def _filter(casebook: Casebook, wanted: dict[str, object]) -> Filter:
    """The filter that the options ask for; names that the study does not have are refused."""
    from foedus.report.ledger import Filter, spelled

    given = {name: tuple(value) for name, value in wanted.items() if isinstance(value, tuple)}
    concepts = [concept.name for concept in casebook.concepts]
    pathways = [concept.name for concept in casebook.concepts if concept.is_pathway]
    episodes = [episode.name for episode in casebook.episodes]
    options.all_known("episode", given["episodes"], episodes)
    options.all_known("concept", given["concepts"], concepts)
    options.all_known("pathway", given["pathways"], pathways)
    options.all_known("source", given["sources"], [source.key for source in casebook.sources])
    unknown = [name for name in given["actors"] if not spelled(casebook, name)]
    spellings = [s for a in casebook.actors for s in (a.name, a.label, *a.variants)]
    options.all_known("actor", unknown, spellings)
    return Filter(
        episodes=given["episodes"],
        concepts=(*given["concepts"], *given["pathways"]),
        actors=given["actors"],
        sources=given["sources"],
        directions=given["directions"],
        marks=given["marks"],
        date=options.date(wanted["date"]),
    )


def _shown(record: Record, wanted: Filter, output: Output) -> str:
    """The items in the format asked for."""
    from foedus.report import documents, formats, ledger, text

    casebook = record.casebook
    items = ledger.chosen(casebook, wanted)
    if output.format == "json":
        return documents.to_json(documents.ledger(record, items))
    if output.format == "csv":
        return formats.csv_text(ledger.table(items))
    parts = ledger.parts(casebook, items)
    title = record.heading.title
    if output.format == "markdown":
        return text.in_markdown(title, parts)
    return text.in_terminal(title, parts, streams.layout(output))
