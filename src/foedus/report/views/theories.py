"""Theories and concepts as the page states them: clauses, scope, definitions."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.report import words
from foedus.report.anchors import anchor
from foedus.report.views.clause import ClauseView, clause_view, spaced
from foedus.report.views.index import Cited, Index, Link
from foedus.theory.theory import Premise, Theory
from foedus.vocabulary.concept import Concept


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of a theory, and the concept that it asks about."""

    concept: Link
    asks: str
    cited: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class TheoryView:
    """A theory as the page states it."""

    id: str
    label: str
    names: tuple[str, ...]
    authors: str
    explains: str
    preference: str
    summary: str
    scope: str
    scope_otherwise: str
    scope_cited: tuple[Cited, ...]
    premises: tuple[Asked, ...]
    clauses: tuple[ClauseView, ...]
    cited: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class ConceptView:
    """A concept as the page defines it."""

    id: str
    label: str
    name: str
    definition: str
    scale: str
    made_of: str
    parts: tuple[Link, ...]
    positive: str
    negative: str
    cited: tuple[Cited, ...]


def theory_views(index: Index) -> tuple[TheoryView, ...]:
    """Every theory of the record."""
    return tuple(_theory(rule.table.theory, index) for rule in index.record.rules)


def _theory(theory: Theory, index: Index) -> TheoryView:
    scope = theory.scope
    return TheoryView(
        id=anchor("theory", theory.name),
        label=theory.label,
        names=theory.names,
        authors=words.either(list(theory.authors), "and"),
        explains=theory.explains,
        preference=words.preference(theory.preference_of),
        summary=theory.summary,
        scope=spaced(scope.when) if scope else "",
        scope_otherwise=scope.otherwise if scope else "",
        scope_cited=index.cite(scope.references) if scope else (),
        premises=tuple(_premise(premise, index) for premise in theory.premises),
        clauses=tuple(clause_view(theory.name, clause, index) for clause in theory.clauses),
        cited=index.cite(theory.references),
    )


def _premise(premise: Premise, index: Index) -> Asked:
    return Asked(
        index.link("concept", premise.concept), premise.asks, index.cite(premise.references)
    )


@dataclass(frozen=True, slots=True)
class CodingStep:
    """A question of the rule that codes designs: what must hold, the level, the design."""

    when: Link
    level: str
    design: str


@dataclass(frozen=True, slots=True)
class RuleView:
    """The rule that codes the observed design, as the page states it."""

    label: str
    text: str
    steps: tuple[CodingStep, ...]
    otherwise: str
    cited: tuple[Cited, ...]


def rule_view(index: Index) -> RuleView:
    """The rule by which a record's observed designs were coded."""
    rule = index.record.casebook.rule
    return RuleView(
        label=rule.label,
        text=rule.text,
        steps=tuple(
            CodingStep(index.link("concept", s.when), s.level.value, words.design(s.design))
            for s in rule.steps
        ),
        otherwise=words.design(rule.otherwise),
        cited=index.cite(rule.references),
    )


def concept_views(index: Index) -> tuple[ConceptView, ...]:
    """Every concept of the record, each above its parts."""
    concepts = index.record.casebook.concepts
    below = {part for concept in concepts for part in concepts.parts(concept.name)}
    tops = [concept.name for concept in concepts if concept.name not in below]
    ordered = dict.fromkeys(name for top in tops for name in concepts.within(top))
    return tuple(_concept(concepts[name], index) for name in ordered)


def _concept(concept: Concept, index: Index) -> ConceptView:
    structure = concept.structure
    return ConceptView(
        id=anchor("concept", concept.name),
        label=concept.label,
        name=concept.name,
        definition=concept.definition,
        scale=concept.scale,
        made_of=words.combine(structure) if structure else "",
        parts=tuple(index.link("concept", part) for part in (structure.parts if structure else ())),
        positive=concept.positive,
        negative=concept.negative,
        cited=index.cite(concept.references),
    )
