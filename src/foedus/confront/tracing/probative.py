"""Types of test, computed from likelihoods: never chosen by hand."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache

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


Ends = tuple[float, float]
"""A lower and an upper end."""

Line = tuple[float, float]
"""A bound of P(clue | not H) as P(clue | H) moves: its height at 0, and its slope."""

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


def possible_tests(
    own: Ends, at_lower: Ends, at_upper: Ends, threshold: float
) -> tuple[ProbativeTest, ...]:
    """Every type of test that intervals leave open.

    Parameters
    ----------
    own : (float, float)
        Ends of P(clue | H).
    at_lower, at_upper : (float, float)
        Ends of P(clue | not H) where P(clue | H) is at its lower and at its upper end; in
        between they move along straight lines.
    threshold : float
        As in `probative_test`.

    Returns
    -------
    tuple of ProbativeTest
        In the order of `ProbativeTest`.

    Examples
    --------
    >>> [test.value for test in possible_tests((0.5, 0.9), (0.2, 0.2), (0.2, 0.2), 2)]
    ['smoking_gun', 'doubly_decisive']
    """
    width = own[1] - own[0]
    lines = [
        _line(own[0], low, (high - low) / width if width else 0.0)
        for low, high in zip(at_lower, at_upper, strict=True)
    ]
    found = {
        test
        for test, above, below in _regions(threshold)
        if _meets(own, [lines[0], *above], [lines[1], *below], (test, threshold))
    }
    return tuple(test for test in ProbativeTest if test in found)


def _line(at: float, height: float, slope: float) -> Line:
    return height - slope * at, slope


@cache
def _regions(c: float) -> tuple[tuple[ProbativeTest, tuple[Line, ...], tuple[Line, ...]], ...]:
    """The region of each test on either side: the lines that it lies above, and those below.

    With s for P(clue | H), P(clue | not H) is at most s/c where presence speaks for H by the
    threshold, and at most 1 − c(1 − s) where absence speaks against it so; for the rivals it
    is at least cs, and at least 1 − (1 − s)/c.
    """
    equal = (0.0, 1.0)
    present, absent = (0.0, 1 / c), (1 - c, c)
    present_for_rivals, absent_for_rivals = (0.0, c), (1 - 1 / c, 1 / c)
    doubly, gun = ProbativeTest.DOUBLY_DECISIVE, ProbativeTest.SMOKING_GUN
    hoop, straw = ProbativeTest.HOOP, ProbativeTest.STRAW
    return (
        (doubly, (), (present, absent)),
        (gun, (absent,), (present,)),
        (hoop, (present,), (absent,)),
        (straw, (present, absent), (equal,)),
        (straw, (equal,), (present_for_rivals, absent_for_rivals)),
        (hoop, (absent_for_rivals,), (present_for_rivals,)),
        (gun, (present_for_rivals,), (absent_for_rivals,)),
        (doubly, (present_for_rivals, absent_for_rivals), ()),
    )


def _meets(
    own: Ends, above: Sequence[Line], below: Sequence[Line], wanted: tuple[ProbativeTest, float]
) -> bool:
    """Whether some point of the intervals lies above the one lines and below the others."""
    low, high = own
    for floor, floor_slope in above:
        for roof, roof_slope in below:
            room, slope = roof - floor, roof_slope - floor_slope
            if abs(slope) <= _TOLERANCE:
                low = math.inf if room + slope * low < -_TOLERANCE else low
            elif slope > 0:
                low = max(low, -room / slope)
            else:
                high = min(high, -room / slope)
    if low > high + _TOLERANCE:
        return False
    # What only touches a border from the side that does not own it is not in the region.
    s = (low + high) / 2
    u = (max(a + b * s for a, b in above) + min(a + b * s for a, b in below)) / 2
    return probative_test(s, u, wanted[1]) is wanted[0]


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
    at_lower, at_upper = ((shared * c + low, shared * c + high) for c in (own.lo, own.hi))
    test = probative_test(own.point, rivals, threshold)
    possible = {test, *possible_tests((own.lo, own.hi), at_lower, at_upper, threshold)}
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
