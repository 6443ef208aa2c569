"""Derivation: what a theory expects of a case, over every world that is still open."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.theory.implicants import Implicant, prime_implicants
from foedus.theory.worlds import DecisionTable, World
from foedus.vocabulary.design import Design
from foedus.vocabulary.membership import FALSE, TRUE, Membership
from foedus.vocabulary.prediction import Answer, AnswerValue, Prediction, Silence
from foedus.vocabulary.profile import Profile
from foedus.vocabulary.reason import Reason

_ORDER: tuple[AnswerValue, ...] = (*Design, *Silence)


@dataclass(frozen=True, slots=True)
class Rule:
    """A decision table made ready: the prime implicants of each answer.

    Parameters
    ----------
    table : DecisionTable
        Worlds and answers.
    implicants : tuple of pairs
        For each answer, designs by depth and silences last, its prime implicants.
    """

    table: DecisionTable
    implicants: tuple[tuple[AnswerValue, tuple[Implicant, ...]], ...]


def ready(table: DecisionTable) -> Rule:
    """Find the prime implicants of every answer of a table."""
    found = []
    for answer in sorted(table.answers, key=_ORDER.index):
        worlds = [world.truths for world in table.worlds if world.answer is answer]
        found.append((answer, prime_implicants(worlds)))
    return Rule(table, tuple(found))


def derive(rule: Rule, profile: Profile) -> Prediction:
    """What a theory expects of one case.

    Parameters
    ----------
    rule : Rule
        A theory made ready.
    profile : Profile
        What is known of the case; a concept that is absent is unknown.

    Returns
    -------
    Prediction
        The answers that some open world gives, each with its membership. An answer is
        possible if and only if the upper end of its membership reaches ½, and the only
        one if and only if the lower end exceeds ½.

    References
    ----------
    zadeh_1965; kleene_1952; ragin_2008 for the crossover at one half.
    """
    table = rule.table
    known = [profile[name] for name in table.conditions]
    opened = [world for world in table.worlds if is_open(world, known)]
    possible = {world.answer for world in opened}
    answers = tuple(
        _answer(value, _membership(implicants, known), opened, table)
        for value, implicants in rule.implicants
        if value in possible
    )
    return Prediction(table.theory.name, profile.subject, answers)


def is_open(world: World, known: list[Membership]) -> bool:
    """Whether the memberships leave a world possible."""
    return all(
        membership.possibly_true if truth else membership.possibly_false
        for truth, membership in zip(world.truths, known, strict=True)
    )


def _membership(implicants: tuple[Implicant, ...], known: list[Membership]) -> Membership:
    """Membership in the disjunction of the implicants."""
    whole = FALSE
    for implicant in implicants:
        term = TRUE
        for truth, membership in zip(implicant, known, strict=True):
            if truth is not None:
                term &= membership if truth else ~membership
        whole |= term
    return whole


def _answer(
    value: AnswerValue, membership: Membership, opened: list[World], table: DecisionTable
) -> Answer:
    """An answer with the clauses that give it in open worlds, and their reasons."""
    theory = table.theory
    if value is Silence.OUT_OF_SCOPE:
        reasons: tuple[Reason, ...] = (theory.scope.reason,) if theory.scope else ()
        return Answer(value, membership, (), reasons)
    giving = {world.clause.name for world in opened if world.clause and world.answer is value}
    clauses = [clause for clause in theory.clauses if clause.name in giving]
    return Answer(
        value,
        membership,
        tuple(clause.name for clause in clauses),
        tuple(clause.reason for clause in clauses),
        tuple(clause.hedge for clause in clauses if clause.hedge),
    )
