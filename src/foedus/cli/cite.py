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
@click.option(
    "--panel",
    "unit",
    type=click.Choice(("alliance", "formation", "dyad-year")),
    help="Instead of a study: the data sets from which `foedus panel build` makes this unit.",
)
@options.output("bibtex", "text")
def cite(study: str, output: Output, *, everything: bool, unit: str | None) -> None:
    """Print the references of everything that a run used.

    STUDY is korea unless another study of the library, or a folder, is named.

    The article, the sources behind evidence and codings, data, theories and methods, and
    foedus itself; as BibTeX, or as a list of references in plain text. Where a study asks
    for the panel of alliances, the data sets of the panel are among them.

    Examples
    --------
    foedus cite
    foedus cite korea -o korea.bib
    foedus cite --format text
    foedus cite --panel dyad-year -o data.bib
    """
    from foedus.report import citations

    streams.writable(output)
    if unit:
        _refuse_beside(unit)
        sources = _data(unit)
    else:
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


def _refuse_beside(unit: str) -> None:
    """Refuse what is said of a study, where a panel is asked for.

    Raises
    ------
    click.UsageError
        Naming it.
    """
    context = click.get_current_context()
    asked = click.core.ParameterSource.COMMANDLINE
    for name, said in (("study", "a study"), ("everything", "--all")):
        if context.get_parameter_source(name) is asked:
            raise click.UsageError(f"--panel {unit} stands by itself; leave out {said}.")


def _data(unit: str) -> tuple[Source, ...]:
    """What to cite for a panel built by itself: its data sets, and foedus."""
    from foedus.archive.files.library import references
    from foedus.report import citations
    from foedus.study.panel.build import releases_of
    from foedus.study.panel.record import PanelUnit
    from foedus.study.panel_found import cited

    keys = {reference.key for reference in cited(releases_of(PanelUnit(unit)))}
    held = [source for source in references() if source.key in keys]
    return citations.in_order([*held, citations.software(options.version())])
