"""An axis of plain numbers: where they stand, and which round ones are named."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

MOST = 7
"""Most numbers that an axis names."""

_ROUND = (1, 2, 5)


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis from one number to another.

    Parameters
    ----------
    low, high : float
        The numbers at its ends; what lies beyond stands at an end.
    begin, end : float
        Where the ends stand, in pixels.
    """

    low: float
    high: float
    begin: float
    end: float

    def at(self, value: float) -> float:
        """Where a number stands, kept between the ends."""
        share = (value - self.low) / (self.high - self.low)
        return self.begin + min(max(share, 0.0), 1.0) * (self.end - self.begin)

    @property
    def ticks(self) -> tuple[float, ...]:
        """Round numbers between the ends."""
        step = _step((self.high - self.low) / MOST)
        first, last = math.ceil(self.low / step), math.floor(self.high / step)
        return tuple(number * step for number in range(first, last + 1))


def axis(values: Iterable[float], begin: float, end: float) -> Axis:
    """An axis that holds nought and every finite number, with some room.

    Parameters
    ----------
    values : iterable of float
        Numbers; infinite ones and NaN are left aside.
    begin, end : float
        Where the ends stand, in pixels.

    Examples
    --------
    >>> held = axis([-0.2, 1.9], 0, 100)
    >>> held.ticks
    (0.0, 0.5, 1.0, 1.5)
    """
    finite = [value for value in values if math.isfinite(value)]
    low, high = min([*finite, 0.0]), max([*finite, 0.0])
    room = (high - low) / 25 or 1.0
    return Axis(low - room, high + room, begin, end)


def _step(least: float) -> float:
    """The least round number that is not smaller."""
    power = math.floor(math.log10(least))
    steps = (factor * 10.0**n for n in (power, power + 1) for factor in _ROUND)
    return next(step for step in steps if step >= least)


def said(number: float) -> str:
    """A number beside an axis.

    Examples
    --------
    >>> said(-2.0), said(0.25)
    ('−2', '0.25')
    """
    return f"{number + 0.0:.6g}".replace("-", "−")
