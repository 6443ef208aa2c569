"""Plates: figures with the table and the sources that stand beside them."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.casebook.event import Event
from foedus.confront.congruence.coverage import Occupied
from foedus.report import words
from foedus.report.anchors import anchor
from foedus.report.dates import in_words
from foedus.report.figures import cells, timeline
from foedus.report.figures.content import side
from foedus.report.views.index import Cited, Index, Link
from foedus.theory.derive import Rule


@dataclass(frozen=True, slots=True)
class Standing:
    """An episode in a cell, with its memberships in the two conditions."""

    episode: Link
    row: str
    column: str


@dataclass(frozen=True, slots=True)
class CellRow:
    """A cell of the figure as a row of its table."""

    row: str
    column: str
    expects: str
    clauses: tuple[Link, ...]
    tests: tuple[Standing, ...]
    others: tuple[Standing, ...]
    tested: bool


@dataclass(frozen=True, slots=True)
class Plate:
    """The figure of a theory, in two sizes, with its table."""

    id: str
    theory: Link
    rows: Link
    columns: Link
    wide: cells.Drawing
    narrow: cells.Drawing
    table: tuple[CellRow, ...]
    idle: int
    cited: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event of the timeline."""

    id: str
    date: str
    lane: str
    title: str
    text: str
    episode: Link
    evidence: tuple[Link, ...]
    cited: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class ArrangementRow:
    """An arrangement of the timeline."""

    title: str
    period: str
    parties: str
    cited: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """The timeline in two sizes, with its tables."""

    wide: timeline.Chart | None
    narrow: timeline.Chart | None
    lanes: tuple[str, ...]
    arrangements: tuple[ArrangementRow, ...]
    events: tuple[EventRow, ...]


def plates(index: Index) -> tuple[Plate, ...]:
    """The figures of a record's theories; those without axes have none."""
    found = (_plate(index.record.rule(name), held, index) for name, held in index.record.figures)
    return tuple(plate for plate in found if plate is not None)


def _plate(rule: Rule, occupied: tuple[Occupied, ...], index: Index) -> Plate | None:
    theory = rule.table.theory
    base = anchor("figure", theory.name)
    wide = cells.drawing(rule, occupied, cells.WIDE, f"{base}.wide")
    narrow = cells.drawing(rule, occupied, cells.NARROW, f"{base}.narrow")
    if theory.axes is None or wide is None or narrow is None:
        return None
    return Plate(
        id=base,
        theory=index.link("theory", theory.name),
        rows=index.link("concept", theory.axes.rows),
        columns=index.link("concept", theory.axes.columns),
        wide=wide,
        narrow=narrow,
        table=tuple(_cell(rule, held, index) for held in occupied),
        idle=sum(not held.tested for held in occupied),
        cited=index.cite(theory.references),
    )


def _cell(rule: Rule, held: Occupied, index: Index) -> CellRow:
    theory, concepts = rule.table.theory, rule.table.concepts
    rows, columns = (theory.axes.rows, theory.axes.columns) if theory.axes else ("", "")
    return CellRow(
        row=side(concepts[rows], holds=held.cell.row),
        column=side(concepts[columns], holds=held.cell.column),
        expects=words.designs(held.cell.answers) or "outside the scope",
        clauses=tuple(index.clause(theory.name, name) for name in held.cell.clauses),
        tests=tuple(_standing(name, rows, columns, index) for name in held.tests),
        others=tuple(_standing(name, rows, columns, index) for name in held.others),
        tested=held.tested,
    )


def _standing(episode: str, rows: str, columns: str, index: Index) -> Standing:
    profile = index.record.finding(episode).profile
    return Standing(
        index.named("episode", episode), words.value(profile[rows]), words.value(profile[columns])
    )


def timeline_view(index: Index) -> Timeline:
    """The timeline of a record, with its tables of arrangements and events."""
    record, book = index.record, index.record.casebook
    kept = {found.episode.arrangement for found in record.findings}
    lanes = {lane.name: lane.label for lane in book.lanes}
    return Timeline(
        wide=timeline.chart(record, timeline.WIDE, "timeline.wide"),
        narrow=timeline.chart(record, timeline.NARROW, "timeline.narrow"),
        lanes=tuple(lanes.values()),
        arrangements=tuple(
            ArrangementRow(
                a.title,
                in_words(a.period),
                words.either([index.label("actor", party) for party in a.parties], "and"),
                index.cite(a.references),
            )
            for a in book.arrangements
            if a.name in kept
        ),
        events=tuple(_event(event, lanes, index) for event in sorted(book.events, key=_when)),
    )


def _when(event: Event) -> tuple[object, ...]:
    return event.date.earliest, event.date.latest


def _event(event: Event, lanes: dict[str, str], index: Index) -> EventRow:
    return EventRow(
        id=anchor("event", event.name),
        date=in_words(event.date),
        lane=lanes.get(event.lane, event.lane),
        title=event.title,
        text=event.text,
        episode=index.named("episode", event.episode) if event.episode else Link(""),
        evidence=index.items(event.evidence),
        cited=index.cite(event.references),
    )
