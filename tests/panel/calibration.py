"""Simulation-based calibration: the truth's ranks within what was estimated are uniform.

Talts et al. (2018), Validating Bayesian Inference Algorithms with Simulation-Based Calibration,
arXiv:1804.06788: truths are drawn from the prior and data from the truths; then the truth's
place within its posterior is uniform. `flat` tests that, and each use of it stands beside one
that must fail.
"""

import math

import numpy as np

BINS = 20
CRITICAL = 43.82
"""The 99.9 % quantile of χ² with 19 degrees of freedom."""


def flat(places: np.ndarray) -> bool:
    """Whether places between 0 and 1 are spread evenly, by a χ² test of twenty bins."""
    counts = np.bincount(np.minimum((places * BINS).astype(int), BINS - 1), minlength=BINS)
    expected = len(places) / BINS
    return bool(((counts - expected) ** 2).sum() / expected < CRITICAL)


def normal_place(z: np.ndarray) -> np.ndarray:
    """The standard normal distribution function."""
    return np.array([0.5 * (1 + math.erf(value / math.sqrt(2))) for value in z.ravel()])


def generator(seed: int) -> np.random.Generator:
    """The house's generator."""
    return np.random.Generator(np.random.PCG64DXSM(seed))
