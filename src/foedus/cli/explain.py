"""`foedus explain`: one episode, from the page of a source to the verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from foedus.cli import options, running, streams
from foedus.cli.help import Explained

if TYPE_CHECKING:
    from foedus.cli.options import Output
    from foedus.study.record import Record


@click.command(cls=Explained)
@click.argument("names", metavar="[STUDY] EPISODE", nargs=-1, required=True)
@options.output("table", "json", "markdown")
def explain(names: tuple[str, ...], output: Output) -> None:
    """Explain one episode, from the page of a source to the verdict.

    STUDY is korea unless another study of the library, or a folder, is named.

    Shows every indicator with its coder, reason, evidence and page; how indicators make
    concepts; the questions a theory asks and the clause that answers; the pathways with
    the evidence for each side; the counter-evidence; the smallest change of conditions
    that would change the expectation; and the rivals.

    Examples
    --------
    foedus explain rok-us-1953
    foedus explain korea dprk-prc-1961
    foedus explain rok-us-1948 --format markdown -o rok-us-1948.md
    """
    study, episode = options.study_and(names, "episode")
    found = running.whole(options.study_folder(study), output)
    options.known("episode", episode, [finding.episode.name for finding in found.findings])
    streams.deliver(_shown(found, episode, output), output)


def _shown(record: Record, episode: str, output: Output) -> str:
    """The explanation in the format asked for."""
    from foedus.report import chain, documents, text
    from foedus.study import explain as chains

    explanation = chains.explain(record, episode)
    if output.format == "json":
        return documents.to_json(documents.explanation(record, explanation))
    found = record.finding(episode).episode
    parts = chain.chain(record, explanation)
    title = f"{found.name} · {found.title}"
    if output.format == "markdown":
        return text.in_markdown(title, parts)
    return text.in_terminal(title, parts, streams.layout(output))
