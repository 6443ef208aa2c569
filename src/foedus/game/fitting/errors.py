"""Standard errors of a fit, and what of it the data do not tell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

import numpy as np

from foedus.game.fitting.fit import Fit
from foedus.game.laws import Array
from foedus.game.lives.life import Mask

TOGETHER = 0.95
"""Correlation of two estimates from which they count as moving together."""

SINGULAR = 1e-6
"""Share of the largest root of the scaled information below which it counts as singular."""

FLAT = 1e-6
"""Mean slope of a row's log-likelihood over a whole range below which a parameter is silent."""

REACH = 1.96
"""Standard errors from an estimate to the end of its interval at 95 %."""

APART = 0.01
"""Difference of log-likelihoods from which two searches count as ending apart."""


class Errors(Enum):
    """Where standard errors come from.

    Examples
    --------
    >>> Errors("cluster").label
    'clustered by pair'
    """

    HESSIAN = "hessian"
    OUTER = "outer"
    CLUSTER = "cluster"

    @property
    def label(self) -> str:
        """The kind in running text."""
        return _LABELS[self]


_LABELS = {
    Errors.HESSIAN: "curvature of the likelihood",
    Errors.OUTER: "outer product of slopes",
    Errors.CLUSTER: "clustered by pair",
}


@dataclass(frozen=True, slots=True, eq=False)
class Precision:
    """How precise estimates are.

    Parameters
    ----------
    errors : tuple of (Errors, tuple of float)
        Standard errors of every kind; NaN where there is none.
    shown : Errors
        The kind that tables show: clustered where pairs have several rows, else by curvature.
    correlations : ndarray
        Of the estimates, by the kind shown; NaN where there is none.
    smallest : float
        Smallest root of the information scaled to ones on its diagonal, over the largest.
    warnings : tuple of str
        What the data do not tell, in plain words.
    """

    errors: tuple[tuple[Errors, tuple[float, ...]], ...]
    shown: Errors
    correlations: Array
    smallest: float
    warnings: tuple[str, ...]

    @property
    def standard(self) -> tuple[float, ...]:
        """Standard errors of the kind shown."""
        return dict(self.errors)[self.shown]


def precision(fit: Fit) -> Precision:
    """Standard errors of a fit, with warnings of what is not identified.

    An estimate at a bound, or one that changes no chance, has no standard error; the others' are
    those with it held there.

    Parameters
    ----------
    fit : Fit
        The fit.

    References
    ----------
    white_1982.
    """
    silent = _silent(fit)
    inner = np.array([not side for side in fit.at_bound]) & ~silent
    curvature = _inverse(fit.information, inner)
    outer = _inverse(fit.scores.T @ fit.scores, inner)
    matrices = {
        Errors.HESSIAN: curvature,
        Errors.OUTER: outer,
        Errors.CLUSTER: _clustered(fit, curvature),
    }
    width = np.array([one.high - one.low for one in fit.free])
    errors = tuple((kind, _roots(held, width)) for kind, held in matrices.items())
    shown = Errors.CLUSTER if 1 < fit.pairs < fit.rows else Errors.HESSIAN
    if not np.isfinite(np.diag(matrices[shown])[inner]).all():
        shown = Errors.OUTER
    smallest = _smallest(fit.information[np.ix_(inner, inner)])
    correlations = _correlations(matrices[shown])
    warnings = (
        *_of_search(fit),
        *_of_each(fit, dict(errors)[shown], silent),
        *_together(fit, correlations, smallest),
        *_of_rows(fit),
    )
    return Precision(errors, shown, correlations, smallest, warnings)


def _inverse(matrix: Array, inner: Mask) -> Array:
    """The inverse over the parameters inside their bounds; NaN elsewhere, or where there is none."""
    held = np.full(matrix.shape, np.nan)
    kept = np.ix_(inner, inner)
    part = matrix[kept]
    if part.size and np.isfinite(part).all() and np.linalg.eigvalsh(part).min() > 0:
        held[kept] = np.linalg.inv(part)
    return held


