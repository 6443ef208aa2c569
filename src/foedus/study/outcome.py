"""What theories and games make of a casebook: each expectation derived, and judged."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from foedus.casebook.casebook import Casebook
from foedus.casebook.episode import Episode
from foedus.confront.congruence.verdict import Judgement, judge
from foedus.study.record import Finding
from foedus.study.rivals import Rival
from foedus.theory.derive import Rule, ready
from foedus.theory.theory import Theory
from foedus.theory.worlds import IncompleteTheoryError, tabulate
from foedus.vocabulary.concept import Concepts
from foedus.vocabulary.problem import InputError, Place, Problem


@dataclass(frozen=True, slots=True)
class Outcome:
    """Episodes and judgements of one casebook under one set of rivals."""

    findings: tuple[Finding, ...]
    judgements: tuple[Judgement, ...]


def made_ready(theories: tuple[Theory, ...], concepts: Concepts) -> tuple[Rule, ...]:
    """Theories as rules over these concepts."""
    return tuple(ready(tabulate(theory, concepts)) for theory in theories)


def ready_under(changed: Casebook, was: Casebook, theories: tuple[Theory, ...]) -> tuple[Rule, ...]:
    """Theories as rules once readings have changed concepts, which not every theory survives.

    Parameters
    ----------
    changed, was : Casebook
        The casebook under the readings, and as it stood before them.
    theories : tuple of Theory
        Complete over the concepts of `was`.

    Raises
    ------
    InputError
        If a reading leaves a theory without an answer, naming the reading.
    """
    try:
        return made_ready(theories, changed.concepts)
    except IncompleteTheoryError as error:
        before = {decision.name: decision.taken for decision in was.decisions}
        taken = [f"{d.name}={d.taken}" for d in changed.decisions if d.taken != before[d.name]]
        problem = Problem(
            place=Place("decisions.yaml"),
            code="FD603",
            found=f"under {', '.join(taken)} the {error}",
            expected="theories that answer every world once, whatever is read into a concept",
            remedy="change what the reading makes of the concept, or the theory's clauses",
        )
        raise InputError([problem]) from error


def confront(
    casebook: Casebook, rivals: Iterable[Rival], episodes: tuple[Episode, ...] | None = None
) -> Outcome:
    """Ask every rival what it expects of each episode, and judge it.

    Parameters
    ----------
    casebook : Casebook
        What was observed.
    rivals : iterable of Rival
        Theories and games.
    episodes : tuple of Episode or None
        Which of the casebook's episodes; None for all.
    """
    findings = tuple(
        Finding(episode, casebook.profile(episode.name), casebook.observation(episode))
        for episode in (casebook.episodes if episodes is None else episodes)
    )
    asked = tuple(rivals)
    judgements = tuple(_judge(found, rival) for found in findings for rival in asked)
    return Outcome(findings, judgements)


def _judge(found: Finding, rival: Rival) -> Judgement:
    prediction = rival.expects(found.profile)
    return judge(found.episode, prediction, found.observation, rival.preference_of)
