"""Regression against statsmodels, and against what Greene prints for one of its data sets.

Data: those that statsmodels ships (spector, anes96, fair), and invented rows.
"""

from typing import Any

import numpy as np
import pytest
import statsmodels.api as sm
from statsmodels.genmod.families import Binomial
from statsmodels.genmod.families.links import CLogLog
from statsmodels.miscmodels.ordinal_model import OrderedModel
from statsmodels.stats.sandwich_covariance import cov_cluster_2groups

from foedus.confront.regression.binary import cloglog, logit
from foedus.confront.regression.effects import average_marginal_effects
from foedus.confront.regression.multinomial_logit import multinomial_logit
from foedus.confront.regression.ordered_logit import ordered_logit
from foedus.confront.regression.results import Errors, coefficients, odds_ratios
from foedus.confront.regression.sample import Sample, gather
from foedus.panel.table import Table
from tests.confront.regression.samples import alternating, binary


def shipped(name: str) -> tuple[Table, list[str], str]:
    """A data set of statsmodels as a table, its columns and its outcome."""
    held = getattr(sm.datasets, name).load()
    columns = {str(each): held.exog[each].to_numpy(float) for each in held.exog.columns}
    outcome = str(held.endog.name)
    table = Table(name, {**columns, outcome: held.endog.to_numpy(float)})
    return table, list(columns), outcome


def first(exog: np.ndarray) -> np.ndarray:
    """The constant first, as statsmodels has it."""
    return np.column_stack([np.ones(len(exog)), exog])


def last(values: Any) -> np.ndarray:  # noqa: ANN401 - as statsmodels hands it over
    """Parameters with the constant last, as we have it."""
    return np.roll(np.asarray(values), -1, axis=0)


def spector() -> Sample:
    """Grades of 32 students, explained by three columns."""
    table, columns, outcome = shipped("spector")
    return gather(table, outcome, columns)


SPECTOR = spector()


@pytest.mark.parametrize(
    ("model", "values", "errors", "height"),
    [
        (logit, [2.826, 0.095, 2.379, -13.021], [1.263, 0.142, 1.065, 4.931], -12.890),
        (cloglog, [2.293, 0.041, 1.562, -10.031], None, -13.008),
    ],
    ids=["logit", "cloglog"],
)
def test_the_grades_of_spector_and_mazzeo(
    model: Any,  # noqa: ANN401 - either model
    values: list[float],
    errors: list[float] | None,
    height: float,
) -> None:
    """Greene, Econometric Analysis, chapter on discrete choice: GPA, TUCE, PSI, constant."""
    fit = model(SPECTOR)
    assert fit.coefficients == pytest.approx(values, abs=6e-4)
    assert fit.log_likelihood == pytest.approx(height, abs=6e-4)
    if errors:
        assert fit.errors() == pytest.approx(errors, abs=6e-4)


def test_logit_with_its_effects() -> None:
    """Coefficients, classical errors, p, odds ratios and average marginal effects."""
    other = sm.Logit(SPECTOR.y, first(SPECTOR.x)).fit(disp=False)
    fit = logit(SPECTOR)
    told = coefficients(fit)
    assert [q.value for q in told] == pytest.approx(last(other.params))
    assert [q.error for q in told] == pytest.approx(last(other.bse))
    assert [q.p for q in told] == pytest.approx(last(other.pvalues))
    assert [(q.lo, q.hi) for q in told] == pytest.approx(last(other.conf_int()))
    assert [q.value for q in odds_ratios(fit)] == pytest.approx(np.exp(other.params[1:]))
    effects = [e.effect for e in average_marginal_effects(fit, SPECTOR) if e.outcome == "1"]
    margins = other.get_margeff(dummy=True)
    assert [e.value for e in effects] == pytest.approx(margins.margeff, rel=1e-7)
    assert [e.error for e in effects] == pytest.approx(margins.margeff_se, rel=1e-6)


def test_complementary_log_log() -> None:
    """As a generalised linear model, errors from the observed information."""
    other = sm.GLM(SPECTOR.y, first(SPECTOR.x), family=Binomial(CLogLog())).fit(
        method="newton", cov_type="nonrobust", disp=False
    )
    fit = cloglog(SPECTOR)
    assert fit.coefficients == pytest.approx(last(other.params), rel=1e-6)
    assert fit.log_likelihood == pytest.approx(other.llf)
    hessian = other.model.hessian(other.params, observed=True)
    assert fit.errors() == pytest.approx(last(np.sqrt(np.diag(np.linalg.inv(-hessian)))), rel=1e-6)


