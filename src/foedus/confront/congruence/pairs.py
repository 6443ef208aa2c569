"""Paired comparisons: two episodes and the conditions in which they differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from foedus.casebook.treaty import Observation
from foedus.vocabulary.membership import Membership
from foedus.vocabulary.profile import Profile


@dataclass(frozen=True, slots=True)
class Pair:
    """Two episodes seen through the conditions of one theory.

    Parameters
    ----------
    theory : str
        Whose conditions are compared.
    first, second : str
        Names of the episodes.
    differ, agree, undecided : tuple of str
        Conditions that hold in one only, that hold or fail in both, and that are open in
        at least one of them.
    designs_differ : bool or None
        Whether the designs observed differ; None where one of them is open.
    """

    theory: str
    first: str
    second: str
    differ: tuple[str, ...]
    agree: tuple[str, ...]
    undecided: tuple[str, ...]
    designs_differ: bool | None


def pairs(
    theory: str, conditions: Sequence[str], episodes: Sequence[tuple[Profile, Observation]]
) -> tuple[Pair, ...]:
    """Compare every two episodes over the conditions of a theory.

    Parameters
    ----------
    theory : str
        Name of the theory.
    conditions : sequence of str
        The concepts of its premises, in the order in which they are asked.
    episodes : sequence of (Profile, Observation)
        What is known of each, and what was observed.

    Returns
    -------
    tuple of Pair
        n(n − 1)/2 of them, in the order of the episodes.

    References
    ----------
    george_bennett_2005, on controlled comparison.
    """
    return tuple(
        _pair(theory, conditions, first, second) for first, second in combinations(episodes, 2)
    )


def _pair(
    theory: str,
    conditions: Sequence[str],
    first: tuple[Profile, Observation],
    second: tuple[Profile, Observation],
) -> Pair:
    sorted_by: dict[bool | None, list[str]] = {True: [], False: [], None: []}
    for name in conditions:
        sorted_by[_differ(first[0][name], second[0][name])].append(name)
    designs = (first[1].design, second[1].design)
    return Pair(
        theory=theory,
        first=first[0].subject,
        second=second[0].subject,
        differ=tuple(sorted_by[True]),
        agree=tuple(sorted_by[False]),
        undecided=tuple(sorted_by[None]),
        designs_differ=None if None in designs else designs[0] is not designs[1],
    )


def _differ(first: Membership, second: Membership) -> bool | None:
    """Whether a condition holds in one of two cases only; None where one is open."""
    if not (first.decided and second.decided):
        return None
    return first.possibly_true != second.possibly_true
