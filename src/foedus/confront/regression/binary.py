"""Models of yes and no: the logit and the complementary log-log."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import numpy as np

from foedus.confront.regression.estimation import fitted
from foedus.confront.regression.family import block, logistic, softplus, with_constant
from foedus.confront.regression.newton import Height
from foedus.confront.regression.results import Fit
from foedus.confront.regression.sample import Floats, Sample
from foedus.panel.table import Number, Whole

FARTHEST = (-700.0, 30.0)
"""Logarithms of rates between never and certainty: beyond, exponentials vanish or overflow."""


class Link(Enum):
    """How the chance of an event depends on the sum of the slopes.

    Examples
    --------
    >>> Link("cloglog").label
    'complementary log-log'
    """

    LOGIT = "logit"
    CLOGLOG = "cloglog"

    @property
    def label(self) -> str:
        """The link in running text."""
        return {"logit": "logit", "cloglog": "complementary log-log"}[self.value]


@dataclass(frozen=True, slots=True)
class Binary:
    """The family of models of one event.

    Parameters
    ----------
    link : Link
        Logit: log odds of the event. Complementary log-log: logarithm of the rate at which
        it would occur in continuous time.
    """

    link: Link

    @property
    def name(self) -> str:
        """Name of the model."""
        return self.link.value

    @property
    def outcomes(self) -> int:
        """Two: no and yes."""
        return 2

    def parameters(self, columns: tuple[str, ...], outcomes: tuple[str, ...]) -> tuple[str, ...]:  # noqa: ARG002 - one event needs no name
        """Slopes by their columns, and the constant."""
        return (*columns, "(constant)")

    def laid(self, slopes: Floats, constant: float) -> Floats:
        """A value for each column, and one for the constant."""
        return np.append(slopes, constant)

    def start(self, shares: Floats, columns: int) -> Floats:
        """The constant that gives the share of events."""
        share = shares[1]
        odds = share / (1 - share) if self.link is Link.LOGIT else -np.log1p(-share)
        return np.concatenate([np.zeros(columns), [np.log(odds)]])

    def height(self, theta: Floats, y: Whole, x: Floats, weights: Number) -> Height:
        """Log-likelihood, gradient and information of some rows."""
        held = with_constant(x)
        eta = held @ theta
        value, first, second = self._derivatives(eta, y)
        return Height(
            float(weights @ value),
            held.T @ (weights * first),
            (held * (-weights * second)[:, None]).T @ held,
        )

    def scores(self, theta: Floats, y: Whole, x: Floats) -> Floats:
        """Gradient of each row's log-likelihood."""
        held = with_constant(x)
        scores: Floats = held * self._derivatives(held @ theta, y)[1][:, None]
        return scores

    def chances(self, theta: Floats, x: Floats) -> Floats:
        """Probability of no event and of one."""
        event, _ = self._event(with_constant(x) @ theta)
        return np.stack([1 - event, event], axis=1)

    def turned(self, theta: Floats, x: Floats) -> Floats:
        """Derivatives of the probabilities by the parameters."""
        held = with_constant(x)
        by_theta = held * self._event(held @ theta)[1][:, None]
        return np.stack([-by_theta, by_theta], axis=1)

    def pulled(self, theta: Floats, x: Floats, weights: Number) -> Floats:
        """Weighted sum of those derivatives over the rows."""
        held = with_constant(x)
        event = (weights * self._event(held @ theta)[1]) @ held
        return np.stack([-event, event])

    def back(self, mean: Floats, scale: Floats) -> Floats:
        """The constant moves with the means of the columns."""
        return block(mean, scale, -1.0, 1)

    def _event(self, eta: Floats) -> tuple[Floats, Floats]:
        """Probability of an event, and its derivative."""
        if self.link is Link.LOGIT:
            chance = logistic(eta)
            return chance, chance * (1 - chance)
        rate = np.exp(np.clip(eta, *FARTHEST))
        return -np.expm1(-rate), rate * np.exp(-rate)

    def _derivatives(self, eta: Floats, y: Whole) -> tuple[Floats, Floats, Floats]:
        """Each row's log-likelihood with its first and second derivative by eta."""
        if self.link is Link.LOGIT:
            chance = logistic(eta)
            return y * eta - softplus(eta), y - chance, -chance * (1 - chance)
        rate = np.exp(np.clip(eta, *FARTHEST))
        share = rate / np.expm1(np.minimum(rate, -FARTHEST[0]))
        event = np.log(-np.expm1(-rate))
        curved = share * (1 - rate - share)
        return np.where(y, event, -rate), np.where(y, share, -rate), np.where(y, curved, -rate)


def logit(sample: Sample) -> Fit:
    """Fit the logit of an event.

    Parameters
    ----------
    sample : Sample
        Rows with an outcome of two categories, the event second.

    Returns
    -------
    Fit
        k slopes and a constant, on the log odds.

    Raises
    ------
    SampleError
        If an outcome is missing or empty, a column is constant, or rows are too few.

    References
    ----------
    cox_1958.

    Examples
    --------
    >>> from foedus.confront.regression.sample import gather
    >>> from foedus.panel.table import Table
    >>> table = Table("toy", {"e": np.array([0, 0, 0, 1, 0, 1, 1, 1]), "z": np.repeat([0, 1], 4)})
    >>> round(float(np.exp(logit(gather(table, "e", ["z"])).coefficients[0])), 4)
    9.0
    """
    return fitted(Binary(Link.LOGIT), sample)


def cloglog(sample: Sample) -> Fit:
    """Fit the complementary log-log model of an event.

    Parameters
    ----------
    sample : Sample
        Rows with an outcome of two categories, the event second.

    Returns
    -------
    Fit
        k slopes and a constant, on the logarithm of the rate: exponentials of slopes are
        ratios of hazards.

    Raises
    ------
    SampleError
        If an outcome is missing or empty, a column is constant, or rows are too few.

    References
    ----------
    prentice_gloeckler_1978: proportional hazards observed in intervals.

    Examples
    --------
    >>> from foedus.confront.regression.sample import gather
    >>> from foedus.panel.table import Table
    >>> table = Table("toy", {"e": np.array([0, 0, 0, 1, 0, 1, 1, 1]), "z": np.repeat([0, 1], 4)})
    >>> ratio = float(np.exp(cloglog(gather(table, "e", ["z"])).coefficients[0]))
    >>> round(ratio, 4) == round(float(np.log(0.25) / np.log(0.75)), 4)
    True
    """
    return fitted(Binary(Link.CLOGLOG), sample)
