"""Samples that cannot be explained: every fault told, all at once."""

from dataclasses import replace

import numpy as np
import pytest

from foedus.confront.regression import checks
from foedus.confront.regression.binary import logit
from foedus.confront.regression.checks import SampleError
from foedus.confront.regression.multinomial_logit import multinomial_logit
from foedus.confront.regression.ordered_logit import ordered_logit
from foedus.confront.regression.sample import gather
from foedus.panel.table import Table
from tests.confront.regression.samples import LABELS, binary, of, ordered


def test_a_sound_sample_has_no_faults() -> None:
    """Nothing is refused."""
    checks.refuse(ordered(), 4, 3)


def test_all_faults_are_told_together() -> None:
    """Numbered, with the table and the outcome."""
    table = Table("bad", {"d": np.array([0.0, 1.0]), "c": np.ones(2), "x": np.array([0, np.inf])})
    with pytest.raises(SampleError, match="bad: d cannot be explained") as told:
        ordered_logit(gather(table, "d", ["c", "x"], outcomes=LABELS))
    assert str(told.value).splitlines() == [
        "bad: d cannot be explained:",
        "1. x is infinite in 1 rows; expected finite numbers, NaN where unknown",
        "2. no row used has d = 'deep': leave it out, or look at the dropped rows (2 of 2 rows used)",
        "3. c is 1 in every row used: a constant explains nothing; leave it out",
        "4. 2 observations for 4 parameters: expected more rows, or fewer columns (2 of 2 rows used)",
    ]


def test_no_rows() -> None:
    """And then nothing else is told."""
    table = Table("empty", {"d": np.array([0.0, 1.0]), "x": np.full(2, np.nan)})
    held = gather(table, "d", ["x"], outcomes={0.0: "no", 1.0: "yes"})
    (fault,) = checks.no_rows(held)
    assert fault.startswith("no row has everything: 0 of 2 rows used; dropped: 2 without x")
    assert fault.endswith("take out the column that is missing most")
    with pytest.raises(SampleError, match=r"1\. no row has everything"):
        multinomial_logit(held)


def test_single_outcome() -> None:
    """One category is not enough."""
    (fault,) = checks.single_outcome(of([1, 1, 1], x=[1, 2, 3]))
    assert fault == "every row used has y = '1': expected at least two outcomes"


def test_empty_categories() -> None:
    """A category named and not met."""
    held = ordered().where(ordered().y != 1)
    (fault,) = checks.empty_categories(held)
    assert fault.startswith("no row used has design = 'thin'")


def test_other_outcomes() -> None:
    """A model of one event takes no third category."""
    assert checks.other_outcomes(ordered(), 2) == [
        "design has 3 categories (none, thin, deep); this model explains 2"
    ]
    with pytest.raises(SampleError, match=r"1\. design has 3 categories"):
        logit(ordered())
    with pytest.raises(SampleError, match=r"1\. every row used has y = '1'"):
        logit(of([1, 1, 1, 1], x=[1, 2, 3, 4]))


def test_constant_columns() -> None:
    """Each by its name and value."""
    (fault,) = checks.constant_columns(of([0, 1], x=[7, 7], z=[0, 1]))
    assert fault == "x is 7 in every row used: a constant explains nothing; leave it out"


def test_not_finite() -> None:
    """Infinity is no number to explain with."""
    assert checks.not_finite(of([0, 1], x=[np.inf, 1]))
    assert not checks.not_finite(of([0, 1], x=[0, 1]))


def test_weights_not_positive() -> None:
    """Nor is a weight of nothing a weight."""
    held = replace(of([0, 1], x=[0, 1]), weights=np.array([0.0, np.inf]))
    assert checks.weights_not_positive(held) == [
        "2 weights are not above 0: drop rows that count for nothing"
    ]


def test_dyads_of_one() -> None:
    """A state is no dyad."""
    held = replace(binary(), members=(np.zeros(400, dtype=int), np.zeros(400, dtype=int)))
    assert checks.dyads_of_one(held) == [
        "400 rows join a state with itself: a dyad has two members"
    ]
    assert not checks.dyads_of_one(of([0, 1], x=[0, 1]))


def test_too_few_rows() -> None:
    """As many observations as parameters determine everything and test nothing."""
    held = of([0, 1], x=[0, 1])
    assert checks.too_few_rows(held, 2)
    assert not checks.too_few_rows(held, 1)
