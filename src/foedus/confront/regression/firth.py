"""Firth's logit: a penalty on the likelihood that takes the first-order bias away.

The log-likelihood gains half the logarithm of the determinant of the information
(Jeffreys' prior). Its top is finite even where columns tell the outcome without error.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from foedus.confront.regression.binary import Binary, Link
from foedus.confront.regression.estimation import Ready, conclude, prepare
from foedus.confront.regression.family import logistic, softplus, with_constant
from foedus.confront.regression.newton import Height, Top, maximise
from foedus.confront.regression.results import LEVEL, Fit, Quantity, half_width
from foedus.confront.regression.sample import Floats, Sample
from foedus.panel.table import Mask, Number, Whole

LONGEST = 5.0
"""Greatest change of a parameter in one step, as Heinze and Schemper's programs have it."""

NEAR = 1e-8
"""Width to which an end of an interval is found."""


@dataclass(frozen=True, slots=True)
class FirthLogit(Binary):
    """The family of penalised logits of one event."""

    link: Link = Link.LOGIT

    @property
    def name(self) -> str:
        """Name of the model."""
        return "firth"


def firth(sample: Sample) -> Fit:
    """Fit the logit of an event by Firth's penalised likelihood.

    Parameters
    ----------
    sample : Sample
        Rows with an outcome of two categories, the event second.

    Returns
    -------
    Fit
        Finite also under perfect separation. Classical errors come from the information at
        the estimate; where events are rare or separated, `profile_intervals` are to be
        preferred to those of a normal distribution.

    Raises
    ------
    SampleError
        If an outcome is missing or empty, a column is constant, or rows are too few.

    References
    ----------
    firth_1993; heinze_schemper_2002.

    Examples
    --------
    For a table of two by two the remedy is to add a half to each cell.

    >>> from foedus.confront.regression.sample import gather
    >>> from foedus.panel.table import Table
    >>> table = Table("toy", {"e": np.array([0, 0, 0, 1, 1, 1, 1, 1]), "z": np.repeat([0, 1], 4)})
    >>> fit = firth(gather(table, "e", ["z"]))
    >>> round(float(np.exp(fit.coefficients[0])), 4) == (3.5 * 4.5) / (1.5 * 0.5)
    True
    """
    family = FirthLogit()
    ready = prepare(family, sample)
    top = _climb(ready, np.ones(len(ready.start), dtype=np.bool_), ready.start)
    return conclude(
        family,
        ready,
        _there(ready, top),
        _scores(top.theta, ready),
        np.zeros(len(top.theta), dtype=np.bool_),
    )


def profile_intervals(sample: Sample, level: float = LEVEL) -> tuple[Quantity, ...]:
    """Intervals of the slopes in which the penalised likelihood stays high.

    Parameters
    ----------
    sample : Sample
        Rows with an outcome of two categories, the event second.
    level : float
        Share of intervals that hold the truth, between 0 and 1.

    Returns
    -------
    tuple of Quantity
        For each slope; p is that of the penalised likelihood ratio against 0.

    References
    ----------
    heinze_schemper_2002, section 3.
    """
    fit = firth(sample)
    ready = prepare(FirthLogit(), sample)
    top = _climb(ready, np.ones(len(ready.start), dtype=np.bool_), ready.start)
    fall = half_width(level) ** 2 / 2
    found = []
    for place, (name, value) in enumerate(zip(fit.columns, fit.coefficients, strict=False)):
        profile = partial(_profile, ready, top, place)
        error, unit = float(fit.errors()[place]), float(ready.back[place, place])
        steps = (-error / unit, error / unit)
        lo, hi = (unit * _crossing(profile, top, place, step, fall) for step in steps)
        p = math.erfc(math.sqrt(max(0.0, top.height.value - profile(0.0))))
        found.append(Quantity(name, float(value), error, lo, hi, p))
    return tuple(found)


def _there(ready: Ready, top: Top) -> Top:
    """The top as it is reported: with the information of the logit, and the columns' own penalty."""
    # The penalty of standardised columns differs from that of the columns by their scales.
    logdet = float(np.log(np.diag(ready.back)).sum())
    value = top.height.value - logdet
    held = with_constant(ready.x)
    information = _information(held, held @ top.theta, ready.sample.weights)
    return replace(top, height=Height(value, top.height.gradient, information))


