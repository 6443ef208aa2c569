"""Similarity of alliance portfolios: S of Signorino & Ritter (1999), without the own dyad.

Two states are alike where they commit themselves alike to everybody else. With commitments a
from 0 to 3 and weights w, S = 1 − 2 Σ wₖ |aᵢₖ − aⱼₖ| / (3 Σ wₖ): 1 for equal portfolios, −1 for
opposite ones. A state's commitment to itself is 3.

DEPARTS: Signorino and Ritter sum over all states, the two themselves included, so that their
own alliance raises S. Here S is to help explain that alliance; `own=False` leaves the two out.

References
----------
Signorino & Ritter (1999), International Studies Quarterly 43: 115–144, equation 6 and table 6.
"""

from __future__ import annotations

import numpy as np

from foedus.panel.lookup import NOWHERE, places
from foedus.panel.maximise import Matrix
from foedus.panel.release import Domain
from foedus.panel.table import Number, Table, Whole

HIGHEST = 3
"""The strongest commitment: defence or offence, and a state's own to itself."""
DOMAIN = Domain(1815, 2018)
"""Years of ATOP's dyad-years, version 5.1."""
FEWEST = 3
"""With fewer states nobody but the two is left to compare by."""


def commitments(flags: Table) -> Number:
    """The strongest commitment of each dyad-year, from 0 to 3.

    3 defence or offence, 2 neutrality or non-aggression, 1 consultation, 0 none.

    DEPARTS: Signorino and Ritter rank the classes of the Correlates of War; ATOP's obligations
    are ranked here in the same order.

    Parameters
    ----------
    flags : Table
        ATOP dyad-years: `atop_defense`, `atop_offense`, `atop_neutral`, `atop_nonagg`,
        `atop_consul`.

    Examples
    --------
    >>> names = ("defense", "offense", "neutral", "nonagg", "consul")
    >>> held = {f"atop_{name}": np.zeros(2) for name in names}
    >>> held["atop_nonagg"] = np.array([1.0, 0.0])
    >>> commitments(Table("flags", held)).tolist()
    [2.0, 0.0]
    """
    ranks = ((3, ("defense", "offense")), (2, ("neutral", "nonagg")), (1, ("consul",)))
    strongest = np.zeros(len(flags))
    for rank, names in ranks:
        for name in names:
            strongest = np.maximum(strongest, rank * (flags[f"atop_{name}"] == 1))
    return strongest


def s_scores(
    portfolios: Matrix,
    weights: Number | None = None,
    *,
    rows: Whole | None = None,
    own: bool = False,
) -> Matrix:
    """S of every pair of states.

    The distance is summed level by level: |a − b| counts the thresholds 1, 2, 3 that lie between
    a and b, and pairs between two sets are counted by one product of matrices.

    Parameters
    ----------
    portfolios : array of float, states × states
        Whole commitments from 0 to 3; row i is what state i owes to each state.
    weights : array of float, optional
        Weight of each state, such as its capabilities; equal where not given.
    rows : array of int, optional
        Places of the states to set against all; all of them where not given.
    own : bool
        Whether the two states themselves count, as in the original.

    Returns
    -------
    array of float, rows × states
        From −1 to 1; NaN where nobody with a weight is left to compare by.

    Raises
    ------
    ValueError
        If commitments are not whole numbers from 0 to 3, or a weight is negative or missing.

    Examples
    --------
    >>> held = np.array([[3, 3, 0, 0], [3, 3, 0, 0], [0, 0, 3, 0], [0, 0, 0, 3]], dtype=float)
    >>> s_scores(held, own=True)[0].tolist()
    [1.0, 1.0, -0.5, -0.5]
    >>> s_scores(held)[0, 1:].tolist()
    [1.0, 0.0, 0.0]
    """
    mass = np.ones(len(portfolios)) if weights is None else weights
    _refuse(portfolios, mass)
    chosen = np.arange(len(portfolios)) if rows is None else rows
    above = np.hstack([portfolios >= level for level in range(1, HIGHEST + 1)]).astype(np.float64)
    weighed = above * np.tile(mass, HIGHEST)
    size = weighed.sum(axis=1)
    apart = size[chosen, None] + size - 2 * weighed[chosen] @ above.T
    whole = np.full_like(apart, mass.sum())
    if not own:
        # What i and j owe to themselves and to each other is taken out again.
        self_owed = np.diag(portfolios)
        to_second = np.abs(portfolios[chosen] - self_owed) * mass
        to_first = np.abs(self_owed[chosen, None] - portfolios.T[chosen]) * mass[chosen, None]
        apart -= to_first + to_second
        whole -= mass[chosen, None] + mass
    left = np.where(whole > 1e-12 * mass.sum(), whole, np.nan)
    scores: Matrix = 1 - 2 * np.maximum(apart, 0.0) / (HIGHEST * left)
    scores[np.arange(len(chosen)), chosen] = 1.0
    return scores


