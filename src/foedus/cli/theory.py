"""`foedus theory`: a theory to be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from foedus.cli import loading, options, streams
from foedus.cli.help import Explained

if TYPE_CHECKING:
    from foedus.cli.options import Output
    from foedus.theory.derive import Rule


@click.command(cls=Explained)
@click.argument("name", metavar="[NAME]", required=False)
@click.option("--figure", is_flag=True, help="Write the figure as SVG instead.")
@options.output("table", "json", "markdown", by_ending="svg")
def theory(name: str | None, output: Output, *, figure: bool) -> None:
    """Show a theory: its decision table, scope, silences and figure.

    NAME is a theory of the library or the path of a theory file; without it the theories
    of the library are listed.

    Shows the questions it asks, what it expects in every world, each clause with its
    reason, its hedge and who says so, where it is silent and why, and its references.
    With --figure, or -o figure.svg, its figure is written as SVG.

    Examples
    --------
    foedus theory
    foedus theory regime_security
    foedus theory regime_security --figure -o figure.svg
    """
    streams.writable(output)
    if figure and output.format not in {"table", "svg"}:
        raise click.UsageError(f"--figure writes SVG, not {output.format}; leave one of them out.")
    wants_figure = figure or output.format == "svg"
    if name is None:
        if wants_figure:
            raise click.UsageError("--figure needs the NAME of a theory.")
        streams.deliver(_list(output), output)
        return
    loaded = loading.load(name)
    rule = loading.made_ready(loaded)
    shown = _figure(rule, name) if wants_figure else _shown(loaded, rule, output)
    streams.deliver(shown, output)


def _list(output: Output) -> str:
    """The theories of the library."""
    from foedus.archive.files.library import theory_names
    from foedus.report import documents, formats, text, theories

    held = [loading.load(name).theory for name in theory_names()]
    if output.format == "json":
        return documents.to_json(documents.theory_list(held, options.version()))
    table = theories.listed(held)
    if output.format == "markdown":
        return formats.markdown([table])
    return text.section(table, streams.layout(output)) + "\n"


def _figure(rule: Rule, name: str) -> str:
    """The figure as SVG.

    Raises
    ------
    click.UsageError
        If the theory has none.
    """
    from foedus.report.figures.cells import standalone

    if rule.table.theory.axes is None:
        raise click.UsageError(f'The theory "{name}" has no figure.')
    return standalone(rule)


def _shown(loaded: loading.Loaded, rule: Rule, output: Output) -> str:
    """The theory in the format asked for."""
    from foedus.report import documents, text, theories
    from foedus.report.clauses import Labels

    if output.format == "json":
        return documents.to_json(documents.theory(rule.table, options.version()))
    parts = theories.parts(rule, Labels(loaded.concepts, loaded.sources))
    title = loaded.theory.label
    if output.format == "markdown":
        return text.in_markdown(title, parts)
    return text.in_terminal(title, parts, streams.layout(output))
