"""Firth's logit: a penalty on the likelihood that takes the first-order bias away.

The log-likelihood gains half the logarithm of the determinant of the information
(Jeffreys' prior). Its top is finite even where columns tell the outcome without error.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from statistics import NormalDist

import numpy as np

from foedus.confront.regression.binary import Binary, Link
from foedus.confront.regression.estimation import Ready, conclude, prepare
from foedus.confront.regression.family import logistic, softplus, with_constant
from foedus.confront.regression.newton import Height, Top, maximise
from foedus.confront.regression.results import LEVEL, Fit, Quantity
from foedus.confront.regression.sample import Floats, Sample
from foedus.panel.table import Number, Whole

LONGEST = 5.0
"""Greatest change of a parameter in one step, as Heinze and Schemper's programs have it."""

BRACKETS = 60
"""Times a bracket around an end of an interval is doubled, and then halved."""


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
    # The penalty of standardised columns differs from that of the columns by their scales.
    logdet = float(np.log(np.diag(ready.back)).sum())
    there = replace(top, height=replace(top.height, value=top.height.value - logdet))
    scores = _scores(top.theta, ready)
    return conclude(family, ready, there, scores, np.zeros(len(top.theta), dtype=np.bool_))


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
    scale = np.diag(ready.back)
    found = []
    for place, name in enumerate(fit.columns):
        profile = partial(_profile, ready, top, place)
        fall = NormalDist().inv_cdf((1 + level) / 2) ** 2 / 2
        error = 1 / np.sqrt(top.height.information[place, place])
        lo, hi = (_crossing(profile, top, place, float(sign * error), fall) for sign in (-1.0, 1.0))
        z = np.sqrt(max(0.0, 2 * (top.height.value - profile(0.0))))
        value, per = float(fit.coefficients[place]), float(scale[place])
        p = 2 * (1 - NormalDist().cdf(float(z)))
        found.append(Quantity(name, value, float(fit.errors()[place]), lo * per, hi * per, p))
    return tuple(found)


def _climb(ready: Ready, free: np.ndarray[tuple[int, ...], np.dtype[np.bool_]], at: Floats) -> Top:
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
    """Penalised log-likelihood, its gradient, and the information of the logit.

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
    return Height(value, gradient, information)


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


def _crossing(profile: partial[float], top: Top, place: int, step: float, fall: float) -> float:
    """Where the profile has fallen so far; infinite where it never does."""
    inner = float(top.theta[place])
    least = top.height.value - fall
    for _ in range(BRACKETS):
        outer = inner + step
        if profile(outer) < least:
            break
        inner, step = outer, 2 * step
    else:
        return float(np.copysign(np.inf, step))
    while abs(outer - inner) > 1e-8 * (1 + abs(inner)):
        middle = (inner + outer) / 2
        inner, outer = (inner, middle) if profile(middle) < least else (middle, outer)
    return (inner + outer) / 2