def dense(first: Whole, second: Whole, strength: Number, states: Whole) -> Matrix:
    """The portfolios of one year as a matrix of commitments.

    Parameters
    ----------
    first, second : array of int
        Codes of the states of each directed dyad.
    strength : array of float
        The strongest commitment of the first to the second.
    states : array of int
        Codes of the states of the system; alliances with others are left out.

    Examples
    --------
    >>> dense(np.array([7]), np.array([9]), np.array([3.0]), np.array([7, 8, 9])).tolist()
    [[3.0, 0.0, 3.0], [0.0, 3.0, 0.0], [0.0, 0.0, 3.0]]
    """
    rows, columns = (places([codes], [states]) for codes in (first, second))
    known = (rows != NOWHERE) & (columns != NOWHERE)
    matrix = np.zeros((len(states), len(states)))
    np.maximum.at(matrix, (rows[known], columns[known]), strength[known])
    np.fill_diagonal(matrix, HIGHEST)
    return matrix


def similarity(keys: Table, flags: Table, system: Table) -> Table:
    """S of each pair in its year, unweighted and weighted by capabilities.

    Parameters
    ----------
    keys : Table
        `ccode1`, `ccode2`, `year`.
    flags : Table
        ATOP dyad-years, both directions, with the five obligations.
    system : Table
        State-years of the system: `ccode`, `year`, `cinc` (share of capabilities; a state
        whose share is missing weighs nothing).

    Returns
    -------
    Table
        `s_unweighted` and `s_capabilities`, without the own dyad; NaN outside ATOP's years and
        for states that the system does not hold in that year.

    Examples
    --------
    >>> names = ("defense", "offense", "neutral", "nonagg", "consul")
    >>> held = {f"atop_{name}": np.array([1.0, 1.0]) for name in names}
    >>> flags = Table("flags", {"ccode1": np.array([7, 9]), "ccode2": np.array([9, 7]),
    ...     "year": np.array([1900, 1900]), **held})
    >>> system = Table("system", {"ccode": np.array([7, 8, 9]), "year": np.full(3, 1900),
    ...     "cinc": np.array([0.5, 0.2, 0.3])})
    >>> keys = Table("keys", {"ccode1": np.array([7, 7]), "ccode2": np.array([8, 8]),
    ...     "year": np.array([1900, 2020])})
    >>> similarity(keys, flags, system)["s_unweighted"].tolist()
    [-1.0, nan]
    """
    plain, weighed = np.full(len(keys), np.nan), np.full(len(keys), np.nan)
    asked, allied, members = (_by_year(table["year"]) for table in (keys, flags, system))
    strength = commitments(flags)
    for year, mine in asked.items():
        here = members.get(year, mine[:0])
        if not DOMAIN.covers(year) or len(here) < FEWEST:
            continue
        states = system["ccode"][here]
        owed = allied.get(year, mine[:0])
        ends = [flags[side][owed] for side in ("ccode1", "ccode2")]
        matrix = dense(ends[0], ends[1], strength[owed], states)
        spots = [places([keys[side][mine]], [states]) for side in ("ccode1", "ccode2")]
        held = (spots[0] != NOWHERE) & (spots[1] != NOWHERE)
        # S has no direction: the side with fewer states, the patrons, is set against all.
        few, many = sorted((spot[held] for spot in spots), key=lambda spot: len(np.unique(spot)))
        rows, row = np.unique(few, return_inverse=True)
        pair = (row.ravel(), many)
        plain[mine[held]] = s_scores(matrix, rows=rows)[pair]
        weights = np.nan_to_num(system["cinc"][here], nan=0.0)
        weighed[mine[held]] = s_scores(matrix, weights, rows=rows)[pair]
    columns = {"s_unweighted": plain, "s_capabilities": weighed}
    source = "atop_dyad_year: S without the own dyad (Signorino & Ritter 1999)"
    return Table("similarity", columns, dict.fromkeys(columns, source))


def _by_year(years: Whole) -> dict[int, Whole]:
    """The rows of each year; none where there is no row."""
    if not len(years):
        return {}
    order = np.argsort(years, kind="stable")
    found, starts = np.unique(years[order], return_index=True)
    return dict(zip(found.tolist(), np.split(order, starts[1:]), strict=True))


def _refuse(portfolios: Matrix, weights: Number) -> None:
    """Refuse what are no commitments or no weights."""
    if not np.isin(portfolios, range(HIGHEST + 1)).all():
        found = np.setdiff1d(portfolios, np.arange(HIGHEST + 1))[:3].tolist()
        msg = f"commitments {found}: expected whole numbers from 0 to {HIGHEST}"
        raise ValueError(msg)
    if portfolios.shape != (len(weights), len(weights)):
        msg = f"{len(weights)} weights for portfolios of shape {portfolios.shape}"
        raise ValueError(msg)
    if not (weights >= 0).all():
        msg = "a weight is negative or missing: expected numbers of 0 or more"
        raise ValueError(msg)
