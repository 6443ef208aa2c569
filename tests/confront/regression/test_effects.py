"""Effects in probabilities."""

import numpy as np
import pytest

from foedus.confront.regression.binary import cloglog, logit
from foedus.confront.regression.effects import average_marginal_effects, predicted_probabilities
from foedus.confront.regression.multinomial_logit import multinomial_logit
from foedus.confront.regression.ordered_logit import ordered_logit
from foedus.confront.regression.results import Errors
from tests.confront.regression.samples import binary, drawn, generator, of, ordered


def test_effects_on_all_categories_add_up_to_nothing() -> None:
    """What one gains the others lose."""
    for model in (ordered_logit, multinomial_logit):
        effects = average_marginal_effects(model(ordered()), ordered())
        for column in ("power", "threat"):
            assert sum(e.effect.value for e in effects if e.column == column) == pytest.approx(
                0, abs=1e-9
            )


def test_a_column_of_two_values_goes_from_one_to_the_other() -> None:
    """In a table of two by two by the difference of the shares, with its error."""
    sample = of([0] * 7 + [1] * 3 + [0] * 4 + [1] * 6, z=[0] * 10 + [1] * 10)
    for model in (logit, cloglog):
        _, effect = average_marginal_effects(model(sample), sample)
        assert (effect.change, effect.outcome) == ("from 0 to 1", "1")
        assert effect.effect.value == pytest.approx(0.3)
        assert effect.effect.error == pytest.approx(np.sqrt(0.3 * 0.7 / 10 + 0.6 * 0.4 / 10))


def test_a_slope_is_the_mean_of_the_rows_slopes() -> None:
    """For the logit Λ(1 − Λ) β."""
    sample = binary()
    fit = logit(sample)
    chances = fit.family.chances(fit.coefficients, sample.x)
    _, effect = average_marginal_effects(fit, sample, columns=["power"])
    assert effect.change == "per unit"
    assert effect.effect.value == pytest.approx(
        np.mean(chances[:, 0] * chances[:, 1]) * fit.coefficients[0], rel=1e-7
    )


def test_the_delta_method_tells_what_draws_tell() -> None:
    """Parameters drawn from their distribution move the effect as much as said."""
    sample = ordered(drawn(2000))
    fit = ordered_logit(sample)
    effect = average_marginal_effects(fit, sample, Errors.CLUSTER, columns=["threat"])[2].effect
    x0, x1 = sample.x.copy(), sample.x.copy()
    x0[:, 1], x1[:, 1] = 0, 1
    draws = generator().multivariate_normal(
        fit.coefficients, fit.covariance_of(Errors.CLUSTER), 400
    )
    moved = [
        (fit.family.chances(each, x1) - fit.family.chances(each, x0))[:, 2].mean() for each in draws
    ]
    assert effect.error == pytest.approx(np.std(moved), rel=0.1)


def test_other_rows_may_be_averaged_over() -> None:
    """Such as those of one period; columns are found by name."""
    sample = binary()
    fit = logit(sample.only(["power"]))
    later = sample.where(sample.x[:, 0] > 0)
    whole, part = (average_marginal_effects(fit, rows)[1].effect.value for rows in (sample, later))
    assert whole != pytest.approx(part)


def test_probabilities_stay_between_nothing_and_one() -> None:
    """Their intervals too, and they add up."""
    fit = ordered_logit(ordered())
    found = predicted_probabilities(fit, {"power": [0.0, 9.0], "threat": [0.0, 1.0]})
    assert [(c.case, c.outcome) for c in found][:3] == [(0, "none"), (0, "thin"), (0, "deep")]
    assert sum(c.chance.value for c in found[3:]) == pytest.approx(1)
    for each in found:
        assert 0 < each.chance.lo < each.chance.value < each.chance.hi < 1


def test_shares_have_the_errors_of_shares() -> None:
    """Without columns, the root of p (1 − p) / n."""
    fit = logit(binary().only([]))
    share = fit.counts[1] / 400
    assert fit.family.chances(fit.coefficients, np.zeros((1, 0)))[0, 1] == pytest.approx(share)
    sample = of([0] * 7 + [1] * 3 + [0] * 4 + [1] * 6, z=[0] * 10 + [1] * 10)
    chance = predicted_probabilities(logit(sample), {"z": [1.0]})[1].chance
    assert (chance.value, chance.error) == pytest.approx((0.6, np.sqrt(0.6 * 0.4 / 10)))


def test_certainty_has_no_interval_to_speak_of() -> None:
    """A chance of 0 or 1 stays where it is."""
    chance = predicted_probabilities(logit(binary()), {"power": [5000.0], "threat": [0]})[1].chance
    assert (chance.value, chance.lo, chance.hi) == (1, 1, 1)


def test_cases_that_lack_a_column_are_refused() -> None:
    """No value is assumed."""
    with pytest.raises(KeyError, match="cases lack threat: give every column of the model a value"):
        predicted_probabilities(logit(binary()), {"power": [0.0]})
