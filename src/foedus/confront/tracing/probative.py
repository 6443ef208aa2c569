"""Types of test, computed from likelihoods: never chosen by hand."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import partial

from foedus.casebook.ledger import Prior
from foedus.confront.tracing.decibel import decibels, ratio, settled
from foedus.confront.tracing.rows import Row
from foedus.vocabulary.estimate import Estimate


class ProbativeTest(Enum):
    """Van Evera's (1997) four tests.

    Examples
    --------
    >>> ProbativeTest("smoking_gun").label
    'smoking gun'
    """

    STRAW = "straw"
    HOOP = "hoop"
    SMOKING_GUN = "smoking_gun"
    DOUBLY_DECISIVE = "doubly_decisive"

    @property
    def label(self) -> str:
        """The test in running text."""
        return {"straw": "straw in the wind"}.get(self.value, self.value.replace("_", " "))


@dataclass(frozen=True, slots=True)
class Typed:
    """The type of test that a clue is for one hypothesis against all its rivals.

    Parameters
    ----------
    hypothesis : str
        The hypothesis tested.
    test : ProbativeTest
        The type at the points of the likelihoods.
    possible : tuple of ProbativeTest
        Every type that the intervals leave open, `test` among them.
    supports : bool
        Whether the clue, if there, speaks for the hypothesis rather than against it.
    present, absent : float
        Decibels for the hypothesis if the clue is there, and if it is not.
    """

    hypothesis: str
    test: ProbativeTest
    possible: tuple[ProbativeTest, ...]
    supports: bool
    present: float
    absent: float


Point = tuple[float, float]
"""Probabilities of the clue: under the hypothesis, and under its rivals together."""

Border = Callable[[float, float, float], float]
"""At least 0 on one side of the line between two tests, given s, u and the threshold."""

_TOLERANCE = 1e-12
_TESTS = {
    (True, True): ProbativeTest.DOUBLY_DECISIVE,
    (True, False): ProbativeTest.SMOKING_GUN,
    (False, True): ProbativeTest.HOOP,
    (False, False): ProbativeTest.STRAW,
}
"""Test by whether the clue's presence, and its absence, reach the threshold."""


def probative_test(own: float, rivals: float, threshold: float) -> ProbativeTest:
    """The type of test that a clue is, from its likelihoods.

    Parameters
    ----------
    own, rivals : float
        P(clue | H) and P(clue | not H), each within [0, 1].
    threshold : float
        Likelihood ratio c from which a test is passed or failed, above 1.

    Returns
    -------
    ProbativeTest
        With s the larger and u the smaller of the two: doubly decisive where s/u ≥ c and
        (1 − u)/(1 − s) ≥ c; smoking gun where only the first holds, hoop where only the
        second does, straw in the wind where neither does, or both sides are equal. Where
        the rivals expect the clue more, it is such a test of them.

    References
    ----------
    van_evera_1997, for the four tests; humphreys_jacobs_2023, fig. 5.2, for their regions,
    which c = 2 draws.

    Examples
    --------
    >>> probative_test(0.95, 0.6, 2).label
    'hoop'
    """
    s, u = max(own, rivals), min(own, rivals)
    if s - u <= _TOLERANCE:
        return ProbativeTest.STRAW
    return _TESTS[_presence(s, u, threshold) >= 0, _absence(s, u, threshold) >= 0]


def _presence(s: float, u: float, threshold: float) -> float:
    """At least 0 where finding the clue reaches the threshold; linear, so that 0 divides nothing."""
    return s - threshold * u + _TOLERANCE


def _absence(s: float, u: float, threshold: float) -> float:
    """At least 0 where missing the clue reaches the threshold."""
    return (1 - u) - threshold * (1 - s) + _TOLERANCE


def possible_tests(corners: Sequence[Point], threshold: float) -> tuple[ProbativeTest, ...]:
    """Every type of test that intervals leave open.

    Parameters
    ----------
    corners : sequence of (float, float)
        Corners, in turn, of the convex region of (own, rivals) that the intervals span.
    threshold : float
        As in `probative_test`.

    Returns
    -------
    tuple of ProbativeTest
        In the order of `ProbativeTest`.

    Examples
    --------
    >>> [test.value for test in possible_tests([(0.5, 0.2), (0.9, 0.2)], 2)]
    ['smoking_gun', 'doubly_decisive']
    """
    sides = {(own > rivals, probative_test(own, rivals, threshold)) for own, rivals in corners}
    if len(sides) == 1:
        # Regions are convex on either side: what holds all corners holds all between them.
        return tuple(test for _, test in sides)
    at_corners = {
        (probative_test(*corner, threshold), corner[0] >= corner[1]) for corner in corners
    }
    if len(at_corners) == 1:
        # Every region is convex: what holds its corners holds all of it.
        return tuple(test for test, _ in at_corners)
    mirrored = [(rivals, own) for own, rivals in corners]
    found = {test for _, test in sides} | {
        test
        for region in (corners, mirrored)
        for signs, test in _TESTS.items()
        if _meets(region, signs, threshold)
    }
    return tuple(test for test in ProbativeTest if test in found)


