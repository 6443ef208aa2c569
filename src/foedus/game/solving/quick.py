"""A year backwards as matrix products, for NumPy and for JAX.

The same equations as `year`, laid out so that a machine runs through them: both players' values
lie side by side, the laws of γ and θ are one matrix for each design, the move from κ to κ′ and
the regime's survival another. What an arrays' library must offer is `matmul` and `exp`; it is
handed over, so that neither is imported here. `year` is the specification: where the two part,
this one is wrong.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from operator import add
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from foedus.game.laws import Array
from foedus.game.parameters import Parameters, Player
from foedus.game.year import Setting, Values, setting

Library = Any
"""NumPy, or a library that offers the same functions."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What games must share to be solved side by side: sizes and rules of play.

    Parameters
    ----------
    shape : tuple of int
        Points of κ, of γ, levels of θ, designs.
    proposer : {"patron", "client"}
        Who names the deepest design.
    meddling : bool
        Whether the patron may take sides.
    horizon : int or None
        Years that are played; None without end.
    """

    shape: tuple[int, int, int, int]
    proposer: Player
    meddling: bool
    horizon: int | None


def rules(p: Parameters) -> Rules:
    """The rules of a game.

    Examples
    --------
    >>> rules(Parameters()).shape
    (33, 33, 2, 3)
    """
    return Rules(p.shape, p.proposer, p.meddling, p.horizon)


class Laid(NamedTuple):
    """Laws and pay-offs of a game, laid out for matrix products.

    A tuple, because that is what JAX takes apart. T·G stands for the pairs of a level of threat
    and a point of γ, threat first; M for the kinds of meddling that the rules allow.

    Parameters
    ----------
    moves : ndarray
        From κ (rows) to κ′, times the chance that the regime lasts, shape (design, M·K, K).
    years : ndarray
        From next year's θ′, γ′ (rows) to this year's, times β and the chance that the state is
        not defeated, shape (design, T·G, T·G).
    entry : ndarray
        Where in κ a successor enters, shape (K,).
    successor : ndarray
        From next year's θ′, γ′ (rows) to this year's threat and meddling, shape (T·G, M·T).
    fallen : ndarray
        β times the chance of no defeat and a fall, shape (design, M, K, T, 1).
    client : ndarray
        The client's year, shape (design, M, 1, 1).
    patron : ndarray
        The patron's year, shape (design, M, 1, T·G).
    switching : ndarray
        What a step between designs costs the client, shape (design, standing, 1, 1).
    tau_client, tau_patron : ndarray
        Scales of the shocks, without axes.
    """

    moves: Array
    years: Array
    entry: Array
    successor: Array
    fallen: Array
    client: Array
    patron: Array
    switching: Array
    tau_client: Array
    tau_patron: Array


class Chances(NamedTuple):
    """Designs that are wanted and that come out, each of shape (standing, kappa, T·G, design)."""

    wanted: Array
    realised: Array


def lay(p: Parameters) -> Laid:
    """Lay out a game for matrix products."""
    s, kept = setting(p), list(setting(p).options)
    safe = p.beta * (1.0 - s.defeat)
    lasts = (1.0 - s.fall[:, :, kept]).transpose(1, 2, 0)
    chain = np.einsum("tu,gh->uhtg", s.threat, s.compatibility)
    both = chain.shape[0] * chain.shape[1]
    years = chain[None] * safe.T[:, None, None, :, None]
    return Laid(
        moves=(lasts[..., None] * _moves(s, kept)).reshape(p.shape[-1], -1, p.n_kappa),
        years=years.reshape(-1, both, both),
        entry=_rows(s.entry.below, s.entry.share, p.n_kappa)[0],
        successor=_successor(s, kept),
        fallen=np.einsum("td,kdm->dmkt", safe, s.fall[:, :, kept])[..., None],
        client=s.client[:, kept, None, None],
        patron=s.patron[..., kept].transpose(2, 3, 1, 0).reshape(p.shape[-1], len(kept), 1, both),
        switching=s.switching.T[:, :, None, None],
        tau_client=np.array(p.tau_client),
        tau_patron=np.array(p.tau_patron),
    )


def _moves(s: Setting, kept: list[int]) -> Array:
    """Weights of κ′ (columns) from κ (rows), shape (design, M, K, K)."""
    below = s.drifted.below[:, :, kept].transpose(1, 2, 0)
    share = s.drifted.share[:, :, kept].transpose(1, 2, 0)
    return _rows(below, share, below.shape[-1])


def _rows(below: NDArray[np.intp], share: Array, points: int) -> Array:
    """Rows of weights over the points of a grid, one for each place between them."""
    at = np.arange(points)
    return np.asarray(
        np.where(at == below[..., None], 1.0 - share[..., None], 0.0)
        + np.where(at == below[..., None] + 1, share[..., None], 0.0)
    )


def _successor(s: Setting, kept: list[int]) -> Array:
    """What a successor may expect, from next year's states to this year's threat and meddling."""
    started = _rows(s.successor.below[kept], s.successor.share[kept], len(s.compatibility))
    law = started @ s.compatibility
    both = np.einsum("tu,mh->uhmt", s.threat, law)
    return np.asarray(both.reshape(s.threat.shape[0] * law.shape[1], -1))


def to_laid(values: Values) -> Array:
    """Values laid out side by side, shape (standing, kappa, player, T·G), the client first."""
    both = np.stack([values.client, values.patron])
    n, k, g, t, d = both.shape
    return np.ascontiguousarray(both.transpose(4, 1, 0, 3, 2).reshape(d, k, n, t * g))


def to_values(laid: Array, shape: tuple[int, int, int, int]) -> Values:
    """Values as the specification has them, from those side by side."""
    k, g, t, d = shape
    both = np.asarray(laid).reshape(d, k, 2, t, g).transpose(2, 1, 4, 3, 0)
    return Values(np.ascontiguousarray(both[0]), np.ascontiguousarray(both[1]))


def spread(designs: Array, shape: tuple[int, int, int, int]) -> Array:
    """Chances of designs as the specification has them, from those side by side.

    Parameters
    ----------
    designs : ndarray
        Shape (…, standing, kappa, T·G, design).
    shape : tuple of int
        Points of κ, of γ, levels of θ, designs.
    """
    k, g, t, d = shape
    apart = np.asarray(designs).reshape(*designs.shape[:-4], d, k, t, g, d)
    return np.ascontiguousarray(np.moveaxis(apart, (-4, -2, -3, -5, -1), (-5, -4, -3, -2, -1)))


def year(xp: Library, laid: Laid, following: Array, proposer: Player) -> Array:
    """The values at the start of a year, given those a year later, side by side.

    Parameters
    ----------
    xp : Library
        NumPy or JAX's NumPy.
    laid : Laid
        The game.
    following : ndarray
        What a year later is worth, shape (standing, kappa, player, T·G).
    proposer : {"patron", "client"}
        Who names the deepest design.
    """
    client, patron = _designs(xp, laid, following)
    if proposer == "patron":
        worth = _offers(xp, patron, laid.tau_patron, client, laid.tau_client)
        players = [worth.responder, worth.proposer]
    else:
        worth = _offers(xp, client, laid.tau_client, patron, laid.tau_patron)
        players = [worth.proposer, worth.responder]
    laid_out: Array = xp.stack(players, axis=2)
    return laid_out


def chances(xp: Library, laid: Laid, following: Array, proposer: Player) -> Chances:
    """Chances of the designs of a year, given the values a year later."""
    client, patron = _designs(xp, laid, following)
    wanted = _weighed(xp, client, laid.tau_client)[1]
    if proposer == "patron":
        worth = _offers(xp, patron, laid.tau_patron, client, laid.tau_client)
    else:
        worth = _offers(xp, client, laid.tau_client, patron, laid.tau_patron)
    realised = [
        _total([worth.ceilings[o] * worth.designs[o][d] for o in range(d, len(wanted))])
        for d in range(len(wanted))
    ]
    return Chances(xp.stack(wanted, axis=-1), xp.stack(realised, axis=-1))


def _designs(xp: Library, laid: Laid, following: Array) -> tuple[list[Array], list[Array]]:
    """What each design is worth to client and patron, meddling weighed; a list over designs."""
    designs, points, players, both = following.shape
    kinds = laid.client.shape[1]
    ahead = following.reshape(designs, points * players, both) @ laid.years
    ahead = laid.moves @ ahead.reshape(designs, points, players * both)
    ahead = ahead.reshape(designs, kinds, points, players, both)
    after = (laid.entry @ following[0, :, 1] @ laid.successor).reshape(1, kinds, 1, -1, 1)
    fallen = (laid.fallen * after + xp.zeros((both // laid.fallen.shape[3],))).reshape(
        designs, kinds, points, both
    )
    client = laid.client + ahead[:, :, :, 0]
    patron = laid.patron + ahead[:, :, :, 1] + fallen
    worth, share = _weighed(xp, [patron[:, m] for m in range(kinds)], laid.tau_patron)
    expected = _total([share[m] * client[:, m] for m in range(kinds)])
    return (
        [expected[d] - laid.switching[d] for d in range(designs)],
        [worth[d][None] for d in range(designs)],
    )


class Offers(NamedTuple):
    """What comes of ceilings and answers: worth to both, chances of ceilings, of designs."""

    proposer: Array
    responder: Array
    ceilings: list[Array]
    designs: list[list[Array]]


def _offers(
    xp: Library, proposer: list[Array], tau_proposer: Array, responder: list[Array], tau: Array
) -> Offers:
    """The proposer's ceiling and the responder's design under it."""
    offered, answered, designs = [], [], []
    for ceiling in range(len(responder)):
        worth, answer = _weighed(xp, responder[: ceiling + 1], tau)
        offered.append(_total([answer[d] * proposer[d] for d in range(ceiling + 1)]))
        answered.append(worth)
        designs.append(answer)
    worth, ceilings = _weighed(xp, offered, tau_proposer)
    mean = _total([ceilings[o] * answered[o] for o in range(len(answered))])
    return Offers(worth, mean, ceilings, designs)


def _weighed(xp: Library, options: list[Array], tau: Array) -> tuple[Array, list[Array]]:
    """Inclusive value of options and their logit chances, option by option."""
    highest = options[0]
    for option in options[1:]:
        highest = xp.maximum(highest, option)
    raised = [xp.exp((option - highest) / tau) for option in options]
    total = _total(raised)
    return highest + tau * xp.log(total), [one / total for one in raised]


def _total(terms: list[Array]) -> Array:
    """The sum of arrays, in their order."""
    return reduce(add, terms)
