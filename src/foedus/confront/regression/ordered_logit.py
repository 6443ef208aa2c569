"""The ordered logit: one set of slopes, and a threshold between each two neighbouring categories.

P(Y ≤ j) = Λ(τ_j − x'β). The chance of a category is a difference of two logistic functions,
Λ(u) − Λ(l) = Λ(u) Λ(−l) (1 − exp(l − u)), in which nothing cancels; its last factor depends
on the thresholds alone.

DEPARTS: many programs search over logarithms of the distances between thresholds, so that
their order cannot be lost. The log-likelihood is concave in slopes and thresholds
themselves (Pratt 1981), and minus infinity where thresholds change places; a step there
is halved, and the search keeps both the order and the guarantee of one top.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from foedus.confront.regression.estimation import fitted
from foedus.confront.regression.family import block, logistic, softplus
from foedus.confront.regression.newton import Height
from foedus.confront.regression.results import Fit
from foedus.confront.regression.sample import Floats, Sample
from foedus.panel.table import Number, Whole


@dataclass(frozen=True, slots=True)
class OrderedLogit:
    """The family of ordered logits with J categories.

    Parameters
    ----------
    outcomes : int
        Number of categories J, at least 2.
    """

    outcomes: int
    name: str = "ordered_logit"

    def parameters(self, columns: tuple[str, ...], outcomes: tuple[str, ...]) -> tuple[str, ...]:
        """Slopes by their columns, thresholds by the categories on both sides."""
        between = pairwise(outcomes)
        return (*columns, *(f"{lower} | {upper}" for lower, upper in between))

    def laid(self, slopes: Floats, constant: float) -> Floats:
        """A value for each column, and one for each threshold."""
        return np.append(slopes, np.full(self.outcomes - 1, constant))

    def start(self, shares: Floats, columns: int) -> Floats:
        """Thresholds at the log odds of the cumulated shares."""
        below = np.cumsum(shares)[:-1]
        return np.concatenate([np.zeros(columns), np.log(below / (1 - below))])

    def height(self, theta: Floats, y: Whole, x: Floats, weights: Number) -> Height:
        """Log-likelihood, gradient and information of some rows."""
        columns = x.shape[1]
        gaps = np.diff(theta[columns:])
        if np.any(gaps <= 0):
            return Height(-np.inf, np.zeros(len(theta)), np.eye(len(theta)))
        upper, lower = self._sides(theta, y, x)
        above, below = logistic(-upper), logistic(lower)
        values = -softplus(-upper) - softplus(lower)
        inside = _inside(y, gaps, weights)
        curve_up, curve_low = (weights * side * (1 - side) for side in (above, below))
        at_up, at_low = self._thresholds(y)
        gradient = np.concatenate(
            [
                x.T @ (weights * (below - above)),
                at_up.T @ (weights * above) - at_low.T @ (weights * below) + inside.gradient,
            ]
        )
        cross = -(x.T @ (curve_up[:, None] * at_up + curve_low[:, None] * at_low))
        own = np.diag(curve_up @ at_up + curve_low @ at_low) + inside.information
        across = (x * (curve_up + curve_low)[:, None]).T @ x
        information = np.block([[across, cross], [cross.T, own]])
        return Height(float(weights @ values) + inside.value, gradient, information)

    def scores(self, theta: Floats, y: Whole, x: Floats) -> Floats:
        """Gradient of each row's log-likelihood."""
        upper, lower = self._sides(theta, y, x)
        above, below = logistic(-upper), logistic(lower)
        at_up, at_low = self._thresholds(y)
        push = _push(np.diff(theta[x.shape[1] :]))
        # A category between two thresholds gains from their distance, the outer ones have none.
        gain = np.concatenate([[0.0], push, [0.0]])[y]
        on = at_up * (above + gain)[:, None] - at_low * (below + gain)[:, None]
        return np.concatenate([x * (below - above)[:, None], on], axis=1)

    def chances(self, theta: Floats, x: Floats) -> Floats:
        """Probability of each category."""
        cumulated = logistic(self._edges(theta, x))
        return np.diff(cumulated, axis=1)

    def turned(self, theta: Floats, x: Floats) -> Floats:
        """Derivatives of the probabilities by the parameters."""
        cumulated = logistic(self._edges(theta, x))
        density = cumulated * (1 - cumulated)
        by_slope = -np.diff(density, axis=1)[:, :, None] * x[:, None, :]
        steps = np.eye(self.outcomes + 1)[:, 1:-1]
        by_threshold = np.diff(density[:, :, None] * steps[None], axis=1)
        return np.concatenate([by_slope, by_threshold], axis=2)

    def pulled(self, theta: Floats, x: Floats, weights: Number) -> Floats:
        """Weighted sum of those derivatives over the rows."""
        cumulated = logistic(self._edges(theta, x))
        density = cumulated * (1 - cumulated) * weights[:, None]
        by_slope = -np.diff(density, axis=1).T @ x
        steps = np.eye(self.outcomes + 1)[:, 1:-1]
        by_threshold = np.diff(density.sum(axis=0)[:, None] * steps, axis=0)
        return np.concatenate([by_slope, by_threshold], axis=1)

    def back(self, mean: Floats, scale: Floats) -> Floats:
        """Thresholds move with the means of the columns."""
        return block(mean, scale, 1.0, self.outcomes - 1)

    def _edges(self, theta: Floats, x: Floats) -> Floats:
        """Distances of all thresholds, the infinite ones included, shape (n, J + 1)."""
        thresholds = np.concatenate([[-np.inf], theta[x.shape[1] :], [np.inf]])
        edges: Floats = thresholds - (x @ theta[: x.shape[1]])[:, None]
        return edges

    def _sides(self, theta: Floats, y: Whole, x: Floats) -> tuple[Floats, Floats]:
        """Distance of the upper and of the lower threshold of each row's category."""
        thresholds = np.concatenate([[-np.inf], theta[x.shape[1] :], [np.inf]])
        eta = x @ theta[: x.shape[1]]
        return thresholds[y + 1] - eta, thresholds[y] - eta

    def _thresholds(self, y: Whole) -> tuple[Floats, Floats]:
        """Which threshold is each row's upper one, and which its lower: shape (n, J − 1) each."""
        rows: Floats = np.eye(self.outcomes)[y]
        return rows[:, :-1], rows[:, 1:]


