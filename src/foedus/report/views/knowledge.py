"""What is known of an episode: concepts with their indicators, codings and evidence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from foedus.casebook.coding import Coding
from foedus.casebook.evidence import Evidence
from foedus.report import words
from foedus.report.anchors import anchor
from foedus.report.views.index import Cited, Index, Link
from foedus.study.explain import Branch, Explanation, Pathway


@dataclass(frozen=True, slots=True)
class Coded:
    """What one coder concludes: value, reason, evidence relied on and weighed, sources."""

    coder: Link
    value: str
    reason: str
    evidence: tuple[Link, ...]
    against: tuple[Link, ...]
    cited: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A concept below the one that a theory names.

    Parameters
    ----------
    id : str
        Anchor of the coding.
    concept : Link
        The concept.
    depth : int
        How far below, from 1; 0 where the concept named is itself an indicator.
    answer, value : str
        Word and number of what is known.
    made_of : str
        How its parts make it up; empty for an indicator.
    codings : tuple of Coded
        For an indicator, what each coder concludes.
    also_for, also_against : tuple of Link
        Evidence that bears on it without having been cited by a coding.
    """

    id: str
    concept: Link
    depth: int
    answer: str
    value: str
    made_of: str
    codings: tuple[Coded, ...]
    also_for: tuple[Link, ...]
    also_against: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A concept that a theory names, with everything below it."""

    concept: Link
    answer: str
    value: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an episode: the concepts coded, and those about which nothing is."""

    groups: tuple[Group, ...]
    uncoded: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Weighed:
    """An item of counter-evidence: its name and claim, with its sources."""

    item: Link
    text: str
    cited: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Clue:
    """An item on a pathway: the item, its weight and why it bears on it."""

    item: Link
    weight: str
    why: str


@dataclass(frozen=True, slots=True)
class PathwayView:
    """A pathway in an episode, with the evidence for each of its sides."""

    concept: Link
    positive: str
    negative: str
    serves: tuple[Clue, ...]
    threatens: tuple[Clue, ...]


def known(explanation: Explanation, index: Index) -> Known:
    """What is known of an episode: the concepts that theories name, then what was coded beside."""
    groups: list[list[Branch]] = []
    for branch in (*explanation.branches, *_beside(explanation, index)):
        if branch.depth == 0:
            groups.append([])
        groups[-1].append(branch)
    coded = [group for group in groups if _touched(group)]
    name = explanation.finding.episode.name
    return Known(
        groups=tuple(_group(group, name, index) for group in coded),
        uncoded=tuple(
            index.link("concept", group[0].concept.name) for group in groups if group not in coded
        ),
    )


def _beside(explanation: Explanation, index: Index) -> list[Branch]:
    """Indicators coded in the episode that no theory asks about."""
    finding, book = explanation.finding, index.record.casebook
    asked = {branch.concept.name for branch in explanation.branches}
    coded = [c.concept for c in book.codings if c.episode == finding.episode.name]
    return [
        Branch(
            book.concepts[name],
            0,
            finding.profile[name],
            book.codings_of(finding.episode.name, name),
        )
        for name in dict.fromkeys(coded)
        if name not in asked
    ]


def _touched(group: Iterable[Branch]) -> bool:
    return any(b.codings or b.speaking_for or b.speaking_against for b in group)


def _group(group: list[Branch], episode: str, index: Index) -> Group:
    top = group[0]
    rows = group if top.concept.is_indicator else group[1:]
    return Group(
        concept=index.link("concept", top.concept.name),
        answer=words.answer(top.concept, top.membership),
        value=words.value(top.membership),
        rows=tuple(_row(branch, episode, index) for branch in rows),
    )


def _row(branch: Branch, episode: str, index: Index) -> Row:
    cited = {name for c in branch.codings for name in (*c.evidence, *c.against)}
    structure = branch.concept.structure
    return Row(
        id=anchor("coding", episode, branch.concept.name),
        concept=index.link("concept", branch.concept.name),
        depth=branch.depth,
        answer=words.answer(branch.concept, branch.membership),
        value=words.value(branch.membership),
        made_of=words.combine(structure) if structure else "",
        codings=tuple(_coded(coding, index) for coding in branch.codings),
        also_for=_others(branch.speaking_for, cited, index),
        also_against=_others(branch.speaking_against, cited, index),
    )


def _others(items: Iterable[Evidence], cited: set[str], index: Index) -> tuple[Link, ...]:
    return index.items(item.name for item in items if item.name not in cited)


def _coded(coding: Coding, index: Index) -> Coded:
    return Coded(
        coder=index.link("coder", coding.coder),
        value=words.value(coding.membership),
        reason=coding.reason,
        evidence=index.items(coding.evidence),
        against=index.items(coding.against),
        cited=index.cite(coding.references),
    )


def weighed(explanation: Explanation, index: Index) -> tuple[Weighed, ...]:
    """Counter-evidence: items that coders weighed against their own codings."""
    return tuple(
        Weighed(index.item(item.name), item.text, index.cite(item.references))
        for item in explanation.counter_evidence
    )


def pathway(found: Pathway, index: Index) -> PathwayView:
    """A pathway with the evidence for each side.

    Parameters
    ----------
    found : Pathway
        The pathway in one episode.
    index : Index
        Labels and addresses of the record.
    """
    name = found.concept.name
    return PathwayView(
        concept=index.link("concept", name),
        positive=found.concept.positive,
        negative=found.concept.negative,
        serves=_clues(found.positive, name, index),
        threatens=_clues(found.negative, name, index),
    )


def _clues(items: Iterable[Evidence], concept: str, index: Index) -> tuple[Clue, ...]:
    return tuple(
        Clue(index.item(item.name), bearing.weight.value, bearing.why)
        for item in items
        if (bearing := item.bearing(concept)) is not None
    )
