"""Arguments: what one theory makes of an episode, step by step."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.report import words
from foedus.report.views.clause import ClauseView, clause_view
from foedus.report.views.index import Cited, Index, Link
from foedus.report.views.knowledge import PathwayView, pathway
from foedus.report.views.mark import Mark, mark, verdict_anchor
from foedus.study.explain import Argument, Explanation, Step
from foedus.theory.counterfactual import Counterfactual
from foedus.vocabulary.prediction import Answer, Silence


@dataclass(frozen=True, slots=True)
class StepView:
    """A question of a theory, with the episode's answer and its number."""

    asks: str
    concept: Link
    answer: str
    value: str
    cited: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Possible:
    """An answer that remains possible, with its membership."""

    answer: str
    value: str


@dataclass(frozen=True, slots=True)
class Told:
    """An answer that no clause gives: its reasons in sentences, its hedges, and who says so."""

    answer: str
    reasons: tuple[str, ...]
    hedges: tuple[str, ...]
    cited: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class ArgumentView:
    """What a theory makes of an episode.

    Parameters
    ----------
    id : str
        Where a verdict leads.
    theory : Link
        Whose argument it is.
    mark : Mark
        The verdict.
    because : str
        The comparison in a sentence.
    possible : tuple of Possible
        The answers that remain possible.
    steps : tuple of StepView
        Its questions with the answers.
    clauses : tuple of ClauseView
        The clauses that answer.
    outside : str
        Why it says nothing, where the episode lies outside its scope.
    outside_cited : tuple of Cited
        Whose limit that is.
    told : tuple of Told
        Answers that say their reasons themselves, as a game's do.
    pathways : tuple of PathwayView
        The pathways that the clauses run through.
    changes : tuple of str
        The smallest changes that would change the expectation.
    """

    id: str
    theory: Link
    mark: Mark
    because: str
    possible: tuple[Possible, ...]
    steps: tuple[StepView, ...]
    clauses: tuple[ClauseView, ...]
    outside: str
    outside_cited: tuple[Cited, ...]
    told: tuple[Told, ...]
    pathways: tuple[PathwayView, ...]
    changes: tuple[str, ...]


def argument(found: Argument, explanation: Explanation, index: Index) -> ArgumentView:
    """What one theory makes of an episode, ready for the page.

    Parameters
    ----------
    found : Argument
        The argument.
    explanation : Explanation
        The episode's whole chain, for the pathways.
    index : Index
        Labels and addresses of the record.
    """
    judged = found.judgement
    theory, outside = found.theory, _outside(judged.prediction.answers)
    scope = theory.scope if theory and outside else None
    through = {name for clause in found.clauses for name in clause.pathways}
    return ArgumentView(
        id=verdict_anchor(judged),
        theory=index.link("theory", found.rival.name),
        mark=mark(judged.verdict),
        because=judged.because,
        possible=tuple(
            Possible(words.design(a.value), words.value(a.membership))
            for a in judged.prediction.answers
        ),
        steps=tuple(_step(step, index) for step in found.steps),
        clauses=tuple(clause_view(found.rival.name, clause, index) for clause in found.clauses),
        outside=scope.otherwise if scope else "",
        outside_cited=index.cite(scope.references) if scope else (),
        told=tuple(_told(a, index) for a in judged.prediction.answers if _tells(a)),
        pathways=tuple(
            pathway(each, index) for each in explanation.pathways if each.concept.name in through
        ),
        changes=tuple(change(each, index) for each in found.counterfactuals),
    )


def _tells(answer: Answer) -> bool:
    """Whether an answer says its reasons itself, no clause and no scope doing so."""
    return not answer.clauses and answer.value is not Silence.OUT_OF_SCOPE


def _told(answer: Answer, index: Index) -> Told:
    return Told(
        answer=words.capital(words.design(answer.value)),
        reasons=tuple(reason.text for reason in answer.reasons),
        hedges=answer.hedges,
        cited=index.cite(cited for reason in answer.reasons for cited in reason.references),
    )


def _outside(answers: tuple[Answer, ...]) -> bool:
    return any(answer.value is Silence.OUT_OF_SCOPE for answer in answers)


def _step(step: Step, index: Index) -> StepView:
    return StepView(
        asks=step.premise.asks,
        concept=index.link("concept", step.concept.name),
        answer=words.answer(step.concept, step.membership),
        value=words.value(step.membership),
        cited=index.cite(step.premise.references),
    )


def change(found: Counterfactual, index: Index) -> str:
    """A counterfactual as a sentence."""
    concepts = index.record.casebook.concepts
    conditions = [
        f"{concepts[name].label.lower()} had been coded {_word(name, index, value=value)}"
        for name, value in found.changes
    ]
    return f"If {words.either(conditions, 'and')}: {words.designs(found.answers)}."


def _word(name: str, index: Index, *, value: bool) -> str:
    concept = index.record.casebook.concepts[name]
    return (concept.high or "yes") if value else (concept.low or "no")
