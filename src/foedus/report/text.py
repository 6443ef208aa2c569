"""A study in the terminal, to be looked at before it is read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from foedus.casebook.episode import Status
from foedus.confront.congruence.coverage import Occupied
from foedus.report import diagram, effects, formats, grid, lines, tables, theories
from foedus.report.diagram import Diagram
from foedus.report.layout import MEASURE, Layout, Tone
from foedus.report.lines import Part
from foedus.report.tables import Table
from foedus.report.words import in_figures
from foedus.study.record import Finding, Record


def study(record: Record, layout: Layout) -> str:
    """Everything a run found, in the order of an inquiry: coded, expected, observed, judged.

    Parameters
    ----------
    record : Record
        A run.
    layout : Layout
        Where it will be read.

    Returns
    -------
    str
        Sections parted by blank lines, closed by a line feed.
    """
    sections = [_head(record, layout), *(_part(part, layout) for part in parts(record))]
    return "\n\n".join([*sections, _foot(record, layout)]) + "\n"


def parts(record: Record) -> tuple[Part, ...]:
    """The parts of a study, in the order in which they are read; empty ones left out."""
    argued = [found for found in record.findings if found.episode.status in tables.IN_FULL]
    others = [found for found in record.findings if found.episode.status not in tables.IN_FULL]
    coded = tables.coded(record, others)
    illustrations = "Illustrations and passing examples"
    found: tuple[Table | Diagram, ...] = (
        tables.codings(record, argued),
        tables.expectations(record, argued, "Expected and observed"),
        tables.scores(record),
        tables.pairs(record),
        *figures(record),
        tables.untested(record),
        effects.decisions(record),
        tables.codings(record, coded, f"{illustrations}: codings"),
        tables.expectations(record, coded, f"{illustrations}: expected and observed"),
    )
    return tuple(Part(body.title, body) for body in found if _says_something(body))


def _says_something(body: Table | Diagram) -> bool:
    return isinstance(body, Diagram) or bool(body.rows and body.columns[1:])


def figures(record: Record) -> Iterator[Diagram]:
    """The figure of every theory that has one, with the episodes that stand in its cells."""
    for name, occupied in record.figures:
        drawn = theories.diagram(record.rule(name), [_standing(cell) for cell in occupied])
        if drawn:
            beside = any(cell.others for cell in occupied)
            yield replace(drawn, note="In brackets: episodes that are no tests." if beside else "")


def _standing(cell: Occupied) -> tuple[tuple[str, Tone], ...]:
    """The episodes of a cell; that no test stands there is said."""
    tests = [(name, Tone.PLAIN) for name in cell.tests] or [("no test", Tone.OPEN)]
    return (*tests, *((f"({name})", Tone.QUIET) for name in cell.others))


def in_terminal(name: str, parts: Iterable[Part], layout: Layout, below: str = "") -> str:
    """A text of several parts, each under its title; `below` stands right below the text's own."""
    shown = [layout.paragraph(name, tone=Tone.STRONG)]
    shown += [layout.paragraph(below, tone=Tone.OPEN)] if below else []
    shown += [_part(part, layout) for part in parts]
    return "\n\n".join(shown) + "\n"


def _part(part: Part, layout: Layout) -> str:
    body = part.body
    if isinstance(body, Table):
        return section(body, layout)
    shown = [title(part.title, layout)]
    if isinstance(body, Diagram):
        shown.append(diagram.drawn(body, layout))
        shown += [layout.paragraph(body.note, tone=Tone.QUIET)] if body.note else []
    else:
        shown.append(lines.in_terminal(body, layout))
    return "\n\n".join(shown)


def in_markdown(name: str, parts: Iterable[Part], below: str = "") -> str:
    """The same text as Markdown."""
    head = [f"# {formats.escaped(name)}", *([formats.escaped(below)] if below else [])]
    shown = [*head, *(_markdown(part) for part in parts)]
    return "\n\n".join(shown) + "\n"


def _markdown(part: Part) -> str:
    body = part.body
    if isinstance(body, Table):
        return formats.markdown([body]).strip()
    shown = diagram.in_markdown(body) if isinstance(body, Diagram) else lines.in_markdown(body)
    return f"## {formats.escaped(part.title)}\n\n{shown}"


def section(table: Table, layout: Layout) -> str:
    """A table under its title, with its note below."""
    parts = [title(table.title, layout), grid.in_terminal(table, layout)]
    if table.note:
        parts.append(layout.paragraph(table.note, tone=Tone.QUIET))
    return "\n\n".join(parts)


def title(text: str, layout: Layout) -> str:
    """A title over a line."""
    rule = layout.fold("─") * min(layout.width or MEASURE, MEASURE)
    return f"{layout.paragraph(text, tone=Tone.STRONG)}\n{layout.paint(rule, Tone.QUIET)}"


def _head(record: Record, layout: Layout) -> str:
    heading = record.heading
    parts = [
        layout.paragraph(heading.title, tone=Tone.STRONG),
        layout.paragraph(heading.question),
        layout.paragraph(" · ".join(_counts(record)), tone=Tone.QUIET),
    ]
    parts += [layout.paragraph(line, tone=Tone.OPEN) for line in _settings(record)]
    return "\n".join(part for part in parts if part.strip())


def _counts(record: Record) -> Iterator[str]:
    statuses = Counter(found.episode.status for found in record.findings)
    for status in Status:
        if statuses[status]:
            yield in_figures(statuses[status], _STATUSES[status])
    yield in_figures(len(record.rules), "theory")
    if record.games:
        yield in_figures(len(record.games), "game")
    episodes = {found.episode.name for found in record.findings}
    items = [item for item in record.casebook.evidence if episodes & set(item.episodes)]
    yield in_figures(len(items), "item") + " of evidence"


_STATUSES = {
    Status.TEST: "test",
    Status.CANDIDATE: "candidate",
    Status.BACKGROUND: "background episode",
    Status.ILLUSTRATION: "illustration",
    Status.PASSING: "passing example",
}


def _settings(record: Record) -> Iterator[str]:
    """How the run departs from the study as its files have it."""
    for decision, reading in record.settings.takes:
        yield f"Reading taken: {decision} = {reading}"
    named = {
        "theories": record.settings.theories,
        "episodes": record.settings.episodes,
        "coders": record.settings.coders,
    }
    for kind, names in named.items():
        if names:
            yield f"Narrowed to {kind}: {', '.join(names)}"


def _foot(record: Record, layout: Layout) -> str:
    uncoded = _uncoded(record)
    lines = [f"Not coded, named only in passing: {', '.join(uncoded)}."] if uncoded else []
    files = in_figures(len(record.provenance.inputs), "input file")
    lines.append(f"foedus {record.provenance.foedus} · {files}")
    return "\n".join(layout.paragraph(line, tone=Tone.QUIET) for line in lines)


def _uncoded(record: Record) -> list[str]:
    coded: Iterable[Finding] = tables.coded(record, record.findings)
    names = {found.episode.name for found in coded}
    return [f.episode.name for f in record.findings if f.episode.name not in names]
