"""The two-parameter logistic model: planted items recovered, scores calibrated."""

from dataclasses import replace

import numpy as np
import pytest

from foedus.panel.item_response import ItemResponse, fit, posterior, recoded, score
from foedus.panel.maximise import Convergence
from tests.panel.calibration import flat, generator, normal_place

SLOPES = np.array([0.6, 1.0, 1.4, 1.8, 2.4, 1.2])
INTERCEPTS = np.array([0.5, -1.0, 0.0, 1.2, -0.6, -1.8])
NAMES = tuple("abcdef")
PLANTED = ItemResponse(
    NAMES, SLOPES, INTERCEPTS, np.zeros((12, 12)), 0.0, 0, Convergence(True, 0, 0.0, "planted")
)


def drawn(count: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Traits and answers of the planted items."""
    rng = generator(seed)
    theta = rng.normal(size=count)
    chance = 1 / (1 + np.exp(-(np.outer(theta, SLOPES) + INTERCEPTS)))
    return theta, (rng.random(chance.shape) < chance).astype(np.float64)


def test_planted_items_are_recovered_within_their_errors() -> None:
    """Forty thousand respondents; every parameter within four standard errors."""
    _, answers = drawn(40_000, 1)
    model = fit(answers, NAMES)
    assert model.convergence.converged
    assert np.abs((model.slopes - SLOPES) / model.slope_errors).max() < 4
    assert np.abs((model.intercepts - INTERCEPTS) / model.intercept_errors).max() < 4
    assert model.slope_errors.max() < 0.1
    assert np.allclose(model.difficulties, -INTERCEPTS / SLOPES, atol=0.15)


def test_standard_errors_of_items_are_calibrated() -> None:
    """Over 40 studies the truth is normal around its estimate with the error told, not half of it."""
    distances = []
    for study in range(40):
        model = fit(drawn(1200, 100 + study)[1], NAMES)
        errors = np.concatenate([model.slope_errors, model.intercept_errors])
        truth = np.concatenate([SLOPES, INTERCEPTS])
        distances.append((truth - np.concatenate([model.slopes, model.intercepts])) / errors)
    assert flat(normal_place(np.array(distances)))
    assert not flat(normal_place(2 * np.array(distances)))


def places_of_traits(model: ItemResponse) -> np.ndarray:
    """Where drawn traits lie within their posteriors."""
    theta, answers = drawn(4000, 7)
    grid, weight = posterior(model, answers)
    # A point of the grid stands for the stretch half way to its neighbours.
    below = np.clip((theta[:, None] - grid) / (grid[1] - grid[0]) + 0.5, 0, 1)
    return np.asarray((weight * below).sum(axis=1))


def test_scores_are_calibrated() -> None:
    """Ranks of the trait are uniform; with slopes twice too steep they are not."""
    assert flat(places_of_traits(PLANTED))
    steep = ItemResponse(
        NAMES, 2 * SLOPES, INTERCEPTS, np.zeros((12, 12)), 0.0, 0, PLANTED.convergence
    )
    assert not flat(places_of_traits(steep))


def test_missing_answers_say_nothing() -> None:
    """Items are the same with answers missing at random; who answered nothing has no score."""
    _, answers = drawn(20_000, 3)
    holes = generator(4).random(answers.shape) < 0.2
    model = fit(np.where(holes, np.nan, answers), NAMES)
    assert np.abs((model.slopes - SLOPES) / model.slope_errors).max() < 4
    silent = score(model, np.full((1, 6), np.nan))
    assert np.isnan(silent.mean[0])
    assert np.isnan(silent.sd[0])
    some = score(model, np.array([[1, 1, np.nan, np.nan, np.nan, np.nan], [1.0] * 6]))
    assert some.sd[0] > some.sd[1]


def test_scores_move_with_the_items_as_told() -> None:
    """Against central differences, missing answers included."""
    answers = np.array([[1, 0, np.nan, 1, 0, 0], [1.0] * 6, [np.nan, np.nan, 0, 0, 1, np.nan]])
    found = score(PLANTED, answers).gradient

    def moved(place: int, step: float) -> np.ndarray:
        point = np.concatenate([SLOPES, INTERCEPTS])
        point[place] += step
        items = replace(PLANTED, slopes=point[:6], intercepts=point[6:])
        return score(items, answers).mean

    for place in range(12):
        difference = (moved(place, 1e-5) - moved(place, -1e-5)) / 2e-5
        assert np.allclose(found[:, place], difference, atol=1e-6)


def test_silent_respondents_do_not_count() -> None:
    """Neither as respondents nor in the likelihood."""
    _, answers = drawn(500, 3)
    model, padded = fit(answers, NAMES), fit(np.vstack([answers, np.full((9, 6), np.nan)]), NAMES)
    assert padded.respondents == model.respondents == 500
    assert padded.log_likelihood == pytest.approx(model.log_likelihood)


def test_the_anchor_says_where_up_is() -> None:
    """Answers turned round make the same trait upside down."""
    _, answers = drawn(3000, 5)
    turned = 1 - answers
    up, down = fit(turned, NAMES), fit(answers, NAMES, anchor="a")
    assert (up.slopes > 0).all()
    mixed = np.column_stack([turned[:, :1], answers[:, 1:]])
    assert fit(mixed, NAMES, anchor="a").slopes[0] > 0
    assert fit(mixed, NAMES).slopes[0] < 0
    assert np.allclose(fit(mixed, NAMES).slope_errors, down.slope_errors, atol=1e-4)


def test_order_of_respondents_does_not_matter() -> None:
    """Same answers, same bytes."""
    _, answers = drawn(400, 6)
    assert np.array_equal(fit(answers, NAMES).slopes, fit(answers[::-1], NAMES).slopes)


def test_rows_repeated_within_clusters_keep_their_error() -> None:
    """Each respondent four times over is no more than one."""
    _, answers = drawn(2000, 8)
    once = fit(answers, NAMES, clusters=np.arange(2000))
    again = fit(np.tile(answers, (4, 1)), NAMES, clusters=np.tile(np.arange(2000), 4))
    assert np.allclose(once.slope_errors, again.slope_errors, rtol=1e-6)
    assert np.allclose(
        fit(np.tile(answers, (4, 1)), NAMES).slope_errors * 2, once.slope_errors, rtol=0.1
    )


def test_a_slope_without_bound_is_reported() -> None:
    """Three copies of one item have no finite slopes."""
    rng = generator(9)
    answers = np.tile((rng.random((200, 1)) < 0.5).astype(float), 3)
    report = fit(answers, "abc").convergence
    assert not report.converged
    assert report.why


def test_faults_are_told_together() -> None:
    """Few items, no variation, other values, an unknown anchor."""
    with pytest.raises(
        ValueError, match=r"2 items.*anchor 'z'.*x has values.*recode.*y does not vary"
    ):
        fit(np.array([[2.0, 1.0], [0.0, 1.0]]), ["x", "y"], anchor="z")
    with pytest.raises(ValueError, match="one column each"):
        fit(np.zeros((2, 3)), ["x", "y"])


def test_values_are_recoded() -> None:
    """Missing stays missing."""
    assert recoded(np.array([2.0, 1.0]), [1, 2]).tolist() == [1, 1]