def _climb(ready: Ready, free: Mask, at: Floats) -> Top:
    """The top over the free parameters, the others held where they are."""

    def evaluate(moving: Floats) -> Height:
        theta = at.copy()
        theta[free] = moving
        whole = penalised(theta, ready.sample.y, ready.x, ready.sample.weights)
        return Height(whole.value, whole.gradient[free], whole.information[np.ix_(free, free)])

    top = maximise(evaluate, at[free], LONGEST)
    theta = at.copy()
    theta[free] = top.theta
    return Top(theta, top.height, top.steps, top.converged)


def penalised(theta: Floats, y: Whole, x: Floats, weights: Number) -> Height:
    """Penalised log-likelihood, its gradient and curvature.

    Parameters
    ----------
    theta : array of float64, shape (k + 1,)
        Slopes and constant.
    y : array of int64, shape (n,)
        1 where the event occurred.
    x : array of float64, shape (n, k)
        Columns.
    weights : array of float64, shape (n,)
        How many equal observations a row stands for.

    Returns
    -------
    Height
        Minus the second derivatives of the penalised log-likelihood; where they are not
        positive, far from the top, the information of the logit.

    References
    ----------
    firth_1993, section 3.3: residuals y − π + h (½ − π) with h the leverages.
    """
    held = with_constant(x)
    eta = held @ theta
    information = _information(held, eta, weights)
    sign, logdet = np.linalg.slogdet(information)
    if sign <= 0:
        return Height(-np.inf, np.zeros(len(theta)), np.eye(len(theta)))
    value = float(weights @ (y * eta - softplus(eta))) + logdet / 2
    gradient = held.T @ (weights * _residuals(y, held, eta, information))
    whole = information - _bend(held, eta, weights, information) / 2
    curvature = whole if np.linalg.eigvalsh(whole)[0] > 0 else information
    return Height(value, gradient, curvature)


def _bend(held: Floats, eta: Floats, weights: Number, information: Floats) -> Floats:
    """Second derivatives of the logarithm of the determinant of the information."""
    chance = logistic(eta)
    spread = chance * (1 - chance)
    inverted = np.linalg.inv(information)
    reach = np.sum((held @ inverted) * held, axis=1)
    own = (held * (weights * spread * (1 - 6 * spread) * reach)[:, None]).T @ held
    lean = weights * spread * (1 - 2 * chance)
    turned = [inverted @ ((held * (lean * column)[:, None]).T @ held) for column in held.T]
    crossed = np.array([[np.sum(one * other.T) for other in turned] for one in turned])
    bend: Floats = own - crossed
    return bend


def _information(held: Floats, eta: Floats, weights: Number) -> Floats:
    chance = logistic(eta)
    found: Floats = (held * (weights * chance * (1 - chance))[:, None]).T @ held
    return found


def _residuals(y: Whole, held: Floats, eta: Floats, information: Floats) -> Floats:
    """Y − π + h (½ − π) for one observation of each row."""
    chance = logistic(eta)
    leverage = chance * (1 - chance) * np.sum((held @ np.linalg.inv(information)) * held, axis=1)
    found: Floats = y - chance + leverage * (0.5 - chance)
    return found


def _scores(theta: Floats, ready: Ready) -> Floats:
    held = with_constant(ready.x)
    eta = held @ theta
    information = _information(held, eta, ready.sample.weights)
    scores: Floats = held * _residuals(ready.sample.y, held, eta, information)[:, None]
    return scores


def _profile(ready: Ready, top: Top, place: int, value: float) -> float:
    """The highest penalised log-likelihood with one parameter held."""
    free = np.arange(len(top.theta)) != place
    at = top.theta.copy()
    at[place] = value
    return _climb(ready, free, at).height.value


def _crossing(
    profile: Callable[[float], float], top: Top, place: int, step: float, fall: float
) -> float:
    """Where the profile has fallen so far; the penalty sees to it that it does."""
    inner = float(top.theta[place])
    outer, least = inner + step, top.height.value - fall
    while profile(outer) >= least:
        inner, outer, step = outer, outer + 2 * step, 2 * step
    while abs(outer - inner) > NEAR * (1 + abs(inner)):
        middle = (inner + outer) / 2
        inner, outer = (inner, middle) if profile(middle) < least else (middle, outer)
    return (inner + outer) / 2
