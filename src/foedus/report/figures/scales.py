"""Scales: where a number of decibels or a probability stands in a drawing."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

THRESHOLDS = (-20, -10, 0, 10, 20)
"""Decibels that a reader knows as odds: even, ten to one, a hundred to one."""

_STEPS = (5, 10, 20, 50, 100, 200, 500, 1000)


@dataclass(frozen=True, slots=True)
class Decibels:
    """An axis of decibels.

    Parameters
    ----------
    low, high : float
        The numbers at its ends; what lies beyond, infinity included, stands at an end.
    left, right : float
        Where the ends stand, in pixels.
    """

    low: float
    high: float
    left: float
    right: float

    def x(self, value: float) -> float:
        """Where a number stands, kept between the ends."""
        share = (value - self.low) / (self.high - self.low)
        return self.left + min(max(share, 0), 1) * (self.right - self.left)

    def beyond(self, value: float) -> bool:
        """Whether a number lies past an end."""
        return not self.low <= value <= self.high

    @property
    def ticks(self) -> tuple[int, ...]:
        """Round numbers between the ends, at most ten."""
        step = next((s for s in _STEPS if (self.high - self.low) / s <= 10), _STEPS[-1])  # noqa: PLR2004 - ten labels fit
        first = math.ceil(self.low / step)
        return tuple(range(first * step, math.floor(self.high) + 1, step))

    @property
    def thresholds(self) -> tuple[int, ...]:
        """The odds that a reader knows, as far as they lie between the ends."""
        return tuple(db for db in THRESHOLDS if not self.beyond(db))


def decibel_scale(values: Iterable[float], left: float, right: float) -> Decibels:
    """An axis that holds every finite number, nought, and a tenth of room on each side.

    Parameters
    ----------
    values : iterable of float
        Decibels; infinite ones stand at the ends.
    left, right : float
        Where the ends stand, in pixels.

    Examples
    --------
    >>> scale = decibel_scale([-3, 12, float("inf")], 0, 100)
    >>> scale.x(float("inf")), scale.thresholds
    (100, (0, 10))
    """
    finite = [value for value in values if math.isfinite(value)]
    low, high = min([*finite, -5]), max([*finite, 5])
    room = (high - low) / 16
    return Decibels(low - room, high + room, left, right)


def share(value: float, left: float, right: float) -> float:
    """Where a probability stands between two ends.

    Examples
    --------
    >>> share(0.25, 0, 200)
    50.0
    """
    return left + value * (right - left)
