"""The multinomial logit."""

import numpy as np
import pytest

from foedus.confront.regression.multinomial_logit import MultinomialLogit, multinomial_logit
from foedus.confront.regression.results import Errors
from foedus.confront.regression.sample import gather
from tests.confront.regression.samples import drawn, ordered


def test_another_reference_gives_differences() -> None:
    """Every contrast and its errors come out the same."""
    table = drawn()
    fit = multinomial_logit(ordered(table))
    other = multinomial_logit(
        gather(
            table,
            "design",
            ["power", "threat"],
            outcomes={2.0: "deep", 0.0: "none", 1.0: "thin"},
        )
    )
    blocks = dict(zip(fit.names, fit.coefficients, strict=True))
    turned = dict(zip(other.names, other.coefficients, strict=True))
    for column in ("power", "threat", "(constant)"):
        assert turned[f"none: {column}"] == pytest.approx(-blocks[f"deep: {column}"])
        assert turned[f"thin: {column}"] == pytest.approx(
            blocks[f"thin: {column}"] - blocks[f"deep: {column}"]
        )
    assert other.log_likelihood == pytest.approx(fit.log_likelihood)
    assert other.errors(Errors.SANDWICH)[:3] == pytest.approx(fit.errors(Errors.SANDWICH)[3:])


def test_without_columns_constants_are_the_shares() -> None:
    """In closed form."""
    fit = multinomial_logit(gather(drawn(), "design", []))
    none, thin, deep = fit.counts
    assert fit.coefficients == pytest.approx(np.log([thin / none, deep / none]))


def test_far_slopes_do_not_overflow() -> None:
    """Chances of a thousand log odds are 0 and 1."""
    chances = MultinomialLogit(3).chances(np.array([1000.0, 0, -1000.0, 0]), np.array([[1.0]]))
    assert chances.tolist() == [[0, 1, 0]]
