"""Separation: columns that tell the outcome without error, so that no finite slope is the best.

References
----------
albert_anderson_1984; heinze_schemper_2002, whose remedy is `firth`.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from foedus.confront.regression.family import Family
from foedus.confront.regression.newton import Top
from foedus.confront.regression.sample import Floats, Sample
from foedus.panel.table import Mask, Number

UNTOLD = 1e-10
"""Information below which a direction has no top. A search that follows one ends with 10⁻¹⁴ at
most; where a top exists, however far, it ends with more."""

ADVICE = "no finite coefficient fits best; firth() gives one"


def separating(sample: Sample, *, ordered: bool) -> tuple[str, ...]:
    """Columns that alone tell an outcome without error, in plain words.

    Parameters
    ----------
    sample : Sample
        Rows with no fault.
    ordered : bool
        Whether one slope must serve all categories in their order.

    Returns
    -------
    tuple of str
        One sentence for each such column.
    """
    find = _in_order if ordered else _one_from_rest
    told = (
        (name, find(name, values, sample))
        for name, values in zip(sample.columns, sample.x.T, strict=True)
    )
    return tuple(f"{sentence}: {ADVICE}" for _, sentence in told if sentence)


def _in_order(name: str, values: Number, sample: Sample) -> str:
    """The categories follow one another along the column, up or down."""
    ends = [
        (float(values[sample.y == place].min()), float(values[sample.y == place].max()))
        for place in range(len(sample.outcomes))
    ]
    for listed in (ends, ends[::-1]):
        if all(low[1] <= high[0] for low, high in pairwise(listed)):
            if len(sample.outcomes) == len(("no", "yes")):
                return _one_from_rest(name, values, sample)
            return f"{name} sorts the categories of {sample.outcome} without overlap"
    return ""


def _one_from_rest(name: str, values: Number, sample: Sample) -> str:
    """One category lies on one side of a value, the others on the other side."""
    for place, label in reversed(list(enumerate(sample.outcomes))):
        here = sample.y == place
        for sign, beyond, before in ((1.0, "above", "below"), (-1.0, "below", "above")):
            inside, others = float((sign * values[here]).min()), float((sign * values[~here]).max())
            if inside >= others:
                return _of_two(name, values, here, label) or (
                    f"nothing but {label!r} occurs where {name} is {beyond} {sign * others:g}, "
                    f"and no {label!r} where it is {before} {sign * inside:g}"
                )
    return ""


def _of_two(name: str, values: Number, here: Mask, label: str) -> str:
    """What a column of two values tells; "" where it has more."""
    low, high = float(values.min()), float(values.max())
    if not np.all((values == low) | (values == high)):
        return ""
    for value in (high, low):
        if np.all(here[values == value]):
            return f"every row with {name} = {value:g} is {label!r}"
    never = high if not np.any(here[values == high]) else low
    return f"no row with {name} = {never:g} is {label!r}"


def diverging(top: Top, family: Family, x: Floats, back: Floats) -> Mask:
    """Parameters that grow without end, shape (p,).

    Parameters
    ----------
    top : Top
        Where the search by standardised columns ended.
    family : Family
        The model.
    x : array of float64, shape (n, k)
        Standardised columns.
    back : array of float64, shape (p, p)
        From parameters of standardised columns to those of the columns.

    Returns
    -------
    array of bool
        Those that take part in a direction in which the log-likelihood has become flat.
    """
    # In units of what a column's whole range does to the log odds, so that no rare column counts less.
    reach = family.laid(np.ptp(x, axis=0), 1.0)
    in_units = family.laid(np.ptp(x, axis=0) / np.diag(back)[: x.shape[1]], 1.0)
    roots, vectors = np.linalg.eigh(top.height.information / np.outer(reach, reach))
    found = np.zeros(len(reach), dtype=np.bool_)
    for root, direction in zip(roots, vectors.T, strict=True):
        if root < UNTOLD:
            gone = np.abs(back @ (direction / reach)) * in_units
            found |= gone > gone.max() / 10
    return found