def _meets(corners: Sequence[Point], signs: tuple[bool, bool], threshold: float) -> bool:
    """Whether the region of one test, on the side where the first number is the larger, is met."""
    kept = _clipped(list(corners), lambda s, u: s - u + _TOLERANCE)
    for holds, border in zip(signs, (_presence, _absence), strict=True):
        kept = _clipped(kept, partial(_side, border, threshold, 1 if holds else -1))
    if not kept:
        return False
    # What only touches a border from the side that does not own it is not in the region.
    middle = [sum(axis) / len(kept) for axis in zip(*kept, strict=True)]
    return _TESTS[signs] is probative_test(middle[0], middle[1], threshold)


def _side(border: Border, threshold: float, sign: int, s: float, u: float) -> float:
    return sign * border(s, u, threshold)


def _clipped(corners: list[Point], side: Callable[[float, float], float]) -> list[Point]:
    """The part of a convex region on one side of a line (Sutherland and Hodgman)."""
    sides = [side(*corner) for corner in corners]
    if not corners or min(sides) >= 0:
        return corners
    if max(sides) < 0:
        return []
    kept: list[Point] = []
    for place, here in enumerate(corners):
        # Before the first corner comes the last.
        kept += _edge(corners[place - 1], here, sides[place - 1], sides[place])
    return kept


def _edge(before: Point, here: Point, was: float, now: float) -> list[Point]:
    """What one edge adds: where it crosses the line, and its end if that is on the right side."""
    kept: list[Point] = []
    if (was < 0) != (now < 0):
        step = was / (was - now)
        kept.append(
            (before[0] + step * (here[0] - before[0]), before[1] + step * (here[1] - before[1]))
        )
    return [*kept, here] if now >= 0 else kept


def typed(found: Row, prior: Prior, threshold: float) -> tuple[Typed, ...]:
    """What type of test finding a clue is for each hypothesis against all its rivals.

    Parameters
    ----------
    found : Row
        Likelihoods of finding the clue; they must be absolute.
    prior : Prior
        With more than two hypotheses, P(clue | not H) is the mean over the rivals, each
        weighed by its prior; nobody is asked for it.
    threshold : float
        As in `probative_test`.

    Returns
    -------
    tuple of Typed
        One for each hypothesis, in the order of the ledger.
    """
    chances = [Estimate(ratio(cell.lo), ratio(cell.point), ratio(cell.hi)) for cell in found.cells]
    return tuple(
        _typed(place, chances, found.same, prior, threshold) for place in range(len(chances))
    )


def _typed(
    place: int,
    chances: Sequence[Estimate],
    same: Sequence[int],
    prior: Prior,
    threshold: float,
) -> Typed:
    name = prior.probabilities[place][0]
    parts = _shares(prior, place)
    own = chances[place]
    rivals = math.fsum(part * chances[rival].point for rival, part in parts.items())
    # Shares of three add up to one but for dust, which beside a certainty would weigh infinitely.
    rivals = own.point if math.isclose(own.point, rivals, rel_tol=_TOLERANCE) else rivals
    # What the rivals share with the hypothesis moves with it; the rest moves by itself.
    shared = sum(part for rival, part in parts.items() if same[rival] == same[place])
    apart = [(part, chances[r]) for r, part in parts.items() if same[r] != same[place]]
    low = sum(part * chance.lo for part, chance in apart)
    high = sum(part * chance.hi for part, chance in apart)
    ends = [(own.lo, low), (own.hi, low), (own.hi, high), (own.lo, high)]
    corners = [(chance, min(shared * chance + rest_of, 1.0)) for chance, rest_of in ends]
    test = probative_test(own.point, rivals, threshold)
    possible = {test, *possible_tests(corners, threshold)}
    return Typed(
        hypothesis=name,
        test=test,
        possible=tuple(each for each in ProbativeTest if each in possible),
        supports=own.point >= rivals,
        present=_weight(own.point, rivals),
        absent=_weight(1 - own.point, 1 - rivals),
    )


def _shares(prior: Prior, place: int) -> dict[int, float]:
    """Each rival's share of what the prior leaves to all of them."""
    rivals = {r: p for r, (_, p) in enumerate(prior.probabilities) if r != place}
    rest = math.fsum(rivals.values())
    return {rival: p / rest for rival, p in rivals.items()}


def _weight(own: float, rivals: float) -> float:
    """Decibels for the hypothesis; 0 where neither side expects more, were it nothing at all."""
    return 0.0 if own == rivals else settled(decibels(own) - decibels(max(rivals, 0.0)))
