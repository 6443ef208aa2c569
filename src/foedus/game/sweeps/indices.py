"""Sobol' indices: how much of an outcome each parameter decides, alone and with the others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from foedus.game.laws import Array
from foedus.game.sweeps.draws import REPLICATES
from foedus.game.sweeps.tally import Tally


@dataclass(frozen=True, slots=True)
class Measured:
    """Numbers with their standard errors.

    Parameters
    ----------
    value, error : ndarray
        Of one shape; NaN where the outcome never varies, errors NaN where one sequence has no row.
    """

    value: Array
    error: Array


def shares(tally: Tally) -> Measured:
    """Share of draws in which each outcome holds, shape (outcomes,), in [0, 1]."""
    return _jackknifed(tally, _share)


def first_order(tally: Tally) -> Measured:
    """Share of an outcome's variance that a parameter decides alone, shape (ranges, outcomes).

    References
    ----------
    saltelli_et_al_2010, Table 2 (b): the mean of f(B)·(f(AB) − f(A)) over the variance, with
    outcomes taken from their mean.
    """
    return _jackknifed(tally, _first_order)


def total(tally: Tally) -> Measured:
    """Share of an outcome's variance that would go if a parameter were known last.

    Shape (ranges, outcomes).

    References
    ----------
    saltelli_et_al_2010, Table 2 (f): half the mean of (f(A) − f(AB))² over the variance.
    """
    return _jackknifed(tally, _total)


Sums = dict[str, Array]
"""Sums over sequences, by their names in a tally."""

_SUMMED = ("rows", "paired", "first", "second", "crossed", "stepped", "turned")


def _share(sums: Sums) -> Array:
    return np.asarray((sums["first"] + sums["second"]) / (2 * sums["rows"]))


def _variance(sums: Sums) -> Array:
    """Variance of an outcome over both points of all rows; an outcome is 0 or 1."""
    share = _share(sums)
    varied = share * (1 - share)
    return np.where(varied > 0, varied, np.nan)


def _first_order(sums: Sums) -> Array:
    around = sums["crossed"] - _share(sums) * sums["stepped"]
    return np.asarray(around / sums["paired"][:, None] / _variance(sums))


def _total(sums: Sums) -> Array:
    return np.asarray(sums["turned"] / (2 * sums["paired"][:, None]) / _variance(sums))


def _jackknifed(tally: Tally, estimate: Callable[[Sums], Array]) -> Measured:
    """An estimate, and its error from leaving out one sequence after the other."""
    by_replicate = {name: getattr(tally, name).astype(np.float64) for name in _SUMMED}
    sums = {name: found.sum(axis=0) for name, found in by_replicate.items()}
    with np.errstate(divide="ignore", invalid="ignore"):
        value = estimate(sums)
        left_out = np.stack(
            [
                estimate({name: sums[name] - by_replicate[name][replicate] for name in _SUMMED})
                for replicate in range(REPLICATES)
            ]
        )
    spread = ((left_out - left_out.mean(axis=0)) ** 2).sum(axis=0)
    error = np.sqrt((REPLICATES - 1) / REPLICATES * spread)
    if (tally.rows == 0).any():
        error = np.full_like(error, np.nan)
    return Measured(value, error)
