"""Effects in probabilities: what a model says of cases, and how much a column moves them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from foedus.confront.regression.family import CHUNK
from foedus.confront.regression.results import (
    LEVEL,
    Errors,
    Fit,
    Quantity,
    half_width,
    quantity,
    roots,
)
from foedus.confront.regression.sample import Floats, Sample

STEP = 1e-5
"""Share of a standard deviation by which a column moves: both of its errors are near 10⁻¹⁰."""

PER_UNIT = "per unit"
"""What a change of a column of many values is of."""


@dataclass(frozen=True, slots=True)
class Effect:
    """How much a column moves the probability of one category, on average over the rows.

    Parameters
    ----------
    column, outcome : str
        What moves, and what is moved.
    change : str
        What the effect is of: a unit more, or from one value to the other.
    effect : Quantity
        In probabilities, from −1 to 1.
    """

    column: str
    outcome: str
    change: str
    effect: Quantity


@dataclass(frozen=True, slots=True)
class Chance:
    """The predicted probability of one category in one case.

    Parameters
    ----------
    case : int
        Number of the case, from 0.
    outcome : str
        The category.
    chance : Quantity
        Its interval is symmetrical in log odds, so that it stays between 0 and 1.
    """

    case: int
    outcome: str
    chance: Quantity


def average_marginal_effects(
    fit: Fit,
    sample: Sample,
    errors: Errors = Errors.CLASSICAL,
    *,
    columns: Sequence[str] = (),
    products: Sequence[Product] = (),
    level: float = LEVEL,
) -> tuple[Effect, ...]:
    """How much each column moves each probability, on average over the rows.

    Parameters
    ----------
    fit : Fit
        A fitted model.
    sample : Sample
        The rows to average over; those of the fit, as a rule.
    errors : Errors
        Which rows are taken to share what is not observed.
    columns : sequence of str
        The columns asked for; all where empty. Each moves by itself: powers of one
        duration are no columns to ask for.
    products : sequence of Product
        Columns of the fit that are products of others, and move with them.
    level : float
        Share of intervals that hold the truth, between 0 and 1.

    Returns
    -------
    tuple of Effect
        For a column of two values the change from the lower to the higher; for others the
        slope, per unit. Standard errors by the delta method, with the rows taken as given.

    References
    ----------
    hanmer_kalkan_2013, on averaging over observed values.
    """
    part = sample if sample.columns == fit.columns else sample.only(fit.columns)
    covariance = fit.covariance_of(errors)
    found = []
    for name in columns or fit.columns:
        change = mean_change(fit, part, name, products)
        deviations = deviations_of(change.slopes, covariance)
        found += [
            Effect(name, outcome, change.said, quantity(name, float(m), float(se), level))
            for outcome, m, se in zip(fit.outcomes, change.means, deviations, strict=True)
        ]
    return tuple(found)


def predicted_probabilities(
    fit: Fit,
    cases: Mapping[str, Sequence[float]],
    errors: Errors = Errors.CLASSICAL,
    level: float = LEVEL,
) -> tuple[Chance, ...]:
    """The probability of each category in given cases.

    Parameters
    ----------
    fit : Fit
        A fitted model.
    cases : mapping of str to sequence of float
        For each column of the fit its value in every case.
    errors : Errors
        Which rows are taken to share what is not observed.
    level : float
        Share of intervals that hold the truth, between 0 and 1.

    Raises
    ------
    KeyError
        If a column of the fit is not given.
    """
    if missing := [name for name in fit.columns if name not in cases]:
        raise KeyError(f"cases lack {', '.join(missing)}: give every column of the model a value")
    x = np.stack([np.asarray(cases[name], dtype=np.float64) for name in fit.columns], axis=1)
    chances = fit.family.chances(fit.coefficients, x)
    turned = fit.family.turned(fit.coefficients, x)
    covariance = fit.covariance_of(errors)
    return tuple(
        Chance(case, outcome, _bounded(outcome, float(chances[case, j]), float(se[j]), level))
        for case in range(len(x))
        for se in [deviations_of(turned[case], covariance)]
        for j, outcome in enumerate(fit.outcomes)
    )


@dataclass(frozen=True, slots=True)
class Product:
    """A column that is the product of two others.

    Parameters
    ----------
    first, second : str
        The two columns.

    Examples
    --------
    >>> Product("threat", "trust").name
    'threat × trust'
    """

    first: str
    second: str

    @property
    def name(self) -> str:
        """The column."""
        return f"{self.first} × {self.second}"


@dataclass(frozen=True, slots=True, eq=False)
class Change:
    """What moving a column does to the probabilities, on average over the rows.

    Parameters
    ----------
    means : array of float64, shape (J,)
        Change of each category's probability.
    slopes : array of float64, shape (J, p)
        Its derivatives by the parameters.
    said : str
        What the change is of, in words.
    """

    means: Floats
    slopes: Floats
    said: str


@dataclass(frozen=True, slots=True, eq=False)
class _Moved:
    """A column at two values, and what lies between them.

    Parameters
    ----------
    low, high : array of float64, shape (n,)
        The values to compare.
    unit : float
        What the difference is divided by.
    said : str
        In words.
    """

    low: Floats
    high: Floats
    unit: float
    said: str


def mean_change(
    fit: Fit,
    sample: Sample,
    column: str,
    products: Sequence[Product] = (),
    held: Mapping[str, float] | None = None,
) -> Change:
    """What moving one column does, the others as they are or held.

    Parameters
    ----------
    fit : Fit
        A fitted model.
    sample : Sample
        Rows with the columns of the fit, in their order.
    column : str
        What moves: a column of two values from the lower to the higher, another by a unit.
    products : sequence of Product
        Columns that move with their factors.
    held : mapping of str to float, optional
        Columns that stand at one value in every row.
    """
    moved = _moved(sample.x[:, fit.columns.index(column)])
    theta, family = fit.coefficients, fit.family
    means, slopes = np.zeros(family.outcomes), np.zeros((family.outcomes, len(theta)))
    for begin in range(0, len(sample), CHUNK):
        at = slice(begin, begin + CHUNK)
        weights = sample.weights[at]
        for values, sign in ((moved.high, 1.0), (moved.low, -1.0)):
            x = _at(fit.columns, sample.x[at], {**(held or {}), column: values[at]}, products)
            means += sign * (weights @ family.chances(theta, x))
            slopes += sign * family.pulled(theta, x, weights)
    whole = sample.observations * moved.unit
    return Change(means / whole, slopes / whole, moved.said)


def _at(
    columns: Sequence[str],
    x: Floats,
    values: Mapping[str, Floats | float],
    products: Sequence[Product],
) -> Floats:
    """Rows with some columns at other values, and the products that follow."""
    x = x.copy()
    for name, value in values.items():
        x[:, columns.index(name)] = value
    for each in products:
        if each.name in columns:
            factors = (columns.index(each.first), columns.index(each.second))
            x[:, columns.index(each.name)] = x[:, factors[0]] * x[:, factors[1]]
    return x


def _moved(values: Floats) -> _Moved:
    low, high = float(values.min()), float(values.max())
    if two_valued(values):
        below, above = (np.full(len(values), end) for end in (low, high))
        return _Moved(below, above, 1.0, f"from {low:g} to {high:g}")
    step = STEP * float(values.std())
    return _Moved(values - step, values + step, 2 * step, PER_UNIT)


def two_valued(values: Floats) -> bool:
    """Whether a column has its least and its greatest value only.

    Examples
    --------
    >>> two_valued(np.array([0.0, 1.0, 1.0])), two_valued(np.array([0.0, 0.5, 1.0]))
    (True, False)
    """
    return bool(np.all((values == values.min()) | (values == values.max())))


def deviations_of(slopes: Floats, covariance: Floats) -> Floats:
    """Standard errors by the delta method; NaN where a parameter has none.

    Parameters
    ----------
    slopes : array of float64, shape (J, p)
        Derivatives by the parameters.
    covariance : array of float64, shape (p, p)
        Of the parameters.

    Examples
    --------
    >>> deviations_of(np.array([[3.0, 4.0]]), np.eye(2)).tolist()
    [5.0]
    """
    return roots(np.einsum("jp,pq,jq->j", slopes, covariance, slopes))


def _bounded(name: str, chance: float, error: float, level: float) -> Quantity:
    """A probability with an interval that is symmetrical in log odds."""
    if not 0 < chance < 1:
        return Quantity(name, chance, error, chance, chance, float("nan"))
    odds = np.log(chance / (1 - chance))
    reach = half_width(level) * error / (chance * (1 - chance))
    lo, hi = (float(1 / (1 + np.exp(-end))) for end in (odds - reach, odds + reach))
    return Quantity(name, chance, error, lo, hi, float("nan"))
