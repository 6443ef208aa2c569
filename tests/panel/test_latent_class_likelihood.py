"""The likelihood of latent classes: gradient and information against differences of its values."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.panel.latent_class_likelihood import Cells, expect, layout, louis, mean_scores
from foedus.panel.patterns import patterns
from tests.panel.calibration import generator

SHAPE = layout(3, [2, 3, 2])


def cells(prior: float) -> Cells:
    """Sixty cases of three indicators, some answers missing and some classes known."""
    rng = generator(1)
    data = np.column_stack([rng.integers(0, size, 60).astype(float) for size in SHAPE.sizes])
    data[rng.random(data.shape) < 0.2] = np.nan
    known = np.where(rng.random(60) < 0.2, rng.integers(0, 3, 60), np.nan)
    return Cells.of(patterns(np.column_stack([data, known])), SHAPE, prior)


@settings(max_examples=20)
@given(st.integers(0, 10_000), st.sampled_from([0.0, 2.0]))
def test_gradient_and_information_are_derivatives(seed: int, prior: float) -> None:
    """Central differences of the value, and of the gradient."""
    held = cells(prior)
    point = generator(seed).normal(size=SHAPE.length)
    _, gradient, information = louis(held, point)
    steps = np.eye(SHAPE.length) * 1e-5
    ends = [(louis(held, point + step), louis(held, point - step)) for step in steps]
    assert np.allclose(gradient, [(up[0] - down[0]) / 2e-5 for up, down in ends], atol=1e-4)
    assert np.allclose(information, [(down[1] - up[1]) / 2e-5 for up, down in ends], atol=1e-4)


def test_scores_of_single_cases_add_up() -> None:
    """Without a prior, to the gradient."""
    held = cells(0.0)
    point = generator(2).normal(size=SHAPE.length)
    scores = mean_scores(held, SHAPE.tables(point))
    assert np.allclose(held.counts @ scores, louis(held, point)[1])


@given(st.integers(0, 10_000))
def test_em_never_leads_down(seed: int) -> None:
    """Dempster, Laird & Rubin (1977), with the prior as without."""
    held = cells(1.0)
    point = SHAPE.tables(generator(seed).normal(size=SHAPE.length))
    before = expect(held, point)
    assert expect(held, held.raised(before.weights)).value >= before.value - 1e-9


def test_logits_and_probabilities_are_one_point() -> None:
    """There and back."""
    logits = generator(3).normal(size=SHAPE.length)
    assert np.allclose(SHAPE.flat(SHAPE.tables(logits)), logits)


def test_a_known_class_says_nothing_of_shares() -> None:
    """All cases known: only the prior is left for the shares."""
    held = Cells.of(patterns(np.array([[1.0, 0, 1, 2], [0, 1, 1, 2]])), SHAPE, 1.0)
    shares, _ = held.raised(expect(held, SHAPE.tables(np.zeros(SHAPE.length))).weights)
    assert np.allclose(shares, 1 / 3)
    bare = Cells.of(patterns(np.array([[1.0, 0, 1, 2]])), SHAPE, 0.0)
    assert np.allclose(bare.raised(np.array([[0.0, 0.0, 1.0]]))[0], 1 / 3)


def test_a_prior_is_worth_as_many_cases_as_it_says() -> None:
    """Spread over the classes, and within each over the answers as all cases gave them."""
    held = cells(2.0)
    shares, rows = held.pseudo
    assert np.allclose(shares, 2 / 3)
    for row, given_answers in zip(rows, held.given, strict=True):
        margin = held.counts @ given_answers
        assert np.allclose(row, 2 / 3 * margin / margin.sum())
