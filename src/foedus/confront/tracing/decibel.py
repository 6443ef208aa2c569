"""Decibels: ten times the common logarithm of a likelihood or of a ratio of two."""

from __future__ import annotations

import math

LEVEL = 1e-9
"""Decibels below which two sides are level: what lies below is the machine's, not a coder's."""

HEAVY = 30.0
"""Decibels (1000 : 1) from which one clue is worth a word of warning."""


def decibels(ratio: float) -> float:
    """A ratio, or a likelihood, in decibels; minus infinity for 0.

    Parameters
    ----------
    ratio : float
        At least 0, possibly infinite.

    References
    ----------
    good_1950, ch. 6: ten times the logarithm to the base ten of a factor in favour.

    Examples
    --------
    >>> decibels(1000), decibels(1), decibels(0)
    (30.0, 0.0, -inf)
    """
    return 10 * math.log10(ratio) if ratio > 0 else -math.inf


def ratio(weight: float) -> float:
    """The ratio that a weight in decibels stands for; infinite beyond what a number holds.

    Examples
    --------
    >>> round(ratio(3), 2), ratio(float("-inf"))
    (2.0, 0.0)
    """
    try:
        return float(10 ** (weight / 10))
    except OverflowError:
        return math.inf


def settled(number: float) -> float:
    """A number to twelve significant digits: what lies beyond them is the machine's.

    Examples
    --------
    >>> settled(0.1 + 0.2), settled(-0.0)
    (0.3, 0.0)
    """
    return float(f"{number:.12g}") + 0.0
