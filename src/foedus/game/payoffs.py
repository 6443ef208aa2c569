"""What a year is worth to the client's leader and to the patron."""

from __future__ import annotations

import numpy as np

from foedus.game.laws import MEDDLING, Array, gammas, hazard_of_defeat
from foedus.game.parameters import Parameters


def client_year(p: Parameters) -> Array:
    """The client's year, its switching cost apart, shape (design, meddling).

    A year in office is worth 1; being backed adds rent from resources, military ties cost
    autonomy.
    """
    gain = p.rent * np.outer(p.resources, np.maximum(MEDDLING, 0.0))
    return np.asarray(1.0 + gain - p.autonomy * np.array(p.military)[:, None])


def switching_cost(p: Parameters) -> Array:
    """What a step between designs costs the client, shape (standing, design)."""
    depth = np.arange(len(p.security))
    return np.asarray(p.switch * np.abs(depth[None, :] - depth[:, None]))


def patron_year(p: Parameters) -> Array:
    """The patron's year, shape (gamma, threat, design, meddling)."""
    allied = np.arange(len(p.security)) > 0
    ties = p.control * np.array(p.military) - np.array(p.commit)
    exposed = ties[None, :] - p.loss * hazard_of_defeat(p)
    effort = p.meddle * np.outer(allied, np.abs(MEDDLING))
    worth = p.v * gammas(p)
    return np.asarray(
        worth[:, None, None, None] + exposed[None, :, :, None] - effort[None, None, :, :]
    )
