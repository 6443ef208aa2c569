"""How far survival that came may part from survival expected by chance alone."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from foedus.game.laws import Array


@dataclass(frozen=True, slots=True)
class Signed:
    """Signings of one design in many runs, by run and then by year.

    Parameters
    ----------
    run, year : ndarray of int
        Where each was signed.
    left : ndarray of int
        Years, that of the signing included, until its leader lost office.
    hoped : ndarray
        Chance, at signing, to be in office after each year; shape (years, signings).
    """

    run: NDArray[np.intp]
    year: NDArray[np.intp]
    left: NDArray[np.intp]
    hoped: Array


def monte_carlo_error(signed: Signed) -> Array:
    r"""Standard error of the share in office less the share expected, after each year.

    Nothing is estimated from those who fell: at each signing the game itself says with which
    chance :math:`p_i` its leader is in office :math:`k` years later, so that the difference of one
    signing has the variance :math:`p_i (1 - p_i)`. A difference that is settled before another is
    signed is uncorrelated with that one's, whoever signed. Only where one leader signs again,
    :math:`g < k` years later, both are open together: the second implies the first, and given what
    is known at the second signing their covariance is :math:`p_j(k) (1 - p_j(k - g))`. The sum of
    these terms has the variance of the sum of the differences for its expectation, however many
    signings there are, and does not vanish where nobody fell.

    Parameters
    ----------
    signed : Signed
        The signings.

    Returns
    -------
    ndarray
        One number for each year; NaN where nothing was signed.

    References
    ----------
    seillier_dawid_1993.

    Examples
    --------
    >>> hoped = np.full((1, 100), 0.9)
    >>> one = np.arange(100)
    >>> monte_carlo_error(Signed(one, 0 * one, 0 * one + 40, hoped)).round(6).tolist()
    [0.03]
    """
    years, count = signed.hoped.shape
    if not count:
        return np.full(years, np.nan)
    variance = (signed.hoped * (1.0 - signed.hoped)).sum(axis=1)
    for lag in range(1, count):
        earlier = np.flatnonzero(_open_together(signed, lag, years))
        if not len(earlier):
            break
        variance += 2.0 * _covariance(signed, earlier, earlier + lag)
    return np.asarray(np.sqrt(variance) / count)


def _open_together(signed: Signed, lag: int, years: int) -> NDArray[np.bool_]:
    """Which signings have the same leader's, so many places on, while they are still open."""
    gap = signed.year[lag:] - signed.year[:-lag]
    same = (signed.run[lag:] == signed.run[:-lag]) & (signed.left[:-lag] > gap)
    return np.asarray(same & (gap < years))


def _covariance(
    signed: Signed, earlier: NDArray[np.intp], later: NDArray[np.intp]
) -> NDArray[np.float64]:
    """Of the differences of two signings of one leader, summed over such pairs, by year."""
    gap, hoped = signed.year[later] - signed.year[earlier], signed.hoped[:, later]
    found = np.zeros(len(hoped))
    for years_apart in np.unique(gap):
        here = hoped[:, gap == years_apart]
        # In office k years after the first is in office so many years fewer after the second.
        until = here[: len(here) - years_apart]
        found[years_apart:] += (here[years_apart:] * (1.0 - until)).sum(axis=1)
    return found
