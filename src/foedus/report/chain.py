"""The chain of one episode in words: from the page of a source to the verdict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from foedus.casebook.coding import Coding
from foedus.casebook.evidence import Evidence
from foedus.report.clauses import Labels, clause_lines, word
from foedus.report.dates import in_words
from foedus.report.layout import Tone
from foedus.report.lines import Line, Part
from foedus.report.tables import by_coder, degree, in_brief, seen, verdict
from foedus.report.words import brief, capital, design
from foedus.study.explain import Argument, Branch, Explanation, Pathway
from foedus.study.record import Record
from foedus.theory.counterfactual import Counterfactual
from foedus.vocabulary.concept import Combine, Concept
from foedus.vocabulary.membership import Membership

_COMBINED = {
    Combine.ALL_OF: "all of its parts must hold",
    Combine.ANY_OF: "one of its parts is enough",
    Combine.AT_LEAST: "enough of its parts must hold",
    Combine.MEAN: "its parts compensate each other",
}


@dataclass(frozen=True, slots=True)
class Teller:
    """Who tells the chain: the record, its bibliography, and the items told so far.

    Parameters
    ----------
    record : Record
        The run.
    labels : Labels
        Labels of concepts and sources.
    told : set of str
        Names of evidence items already shown in full; later they are only named.
    """

    record: Record
    labels: Labels
    told: set[str] = field(default_factory=set)

    def actor(self, name: str) -> str:
        """An actor's name in running text."""
        labels = {actor.name: actor.label for actor in self.record.casebook.actors}
        return labels.get(name, name)


def chain(record: Record, explanation: Explanation) -> tuple[Part, ...]:
    """Everything that leads to the verdicts on one episode, part by part.

    Parameters
    ----------
    record : Record
        The run.
    explanation : Explanation
        The episode explained.

    Returns
    -------
    tuple of Part
        The episode, what is known, what was observed, the first theory's argument, the
        pathways, the counter-evidence, the rivals.
    """
    teller = Teller(record, Labels.of(record.casebook))
    first, *rivals = explanation.arguments
    brief = in_brief(record, explanation.finding)
    parts = [
        ("Episode", _episode(teller, explanation)),
        ("What is known", _known(teller, explanation.branches)),
        ("What was observed", _observed(teller, explanation)),
        (f"What follows: {first.rival.label}", _argument(teller, first)),
        ("Pathways", _pathways(teller, explanation.pathways)),
        ("Counter-evidence weighed", _counter(teller, explanation.counter_evidence)),
        *((f"Rival: {rival.rival.label}", _argument(teller, rival)) for rival in rivals),
    ]
    found = ((title, tuple(lines)) for title, lines in parts)
    episode, *rest = (Part(title, lines) for title, lines in found if lines)
    return (episode, Part(brief.title, brief), *rest)


def _episode(teller: Teller, explanation: Explanation) -> Iterator[Line]:
    episode = explanation.finding.episode
    leader = f" ({teller.actor(episode.leader)})" if episode.leader else ""
    chosen = f"design chosen {in_words(episode.chosen)}" if episode.chosen else ""
    said = (
        episode.status.value,
        f"client {teller.actor(episode.client)}{leader}",
        f"patron {teller.actor(episode.patron)}",
        in_words(episode.period),
        chosen,
    )
    yield Line(" · ".join(filter(None, said)))
    if episode.text:
        yield Line(episode.text)
    yield from teller.labels.cited(episode.references, 0)


# What is known


def _known(teller: Teller, branches: Iterable[Branch]) -> Iterator[Line]:
    for branch in branches:
        yield Line(_reading(branch.concept, branch.membership), branch.depth, head=_head(branch))
        if branch.concept.structure:
            combined = _COMBINED[branch.concept.structure.combine]
            yield Line(f"{combined}:", branch.depth + 1, Tone.QUIET)
        for coding in branch.codings:
            yield from _coding(teller, coding, branch.depth + 1)
        yield from _bearing(teller, branch)


def _head(branch: Branch) -> str:
    return f"{branch.concept.label}:"


def _reading(concept: Concept, membership: Membership) -> str:
    """A membership with the concept's own word for it, where it has one and it is decided."""
    said = concept.high if membership.possibly_true else concept.low
    known = degree(membership)
    return f"{known}, {said}" if membership.decided and said else known


def _coding(teller: Teller, coding: Coding, depth: int) -> Iterator[Line]:
    who = f"{by_coder(teller.record, coding)}: {degree(coding.membership)}."
    yield Line(coding.reason, depth, head=who)
    yield from teller.labels.cited(coding.references, depth + 1)


def _bearing(teller: Teller, branch: Branch) -> Iterator[Line]:
    relied = {name for coding in branch.codings for name in coding.evidence}
    weighed = {name for coding in branch.codings for name in coding.against}
    for direction, items in (("for", branch.speaking_for), ("against", branch.speaking_against)):
        for item in items:
            used = "relied on" if item.name in relied else ""
            used = "weighed" if item.name in weighed else used
            yield from _item(teller, item, branch.concept.name, branch.depth + 1, direction, used)


