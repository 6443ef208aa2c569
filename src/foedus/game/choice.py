"""Logit choice: probabilities, and what a choice is worth before its shocks are known."""

from __future__ import annotations

import numpy as np

from foedus.game.laws import Array


def probabilities(worth: Array, tau: float) -> Array:
    """Chances of each option along the last axis, when shocks have the scale `tau`.

    Options worth −∞ are excluded. Every row sums to one.

    References
    ----------
    mckelvey_palfrey_1998.

    Examples
    --------
    >>> probabilities(np.array([0.0, 0.0, -np.inf]), 0.05)
    array([0.5, 0.5, 0. ])
    """
    above = np.exp((worth - worth.max(axis=-1, keepdims=True)) / tau)
    return np.asarray(above / above.sum(axis=-1, keepdims=True))


def inclusive(worth: Array, tau: float) -> Array:
    """τ·log Σ exp(worth/τ) along the last axis; Euler's constant is dropped.

    Examples
    --------
    >>> float(round(inclusive(np.array([1.0, 1.0]), 0.05) - 0.05 * np.log(2), 12))
    1.0
    """
    highest = worth.max(axis=-1, keepdims=True)
    spread = np.exp((worth - highest) / tau).sum(axis=-1)
    return np.asarray(highest[..., 0] + tau * np.log(spread))


def up_to_ceiling(worth: Array) -> Array:
    """The same worths under each ceiling: designs above it are worth −∞.

    A new axis, the ceiling, stands before the last.

    Examples
    --------
    >>> up_to_ceiling(np.array([1.0, 2.0]))
    array([[  1., -inf],
           [  1.,   2.]])
    """
    designs = np.arange(worth.shape[-1])
    return np.where(designs[None, :] <= designs[:, None], worth[..., None, :], -np.inf)
