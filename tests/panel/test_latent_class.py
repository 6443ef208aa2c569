"""Latent classes: planted classes recovered, probabilities calibrated, a null case told as such."""

import numpy as np
import pytest

from foedus.panel.latent_class import (
    UNKNOWN,
    Belonging,
    Search,
    belonging,
    fit,
    misclassification,
)
from tests.panel.calibration import flat, generator, normal_place

SHARE = 0.35
YES = np.array([[0.1, 0.2, 0.3, 0.15, 0.4], [0.8, 0.9, 0.7, 0.6, 0.85]])
NAMES = tuple("abcde")
QUICK = Search(starts=4, prior=0)
ONE = Search(starts=1, prior=0)


def drawn(count: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Classes and answers."""
    rng = generator(seed)
    member = (rng.random(count) < SHARE).astype(int)
    return member, (rng.random((count, len(NAMES))) < YES[member]).astype(float)


def test_planted_classes_are_recovered_within_their_errors() -> None:
    """Twenty thousand cases; every probability within four standard errors."""
    _, data = drawn(20_000, 1)
    model = fit(data, NAMES, generator(2), QUICK)
    assert model.convergence.converged
    assert abs(model.shares[1] - SHARE) < 4 * model.share_errors[1]
    for place, (table, errors) in enumerate(zip(model.answers, model.answer_errors, strict=True)):
        assert np.abs((table[:, 1] - YES[:, place]) / errors[:, 1]).max() < 4
        assert np.allclose(table.sum(axis=1), 1)


def test_three_classes_of_three_categories_are_recovered() -> None:
    """Not only yes and no."""
    rng = generator(3)
    member = rng.integers(0, 3, 30_000)
    tables = np.array([[0.8, 0.15, 0.05], [0.1, 0.8, 0.1], [0.05, 0.15, 0.8]])
    draws = rng.random((30_000, 5, 1))
    data = (draws > tables.cumsum(axis=1)[member][:, None, :2]).sum(axis=2).astype(float)
    model = fit(data, NAMES, generator(4), Search(classes=3, starts=8))
    assert np.allclose(model.shares, 1 / 3, atol=0.03)
    assert all(np.allclose(table, tables, atol=0.04) for table in model.answers)


def test_standard_errors_are_calibrated() -> None:
    """Over 50 studies the truth is normal around its estimate with the error told, not half of it."""
    distances = []
    for study in range(50):
        model = fit(drawn(2000, 50 + study)[1], NAMES, generator(study), ONE)
        rows = [(SHARE - model.shares[1]) / model.share_errors[1]]
        for place, (table, errors) in enumerate(
            zip(model.answers, model.answer_errors, strict=True)
        ):
            rows += ((YES[:, place] - table[:, 1]) / errors[:, 1]).tolist()
        distances.append(rows)
    assert flat(normal_place(np.array(distances)))
    assert not flat(normal_place(2 * np.array(distances)))


def test_probabilities_are_calibrated() -> None:
    """The truth's place among the classes is uniform, ties broken at random; a coin's is not."""
    member, data = drawn(6000, 5)
    model = fit(data, NAMES, generator(6), QUICK)
    held = belonging(model, data).probability[:, 1]
    tie = generator(7).random(len(held))
    assert flat(np.where(member == 1, 1 - held + tie * held, tie * (1 - held)))
    sure = np.where(held > 0.5, 0.999, 0.001)
    assert not flat(np.where(member == 1, 1 - sure + tie * sure, tie * (1 - sure)))


def test_misclassification_is_what_it_says() -> None:
    """Estimated from probabilities alone, it matches what the planted classes show."""
    member, data = drawn(20_000, 8)
    found = belonging(fit(data, NAMES, generator(9), QUICK), data)
    likeliest = found.probability.argmax(axis=1)
    true = np.array([[(likeliest[member == k] == j).mean() for j in (0, 1)] for k in (0, 1)])
    assert np.allclose(misclassification(found), true, atol=0.02)


def test_indicators_of_nothing_put_nobody_in_a_class() -> None:
    """Null case: independent indicators leave the classes without errors that mean anything."""
    data = (generator(10).random((3000, 5)) < 0.5).astype(float)
    model = fit(data, NAMES, generator(11))
    found = belonging(model, data)
    sure = (found.probability - found.error > 0.9).any(axis=1)
    assert sure.mean() < 0.05
    assert np.diag(misclassification(found)).min() < 0.75


def test_coded_cases_keep_their_class_and_tell_the_answers() -> None:
    """A coding has no error; many of them sharpen what the class answers, not its share."""
    member, data = drawn(3000, 12)
    known = np.where(np.arange(3000) < 1500, member, UNKNOWN)
    # The coded are all members here: chosen, so they must not blow up the share of the class.
    chosen = (known != 0) & ((known == 1) | (np.arange(3000) >= 1500))
    model = fit(data[chosen], NAMES, generator(13), QUICK, known=known[chosen])
    plain = fit(data[chosen], NAMES, generator(13), QUICK)
    found = belonging(model, data[chosen], known[chosen])
    coded = known[chosen] == 1
    assert (found.probability[coded, 1] == 1).all()
    assert (found.error[coded] == 0).all()
    assert abs(model.shares[1] - SHARE) < 0.05
    assert plain.shares[1] > 0.5
    assert model.answer_errors[0][1, 1] < plain.answer_errors[0][1, 1] * 1.2


def test_codings_name_the_classes_where_indicators_do_not() -> None:
    """Unoriented, the known cases say which is which, even against the answers."""
    member, data = drawn(2000, 14)
    known = np.where(np.arange(2000) < 50, 1 - member, UNKNOWN)
    turned = fit(data, NAMES, generator(15), Search(oriented=False, starts=4), known=known)
    assert turned.answers[0][0, 1] > turned.answers[0][1, 1]
    oriented = fit(data, NAMES, generator(15), Search(starts=4), known=known)
    assert oriented.answers[0][0, 1] < oriented.answers[0][1, 1]


def test_missing_answers_say_nothing() -> None:
    """Missing at random, the same classes; a case without answers belongs nowhere known."""
    _, data = drawn(20_000, 16)
    holes = generator(17).random(data.shape) < 0.3
    model = fit(np.where(holes, np.nan, data), NAMES, generator(18), QUICK)
    assert abs(model.shares[1] - SHARE) < 4 * model.share_errors[1]
    assert np.isnan(belonging(model, np.full((1, 5), np.nan)).probability).all()


def test_a_prior_keeps_answers_off_the_edge() -> None:
    """What never happens in a class has a standard error only with a prior."""
    member, data = drawn(400, 19)
    data[member == 0, 0] = 0
    data[:, 1] = np.where(member == 1, data[:, 1], 0)
    model = fit(data, NAMES, generator(20))
    assert model.answers[1][0, 1] > 0
    assert np.isfinite(model.answer_errors[1]).all()


def test_clusters_widen_the_errors() -> None:
    """Each case four times over is no more than one."""
    _, data = drawn(1500, 21)
    once = fit(data, NAMES, generator(22), QUICK, clusters=np.arange(1500))
    again = fit(
        np.tile(data, (4, 1)), NAMES, generator(22), QUICK, clusters=np.tile(np.arange(1500), 4)
    )
    assert np.allclose(once.share_errors, again.share_errors, rtol=1e-4)


def test_same_seed_same_classes() -> None:
    """A generator decides, nothing else."""
    _, data = drawn(500, 23)
    first, second = (fit(data, NAMES, generator(24)) for _ in range(2))
    assert np.array_equal(first.logits, second.logits)
    assert first.values == second.values


def test_cases_about_which_nothing_is_known_do_not_enter_misclassification() -> None:
    """They are neither right nor wrong."""
    held = Belonging(np.array([[1.0, 0.0], [0.2, 0.8], [np.nan, np.nan]]), np.zeros((3, 2)))
    assert misclassification(held)[1].tolist() == [0.0, 1.0]


@pytest.mark.filterwarnings("error")
def test_a_class_without_cases_has_no_rate_of_misclassification() -> None:
    """Unknown, without a warning of numpy: nobody can be misplaced."""
    nobody = Belonging(np.zeros((0, 2)), np.zeros((0, 2)))
    assert np.isnan(misclassification(nobody)).all()
    one = misclassification(Belonging(np.array([[1.0, 0.0]]), np.zeros((1, 2))))
    assert one[0].tolist() == [1.0, 0.0]
    assert np.isnan(one[1]).all()


def test_faults_are_told_together() -> None:
    """Categories, variation, known classes, number of classes, too few indicators."""
    data = np.array([[0.5, 1.0, 0.0], [1.0, 1.0, 1.0]])
    with pytest.raises(
        ValueError, match=r"1 classes.*a has values.*b does not vary.*known classes"
    ):
        fit(data, ["a", "b", "c"], generator(1), Search(classes=1), known=np.array([3, 0]))
    with pytest.raises(ValueError, match="5 parameters for 4 possible answers"):
        fit(np.array([[0.0, 1.0], [1.0, 0.0]]), ["a", "b"], generator(1))
    with pytest.raises(ValueError, match="one column each"):
        fit(data, ["a"], generator(1))


def test_a_category_unknown_to_the_model_is_refused() -> None:
    """A third answer where two were fitted."""
    _, data = drawn(300, 25)
    model = fit(data, NAMES, generator(26), QUICK)
    with pytest.raises(ValueError, match=r"e has values .*the model knows 0 to 1"):
        belonging(model, np.array([[0.0, 0, 0, 0, 2]]))


def test_a_search_begun_elsewhere_ends_at_the_same_place() -> None:
    _, data = drawn(2000, 5)
    whole = fit(data, NAMES, generator(3), QUICK)
    again = fit(data, NAMES, generator(4), QUICK, begun=whole)
    assert len(again.values) == 1
    assert np.allclose(again.logits, whole.logits, atol=1e-6)
