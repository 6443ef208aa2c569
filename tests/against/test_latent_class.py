"""Latent classes against published fits.

Stouffer and Toby's 216 answers to four dilemmas (1951), as counts of the 16 patterns, whose two
classes Goodman (1974), Biometrika 61: 215–231, fitted. poLCA (Linzer & Lewis 2011, Journal of
Statistical Software 42(10)), data `values`, prints shares, probabilities, standard errors and the
log-likelihood of two classes. Its standard
errors come from the products of scores; ours from the observed information, so those are compared
on our scores.
"""

import itertools
from dataclasses import replace

import numpy as np
import pytest

from foedus.panel.latent_class import LatentClass, Search, belonging, fit
from foedus.panel.latent_class_likelihood import Cells, expect, mean_scores
from foedus.panel.patterns import patterns
from tests.panel.calibration import generator

COUNTS = [42, 23, 6, 25, 6, 24, 7, 38, 1, 4, 1, 6, 2, 9, 2, 20]
DATA = np.repeat(np.array(list(itertools.product([0.0, 1.0], repeat=4))), COUNTS, axis=0)
SHARES = [0.2792, 0.7208]
YES = [[0.0068, 0.2864], [0.0602, 0.6704], [0.0735, 0.6460], [0.2309, 0.8676]]
ERRORS = [[0.0254, 0.0393], [0.0649, 0.0489], [0.0642, 0.0482], [0.0929, 0.0379]]


@pytest.fixture(scope="module")
def model() -> LatentClass:
    """Two classes by maximum likelihood."""
    return fit(DATA, "ABCD", generator(1), Search(prior=0))


def test_the_published_classes(model: LatentClass) -> None:
    """Log-likelihood, shares and probabilities as printed."""
    assert len(DATA) == 216
    assert model.convergence.converged
    assert model.log_likelihood == pytest.approx(-504.4677, abs=5e-5)
    assert np.allclose(model.shares, SHARES, atol=5e-5)
    found = [table[:, 1] for table in model.answers]
    assert np.allclose(found, YES, atol=6e-5)


def test_the_likelihood_ratio_that_goodman_reports(model: LatentClass) -> None:
    """L² = 2.720 with six degrees of freedom."""
    counts = np.array(COUNTS)
    cells = np.array(list(itertools.product([0, 1], repeat=4)))
    chance = np.ones((2, 16))
    for place, table in enumerate(model.answers):
        chance *= table[:, cells[:, place]]
    expected = 216 * model.shares @ chance
    assert 2 * (counts * np.log(counts / expected)).sum() == pytest.approx(2.719922, abs=1e-5)


def test_the_published_standard_errors_from_products_of_scores(model: LatentClass) -> None:
    """With poLCA's information in place of ours its errors come out."""
    held = patterns(np.column_stack([DATA, np.full(216, np.nan)]))
    scores = mean_scores(Cells.of(held, model.layout, 0.0), model.layout.tables(model.logits))
    products = np.asarray(np.linalg.inv(scores.T @ (scores * held.counts[:, None])), np.float64)
    _, errors = model.layout.errors((model.shares, model.answers), products)
    assert np.allclose([table[:, 1] for table in errors], ERRORS, atol=6e-5)


def test_the_published_probability_of_a_class(model: LatentClass) -> None:
    """Of a case that answered everything alike: 0.959."""
    found = belonging(model, np.zeros((1, 4))).probability
    assert found[0, 0] == pytest.approx(0.959, abs=5e-4)


def test_many_starts_find_no_more(model: LatentClass) -> None:
    """Another seed and fifty starts reach the same maximum."""
    again = fit(DATA, "ABCD", generator(9), replace(Search(prior=0), starts=50))
    assert again.log_likelihood == pytest.approx(model.log_likelihood, abs=1e-8)


def test_classes_against_every_assignment_enumerated() -> None:
    """The likelihood of six cases is the sum over all 64 assignments of classes."""
    rng = generator(2)
    data = (rng.random((6, 3)) < 0.5).astype(float)
    data[0] = 1 - data[1]
    model = fit(np.vstack([data, 1 - data]), "abc", rng)
    total = 0.0
    for classes in itertools.product([0, 1], repeat=6):
        product = 1.0
        for case, klass in zip(data, classes, strict=True):
            product *= model.shares[klass]
            for table, answer in zip(model.answers, case, strict=True):
                product *= table[klass, int(answer)]
        total += product
    held = patterns(np.column_stack([data, np.full(6, np.nan)]))
    cells = Cells.of(held, model.layout, 0.0)
    found = expect(cells, model.layout.tables(model.logits)).log_likelihood
    assert found == pytest.approx(np.log(total))
