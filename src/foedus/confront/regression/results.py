"""Results: what a fit gives, with every kind of errors it can be given."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from statistics import NormalDist

import numpy as np

from foedus.confront.regression.family import Family
from foedus.confront.regression.sample import Floats, Rows

LEVEL = 0.95
"""Share of intervals that hold what they estimate, unless asked otherwise."""


class Errors(Enum):
    """Which rows are taken to share what is not observed.

    Examples
    --------
    >>> Errors("two_way").label
    'clustered two ways'
    """

    CLASSICAL = "classical"
    SANDWICH = "sandwich"
    CLUSTER = "cluster"
    TWO_WAY = "two_way"
    DYADIC = "dyadic"

    @property
    def label(self) -> str:
        """The kind in running text."""
        return {
            "classical": "classical",
            "sandwich": "robust",
            "cluster": "clustered",
            "two_way": "clustered two ways",
            "dyadic": "dyadic-cluster-robust",
        }[self.value]

    @property
    def needs(self) -> str:
        """What a sample must name for it; "" where nothing."""
        return {
            "cluster": "a column in clusters=",
            "two_way": "two columns in clusters=",
            "dyadic": "the columns of both states in members=",
        }.get(self.value, "")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its standard error and interval.

    Parameters
    ----------
    name : str
        What it is of.
    value, error : float
        The number and its standard error; NaN where it has none.
    lo, hi : float
        Ends of the interval.
    p : float
        Probability of a z as far from 0, were the truth 0; NaN where that is no question.
    """

    name: str
    value: float
    error: float
    lo: float
    hi: float
    p: float

    @property
    def z(self) -> float:
        """The number in standard errors."""
        return self.value / self.error if self.error > 0 else math.nan

    @property
    def told(self) -> bool:
        """Whether the interval leaves out 0."""
        return self.lo > 0 or self.hi < 0


@dataclass(frozen=True, slots=True, eq=False)
class Fit:
    """A fitted model.

    Parameters
    ----------
    family : Family
        The model.
    model : str
        Its name, as its function is called.
    outcome : str
        The column explained.
    outcomes : tuple of str
        Labels of its categories.
    counts : tuple of float
        Observations in each.
    columns : tuple of str
        Explaining columns that have slopes.
    left_out : tuple of str
        Columns whose effect nothing in the rows tells apart from that of others.
    names : tuple of str
        Names of the p parameters.
    coefficients : array of float64, shape (p,)
        The parameters.
    covariance : mapping of Errors to array of float64, shape (p, p)
        Those that the sample allows.
    log_likelihood : float
        At the parameters; penalised where the model is.
    observations : float
        Sum of the weights.
    rows : Rows
        What was used and what was dropped.
    groups : mapping of str to int
        Number of groups by column, and of states and dyads.
    iterations : int
        Steps of the search.
    gradient_norm : float
        Greatest derivative of the log-likelihood per observation, by standardised columns.
    converged : bool
        Whether the log-likelihood has a top, and it was reached.
    warnings : tuple of str
        What a reader must know.
    """

    family: Family
    model: str
    outcome: str
    outcomes: tuple[str, ...]
    counts: tuple[float, ...]
    columns: tuple[str, ...]
    left_out: tuple[str, ...]
    names: tuple[str, ...]
    coefficients: Floats
    covariance: Mapping[Errors, Floats]
    log_likelihood: float
    observations: float
    rows: Rows
    groups: Mapping[str, int]
    iterations: int
    gradient_norm: float
    converged: bool
    warnings: tuple[str, ...]

    @property
    def aic(self) -> float:
        """Akaike's criterion: 2p − 2 log-likelihood."""
        return 2 * len(self.names) - 2 * self.log_likelihood

    @property
    def bic(self) -> float:
        """Schwarz's criterion: p log n − 2 log-likelihood."""
        return len(self.names) * math.log(self.observations) - 2 * self.log_likelihood

    def covariance_of(self, errors: Errors) -> Floats:
        """The covariance of one kind.

        Raises
        ------
        KeyError
            If the sample does not allow it; the message says what it would have to name.
        """
        if errors not in self.covariance:
            raise KeyError(f"{self.model} has no {errors.label} errors: gather {errors.needs}")
        return self.covariance[errors]

    def errors(self, errors: Errors = Errors.CLASSICAL) -> Floats:
        """Standard errors of one kind, shape (p,)."""
        return roots(np.diag(self.covariance_of(errors)))


def coefficients(
    fit: Fit, errors: Errors = Errors.CLASSICAL, level: float = LEVEL
) -> tuple[Quantity, ...]:
    """Every parameter with its standard error, interval and probability.

    Parameters
    ----------
    fit : Fit
        A fitted model.
    errors : Errors
        Which rows are taken to share what is not observed.
    level : float
        Share of intervals that hold the truth, between 0 and 1.
    """
    numbers = zip(fit.names, fit.coefficients, fit.errors(errors), strict=True)
    return tuple(quantity(name, float(b), float(se), level) for name, b, se in numbers)


def odds_ratios(
    fit: Fit, errors: Errors = Errors.CLASSICAL, level: float = LEVEL
) -> tuple[Quantity, ...]:
    """Exponentials of the slopes; of a complementary log-log, ratios of hazards.

    Parameters
    ----------
    fit : Fit
        A fitted model.
    errors : Errors
        Which rows are taken to share what is not observed.
    level : float
        Share of intervals that hold the truth, between 0 and 1.

    Returns
    -------
    tuple of Quantity
        Intervals are exponentials of those of the slopes; p is that of a ratio of 1.
    """
    constant = fit.family.laid(np.zeros(len(fit.columns)), 1.0)
    slopes = (q for q, c in zip(coefficients(fit, errors, level), constant, strict=True) if not c)
    return tuple(
        Quantity(q.name, _exp(q.value), _exp(q.value) * q.error, _exp(q.lo), _exp(q.hi), q.p)
        for q in slopes
    )


def quantity(name: str, value: float, error: float, level: float = LEVEL) -> Quantity:
    """A number with the interval of a normal distribution around it.

    Examples
    --------
    >>> q = quantity("x", 1.96, 1.0)
    >>> round(q.lo, 3), round(q.p, 3), q.told
    (0.0, 0.05, True)
    """
    reach = half_width(level) * error
    p = math.erfc(abs(value) / error / math.sqrt(2)) if error > 0 else math.nan
    return Quantity(name, value, error, value - reach, value + reach, p)


def roots(variances: Floats) -> Floats:
    """Standard errors; NaN where rounding has left less than no variance.

    Examples
    --------
    >>> roots(np.array([4.0, -1e-20])).tolist()
    [2.0, nan]
    """
    found: Floats = np.sqrt(np.where(variances < 0, np.nan, variances))
    return found


def half_width(level: float) -> float:
    """Standard errors on each side of an interval that holds the truth so often.

    Raises
    ------
    ValueError
        If the level is not between 0 and 1.

    Examples
    --------
    >>> round(half_width(0.95), 4)
    1.96
    """
    if not 0 < level < 1:
        raise ValueError(f"level is {level}; expected a share between 0 and 1, such as 0.95")
    return NormalDist().inv_cdf((1 + level) / 2)


def _exp(number: float) -> float:
    return float(np.exp(np.minimum(number, 709.0)))
