"""The ledger of evidence: filtered, counted, with every reservation in sight."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from foedus.casebook.casebook import Casebook
from foedus.casebook.evidence import Bearing, Evidence
from foedus.report.clauses import Labels
from foedus.report.dates import in_words
from foedus.report.layout import Tone
from foedus.report.lines import Line, Part
from foedus.report.tables import Cell, Row, Table, plain_row
from foedus.vocabulary.date import HistoricalDate


@dataclass(frozen=True, slots=True)
class Filter:
    """Which items are wanted; each field left empty asks for nothing.

    Parameters
    ----------
    episodes, concepts, actors, sources, directions, marks : tuple of str
        Names, of which an item must match one; an actor by any spelling, a concept also
        by the concept that it is part of.
    date : HistoricalDate or None
        Days of which an item's date must be able to share one.
    """

    episodes: tuple[str, ...] = ()
    concepts: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    directions: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    date: HistoricalDate | None = None


def chosen(casebook: Casebook, wanted: Filter) -> tuple[Evidence, ...]:
    """The items that a filter asks for, in the order of the files.

    Direction is asked of the concepts wanted, where any are.
    """
    actors = {name for spelling in wanted.actors for name in spelled(casebook, spelling)}
    concepts = {part for name in wanted.concepts for part in _within(casebook, name)}

    def bears(item: Evidence) -> bool:
        return any(
            (not wanted.concepts or bearing.concept in concepts)
            and (not wanted.directions or bearing.direction.value in wanted.directions)
            for bearing in item.bears_on
        )

    tests: list[tuple[object, Callable[[Evidence], bool]]] = [
        (wanted.episodes, lambda item: not set(wanted.episodes).isdisjoint(item.episodes)),
        (wanted.concepts or wanted.directions, bears),
        (wanted.actors, lambda item: not actors.isdisjoint(item.actors)),
        (wanted.sources, lambda item: not set(wanted.sources).isdisjoint(_keys(item))),
        (wanted.marks, lambda item: any(mark.value in wanted.marks for mark in item.marks)),
        (wanted.date, lambda item: overlap(item.date, wanted.date)),
    ]
    asked = [test for condition, test in tests if condition]
    return tuple(item for item in casebook.evidence if all(test(item) for test in asked))


def _within(casebook: Casebook, name: str) -> tuple[str, ...]:
    return casebook.concepts.within(name) if name in casebook.concepts else (name,)


def _keys(item: Evidence) -> set[str]:
    return {key for reference in item.references for key in reference.keys}


def spelled(casebook: Casebook, spelling: str) -> tuple[str, ...]:
    """Names of the actors that a spelling may mean, whatever its case and hyphens."""
    wanted = _plain(spelling)
    return tuple(
        actor.name
        for actor in casebook.actors
        if wanted in {_plain(name) for name in (actor.name, actor.label, *actor.variants)}
    )


def _plain(name: str) -> str:
    return " ".join(name.casefold().replace("-", " ").replace("_", " ").split())


def overlap(first: HistoricalDate | None, second: HistoricalDate | None) -> bool:
    """Whether two dates may share a day; no date shares none.

    Examples
    --------
    >>> overlap(HistoricalDate.parse("195X"), HistoricalDate.parse("1953-07/.."))
    True
    """
    if first is None or second is None:
        return False
    return not (first.surely_after(second) or second.surely_after(first))


def parts(casebook: Casebook, items: Iterable[Evidence]) -> tuple[Part, ...]:
    """The ledger to be read: every item with what it bears on, then the counts."""
    found = tuple(items)
    labels = Labels.of(casebook)
    shown = tuple(line for item in found for line in _lines(labels, item))
    return (Part("Evidence", shown), Part("Counts", counts(casebook, found)))


def _lines(labels: Labels, item: Evidence) -> Iterator[Line]:
    date = in_words(item.date) if item.date else "undated"
    marks = [mark.label for mark in item.marks]
    yield Line(" · ".join(["", date, *item.episodes]).strip(), head=item.name)
    if marks:
        yield Line(" · ".join(marks), 1, Tone.OPEN)
    yield Line(item.text, 1)
    yield from labels.cited(item.references, 1)
    for figure in item.figures:
        yield Line(f"{figure.name}: {figure.value:g} {figure.unit}", 1)
    for bearing in item.bears_on:
        sign = "–" if bearing.direction.opposes else "+"
        said = f"{bearing.direction.value}, {bearing.weight.value}. {bearing.why}"
        yield Line(said, 1, head=f"{sign} {labels.label(bearing.concept)}:")


def counts(casebook: Casebook, items: Iterable[Evidence]) -> Table:
    """How many items there are, by episode, by what they bear on, by mark and by source."""
    found = tuple(items)
    labels = Labels.of(casebook)
    bearings = [bearing for item in found for bearing in item.bears_on]
    rows = [Row((Cell("Items", Tone.STRONG), Cell(str(len(found)))))]
    rows += _counted("By episode", Counter(name for item in found for name in item.episodes))
    rows += _counted("By what they bear on", Counter(_bears(labels, b) for b in bearings))
    rows += _counted("By mark", Counter(mark.label for item in found for mark in item.marks))
    first = (item.references[0].key for item in found if item.references)
    rows += _counted("By source", Counter(first))
    note = "An item counts once for each episode, concept and mark; its source is the first named."
    return Table("Counts", ("", "number"), tuple(rows), note)


def _bears(labels: Labels, bearing: Bearing) -> str:
    return f"{labels.label(bearing.concept)}, {bearing.direction.value}"


def _counted(title: str, counter: Counter[str]) -> list[Row]:
    rows = [
        Row((Cell(name, indent=2), Cell(str(number)))) for name, number in counter.most_common()
    ]
    return [Row((Cell(title, Tone.STRONG),), heading=True), *rows] if rows else []


def table(items: Iterable[Evidence]) -> Table:
    """One row per item and what it bears on, in the words of the files."""
    columns = (
        "id",
        "episodes",
        "date",
        "concept",
        "direction",
        "weight",
        "marks",
        "text",
        "source",
    )
    rows = [_row(item, bearing) for item in items for bearing in (item.bears_on or (None,))]
    return Table("Evidence", columns, tuple(rows))


def _row(item: Evidence, bearing: Bearing | None) -> Row:
    return plain_row(
        item.name,
        " | ".join(item.episodes),
        item.date.text if item.date else "",
        bearing.concept if bearing else "",
        bearing.direction.value if bearing else "",
        bearing.weight.value if bearing else "",
        " | ".join(mark.value for mark in item.marks),
        item.text,
        " | ".join(str(reference) for reference in item.references),
    )
