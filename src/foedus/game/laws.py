"""The laws of a year: defeat, fall, the drift of power, compatibility and threat."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from foedus.game.parameters import Parameters

Array = NDArray[np.float64]

HIGHEST_FALL = 0.97
"""No regime is certain to fall: the ceiling of its hazard."""

MEDDLING: Array = np.array([-1.0, 0.0, 1.0])
"""What the patron may do at home: back rivals, keep out, back the incumbent."""


@dataclass(frozen=True, slots=True)
class Between:
    """Where points lie between the points of an even grid.

    Parameters
    ----------
    below : ndarray of int
        Index of the grid point at or below, never the last.
    share : ndarray of float
        Weight of the next grid point, in [0, 1].
    """

    below: NDArray[np.intp]
    share: Array


def kappas(p: Parameters) -> Array:
    """Points of power consolidation κ, from 0 to 1, shape (n_kappa,)."""
    return np.linspace(0.0, 1.0, p.n_kappa)


def gammas(p: Parameters) -> Array:
    """Points of political compatibility γ, from −1 to 1, shape (n_gamma,)."""
    return np.linspace(-1.0, 1.0, p.n_gamma)


def between(points: Array, at: Array) -> Between:
    """Where `at` lies on an even grid of points; outside it, at its ends.

    Examples
    --------
    >>> found = between(np.linspace(0, 1, 5), np.array([0.3]))
    >>> int(found.below[0]), round(float(found.share[0]), 3)
    (1, 0.2)
    """
    steps = (at - points[0]) / (points[1] - points[0])
    inside = np.clip(steps, 0.0, len(points) - 1.0)
    below = np.minimum(inside.astype(np.intp), len(points) - 2)
    return Between(below, inside - below)


def hazard_of_defeat(p: Parameters) -> Array:
    """h_E: chance per year that the client state is defeated, shape (threat, design)."""
    return np.outer(p.thetas, 1.0 - p.protection * np.array(p.security))


def hazard_of_fall(p: Parameters) -> Array:
    """h_I: chance per year that the regime falls to rivals, shape (kappa, design, meddling)."""
    reach = p.rho_military * np.array(p.military) + p.rho_legitimacy * np.array(p.legitimacy)
    raw = p.coup * (1.0 - kappas(p))[:, None, None] * np.exp(-np.outer(reach, MEDDLING))
    return np.clip(raw, 0.0, HIGHEST_FALL)


def drift(p: Parameters) -> Array:
    """κ′: power a year later if the regime lasts, shape (kappa, design, meddling)."""
    kappa = kappas(p)[:, None, None]
    moved = kappa + p.mu * kappa * (1.0 - kappa) + p.lam * np.outer(p.resources, MEDDLING)
    return np.clip(moved, 0.0, 1.0)


def compatibility_law(p: Parameters) -> Array:
    """Chances of γ′ (columns) from γ (rows), shape (gamma, gamma)."""
    points = gammas(p)
    weights = np.exp(-0.5 * ((points[None, :] - p.persist * points[:, None]) / p.sd_gamma) ** 2)
    return np.asarray(weights / weights.sum(axis=1, keepdims=True))


def threat_law(p: Parameters) -> Array:
    """Chances of θ′ (columns) from θ (rows), shape (threat, threat)."""
    levels = len(p.thetas)
    if levels == 1:
        return np.ones((1, 1))
    moved = (1.0 - p.theta_stay) / (levels - 1)
    return np.where(np.eye(levels) > 0, p.theta_stay, moved)
