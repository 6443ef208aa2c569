"""Perfect separation: found, named in plain words, and given no errors."""

import numpy as np
import pytest

from foedus.confront.regression.binary import Binary, Link, cloglog, logit
from foedus.confront.regression.multinomial_logit import multinomial_logit
from foedus.confront.regression.newton import Height, Top
from foedus.confront.regression.ordered_logit import ordered_logit
from foedus.confront.regression.results import Errors
from foedus.confront.regression.separation import ADVICE, diverging, separating
from tests.confront.regression.samples import generator, of

NOISE = [0.1, 0.4, 0.2, 0.3, 0.9, 0.4, 0.5, 0.3]


@pytest.mark.parametrize(
    ("event", "column", "told"),
    [
        ([0, 0, 0, 1, 1, 1], [0, 0, 0, 1, 1, 1], "every row with z = 1 is '1'"),
        ([0, 1, 0, 1, 1, 1], [0, 0, 0, 1, 1, 1], "every row with z = 1 is '1'"),
        ([1, 1, 1, 1, 0, 1], [0, 0, 0, 1, 1, 1], "every row with z = 0 is '1'"),
        ([0, 0, 0, 0, 0, 1], [0, 0, 0, 1, 1, 1], "no row with z = 0 is '1'"),
        (
            [0, 0, 0, 1, 1, 1],
            [1, 2, 3, 4, 5, 6],
            "nothing but '1' occurs where z is above 3, and no '1' where it is below 4",
        ),
        (
            [1, 1, 0, 0, 0, 0],
            [1, 2, 2, 4, 5, 6],
            "nothing but '1' occurs where z is below 2, and no '1' where it is above 2",
        ),
    ],
)
def test_a_column_that_tells_the_event_is_named(
    event: list[float], column: list[float], told: str
) -> None:
    """Completely, or but for what lies on the border."""
    assert separating(of(event, z=column), ordered=False) == (f"{told}: {ADVICE}",)
    assert separating(of(event, z=column), ordered=True) == (f"{told}: {ADVICE}",)


def test_overlap_is_no_separation() -> None:
    """A single row on the other side suffices."""
    assert separating(of([0, 1, 0, 1], z=[1, 2, 3, 4]), ordered=False) == ()


def test_categories_in_order_along_a_column() -> None:
    """For one slope they must all be in order; for slopes of their own one suffices."""
    sorted_by = of([0, 0, 1, 1, 2, 2], z=[6, 5, 5, 4, 3, 1])
    partly = of([0, 0, 1, 2, 1, 2], z=[6, 5, 4, 3, 2, 1])
    assert separating(sorted_by, ordered=True) == (
        f"z sorts the categories of y without overlap: {ADVICE}",
    )
    assert separating(partly, ordered=True) == ()
    assert len(separating(partly, ordered=False)) == 1


@pytest.mark.parametrize("model", [logit, cloglog, ordered_logit, multinomial_logit])
def test_a_separated_slope_has_no_errors(model: object) -> None:
    """The others keep theirs; the fit says that it has no top."""
    assert callable(model)
    fit = model(of([0, 0, 0, 1, 1, 1, 0, 1], z=[0, 0, 0, 1, 1, 1, 0, 0], w=NOISE))
    assert not fit.converged
    assert fit.warnings[0] == f"every row with z = 1 is '1': {ADVICE}"
    for kind in (Errors.CLASSICAL, Errors.SANDWICH):
        assert np.isnan(fit.errors(kind)).tolist() == [True, False, False]


def test_columns_that_only_together_tell_the_event() -> None:
    """Found by where the search went, and named."""
    numbers = generator(9)
    a, b, c = numbers.normal(size=(3, 60))
    fit = logit(of((a + b > 0).astype(float).tolist(), a=a.tolist(), b=b.tolist(), c=c.tolist()))
    assert not fit.converged
    assert fit.warnings[0].startswith("together these tell some outcomes without error: a, b")
    assert fit.warnings[0].endswith(ADVICE)


def test_a_rare_column_is_no_separation() -> None:
    """Two rows of a thousand, one with the event: little is known, but something."""
    event = [0.0, 1.0] + [0.0, 0.0, 0.0, 0.0, 1.0] * 200
    column = [1.0, 1.0] + [0.0] * 1000
    fit = logit(of(event, z=column))
    assert fit.converged
    assert float(fit.errors()[0]) == pytest.approx(np.sqrt(1 + 1 + 1 / 200 + 1 / 800))


def test_a_flat_direction_diverges_in_whatever_units() -> None:
    """A steep one does not; columns are weighed by what their whole range does."""
    family, x = Binary(Link.LOGIT), np.array([[-1.0], [1.0]])
    for unit, known, gone in [(1.0, 1e-11, True), (1e6, 1e-11, True), (1.0, 1e-5, False)]:
        height = Height(0, np.zeros(2), np.diag([known, 9.0]))
        top = Top(np.zeros(2), height, 9, converged=True)
        found = diverging(top, family, x, np.diag([unit, 1.0]))
        assert found.tolist() == [gone, False]
