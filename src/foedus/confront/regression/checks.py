"""What a model cannot be fitted to: each way to fail is a function that lists its faults."""

from __future__ import annotations

import numpy as np

from foedus.confront.regression.sample import Sample


class SampleError(ValueError):
    """Rows that a model cannot be fitted to; the message numbers every fault."""


def refuse(sample: Sample, parameters: int, outcomes: int) -> None:
    """Refuse a sample with faults, all of them at once.

    Parameters
    ----------
    sample : Sample
        Rows to explain.
    parameters, outcomes : int
        How many the model has.

    Raises
    ------
    SampleError
        If there is any.
    """
    faults = no_rows(sample)
    if not faults:
        faults = [
            *not_finite(sample),
            *other_outcomes(sample, outcomes),
            *empty_categories(sample),
            *single_outcome(sample),
            *constant_columns(sample),
            *weights_not_positive(sample),
            *dyads_of_one(sample),
            *too_few_rows(sample, parameters),
        ]
    if faults:
        numbered = "\n".join(f"{place}. {fault}" for place, fault in enumerate(faults, start=1))
        raise SampleError(f"{sample.name}: {sample.outcome} cannot be explained:\n{numbered}")


def no_rows(sample: Sample) -> list[str]:
    """Nothing is left once incomplete rows are dropped."""
    if len(sample):
        return []
    return [f"no row has everything: {sample.rows}; take out the column that is missing most"]


def not_finite(sample: Sample) -> list[str]:
    """A column holds infinity."""
    return [
        f"{name} is infinite in {count:,} rows; expected finite numbers, NaN where unknown"
        for name, values in zip(sample.columns, sample.x.T, strict=True)
        if (count := int((~np.isfinite(values)).sum()))
    ]


def other_outcomes(sample: Sample, outcomes: int) -> list[str]:
    """The model has more categories than the outcome, or fewer."""
    found = len(sample.outcomes)
    if found in {outcomes, 1}:
        return []
    told = ", ".join(sample.outcomes)
    return [f"{sample.outcome} has {found} categories ({told}); this model explains {outcomes}"]


def empty_categories(sample: Sample) -> list[str]:
    """A category that was named does not occur."""
    return [
        f"no row used has {sample.outcome} = {label!r}: leave it out, or look at the dropped "
        f"rows ({sample.rows})"
        for label, count in zip(sample.outcomes, sample.counts, strict=True)
        if not count
    ]


def single_outcome(sample: Sample) -> list[str]:
    """Every row has the same outcome."""
    if len(np.unique(sample.y)) > 1:
        return []
    label = sample.outcomes[int(sample.y[0])]
    return [f"every row used has {sample.outcome} = {label!r}: expected at least two outcomes"]


def constant_columns(sample: Sample) -> list[str]:
    """A column has one value only, and so explains nothing."""
    return [
        f"{name} is {values[0]:g} in every row used: a constant explains nothing; leave it out"
        for name, values in zip(sample.columns, sample.x.T, strict=True)
        if np.all(values == values[0])
    ]


def weights_not_positive(sample: Sample) -> list[str]:
    """A weight is no number of observations."""
    wrong = int((~(sample.weights > 0) | ~np.isfinite(sample.weights)).sum())
    return [f"{wrong:,} weights are not above 0: drop rows that count for nothing"] * bool(wrong)


def dyads_of_one(sample: Sample) -> list[str]:
    """A dyad joins a state with itself."""
    if sample.members is None:
        return []
    same = int((sample.members[0] == sample.members[1]).sum())
    return [f"{same:,} rows join a state with itself: a dyad has two members"] * bool(same)


def too_few_rows(sample: Sample, parameters: int) -> list[str]:
    """There are no more rows than parameters."""
    if sample.observations > parameters:
        return []
    told = f"{sample.observations:g} observations for {parameters} parameters"
    return [f"{told}: expected more rows, or fewer columns ({sample.rows})"]
