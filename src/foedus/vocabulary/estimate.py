"""A number with the bounds between which it may lie."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number and its bounds, in the units of whatever it estimates.

    Parameters
    ----------
    lo, point, hi : float
        lo ≤ point ≤ hi; decibels may be infinite, since nothing is weaker than impossible.

    Raises
    ------
    ValueError
        If the point does not lie between the bounds.

    Examples
    --------
    >>> str(Estimate(-3, 2, 6)), str(Estimate(1, 1, 1))
    ('2 [-3, 6]', '1')
    """

    lo: float
    point: float
    hi: float

    def __post_init__(self) -> None:
        """Refuse bounds that do not hold the point; what is no number never does."""
        if not self.lo <= self.point <= self.hi:
            msg = f"{self.point} does not lie between {self.lo} and {self.hi}"
            raise ValueError(msg)

    @property
    def exact(self) -> bool:
        """Whether the bounds leave nothing open."""
        return self.lo == self.hi

    def __neg__(self) -> Estimate:
        """The estimate seen from the other side: a weight for B against A."""
        return Estimate(-self.hi, -self.point, -self.lo)

    def __str__(self) -> str:
        """The point, and the bounds where they leave something open."""
        bounds = "" if self.exact else f" [{self.lo:g}, {self.hi:g}]"
        return f"{self.point:g}{bounds}"


def exactly(number: float) -> Estimate:
    """The estimate that leaves nothing open.

    Examples
    --------
    >>> exactly(0.5).exact
    True
    """
    return Estimate(number, number, number)
