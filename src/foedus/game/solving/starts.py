"""Where an iteration begins, and whether two of them ended at the same equilibrium."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from foedus.game.laws import MEDDLING
from foedus.game.parameters import Parameters
from foedus.game.payoffs import client_year, patron_year
from foedus.game.year import Values
from foedus.game.year import nothing as after_the_last

SAME = 1e-6
"""Largest difference of a value, in years in office, between two reports of one equilibrium."""


@dataclass(frozen=True, slots=True)
class Start:
    """Values from which an iteration begins.

    Parameters
    ----------
    name : str
        What they are, for the record.
    values : Values
        The values.
    """

    name: str
    values: Values


def nothing(p: Parameters) -> Start:
    """Nothing follows: the last year of a game."""
    return Start("nothing", after_the_last(p))


def highest(p: Parameters) -> Start:
    """Both get the best of all years for ever, and nobody falls or is defeated.

    The scale of the shocks is added once a choice: three choices for a patron who also names the
    ceiling, never more.

    Examples
    --------
    >>> float(highest(Parameters()).values.client.max()) > 20
    True
    """
    shocks = 3 * np.log(max(len(MEDDLING), len(p.security)))
    client = client_year(p).max() + shocks * p.tau_client
    patron = patron_year(p).max() + shocks * p.tau_patron
    years = 1.0 / (1.0 - p.beta)
    return Start(
        "highest", Values(np.full(p.shape, client * years), np.full(p.shape, patron * years))
    )


def drawn(p: Parameters, draws: int, random: np.random.Generator) -> tuple[Start, ...]:
    """Values drawn evenly between nothing and the highest, state by state.

    Parameters
    ----------
    p : Parameters
        The game.
    draws : int
        How many starts.
    random : numpy.random.Generator
        Where the draws come from.
    """
    top = highest(p).values
    return tuple(
        Start(
            f"drawn {n + 1}",
            Values(
                random.uniform(size=p.shape) * top.client, random.uniform(size=p.shape) * top.patron
            ),
        )
        for n in range(draws)
    )


def several(p: Parameters, random: np.random.Generator, draws: int = 3) -> tuple[Start, ...]:
    """Nothing, the highest values, and some that are drawn.

    Parameters
    ----------
    p : Parameters
        The game.
    random : numpy.random.Generator
        Where the draws come from.
    draws : int
        How many are drawn.

    Examples
    --------
    >>> [start.name for start in several(Parameters(), np.random.default_rng(1), draws=1)]
    ['nothing', 'highest', 'drawn 1']
    """
    return (nothing(p), highest(p), *drawn(p, draws, random))


def change(one: Values, other: Values) -> float:
    """The largest difference between two sets of values, in years in office."""
    client = np.abs(one.client - other.client).max()
    return float(np.maximum(client, np.abs(one.patron - other.patron).max()))