def test_multinomial_logit() -> None:
    """Party identification in seven categories, five columns: 36 parameters."""
    table, columns, outcome = shipped("anes96")
    other = sm.MNLogit(table[outcome].astype(int), first(gather(table, outcome, columns).x)).fit(
        disp=False, method="newton", tol=1e-12
    )
    sample = gather(table, outcome, columns)
    fit = multinomial_logit(sample)
    assert fit.coefficients == pytest.approx(last(other.params).T.reshape(-1), rel=1e-6)
    assert fit.errors() == pytest.approx(last(other.bse).T.reshape(-1), rel=1e-6)
    assert fit.log_likelihood == pytest.approx(other.llf)
    effects = average_marginal_effects(fit, sample, columns=["age"])
    margins = other.get_margeff()
    place = columns.index("age")
    assert [e.effect.value for e in effects] == pytest.approx(margins.margeff[place], rel=1e-5)
    assert [e.effect.error for e in effects] == pytest.approx(margins.margeff_se[place], rel=1e-4)


def test_ordered_logit() -> None:
    """Party identification and marriages rated from 1 to 5; thresholds by their increments."""
    anes, columns, outcome = shipped("anes96")
    fair, _, _ = shipped("fair")
    for table, explained, explaining in (
        (anes, outcome, columns),
        (fair, "rate_marriage", ["age", "yrs_married", "children", "religious"]),
    ):
        sample = gather(table, explained, explaining)
        model = OrderedModel(sample.y, sample.x, distr="logit")
        fit = ordered_logit(sample)
        count = len(explaining)
        steps = np.append(fit.coefficients[count], np.log(np.diff(fit.coefficients[count:])))
        theirs = np.append(fit.coefficients[:count], steps)
        assert fit.log_likelihood == pytest.approx(model.loglike(theirs))
        assert np.abs(model.score(theirs)).max() < 1e-4
        information = -model.hessian(theirs)
        classical = np.sqrt(np.diag(np.linalg.inv(information)))
        assert fit.errors()[:count] == pytest.approx(classical[:count], rel=1e-4)


def test_ordered_logit_by_their_search() -> None:
    """Found by their own search as well, to what it settles."""
    table, columns, outcome = shipped("anes96")
    sample = gather(table, outcome, columns)
    other = OrderedModel(sample.y, sample.x, distr="logit").fit(method="bfgs", disp=False)
    fit = ordered_logit(sample)
    assert fit.coefficients[:5] == pytest.approx(np.asarray(other.params)[:5], abs=1e-4)
    assert fit.coefficients[5:] == pytest.approx(
        other.model.transform_threshold_params(np.asarray(other.params))[1:-1], abs=1e-3
    )


SAMPLE: Sample = binary()
THEIRS = sm.Logit(SAMPLE.y, first(SAMPLE.x)).fit(disp=False)
FIT = logit(SAMPLE)


def turned(covariance: np.ndarray) -> np.ndarray:
    """Their covariance in our order."""
    return last(last(covariance).T).T


def test_robust_and_clustered_errors() -> None:
    """HC0 and their cluster sums, times the factors we state."""
    model = sm.Logit(SAMPLE.y, first(SAMPLE.x))
    hc0 = model.fit(disp=False, cov_type="HC0").cov_params()
    assert FIT.covariance[Errors.SANDWICH] == pytest.approx(turned(hc0) * 400 / 399)
    groups = SAMPLE.clusters["alliance"]
    clustered = model.fit(
        disp=False, cov_type="cluster", cov_kwds={"groups": groups, "use_correction": False}
    ).cov_params()
    assert FIT.covariance[Errors.CLUSTER] == pytest.approx(turned(clustered) * 40 / 39)


def test_errors_clustered_two_ways() -> None:
    """Their sum over both groupings less that over both together, without factors."""
    one, two = SAMPLE.clusters.values()
    plain = cov_cluster_2groups(THEIRS, one, two, use_correction=False)
    both = {(a, b) for a, b in zip(one.tolist(), two.tolist(), strict=True)}
    crossed = plain[1] + plain[2] - plain[0]
    ours = (
        turned(plain[1]) * 40 / 39
        + turned(plain[2]) * 35 / 34
        - turned(crossed) * len(both) / (len(both) - 1)
    )
    assert FIT.covariance[Errors.TWO_WAY] == pytest.approx(ours)


def test_weights_are_frequencies() -> None:
    """As their generalised linear model has them."""
    weights = alternating(len(SAMPLE))
    table = Table(
        "weighted",
        {"y": SAMPLE.y.astype(float), "a": SAMPLE.x[:, 0], "b": SAMPLE.x[:, 1], "w": weights},
    )
    fit = logit(gather(table, "y", ["a", "b"], weights="w"))
    other = sm.GLM(SAMPLE.y, first(SAMPLE.x), family=Binomial(), freq_weights=weights).fit(
        tol=1e-12
    )
    assert fit.coefficients == pytest.approx(last(other.params))
    assert fit.errors() == pytest.approx(last(other.bse), rel=1e-6)
