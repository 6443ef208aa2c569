"""Explaining an episode: the whole chain, from the page of a source to the verdict."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.casebook.coding import Coding
from foedus.casebook.evidence import Evidence
from foedus.confront.congruence.verdict import Judgement
from foedus.study.record import Finding, Record
from foedus.study.rivals import OfTheory, Rival
from foedus.theory.clause import Clause
from foedus.theory.counterfactual import Counterfactual
from foedus.theory.theory import Premise, Theory
from foedus.vocabulary.concept import Concept
from foedus.vocabulary.membership import Membership


@dataclass(frozen=True, slots=True)
class Branch:
    """A concept in an episode: its membership, and what it was made of.

    Parameters
    ----------
    concept : Concept
        The concept.
    depth : int
        How far below the concept that a theory names; 0 for that concept itself.
    membership : Membership
        What is known.
    codings : tuple of Coding
        For an indicator, what each coder concludes.
    speaking_for, speaking_against : tuple of Evidence
        For an indicator, the items of this episode that bear on it, each way.
    """

    concept: Concept
    depth: int
    membership: Membership
    codings: tuple[Coding, ...] = ()
    speaking_for: tuple[Evidence, ...] = ()
    speaking_against: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Pathway:
    """One pathway in an episode: the evidence that it serves and that it threatens the regime."""

    concept: Concept
    positive: tuple[Evidence, ...]
    negative: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One question of a theory with the answer that the episode gives."""

    premise: Premise
    concept: Concept
    membership: Membership

    @property
    def answer(self) -> str:
        """The word for the answer, both words where it is open."""
        high = self.concept.high or "yes"
        low = self.concept.low or "no"
        words = [
            word
            for word, possible in (
                (high, self.membership.possibly_true),
                (low, self.membership.possibly_false),
            )
            if possible
        ]
        return " or ".join(words)


@dataclass(frozen=True, slots=True)
class Argument:
    """What one rival makes of an episode.

    Parameters
    ----------
    rival : Rival
        Whose argument it is.
    theory : Theory or None
        The theory, where it is one; a game's reasons stand with its answers.
    steps : tuple of Step
        Its questions in order, with the answers.
    clauses : tuple of Clause
        The clauses that answer in an open world.
    judgement : Judgement
        Expectation, observation and verdict.
    counterfactuals : tuple of Counterfactual
        The smallest changes of conditions that would change the expectation.
    """

    rival: Rival
    theory: Theory | None
    steps: tuple[Step, ...]
    clauses: tuple[Clause, ...]
    judgement: Judgement
    counterfactuals: tuple[Counterfactual, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """The whole chain for one episode.

    Parameters
    ----------
    finding : Finding
        The episode, what is known of it and what was observed.
    branches : tuple of Branch
        Every concept that a theory names, top down, each with its parts below it.
    pathways : tuple of Pathway
        The pathways with the evidence for each side.
    arguments : tuple of Argument
        The study's first theory, then its rivals, games last.
    counter_evidence : tuple of Evidence
        Items that coders weighed against their own codings, each once.
    """

    finding: Finding
    branches: tuple[Branch, ...]
    pathways: tuple[Pathway, ...]
    arguments: tuple[Argument, ...]
    counter_evidence: tuple[Evidence, ...]


def explain(record: Record, episode: str) -> Explanation:
    """Trace one episode of a record from evidence to verdict.

    Parameters
    ----------
    record : Record
        A run.
    episode : str
        The name of one of its episodes.

    Returns
    -------
    Explanation
        Frozen; nothing in it was derived anew.
    """
    finding = record.finding(episode)
    items = record.casebook.evidence_of(episode)
    tops = _tops(record)
    branches = tuple(b for name in tops for b in _branches(record, finding, items, name, 0))
    weighed = {name for branch in branches for coding in branch.codings for name in coding.against}
    return Explanation(
        finding=finding,
        branches=branches,
        pathways=_pathways(record, items),
        arguments=tuple(_argument(record, finding, theory) for theory in record.theories),
        counter_evidence=tuple(e for e in record.casebook.evidence if e.name in weighed),
    )


def _tops(record: Record) -> tuple[str, ...]:
    """Concepts that theories name and that are not part of another one named."""
    concepts = record.casebook.concepts
    named = dict.fromkeys(name for rival in record.rivals for name in rival.named_concepts)
    below = {part for name in named for part in concepts.within(name)[1:]}
    return tuple(name for name in named if name not in below)


def _branches(
    record: Record, finding: Finding, items: tuple[Evidence, ...], name: str, depth: int
) -> list[Branch]:
    concept = record.casebook.concepts[name]
    speaking_for, speaking_against = _each_way(items, name)
    branch = Branch(
        concept=concept,
        depth=depth,
        membership=finding.profile[name],
        codings=record.casebook.codings_of(finding.episode.name, name),
        speaking_for=speaking_for,
        speaking_against=speaking_against,
    )
    below = [
        b
        for part in record.casebook.concepts.parts(name)
        for b in _branches(record, finding, items, part, depth + 1)
    ]
    return [branch, *below]


def _each_way(
    items: tuple[Evidence, ...], concept: str
) -> tuple[tuple[Evidence, ...], tuple[Evidence, ...]]:
    """The items that bear on a concept: those for it or serving the regime, and the others."""
    bearing = [(item, bears) for item in items if (bears := item.bearing(concept)) is not None]
    return (
        tuple(item for item, bears in bearing if not bears.direction.opposes),
        tuple(item for item, bears in bearing if bears.direction.opposes),
    )


def _pathways(record: Record, items: tuple[Evidence, ...]) -> tuple[Pathway, ...]:
    pathways = [concept for concept in record.casebook.concepts if concept.is_pathway]
    return tuple(Pathway(concept, *_each_way(items, concept.name)) for concept in pathways)


def _argument(record: Record, finding: Finding, name: str) -> Argument:
    rival = record.rival(name)
    theory = rival.theory if isinstance(rival, OfTheory) else None
    judged = record.judgement(finding.episode.name, name)
    answering = {clause for answer in judged.prediction.answers for clause in answer.clauses}
    return Argument(
        rival=rival,
        theory=theory,
        steps=tuple(
            Step(p, record.casebook.concepts[p.concept], finding.profile[p.concept])
            for p in rival.premises
        ),
        clauses=tuple(c for c in theory.clauses if c.name in answering) if theory else (),
        judgement=judged,
        counterfactuals=tuple(
            a.counterfactual
            for a in record.alternatives
            if (a.episode, a.theory) == (finding.episode.name, name)
        ),
    )
