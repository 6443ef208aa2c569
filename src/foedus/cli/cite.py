"""`foedus cite`: what a run rests on, to be cited."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from foedus.cli import options, running, streams
from foedus.cli.help import Explained

if TYPE_CHECKING:
    from foedus.casebook.source import Source
    from foedus.cli.options import Output
    from foedus.study.record import Record


@click.command(cls=Explained)
@click.argument("study", metavar="[STUDY]", default=options.DEFAULT_STUDY)
@click.option(
    "--all", "everything", is_flag=True, help="Also what the study lists but does not use."
)
@options.output("bibtex", "text")
def cite(study: str, output: Output, *, everything: bool) -> None:
    """Print the references of everything that a run used.

    STUDY is korea unless another study of the library, or a folder, is named.

    The article, the sources behind evidence and codings, data, theories and methods, and
    foedus itself; as BibTeX, or as a list of references in plain text.

    Examples
    --------
    foedus cite
    foedus cite korea -o korea.bib
    foedus cite --format text
    """
    from foedus.report import citations

    found = running.whole(options.study_folder(study), output)
    sources = _sources(found, everything=everything)
    if output.format == "bibtex":
        streams.deliver(citations.bibtex(sources), output)
        return
    layout = streams.layout(output)
    entries = [layout.paragraph(citations.entry(source), hanging=4) for source in sources]
    streams.deliver("\n".join(entries) + "\n", output)


def _sources(found: Record, *, everything: bool) -> tuple[Source, ...]:
    from foedus.archive.files.library import references
    from foedus.report import citations

    used = citations.used(found, references())
    if not everything:
        return used
    listed = {source.key: source for source in (*found.casebook.sources, *used)}
    return citations.in_order(listed.values())
