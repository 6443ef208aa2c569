"""Two steps beside one."""

import numpy as np
import pytest

from foedus.confront.regression.binary import logit
from foedus.confront.regression.checks import SampleError
from foedus.confront.regression.firth import firth
from foedus.confront.regression.ordered_logit import ordered_logit
from foedus.confront.regression.sample import gather
from foedus.confront.regression.two_step import two_step
from foedus.panel.table import Table
from tests.confront.regression.samples import binary, drawn, generator, ordered


def test_each_step_is_a_fit_of_its_own() -> None:
    """Selection over all rows, design over those with an alliance, one step over all."""
    sample = ordered()
    both = two_step(sample)
    none, thin, deep = sample.counts
    assert both.selection.counts == (none, thin + deep)
    assert both.selection.outcomes == ("none", "any")
    assert both.design.counts == (thin, deep)
    assert both.design.outcomes == ("thin", "deep")
    assert str(both.design.rows) == (
        f"{thin + deep:.0f} of 400 rows used; {none:.0f} not asked about"
    )
    assert np.array_equal(both.one_step.coefficients, ordered_logit(sample).coefficients)
    assert both.log_likelihood == both.selection.log_likelihood + both.design.log_likelihood
    assert "no correlation between the steps is estimated" in both.assumed


def test_chances_of_both_steps_give_the_likelihood() -> None:
    """Selection times design, adding up to 1."""
    sample = ordered()
    both = two_step(sample, only_first=["threat"])
    assert both.design.columns == ("power",)
    chances = both.chances(sample.x)
    assert chances.sum(axis=1) == pytest.approx(1)
    own = chances[np.arange(len(sample)), sample.y]
    assert np.log(own).sum() == pytest.approx(both.log_likelihood)


def test_the_model_that_made_the_rows_is_told_by_its_criterion() -> None:
    """Ordered rows by one step, rows of two unlike steps by two."""
    ranked = two_step(ordered(drawn(3000)))
    assert ranked.one_step.aic < ranked.aic
    numbers = generator(4)
    x = numbers.normal(size=3000)
    some = numbers.logistic(size=3000) < x
    deep = numbers.logistic(size=3000) < -x
    table = Table("steps", {"d": (some.astype(float) + (some & deep)), "x": x})
    steps = two_step(gather(table, "d", ["x"]))
    assert steps.aic < steps.one_step.aic
    assert steps.design.coefficients[0] == pytest.approx(-1, abs=0.2)


def test_more_designs_are_ordered_in_the_second_step() -> None:
    """Where two remain, the model asked for."""
    table = drawn()
    more = table.with_column("design", table["design"] + (table["power"] > 1.2), "invented")
    both = two_step(gather(more, "design", ["threat"]), step=firth)
    assert (both.selection.model, both.design.model) == ("firth", "ordered_logit")
    assert two_step(ordered(), step=firth).design.model == "firth"


def test_two_categories_have_no_second_step() -> None:
    """Told with what there is."""
    with pytest.raises(
        SampleError, match="two steps need none and at least two designs; event has"
    ):
        two_step(binary(), step=logit)
