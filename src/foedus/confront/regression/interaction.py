"""Interaction: what one condition does where the other is low, and where it is high."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from foedus.confront.regression.effects import (
    Change,
    Product,
    deviations_of,
    mean_change,
    two_valued,
)
from foedus.confront.regression.results import LEVEL, Errors, Fit, Quantity, quantity
from foedus.confront.regression.sample import Floats, Sample


@dataclass(frozen=True, slots=True)
class Ends:
    """Where a condition counts as low, and where as high.

    Parameters
    ----------
    low, high : float
        Its two values; of a column with more, a standard deviation below and above the mean.
    said : pair of str
        In words.
    """

    low: float
    high: float
    said: tuple[str, str]


def ends(values: Floats) -> Ends:
    """The ends of a column.

    Parameters
    ----------
    values : array of float64, shape (n,)
        The column.

    Examples
    --------
    >>> ends(np.array([0.0, 1.0, 1.0])).said
    ('0', '1')
    >>> ends(np.array([1.0, 2.0, 3.0])).said
    ('mean − 1 s.d.', 'mean + 1 s.d.')
    """
    if two_valued(values):
        low, high = float(values.min()), float(values.max())
        return Ends(low, high, (f"{low:g}", f"{high:g}"))
    mean, deviation = float(values.mean()), float(values.std())
    return Ends(mean - deviation, mean + deviation, ("mean − 1 s.d.", "mean + 1 s.d."))


def with_product(sample: Sample, product: Product) -> Sample:
    """The same rows with the product of two columns as the last one.

    Parameters
    ----------
    sample : Sample
        Rows with both columns.
    product : Product
        Which two.
    """
    first, second = (sample.columns.index(name) for name in (product.first, product.second))
    column = sample.x[:, first] * sample.x[:, second]
    return replace(
        sample,
        columns=(*sample.columns, product.name),
        x=np.concatenate([sample.x, column[:, None]], axis=1),
    )


@dataclass(frozen=True, slots=True)
class Joint:
    """What one condition does to one category, where the other is low and where it is high.

    Parameters
    ----------
    column, beside : str
        What moves, and what is held.
    outcome : str
        The category whose probability is moved.
    errors : Errors
        Which rows are taken to share what is not observed.
    change : str
        What the effects are of.
    at : pair of str
        Where `beside` is held, in words.
    low, high, difference : Quantity
        The effects in probabilities, and the second less the first.
    """

    column: str
    beside: str
    outcome: str
    errors: Errors
    change: str
    at: tuple[str, str]
    low: Quantity
    high: Quantity
    difference: Quantity


def joint_effects(
    fit: Fit,
    sample: Sample,
    product: Product,
    kinds: Sequence[Errors] = (Errors.CLASSICAL,),
    level: float = LEVEL,
) -> tuple[Joint, ...]:
    """What each of two conditions does at the low and the high end of the other.

    Parameters
    ----------
    fit : Fit
        A model with both columns, and with their product where they may work together.
    sample : Sample
        Its rows, averaged over.
    product : Product
        The two columns.
    kinds : sequence of Errors
        Which rows are taken to share what is not observed, in turn.
    level : float
        Share of intervals that hold the truth, between 0 and 1.

    Returns
    -------
    tuple of Joint
        The first column beside the second for each kind of errors and category, then the
        second beside the first. In a model of probabilities the sign of the product's slope does not tell
        whether two conditions strengthen each other; the difference does.

    References
    ----------
    ai_norton_2003; brambor_et_al_2006.
    """
    found = []
    for column, beside in ((product.first, product.second), (product.second, product.first)):
        held = ends(sample.x[:, sample.columns.index(beside)])
        low, high = at_ends(fit, sample, column, beside, product)
        for kind in kinds:
            covariance = fit.covariance_of(kind)
            both = [_quantities(each, covariance, level) for each in (low, high, less(high, low))]
            found += [
                Joint(column, beside, outcome, kind, low.said, held.said, *own)
                for outcome, *own in zip(fit.outcomes, *both, strict=True)
            ]
    return tuple(found)


def at_ends(
    fit: Fit, sample: Sample, column: str, beside: str, product: Product
) -> tuple[Change, Change]:
    """What a column does with another at its low and at its high end.

    Parameters
    ----------
    fit : Fit
        A fitted model.
    sample : Sample
        Rows with its columns; others are left aside.
    column, beside : str
        What moves, and what is held.
    product : Product
        Moves with both.
    """
    part = sample if sample.columns == fit.columns else sample.only(fit.columns)
    held = ends(part.x[:, fit.columns.index(beside)])
    low, high = (
        mean_change(fit, part, column, (product,), {beside: end}) for end in (held.low, held.high)
    )
    return low, high


def less(one: Change, other: Change) -> Change:
    """The difference of two changes of the same thing."""
    return Change(one.means - other.means, one.slopes - other.slopes, one.said)


def _quantities(change: Change, covariance: Floats, level: float) -> tuple[Quantity, ...]:
    deviations = deviations_of(change.slopes, covariance)
    pairs = zip(change.means, deviations, strict=True)
    return tuple(quantity(change.said, float(mean), float(se), level) for mean, se in pairs)
