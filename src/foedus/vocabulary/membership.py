"""What is known of a condition: one algebra for crisp, fuzzy, unknown and disputed.

A membership is an interval within [0, 1]. True is [1, 1], false [0, 0], unknown [0, 1],
fuzzy [0.6, 0.6]; coders who disagree give [0.3, 0.8]. Conjunction, disjunction and
negation are Zadeh's (1965) on both ends; where only 0, 1 and unknown occur they are
Kleene's (1952) three-valued logic.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

HALF = 0.5
"""The point of maximum ambiguity, which decides nothing (Ragin 2008)."""

DIGITS = 12
"""Decimals of a mean; what lies beyond them is the machine's, not a coder's."""


@dataclass(frozen=True, slots=True)
class Membership:
    """The interval in which the membership of a case in a concept lies.

    Parameters
    ----------
    lo, hi : float
        Ends of the interval, 0 ≤ lo ≤ hi ≤ 1.

    Raises
    ------
    ValueError
        If the ends are out of order or outside [0, 1].

    References
    ----------
    zadeh_1965; kleene_1952; ragin_2008 for the meaning of one half.

    Examples
    --------
    >>> Membership(0.3, 0.8) & Membership(0.6, 0.6)
    Membership(lo=0.3, hi=0.6)
    >>> ~UNKNOWN == UNKNOWN
    True
    """

    lo: float
    hi: float

    def __post_init__(self) -> None:
        """Refuse an interval that is none."""
        if not 0 <= self.lo <= self.hi <= 1:
            msg = f"[{self.lo}, {self.hi}] is no membership: expected 0 ≤ lo ≤ hi ≤ 1"
            raise ValueError(msg)

    @property
    def possibly_true(self) -> bool:
        """Whether a world in which the condition holds is open (hi ≥ ½)."""
        return self.hi >= HALF

    @property
    def possibly_false(self) -> bool:
        """Whether a world in which the condition fails is open (lo ≤ ½)."""
        return self.lo <= HALF

    @property
    def decided(self) -> bool:
        """Whether only one of the two worlds is open."""
        return self.possibly_true != self.possibly_false

    def __invert__(self) -> Membership:
        """Not: [1 − hi, 1 − lo]."""
        return Membership(1 - self.hi, 1 - self.lo)

    def __and__(self, other: Membership) -> Membership:
        """And: the smaller of both ends."""
        return Membership(min(self.lo, other.lo), min(self.hi, other.hi))

    def __or__(self, other: Membership) -> Membership:
        """Or: the larger of both ends."""
        return Membership(max(self.lo, other.lo), max(self.hi, other.hi))

    def __str__(self) -> str:
        """The membership as a reader writes it: true, false, unknown, 0.6 or [0.3, 0.8]."""
        words: dict[tuple[float, float], str] = {(1, 1): "true", (0, 0): "false", (0, 1): "unknown"}
        if word := words.get((self.lo, self.hi)):
            return word
        return f"{self.lo:g}" if self.lo == self.hi else f"[{self.lo:g}, {self.hi:g}]"


TRUE = Membership(1, 1)
FALSE = Membership(0, 0)
UNKNOWN = Membership(0, 1)


def exactly(degree: float) -> Membership:
    """The membership known to be `degree`, between 0 and 1.

    Examples
    --------
    >>> exactly(0.6)
    Membership(lo=0.6, hi=0.6)
    """
    return Membership(degree, degree)


def hull(memberships: Iterable[Membership]) -> Membership:
    """The smallest interval that holds all of them: what coders who disagree leave open.

    Raises
    ------
    ValueError
        If there is none.

    Examples
    --------
    >>> hull([exactly(0.3), exactly(0.8)])
    Membership(lo=0.3, hi=0.8)
    """
    held = list(memberships)
    return Membership(min(m.lo for m in held), max(m.hi for m in held))


def all_of(parts: Sequence[Membership]) -> Membership:
    """Necessary conditions: the smallest (goertz_2006)."""
    return at_least(len(parts), parts)


def any_of(parts: Sequence[Membership]) -> Membership:
    """Substitutes: the largest (goertz_2006)."""
    return at_least(1, parts)


def at_least(count: int, parts: Sequence[Membership]) -> Membership:
    """The membership in "at least `count` of the parts": the count-th largest of each end.

    Raises
    ------
    ValueError
        If `count` is not between 1 and the number of parts.

    References
    ----------
    goertz_2006, on family-resemblance concepts between necessity and substitution.

    Examples
    --------
    >>> at_least(2, [TRUE, UNKNOWN, exactly(0.4)])
    Membership(lo=0.4, hi=1)
    """
    if not 1 <= count <= len(parts):
        msg = f"at least {count} of {len(parts)} parts: expected a count from 1 to {len(parts)}"
        raise ValueError(msg)
    lows = sorted((part.lo for part in parts), reverse=True)
    highs = sorted((part.hi for part in parts), reverse=True)
    return Membership(lows[count - 1], highs[count - 1])


def mean(parts: Sequence[Membership]) -> Membership:
    """Parts that compensate each other: the mean of each end, to `DIGITS` decimals.

    Raises
    ------
    ValueError
        If there is no part.

    Examples
    --------
    >>> mean([TRUE, UNKNOWN])
    Membership(lo=0.5, hi=1.0)
    """
    if not parts:
        msg = "the mean of no parts: expected at least one"
        raise ValueError(msg)
    # The mean of 0.4, 0.8 and 0.3 must be one half, which decides nothing, and not a bit more.
    low = round(sum(part.lo for part in parts) / len(parts), DIGITS)
    high = round(sum(part.hi for part in parts) / len(parts), DIGITS)
    return Membership(low, high)
