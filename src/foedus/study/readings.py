"""Readings: a casebook under other answers to its decisions, and what they would change."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.casebook.casebook import Casebook
from foedus.casebook.decision import Choice, Decision, Reading
from foedus.casebook.episode import Episode
from foedus.casebook.readings import take
from foedus.confront.congruence.verdict import Judgement, Verdict
from foedus.study.outcome import Outcome, confront, ready_under
from foedus.study.record import Effect, ReadingEffects
from foedus.study.rivals import Rivals


@dataclass(frozen=True, slots=True)
class Readings:
    """A casebook as its files have it, and the readings taken in place of its own."""

    base: Casebook
    taken: tuple[Choice, ...]

    @property
    def casebook(self) -> Casebook:
        """The casebook under the readings taken."""
        casebook = self.base
        for decision, reading in self.taken:
            casebook = take(casebook, decision, reading)
        return casebook

    def instead(self, decision: Decision, reading: Reading) -> Casebook:
        """The casebook with one more decision answered otherwise than it now is."""
        answers = {chosen.name: (chosen, answer) for chosen, answer in self.taken}
        answers[decision.name] = (decision, reading)
        order = [d.name for d in self.base.decisions if d.name in answers]
        return Readings(self.base, tuple(answers[name] for name in order)).casebook


def decision_effects(
    readings: Readings, now: Casebook, rivals: Rivals, outcome: Outcome
) -> tuple[ReadingEffects, ...]:
    """What each reading not taken would change, each by itself.

    Parameters
    ----------
    readings : Readings
        The casebook and the readings taken.
    now : Casebook
        The casebook under them.
    rivals : Rivals
        The theories, made ready over the concepts of `now`, and the games.
    outcome : Outcome
        What they make of `now`.

    Returns
    -------
    tuple of ReadingEffects
        One per reading not taken, in the order of the decisions.
    """
    return tuple(
        ReadingEffects(
            decision.name,
            reading.name,
            effects(now, readings.instead(decision, reading), rivals, outcome),
        )
        for decision in now.decisions
        for reading in decision.alternatives
    )


def effects(
    now: Casebook, changed: Casebook, rivals: Rivals, outcome: Outcome
) -> tuple[Effect, ...]:
    """The judgements that differ once the casebook is changed.

    Parameters
    ----------
    now, changed : Casebook
        The casebook as it stands, and as it would be; both of the same episodes.
    rivals : Rivals
        The theories, made ready over the concepts of `now`, and the games.
    outcome : Outcome
        What they make of `now`.

    Returns
    -------
    tuple of Effect
        In the order of the judgements. Episodes that the change leaves alone are not
        derived again.
    """
    if changed.concepts == now.concepts:
        before = [_basis(now, episode) for episode in now.episodes]
        after = [_basis(changed, episode) for episode in changed.episodes]
        touched = tuple(
            episode
            for episode, was, becomes in zip(changed.episodes, before, after, strict=True)
            if was != becomes
        )
    else:
        touched = changed.episodes
        theories = tuple(rule.table.theory for rule in rivals.rules)
        # A game is solved over its own states: other concepts only move the cases in them.
        rivals = Rivals(ready_under(changed, now, theories), rivals.games)
    anew = confront(changed, rivals, touched).judgements
    then = {(judged.episode, judged.theory): judged for judged in anew}
    return tuple(
        Effect(judged.episode, judged.theory, judged, other)
        for judged in outcome.judgements
        if (other := then.get((judged.episode, judged.theory))) and _gist(judged) != _gist(other)
    )


def _basis(casebook: Casebook, episode: Episode) -> tuple[object, ...]:
    """All that the judgements of an episode rest on, besides theories and concepts."""
    codings = casebook.codings_in(episode.name)
    return episode, codings, casebook.arrangement(episode), casebook.rule


def _gist(judged: Judgement) -> tuple[object, ...]:
    """What a reading must change to be reported: the verdict, its weight, or what is expected."""
    if judged.verdict is Verdict.NOT_COMPARABLE:
        return judged.verdict, judged.scored
    possible = tuple(answer.value for answer in judged.prediction.answers)
    return judged.verdict, judged.scored, possible
