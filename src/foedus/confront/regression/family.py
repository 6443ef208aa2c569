"""What a model must say of itself so that one search, one account of errors and one record serve all."""

from __future__ import annotations

from typing import Protocol

import numpy as np

from foedus.confront.regression.newton import Height
from foedus.confront.regression.sample import Floats
from foedus.panel.table import Number, Whole

CHUNK = 8192
"""Rows treated at a time: few enough for a core's cache."""


class Family(Protocol):
    """A model of a categorical outcome.

    Every method takes parameters of shape (p,), slopes first, and columns of shape (n, k).
    """

    @property
    def name(self) -> str:
        """Name of the model, as its function is called."""

    @property
    def outcomes(self) -> int:
        """Number of categories J."""

    def parameters(self, columns: tuple[str, ...], outcomes: tuple[str, ...]) -> tuple[str, ...]:
        """Names of the p parameters, slopes first."""

    def laid(self, slopes: Floats, constant: float) -> Floats:
        """A value for each column, shape (k,), and one for constants, in the order of the parameters."""

    def start(self, shares: Floats, columns: int) -> Floats:
        """Parameters that fit the shares of the categories, shape (J,), with slopes of 0."""

    def height(self, theta: Floats, y: Whole, x: Floats, weights: Number) -> Height:
        """Log-likelihood, gradient and information of some rows."""

    def scores(self, theta: Floats, y: Whole, x: Floats) -> Floats:
        """Gradient of each row's log-likelihood, shape (n, p), without weights."""

    def chances(self, theta: Floats, x: Floats) -> Floats:
        """Probability of each category, shape (n, J)."""

    def turned(self, theta: Floats, x: Floats) -> Floats:
        """Derivatives of the probabilities by the parameters, shape (n, J, p)."""

    def pulled(self, theta: Floats, x: Floats, weights: Number) -> Floats:
        """Weighted sum over the rows of what `turned` gives, shape (J, p), without its array."""

    def back(self, mean: Floats, scale: Floats) -> Floats:
        """Matrix (p, p) from parameters of (x − mean) / scale to those of x."""


def height(family: Family, theta: Floats, y: Whole, x: Floats, weights: Number) -> Height:
    """The log-likelihood of all rows, added up by chunks."""
    parts = [
        family.height(theta, y[at], x[at], weights[at])
        for at in (slice(begin, begin + CHUNK) for begin in range(0, len(y), CHUNK))
    ]
    return Height(
        float(sum(part.value for part in parts)),
        np.sum([part.gradient for part in parts], axis=0),
        np.sum([part.information for part in parts], axis=0),
    )


def logistic(eta: Floats) -> Floats:
    """The logistic distribution function, without overflow on either side.

    Examples
    --------
    >>> logistic(np.array([-1e3, 0.0, 1e3])).tolist()
    [0.0, 0.5, 1.0]
    """
    shrunk = np.exp(-np.abs(eta))
    at: Floats = np.where(eta >= 0, 1.0, shrunk) / (1 + shrunk)
    return at


def softplus(eta: Floats) -> Floats:
    """log(1 + exp eta), without overflow; minus the logarithm of logistic(−eta)."""
    found: Floats = np.maximum(eta, 0) + np.log1p(np.exp(-np.abs(eta)))
    return found


def with_constant(x: Floats) -> Floats:
    """The columns and a last one of ones."""
    return np.concatenate([x, np.ones((len(x), 1))], axis=1)


def block(mean: Floats, scale: Floats, sign: float, constants: int) -> Floats:
    """How slopes and constants of standardised columns become those of the columns.

    Parameters
    ----------
    mean, scale : array of float64, shape (k,)
        What was taken from each column, and what it was divided by.
    sign : float
        −1 where constants are added to the slopes' sum, 1 where it is taken from them.
    constants : int
        Number of constants after the slopes.
    """
    columns = len(mean)
    matrix: Floats = np.eye(columns + constants)
    matrix[:columns, :columns] = np.diag(1 / scale)
    matrix[columns:, :columns] = sign * mean / scale
    return matrix
