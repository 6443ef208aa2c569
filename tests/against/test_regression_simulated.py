"""Simulated panels: planted effects are recovered, an effect that is not there is not.

Each is a distribution test with seeds fixed, and each has a case that must fail.
"""

from collections.abc import Callable

import numpy as np
import pytest

from foedus.confront.regression.binary import cloglog, logit
from foedus.confront.regression.firth import firth
from foedus.confront.regression.multinomial_logit import multinomial_logit
from foedus.confront.regression.ordered_logit import ordered_logit
from foedus.confront.regression.results import Errors, Fit, half_width
from foedus.confront.regression.sample import Sample, gather
from foedus.panel.table import Table
from tests.confront.regression.samples import generator

TIMES = 400
ROWS = 300
NEAR = 3 * np.sqrt(0.95 * 0.05 / TIMES)
"""Three standard errors of a share of 0.95 among so many: a right interval stays within."""

PLANTED = np.array([0.7, 0.0])


def coverage(
    fits: list[Fit], truth: np.ndarray, places: list[int], errors: Errors = Errors.CLASSICAL
) -> np.ndarray:
    """How often the 95 % intervals of some parameters hold the truth."""
    reach = half_width(0.95)
    inside = [
        np.abs(fit.coefficients[places] - truth) <= reach * fit.errors(errors)[places]
        for fit in fits
    ]
    share: np.ndarray = np.mean(inside, axis=0)
    return share


def simulated(model: Callable[[Sample], Fit], noise: str, cuts: list[float]) -> list[Fit]:
    """Fits of a model to panels with the planted slopes."""
    numbers = generator(2024)
    fits = []
    for _ in range(TIMES):
        x = numbers.normal(size=(ROWS, 2))
        drawn = numbers.random(ROWS)
        latent = x @ PLANTED + (
            np.log(drawn / (1 - drawn)) if noise == "logistic" else -np.log(-np.log(1 - drawn))
        )
        y = np.sum([latent > cut for cut in cuts], axis=0)
        table = Table("simulated", {"y": y, "a": x[:, 0], "b": x[:, 1]})
        fits.append(model(gather(table, "y", ["a", "b"])))
    return fits


@pytest.mark.parametrize(
    ("model", "noise", "cuts"),
    [
        (ordered_logit, "logistic", [-0.5, 1.0]),
        (logit, "logistic", [0.5]),
        (firth, "logistic", [1.5]),
        (cloglog, "extreme", [0.5]),
    ],
    ids=["ordered_logit", "logit", "firth", "cloglog"],
)
def test_intervals_hold_what_was_planted_as_often_as_they_say(
    model: Callable[[Sample], Fit], noise: str, cuts: list[float]
) -> None:
    """The planted slope and the one that is 0, whose interval leaves out 0 in 5 of 100."""
    fits = simulated(model, noise, cuts)
    assert coverage(fits, PLANTED, [0, 1]) == pytest.approx(0.95, abs=NEAR)
    assert np.mean([fit.coefficients[:2] for fit in fits], axis=0) == pytest.approx(
        PLANTED, abs=0.04
    )
    found = [abs(fit.coefficients[0]) > half_width(0.95) * fit.errors()[0] for fit in fits]
    assert np.mean(found) > 0.85


def test_slopes_of_each_category_are_recovered() -> None:
    """In the multinomial logit, from one large panel, and nothing where nothing was."""
    numbers = generator(31)
    x = numbers.normal(size=(30_000, 2))
    planted = np.array([[0.7, 0.0, -0.5], [-0.4, 0.0, 0.3]])
    utility = np.column_stack([np.zeros(len(x)), x @ planted[:, :2].T + planted[:, 2]])
    y = np.argmax(utility + numbers.gumbel(size=utility.shape), axis=1)
    table = Table("choices", {"y": y, "a": x[:, 0], "b": x[:, 1]})
    fit = multinomial_logit(gather(table, "y", ["a", "b"]))
    assert np.all(np.abs(fit.coefficients - planted.reshape(-1)) < 3 * fit.errors())


def shared(numbers: np.random.Generator, states: int) -> Sample:
    """Dyads of states; each state moves the column and the outcome of all its dyads."""
    one, two = np.triu_indices(states, 1)
    moved, upset = numbers.normal(size=(2, states))
    x = moved[one] + moved[two] + numbers.normal(size=len(one))
    latent = upset[one] + upset[two] + numbers.logistic(size=len(one))
    table = Table("dyads", {"y": latent > 0, "x": x, "one": one, "two": two})
    return gather(table, "y", ["x"], clusters=["one"], members=("one", "two"))


def test_only_dyadic_errors_hold_where_states_are_shared() -> None:
    """A column without effect: of 60 states, classical errors find one in a third of the panels."""
    numbers = generator(8)
    fits = [logit(shared(numbers, 60)) for _ in range(TIMES // 2)]
    nothing = np.zeros(1)
    held = {kind: coverage(fits, nothing, [0], kind)[0] for kind in fits[0].covariance}
    assert held[Errors.CLASSICAL] < 0.7
    assert held[Errors.SANDWICH] < 0.7
    assert held[Errors.CLUSTER] < 0.9
    assert held[Errors.DYADIC] == pytest.approx(0.95, abs=np.sqrt(2) * NEAR)


def test_firth_leans_less_where_events_are_rare() -> None:
    """Maximum likelihood leans away from 0 with few events, Firth's logit hardly."""
    numbers = generator(99)
    leaning = []
    for _ in range(TIMES):
        x = numbers.normal(size=150)
        y = numbers.random(150) < 1 / (1 + np.exp(2.5 - x))
        sample = gather(Table("rare", {"y": y, "x": x}), "y", ["x"])
        leaning.append([logit(sample).coefficients[0] - 1, firth(sample).coefficients[0] - 1])
    plain, corrected = np.mean(leaning, axis=0)
    assert plain > 0.02
    assert abs(corrected) < plain / 2