def _item(
    teller: Teller, item: Evidence, concept: str, depth: int, direction: str, used: str = ""
) -> Iterator[Line]:
    """An item with its claim, its source and why it bears; the second time its name only."""
    bearing = item.bearing(concept)
    date = in_words(item.date) if item.date else ""
    weight = bearing.weight.value if bearing else ""
    marks = [mark.label for mark in item.marks]
    said = " · ".join(filter(None, (item.name, date, weight, used, *marks)))
    yield Line(said, depth, head=f"{_SIDES[direction]} {direction}:")
    if item.name not in teller.told:
        teller.told.add(item.name)
        yield Line(item.text, depth + 1)
        yield from teller.labels.cited(item.references, depth + 1)
    if bearing:
        yield Line(f"Why: {bearing.why}", depth + 1, Tone.QUIET)


_SIDES = {"for": "+", "against": "–", "serves": "+", "threatens": "–"}


# What was observed


def _observed(teller: Teller, explanation: Explanation) -> Iterator[Line]:
    finding = explanation.finding
    book = teller.record.casebook
    made = next((a for a in book.arrangements if a.name == finding.episode.arrangement), None)
    if made is None:
        yield Line("No arrangement was coded.")
        return
    yield Line(f"{seen(finding)}, by {book.rule.label}", head=f"{made.title}:")
    yield from teller.labels.cited(book.rule.references, 1)
    for feature in finding.observation.features:
        said = f"{degree(feature.membership)}. {feature.reason}"
        yield Line(said, 1, head=f"{teller.labels.label(feature.concept)}:")
        yield from teller.labels.cited(feature.references, 2)
        if feature.evidence:
            yield Line(f"Evidence: {', '.join(feature.evidence)}", 2, Tone.QUIET)
    yield from _refusal(teller, explanation)


def _refusal(teller: Teller, explanation: Explanation) -> Iterator[Line]:
    refusal = explanation.finding.episode.refusal
    if refusal:
        yield Line(refusal.reason, head=f"Asked for {refusal.wanted.label}, and refused:")
        yield from teller.labels.cited(refusal.references, 1)


# What follows


def _argument(teller: Teller, argument: Argument) -> Iterator[Line]:
    for number, step in enumerate(argument.steps, 1):
        head = f"{number}. {step.premise.asks}"
        yield Line(f"{step.answer} ({degree(step.membership)})", head=head)
        yield from teller.labels.cited(step.premise.references, 1)
    if argument.theory:
        for clause in argument.clauses:
            yield from clause_lines(clause, argument.theory, teller.labels)
    yield from _told(teller, argument)
    judged = argument.judgement
    expected = brief(answer.value for answer in judged.prediction.answers)
    cell = verdict(judged.verdict)
    counts = "" if judged.scored else " Not a test, so it does not count."
    yield Line(f"{expected}.", head="Expected:")
    yield Line(f"{cell.text}. {judged.because}{counts}", tone=cell.tone)
    yield from _changes(teller, argument)


def _told(teller: Teller, argument: Argument) -> Iterator[Line]:
    """Answers that no clause gives say their reasons themselves: a scope's, a game's."""
    for answer in argument.judgement.prediction.answers:
        if not answer.clauses:
            for number, reason in enumerate(answer.reasons):
                head = "" if number else f"{capital(design(answer.value))}:"
                yield Line(reason.text, 1 if number else 0, head=head)
                yield from teller.labels.cited(reason.references, 1)
            for hedge in answer.hedges:
                yield Line(hedge, 1, head="Hedge:")


def _changes(teller: Teller, argument: Argument) -> Iterator[Line]:
    found = argument.counterfactuals
    if not found:
        yield Line("No change of conditions would change the expectation.")
        return
    yield Line("", head="The smallest change that would change the expectation:")
    for change in found:
        yield Line(change_text(teller, change), 1)


def change_text(teller: Teller, change: Counterfactual) -> str:
    """A smallest change in words: the conditions as they would be, and what would then follow."""
    concepts = teller.record.casebook.concepts
    said = [
        f"{concepts[name].label}: {word(concepts[name], holds=value)}"
        for name, value in change.changes
    ]
    return f"{', '.join(said)} → {brief(change.answers)}"


# Pathways, counter-evidence


def _pathways(teller: Teller, pathways: Iterable[Pathway]) -> Iterator[Line]:
    for pathway in pathways:
        if not (pathway.positive or pathway.negative):
            continue
        numbers = f"{len(pathway.positive)} for, {len(pathway.negative)} against the regime"
        yield Line(numbers, head=f"{pathway.concept.label}:")
        name = pathway.concept.name
        for item in pathway.positive:
            yield from _item(teller, item, name, 1, "serves")
        for item in pathway.negative:
            yield from _item(teller, item, name, 1, "threatens")


def _counter(teller: Teller, items: Iterable[Evidence]) -> Iterator[Line]:
    for item in items:
        against = [b for b in item.bears_on if b.direction.opposes]
        where = ", ".join(teller.labels.label(bearing.concept) for bearing in against)
        yield Line(f"{item.text}", 1, head=f"{item.name}:")
        yield from teller.labels.cited(item.references, 2)
        if where:
            yield Line(f"Against: {where}", 2, Tone.QUIET)
