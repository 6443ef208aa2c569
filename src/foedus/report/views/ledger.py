"""The ledger: every item of evidence, with what it bears on and who relies on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from foedus.casebook.evidence import Bearing, Evidence
from foedus.report.anchors import anchor
from foedus.report.dates import in_words
from foedus.report.views.clues import clue_anchor
from foedus.report.views.index import Cited, Index, Link

_SIGNS = {"for": "+", "against": "−", "positive": "+", "negative": "−"}


@dataclass(frozen=True, slots=True)
class Borne:
    """What an item bears on: the concept, which way, how strongly, and why."""

    concept: Link
    sign: str
    direction: str
    weight: str
    why: str


@dataclass(frozen=True, slots=True)
class Item:
    """One item of evidence as the ledger shows it.

    Parameters
    ----------
    id, name, date, text : str
        Anchor, identifier, date in words (empty where unknown) and claim.
    actors, episodes : tuple of Link
        Whom it concerns, and what it informs.
    bears : tuple of Borne
        What it bears on.
    figures, marks : tuple of str
        Numbers reported, and reservations.
    cited : tuple of Cited
        Its sources.
    relied, weighed : tuple of Link
        Episodes of which a coding relies on it, or weighs it against its value.
    traced : tuple of Link
        Ledgers of which it is a clue.
    """

    id: str
    name: str
    date: str
    text: str
    actors: tuple[Link, ...]
    episodes: tuple[Link, ...]
    bears: tuple[Borne, ...]
    figures: tuple[str, ...]
    marks: tuple[str, ...]
    cited: tuple[Cited, ...]
    relied: tuple[Link, ...]
    weighed: tuple[Link, ...]
    traced: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Ledger:
    """All items in groups, one per first episode, with the counts of their marks."""

    groups: tuple[tuple[Link, tuple[Item, ...]], ...]
    count: int
    marked: tuple[tuple[str, int], ...]


Uses = Mapping[str, tuple[Link, ...]]


def ledger(index: Index) -> Ledger:
    """The ledger of a record, by first episode and date.

    Parameters
    ----------
    index : Index
        Labels and addresses of the record.

    Returns
    -------
    Ledger
        Every item once.
    """
    book = index.record.casebook
    uses = (_uses(index, "evidence"), _uses(index, "against"), _clues(index))
    groups: dict[str, list[Evidence]] = {found.episode.name: [] for found in index.record.findings}
    for evidence in book.evidence:
        groups.setdefault(_home(evidence, groups), []).append(evidence)
    return Ledger(
        groups=tuple(
            (index.link("episode", name), tuple(_item(e, index, *uses) for e in items))
            for name, items in groups.items()
            if items
        ),
        count=len(book.evidence),
        marked=_marked(book.evidence),
    )


def _home(evidence: Evidence, groups: Mapping[str, object]) -> str:
    """The episode under which an item is listed: the first that the record shows."""
    return next((name for name in evidence.episodes if name in groups), "")


def _marked(evidence: tuple[Evidence, ...]) -> tuple[tuple[str, int], ...]:
    counts: dict[str, int] = {}
    for item in evidence:
        for reservation in item.marks:
            counts[reservation.label] = counts.get(reservation.label, 0) + 1
    return tuple(counts.items())


def _uses(index: Index, field: str) -> Uses:
    """For every item, the codings that rely on it, or weigh it: where they stand."""
    found: dict[str, dict[Link, None]] = {}
    shown = {finding.episode.name for finding in index.record.findings}
    for coding in index.record.casebook.codings:
        if coding.episode not in shown:
            continue
        label = f"{index.label('concept', coding.concept)} ({coding.episode})"
        place = Link(label, f"#{anchor('coding', coding.episode, coding.concept)}")
        for name in getattr(coding, field):
            found.setdefault(name, {})[place] = None
    return {name: tuple(links) for name, links in found.items()}


def _clues(index: Index) -> Uses:
    """For every item, the ledgers of which it is a clue: its rows in them."""
    found: dict[str, tuple[Link, ...]] = {}
    for tracing in index.record.tracings:
        episode = tracing.ledger.episode
        for clue in tracing.ledger.clues:
            place = Link(episode, f"#{clue_anchor(episode, clue.name)}")
            found[clue.name] = (*found.get(clue.name, ()), place)
    return found


def _item(evidence: Evidence, index: Index, relied: Uses, weighed: Uses, traced: Uses) -> Item:
    return Item(
        id=anchor("evidence", evidence.name),
        name=evidence.name,
        date=in_words(evidence.date) if evidence.date else "",
        text=evidence.text,
        actors=tuple(index.link("actor", name) for name in evidence.actors),
        episodes=tuple(index.named("episode", name) for name in evidence.episodes),
        bears=tuple(borne(bearing, index) for bearing in evidence.bears_on),
        figures=tuple(f"{f.name}: {f.value:.12g} {f.unit}".strip() for f in evidence.figures),
        marks=tuple(reservation.label for reservation in evidence.marks),
        cited=index.cite(evidence.references),
        relied=relied.get(evidence.name, ()),
        weighed=weighed.get(evidence.name, ()),
        traced=traced.get(evidence.name, ()),
    )


def borne(bearing: Bearing, index: Index) -> Borne:
    """What an item bears on, as the page shows it."""
    direction = bearing.direction.value
    return Borne(
        concept=index.link("concept", bearing.concept),
        sign=_SIGNS[direction],
        direction=direction,
        weight=bearing.weight.value,
        why=bearing.why,
    )