def _clustered(fit: Fit, curvature: Array) -> Array:
    """The sandwich: slopes added up within each pair between two inverses of the curvature."""
    numbers = np.unique(fit.pair, return_inverse=True)[1]
    groups = int(numbers.max()) + 1
    sums = np.zeros((groups, fit.scores.shape[1]))
    np.add.at(sums, numbers, fit.scores)
    bread = np.nan_to_num(curvature)
    known = np.isfinite(np.diag(curvature))
    found = bread @ (sums.T @ sums) @ bread * (groups / max(groups - 1, 1))
    found[~known, :] = np.nan
    found[:, ~known] = np.nan
    return np.asarray(found)


def _roots(matrix: Array, width: Array) -> tuple[float, ...]:
    diagonal = np.diag(matrix)
    roots = np.sqrt(np.where(diagonal > 0, diagonal, np.nan)) * width
    return tuple(float(x) for x in roots)


def _correlations(matrix: Array) -> Array:
    root = np.sqrt(np.where(np.diag(matrix) > 0, np.diag(matrix), np.nan))
    return np.asarray(matrix / np.outer(root, root))


def _smallest(information: Array) -> float:
    """Smallest root over the largest, once every parameter is measured by its own curvature."""
    if not information.size or not np.isfinite(information).all():
        return float("nan")
    diagonal = np.diag(information)
    if diagonal.min() <= 0:
        return 0.0
    root = np.sqrt(diagonal)
    roots = np.linalg.eigvalsh(information / np.outer(root, root))
    return float(max(roots[0], 0.0) / roots[-1])


def _silent(fit: Fit) -> Mask:
    """Which parameters change no chance of any design seen."""
    return np.asarray((fit.scores**2).mean(axis=0) < FLAT**2)


def _of_search(fit: Fit) -> Iterator[str]:
    best = fit.attempts[0]
    if not fit.converged:
        yield f"The search did not arrive: {best.message}. The estimates are where it stopped."
    others = [each.log_likelihood for each in fit.attempts[1:]]
    if apart := sum(best.log_likelihood - other > APART for other in others):
        yield (
            f"{apart} of {len(fit.attempts)} searches ended at a lower likelihood: there are "
            "several peaks; try more starts."
        )


def _of_each(fit: Fit, errors: tuple[float, ...], silent: Mask) -> Iterator[str]:
    told = zip(fit.free, fit.at_bound, errors, silent, strict=True)
    for one, side, error, flat in told:
        if flat:
            yield (
                f"{one.name} changes no chance of a design seen: these data cannot tell it, and its "
                "estimate is where the search began."
            )
        elif side:
            end = one.low if side == "low" else one.high
            yield (
                f"{one.name} lies at its {side} bound, {end:g}: the data would have it go further; "
                "it has no standard error, and those of the others hold it there."
            )
        elif 2 * REACH * error > one.high - one.low:
            yield (
                f"{one.name} is hardly told by these data: its interval is wider than the range in "
                "which it was looked for."
            )


def _of_rows(fit: Fit) -> Iterator[str]:
    if fit.log_likelihood < fit.shares_by_standing:
        yield (
            "The fitted game says less of these rows than the shares of designs by the one that "
            "stood, which know no game."
        )
    if fit.unsolved:
        yield f"At {fit.unsolved} trials the game did not solve; they were passed over."
    if fit.improbable:
        have = "has" if fit.improbable == 1 else "have"
        yield (
            f"{fit.improbable:,} of {fit.rows:,} rows {have} a chance below one in a million even "
            "in the fitted game: what they show, it all but rules out."
        )


def _together(fit: Fit, r: Array, smallest: float) -> Iterator[str]:
    if smallest < SINGULAR:
        yield (
            "The information is singular: some combination of the parameters changes no chance "
            "of a design seen. Hold one of them fixed."
        )
    for first in range(len(fit.free)):
        for second in range(first + 1, len(fit.free)):
            found = r[first, second]
            if abs(found) >= TOGETHER:
                names = fit.free[first].name, fit.free[second].name
                said = f"{found:.2f}".replace("-", "−")
                yield (
                    f"{names[0]} and {names[1]} move together (r = {said}): the data tell a "
                    "combination of the two, hardly each."
                )