def _push(gaps: Floats) -> Floats:
    """Derivative of log(1 − exp(−gap))."""
    found: Floats = np.exp(-gaps) / -np.expm1(-gaps)
    return found


def _inside(y: Whole, gaps: Floats, weights: Number) -> Height:
    """What the inner categories owe to the distance of their thresholds alone."""
    counts = np.bincount(y, weights=weights, minlength=len(gaps) + 2)[1:-1]
    push = _push(gaps)
    value = float(counts @ np.log(-np.expm1(-gaps)))
    edges = np.diff(np.eye(len(gaps) + 1), axis=0)
    curvature = counts * push * (1 + push)
    return Height(value, edges.T @ (counts * push), (edges.T * curvature) @ edges)


def ordered_logit(sample: Sample) -> Fit:
    """Fit the proportional-odds model of an ordered outcome.

    Parameters
    ----------
    sample : Sample
        Rows with an outcome of J ≥ 2 ordered categories, lowest first.

    Returns
    -------
    Fit
        k slopes, on the log odds of a higher category, and J − 1 thresholds.

    Raises
    ------
    SampleError
        If an outcome is missing or empty, a column is constant, or rows are too few.

    References
    ----------
    mccullagh_1980; pratt_1981 on the concavity of its log-likelihood.

    Examples
    --------
    Three of four at 0 stay low, one of four at 1: odds 3 to 1 against 1 to 3.

    >>> from foedus.confront.regression.sample import gather
    >>> from foedus.panel.table import Table
    >>> low_high = np.array([0, 0, 0, 1, 0, 1, 1, 1])
    >>> table = Table("toy", {"depth": low_high, "z": np.repeat([0, 1], 4)})
    >>> fit = ordered_logit(gather(table, "depth", ["z"]))
    >>> fit.names, [round(float(b), 4) for b in np.exp(fit.coefficients)]
    (('z', '0 | 1'), [9.0, 3.0])
    """
    return fitted(OrderedLogit(len(sample.outcomes)), sample)
