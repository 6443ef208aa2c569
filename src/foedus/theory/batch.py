"""Derivation in bulk: the same answers as `derive`, for arrays of profiles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from foedus.vocabulary.concept import Combine
from foedus.vocabulary.membership import DIGITS, HALF

if TYPE_CHECKING:
    from foedus.theory.derive import Rule
    from foedus.theory.implicants import Implicant
    from foedus.vocabulary.concept import Concepts
    from foedus.vocabulary.prediction import AnswerValue

Floats = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
Bounds = tuple[Floats, Floats]
"""Lower and upper ends, two arrays of one length."""


@dataclass(frozen=True, slots=True)
class Profiles:
    """Many profiles: for each concept, the ends of its memberships.

    Parameters
    ----------
    count : int
        Number of profiles m.
    memberships : mapping of str to pair of arrays
        Per concept, lower and upper ends, each of shape (m,), 0 ≤ lo ≤ hi ≤ 1. A concept
        that is absent is aggregated from its parts, as `Casebook.profile` does; an
        indicator that is absent is unknown.

    Raises
    ------
    ValueError
        If an array has another shape or ends that are no membership.

    Examples
    --------
    >>> Profiles(2, {"threat": (np.array([0.2, 1.0]), np.array([0.6, 1.0]))}).count
    2
    """

    count: int
    memberships: Mapping[str, Bounds]

    def __post_init__(self) -> None:
        """Refuse arrays that are no memberships, naming every concept at fault."""
        wrong = [name for name, bounds in self.memberships.items() if not self._sound(bounds)]
        if wrong:
            msg = f"{', '.join(wrong)}: expected {self.count} intervals with 0 ≤ lo ≤ hi ≤ 1"
            raise ValueError(msg)

    def _sound(self, bounds: Bounds) -> bool:
        low, high = bounds
        shaped = low.shape == high.shape == (self.count,)
        return shaped and bool(np.all((low >= 0) & (low <= high) & (high <= 1)))


@dataclass(frozen=True, slots=True)
class Predictions:
    """Many predictions: for each answer, the ends of its memberships.

    Parameters
    ----------
    theory : str
        Who predicts.
    memberships : mapping of Design or Silence to pair of arrays
        Per answer, lower and upper ends, each of shape (m,).
    """

    theory: str
    memberships: Mapping[AnswerValue, Bounds]

    def possible(self, answer: AnswerValue) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
        """Where an answer remains possible, shape (m,)."""
        high: Floats = self.memberships[answer][1]
        return high >= HALF


def derive_batch(rule: Rule, profiles: Profiles) -> Predictions:
    """What a theory expects of many cases, by arrays.

    Parameters
    ----------
    rule : Rule
        A theory made ready.
    profiles : Profiles
        What is known of the cases.

    Returns
    -------
    Predictions
        Per answer the memberships that `derive` gives case by case.
    """
    table = rule.table
    known = [_bounds(name, profiles, table.concepts) for name in table.conditions]
    memberships = {
        answer: _any([_term(implicant, known, profiles.count) for implicant in implicants])
        for answer, implicants in rule.implicants
    }
    return Predictions(table.theory.name, memberships)


def _bounds(name: str, profiles: Profiles, concepts: Concepts) -> Bounds:
    """Memberships in one concept: as given, aggregated from its parts, or unknown."""
    if name in profiles.memberships:
        return profiles.memberships[name]
    structure = concepts[name].structure
    if structure is None:
        return np.zeros(profiles.count), np.ones(profiles.count)
    parts = [_bounds(part, profiles, concepts) for part in structure.parts]
    low, high = (np.stack(ends) for ends in zip(*parts, strict=True))
    if structure.combine is Combine.MEAN:
        return low.mean(axis=0).round(DIGITS), high.mean(axis=0).round(DIGITS)
    kth = len(parts) - structure.required
    return np.sort(low, axis=0)[kth], np.sort(high, axis=0)[kth]


def _term(implicant: Implicant, known: list[Bounds], count: int) -> Bounds:
    """Memberships in one conjunction of literals."""
    # Begun with new arrays, so that no prediction is an array of the profiles by another name.
    term: Bounds = (np.ones(count), np.ones(count))
    for truth, (low, high) in zip(implicant, known, strict=True):
        if truth is not None:
            term = _both(np.minimum, term, (low, high) if truth else (1 - high, 1 - low))
    return term


def _any(terms: list[Bounds]) -> Bounds:
    """Memberships in a disjunction of terms."""
    whole = terms[0]
    for term in terms[1:]:
        whole = _both(np.maximum, whole, term)
    return whole


def _both(choose: np.ufunc, first: Bounds, second: Bounds) -> Bounds:
    return choose(first[0], second[0]), choose(first[1], second[1])
