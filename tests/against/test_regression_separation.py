"""Separation against linear programming, which decides it exactly (Konis 2007).

The outcome is separated where some direction, other than none, raises the log odds of no row
against its own category. For small samples the programme is solved by scipy.
"""

from collections.abc import Callable

import numpy as np
import pytest
from scipy.optimize import linprog

from foedus.confront.regression.binary import cloglog, logit
from foedus.confront.regression.firth import firth
from foedus.confront.regression.multinomial_logit import multinomial_logit
from foedus.confront.regression.ordered_logit import ordered_logit
from foedus.confront.regression.results import Fit
from foedus.confront.regression.sample import Sample, gather
from foedus.panel.table import Table
from tests.confront.regression.samples import generator

SAMPLES = 100
SCALES = 10.0 ** np.arange(-4, 5)


def has_direction(rows: np.ndarray) -> bool:
    """Whether rows · b ≥ 0 for every row, and > 0 for some, for a b within a box."""
    scaled = rows / np.abs(rows).max(axis=0)
    found = linprog(-scaled.sum(axis=0), -scaled, np.zeros(len(rows)), bounds=(-1, 1))
    return bool(-found.fun > 1e-7)


def one_event(sample: Sample) -> np.ndarray:
    """Log odds of the row's own category, for slopes and a constant."""
    held = np.column_stack([sample.x, np.ones(len(sample))])
    rows: np.ndarray = np.where(sample.y == 1, 1, -1)[:, None] * held
    return rows


def in_order(sample: Sample) -> np.ndarray:
    """Distances to both thresholds, for slopes and thresholds."""
    steps = np.eye(len(sample.outcomes) - 1)
    low, high = sample.y > 0, sample.y < len(sample.outcomes) - 1
    below = np.column_stack([sample.x[low], -steps[sample.y[low] - 1]])
    above = np.column_stack([-sample.x[high], steps[sample.y[high]]])
    return np.concatenate([below, above])


def of_each(sample: Sample) -> np.ndarray:
    """Log odds of the row's own category against each other one."""
    held = np.column_stack([sample.x, np.ones(len(sample))])
    signs = np.eye(len(sample.outcomes))[:, 1:]
    pairs = [
        np.kron(signs[own] - signs[other], held[place])
        for place, own in enumerate(sample.y)
        for other in range(len(sample.outcomes))
        if other != own
    ]
    return np.array(pairs)


def drawn(numbers: np.random.Generator, categories: int) -> Sample | None:
    """A small sample with columns of several kinds and units; None where a category is empty."""
    rows, columns = int(numbers.integers(12, 50)), int(numbers.integers(1, 4))
    x = numbers.normal(size=(rows, columns))
    for place in range(columns):
        if numbers.random() < 0.4:
            x[:, place] = x[:, place] > numbers.normal()
    latent = x @ numbers.normal(scale=2.5, size=columns) + numbers.logistic(size=rows)
    cuts = np.quantile(latent, np.sort(numbers.uniform(0.1, 0.9, categories - 1)))
    y = np.searchsorted(cuts, latent)
    if len(np.unique(y)) < categories or np.any(np.ptp(x, axis=0) == 0):
        return None
    scaled = (x * numbers.choice(SCALES, columns)).T
    names = [f"x{place}" for place in range(columns)]
    table = Table("drawn", {"y": y, **dict(zip(names, scaled, strict=True))})
    return gather(table, "y", names)


@pytest.mark.parametrize(
    ("model", "rows", "categories"),
    [
        (logit, one_event, 2),
        (cloglog, one_event, 2),
        (ordered_logit, in_order, 3),
        (multinomial_logit, of_each, 3),
    ],
    ids=["logit", "cloglog", "ordered_logit", "multinomial_logit"],
)
def test_a_fit_has_no_top_exactly_where_the_programme_finds_a_direction(
    model: Callable[[Sample], Fit], rows: Callable[[Sample], np.ndarray], categories: int
) -> None:
    """In columns of two values and of many, from ten-thousandths to ten thousands."""
    numbers = generator(1984)
    found = {True: 0, False: 0}
    for _ in range(SAMPLES):
        sample = drawn(numbers, categories)
        if sample is None:
            continue
        fit, separated = model(sample), has_direction(rows(sample))
        assert fit.converged is not separated
        assert bool(np.isnan(fit.errors()).any()) is separated
        if fit.left_out == () and categories == 2:
            assert firth(sample).converged
        found[separated] += 1
    assert min(found.values()) > SAMPLES / 10
