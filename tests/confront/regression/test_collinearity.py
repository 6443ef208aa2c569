"""Collinear columns: which is left out, and how it is told."""

import pytest

from foedus.confront.regression.binary import logit
from foedus.confront.regression.collinearity import independent
from tests.confront.regression.samples import generator, of

NUMBERS = generator(5).normal(size=(40, 2))
EVENT = (generator(6).random(40) > 0.5).astype(float).tolist()
A, B = NUMBERS.T.tolist()


def test_columns_that_move_together_are_named() -> None:
    """The later is left out; opposites move together as well."""
    twice = (3 + 2 * NUMBERS[:, 0]).tolist()
    against = (-NUMBERS[:, 0]).tolist()
    found = independent(of(EVENT, a=A, twice=twice, b=B, against=against))
    assert (found.kept, found.left_out) == (("a", "b"), ("twice", "against"))
    assert found.told == (
        "a and twice move together in every row (r = 1.00): twice is left out",
        "a and against move together in every row (r = -1.00): against is left out",
    )


def test_sums_of_others_are_named() -> None:
    """With those they are sums of."""
    found = independent(of(EVENT, a=A, b=B, both=(NUMBERS @ [1.0, -2.0]).tolist()))
    assert found.told == ("both is a sum of multiples of a, b in every row: both is left out",)


def test_what_is_merely_close_is_kept() -> None:
    """A correlation of 0.9999 still tells two columns apart."""
    near = (NUMBERS[:, 0] + 0.01 * NUMBERS[:, 1]).tolist()
    assert independent(of(EVENT, a=A, near=near)).left_out == ()


def test_a_fit_goes_on_without_them_and_says_so() -> None:
    """Its other slopes are those of the model without the column."""
    fit = logit(of(EVENT, a=A, b=B, twice=(2 * NUMBERS[:, 0]).tolist()))
    assert fit.left_out == ("twice",)
    assert any("move together in every row (r = 1.00)" in told for told in fit.warnings)
    without = logit(of(EVENT, a=A, b=B))
    assert fit.coefficients == pytest.approx(without.coefficients, rel=1e-12)
