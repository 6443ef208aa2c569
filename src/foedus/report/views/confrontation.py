"""Comparisons, coverage and decisions: what stands beside the verdicts."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.casebook.decision import Decision, Reading
from foedus.confront.congruence.coverage import Reach
from foedus.confront.congruence.pairs import Pair
from foedus.confront.congruence.verdict import Judgement
from foedus.report import words
from foedus.report.anchors import anchor
from foedus.report.views.index import Cited, Index, Link
from foedus.report.views.mark import Verdicted, verdicted
from foedus.study.record import Effect, ReadingEffects


@dataclass(frozen=True, slots=True)
class PairRow:
    """Two tests, and the conditions in which they differ, agree or stay open."""

    first: Link
    second: Link
    differ: tuple[Link, ...]
    agree: tuple[Link, ...]
    undecided: tuple[Link, ...]
    designs: str


@dataclass(frozen=True, slots=True)
class PairTable:
    """The pairs seen through one theory."""

    theory: Link
    rows: tuple[PairRow, ...]


@dataclass(frozen=True, slots=True)
class ReachRow:
    """A clause with the episodes that reach it."""

    clause: Link
    expects: str
    tests: tuple[Link, ...]
    others: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ReachTable:
    """The clauses of one theory; `idle` of them no test reaches."""

    theory: Link
    rows: tuple[ReachRow, ...]
    idle: int


@dataclass(frozen=True, slots=True)
class EffectRow:
    """A verdict that another reading would change: before, after, and what else changes."""

    episode: Link
    theory: Link
    before: Verdicted
    after: Verdicted
    observed: str
    scored: str


@dataclass(frozen=True, slots=True)
class ReadingView:
    """A reading: whether it is the one taken, and what taking it would change."""

    name: str
    text: str
    taken: bool
    effects: tuple[EffectRow, ...]


@dataclass(frozen=True, slots=True)
class DecisionView:
    """A question left to the coder, with every reading."""

    id: str
    name: str
    question: str
    text: str
    readings: tuple[ReadingView, ...]
    cited: tuple[Cited, ...]


_DIFFER = {True: "differ", False: "are the same", None: "are not both known"}


def pair_tables(index: Index) -> tuple[PairTable, ...]:
    """Paired comparisons, theory by theory."""
    return tuple(
        PairTable(index.link("theory", name), tuple(_pair(p, index) for p in pairs))
        for name in index.record.theories
        if (pairs := [p for p in index.record.pairs if p.theory == name])
    )


def _pair(pair: Pair, index: Index) -> PairRow:
    return PairRow(
        first=index.named("episode", pair.first),
        second=index.named("episode", pair.second),
        differ=_concepts(pair.differ, index),
        agree=_concepts(pair.agree, index),
        undecided=_concepts(pair.undecided, index),
        designs=_designs(pair),
    )


def _designs(pair: Pair) -> str:
    """Whether the designs differ, and whether the theory has a condition that could say why."""
    if pair.designs_differ and not pair.differ and not pair.undecided:
        return "differ, and no condition does"
    return _DIFFER[pair.designs_differ]


def _concepts(names: tuple[str, ...], index: Index) -> tuple[Link, ...]:
    return tuple(index.link("concept", name) for name in names)


def reach_tables(index: Index) -> tuple[ReachTable, ...]:
    """Coverage, theory by theory."""
    return tuple(_reached(rule.table.theory.name, index) for rule in index.record.rules)


def _reached(theory: str, index: Index) -> ReachTable:
    own = [reach for reach in index.record.reaches if reach.theory == theory]
    return ReachTable(
        theory=index.link("theory", theory),
        rows=tuple(_reach(reach, index) for reach in own),
        idle=sum(not reach.tested for reach in own),
    )


def _reach(reach: Reach, index: Index) -> ReachRow:
    clauses = index.record.rule(reach.theory).table.theory.clauses
    answers = [words.design(clause.answer) for clause in clauses if clause.name == reach.clause]
    return ReachRow(
        clause=index.clause(reach.theory, reach.clause),
        expects=words.either(answers),
        tests=tuple(index.named("episode", name) for name in reach.tests),
        others=tuple(index.named("episode", name) for name in reach.others),
    )


def decision_views(index: Index) -> tuple[DecisionView, ...]:
    """Every decision, with what each reading not taken would change."""
    effects = {(each.decision, each.reading): each for each in index.record.decisions}
    return tuple(
        DecisionView(
            id=anchor("decision", decision.name),
            name=decision.name,
            question=decision.question,
            text=decision.text,
            readings=tuple(_reading(r, decision, effects, index) for r in decision.readings),
            cited=index.cite(decision.references),
        )
        for decision in index.record.casebook.decisions
    )


def _reading(
    reading: Reading,
    decision: Decision,
    effects: dict[tuple[str, str], ReadingEffects],
    index: Index,
) -> ReadingView:
    found = effects.get((decision.name, reading.name))
    return ReadingView(
        name=reading.name,
        text=reading.text,
        taken=reading.name == decision.taken,
        effects=tuple(effect_row(effect, index) for effect in found.effects) if found else (),
    )


def effect_row(effect: Effect, index: Index) -> EffectRow:
    """A verdict that another reading would change, ready for the page."""
    label = index.label("theory", effect.theory)
    return EffectRow(
        episode=index.named("episode", effect.episode),
        theory=index.link("theory", effect.theory),
        before=verdicted(effect.before, label),
        after=verdicted(effect.after, label),
        observed=_observed(effect.before, effect.after),
        scored=_scored(effect),
    )


def _observed(before: Judgement, after: Judgement) -> str:
    """How the design observed changes; empty where it does not."""
    if before.observation.designs == after.observation.designs:
        return ""
    then = words.designs(after.observation.designs)
    return f"observed: {words.designs(before.observation.designs)} → {then}"


def _scored(effect: Effect) -> str:
    """What the change does to the score; empty where it does nothing."""
    if effect.before.scored == effect.after.scored:
        return "counts" if effect.after.scored else ""
    return "would count" if effect.after.scored else "would no longer count"
