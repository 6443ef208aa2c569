"""Counterfactuals: the smallest change of conditions that would change an expectation."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations, product

from foedus.theory.derive import Rule, derive
from foedus.vocabulary.membership import FALSE, TRUE
from foedus.vocabulary.prediction import AnswerValue
from foedus.vocabulary.profile import Profile

Answers = Callable[[Profile], tuple[AnswerValue, ...]]
"""What somebody answers of a case: the designs and silences that remain possible."""


@dataclass(frozen=True, slots=True)
class Counterfactual:
    """A change of conditions, and what the theory would then expect.

    Parameters
    ----------
    changes : tuple of (str, bool)
        Conditions with the truth value each would have to have.
    answers : tuple of Design or Silence
        What would then remain possible.
    """

    changes: tuple[tuple[str, bool], ...]
    answers: tuple[AnswerValue, ...]


def counterfactuals(rule: Rule, profile: Profile) -> tuple[Counterfactual, ...]:
    """Every smallest change of conditions that would change what is expected.

    Parameters
    ----------
    rule : Rule
        A theory made ready.
    profile : Profile
        What is known of the case.

    Returns
    -------
    tuple of Counterfactual
        All of the smallest size; empty if no change of conditions changes the answer.
        A condition that is open counts as changed when it is settled either way.
    """
    if len(rule.table.answers) == 1:
        return ()
    return smallest_changes(lambda held: _answers(rule, held), rule.table.conditions, profile)


def smallest_changes(
    answers: Answers, names: tuple[str, ...], profile: Profile
) -> tuple[Counterfactual, ...]:
    """Every smallest change of conditions that would change what anybody expects.

    Parameters
    ----------
    answers : callable
        What they answer of a case.
    names : tuple of str
        The conditions that may change.
    profile : Profile
        What is known of the case.

    Returns
    -------
    tuple of Counterfactual
        As `counterfactuals` gives them.
    """
    now = answers(profile)
    for size in range(1, len(names) + 1):
        found = tuple(
            Counterfactual(changes, then)
            for chosen in combinations(names, size)
            for changes in _changes(chosen, profile)
            if (then := answers(_changed(profile, changes))) != now
        )
        if found:
            return found
    return ()


def _answers(rule: Rule, profile: Profile) -> tuple[AnswerValue, ...]:
    return tuple(answer.value for answer in derive(rule, profile).answers)


def _changes(chosen: tuple[str, ...], profile: Profile) -> Iterator[tuple[tuple[str, bool], ...]]:
    """The ways in which all chosen conditions can be otherwise than they are known to be."""
    options = []
    for name in chosen:
        known = profile[name]
        values = [v for v in (True, False) if not (known.decided and known.possibly_true is v)]
        options.append([(name, value) for value in values])
    yield from product(*options)


def _changed(profile: Profile, changes: tuple[tuple[str, bool], ...]) -> Profile:
    settled = {name: TRUE if value else FALSE for name, value in changes}
    return Profile(profile.subject, {**profile.memberships, **settled})
