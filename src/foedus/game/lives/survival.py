"""Survival by product limits: how long spells last when some are still under way at the end."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from foedus.game.laws import Array


@dataclass(frozen=True, slots=True)
class Curve:
    """A survival curve in whole years.

    Parameters
    ----------
    spells, ended : int
        Spells seen, and those of them whose end was seen; the others are censored.
    at_risk : tuple of int
        Spells known to last into each year, from the first.
    survival : tuple of float
        Share that lasts beyond each year, from the first, in [0, 1].
    error : tuple of float
        Standard error of each share by Greenwood's formula.
    """

    spells: int
    ended: int
    at_risk: tuple[int, ...]
    survival: tuple[float, ...]
    error: tuple[float, ...]

    @property
    def censored(self) -> int:
        """Spells whose end was not seen."""
        return self.spells - self.ended

    @property
    def median(self) -> int | None:
        """The first year that at most half of the spells outlast; None where more do."""
        return next((year for year, s in enumerate(self.survival, 1) if s <= 0.5), None)  # noqa: PLR2004 - a half is a half

    def mean(self, years: int) -> float:
        """Mean years lasted, counting no year beyond `years`."""
        return float(sum((1.0, *self.survival)[:years]))


def kaplan_meier(lasted: NDArray[np.integer], ended: NDArray[np.bool_]) -> Curve:
    """The product-limit estimate from spells in whole years.

    Parameters
    ----------
    lasted : ndarray of int
        Years that each spell was seen to last, at least 1.
    ended : ndarray of bool
        Whether it then ended; otherwise nobody knows how much longer it lasted.

    References
    ----------
    kaplan_meier_1958.

    Examples
    --------
    >>> curve = kaplan_meier(np.array([1, 2, 2, 3]), np.array([True, True, False, True]))
    >>> curve.survival, curve.censored
    ((0.75, 0.5, 0.0), 1)
    """
    longest = int(lasted.max(initial=0))
    leaving = np.bincount(lasted, minlength=longest + 1)[1:]
    ends = np.bincount(lasted[ended], minlength=longest + 1)[1:]
    at_risk = leaving[::-1].cumsum()[::-1]
    survival = np.cumprod(1.0 - ends / at_risk)
    return Curve(
        spells=len(lasted),
        ended=int(ended.sum()),
        at_risk=tuple(int(n) for n in at_risk),
        survival=tuple(float(round(s, 15)) for s in survival),
        error=tuple(float(e) for e in _greenwood(survival, ends, at_risk)),
    )


def _greenwood(survival: Array, ends: NDArray[np.intp], at_risk: NDArray[np.intp]) -> Array:
    """Standard errors of the shares; nought where nobody, or everybody, is left."""
    left = at_risk - ends
    terms = np.divide(ends, at_risk * left, out=np.zeros(len(ends)), where=left > 0)
    return np.asarray(survival * np.sqrt(terms.cumsum()))
