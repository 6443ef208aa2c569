"""Where a case may stand in the states of a game, and the chances of designs there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import numpy as np

from foedus.game.game import Placement
from foedus.game.laws import Array, between, gammas, kappas
from foedus.game.parameters import Parameters
from foedus.game.year import Policy
from foedus.vocabulary.profile import Profile


class Aspect(Enum):
    """Which design is asked for: what the client wants, or what comes out.

    Examples
    --------
    >>> Aspect("wanted").label
    'what the client wants'
    """

    WANTED = "wanted"
    REALISED = "realised"

    @property
    def label(self) -> str:
        """The aspect in running text."""
        return "what the client wants" if self is Aspect.WANTED else "what comes out"


def rival_name(game: str, aspect: Aspect) -> str:
    """The name under which the verdicts of one aspect of a game stand.

    Examples
    --------
    >>> rival_name("chicken", Aspect.WANTED)
    'chicken_wanted'
    """
    return f"{game}_{aspect.value}"


@dataclass(frozen=True, slots=True)
class Chances:
    """Chances of designs from one standing design, each of shape (kappa, gamma, threat, design).

    Parameters
    ----------
    wanted, realised : ndarray
        What the client wants, and what comes out.
    """

    wanted: Array
    realised: Array

    @classmethod
    def of(cls, policy: Policy, standing: int) -> Chances:
        """The chances in a policy where a design stands."""
        return cls(policy.wanted[:, :, :, standing], policy.realised[:, :, :, standing])

    def __getitem__(self, aspect: Aspect) -> Array:
        """The chances of one aspect."""
        return self.wanted if aspect is Aspect.WANTED else self.realised


@dataclass(frozen=True, slots=True)
class Box:
    """The states that a profile leaves open.

    Parameters
    ----------
    kappa, gamma : tuple of float
        Lowest and highest state; the same twice for a point.
    threats : tuple of int
        Places of the levels of threat, lowest first.
    """

    kappa: tuple[float, float]
    gamma: tuple[float, float]
    threats: tuple[int, ...]

    def points(self, p: Parameters) -> tuple[Array, Array]:
        """The states at which it is asked: its ends, and the grid points between them."""
        return _asked(kappas(p), self.kappa), _asked(gammas(p), self.gamma)


def box(p: Parameters, placement: Placement, profile: Profile) -> Box:
    """The states in which a case may stand.

    Parameters
    ----------
    p : Parameters
        The game.
    placement : Placement
        Which concept lies along which state.
    profile : Profile
        What is known of the case; a concept that is absent is unknown.

    Returns
    -------
    Box
        The highest threat where the concept of the threat holds, the lowest where it fails,
        every level where that is open.

    Examples
    --------
    >>> from foedus.game.game import Axis
    >>> from foedus.vocabulary.membership import Membership
    >>> laid = Placement(Axis("grip", 0, 1), Axis("accord", -1, 1), "danger", 0, "")
    >>> held = Profile("x", {"grip": Membership(0.5, 1), "danger": Membership(1, 1)})
    >>> box(Parameters(), laid, held)
    Box(kappa=(0.5, 1), gamma=(-1, 1), threats=(1,))
    """
    return Box(
        kappa=placement.kappa.interval(profile[placement.kappa.concept]),
        gamma=placement.gamma.interval(profile[placement.gamma.concept]),
        threats=_levels(p, placement, profile),
    )


def _levels(p: Parameters, placement: Placement, profile: Profile) -> tuple[int, ...]:
    threat, last = profile[placement.threat], len(p.thetas) - 1
    if threat.decided:
        return (last,) if threat.possibly_true else (0,)
    return tuple(range(last + 1))


def _asked(grid: Array, ends: tuple[float, float]) -> Array:
    """The ends of an interval and the grid points inside it, rising, each once."""
    inside = grid[(grid > ends[0]) & (grid < ends[1])]
    return np.unique(np.concatenate([inside, np.array(ends, dtype=float)]))


def at(p: Parameters, chances: Array, kappa: Array, gamma: Array) -> Array:
    """Chances between grid points, linear along κ and along γ.

    Parameters
    ----------
    p : Parameters
        The game.
    chances : ndarray
        Shape (kappa, gamma, …).
    kappa, gamma : ndarray
        Where they are asked for.

    Returns
    -------
    ndarray
        Shape (points of `kappa`, points of `gamma`, …).
    """
    rest = (1,) * (chances.ndim - 2)
    low = between(kappas(p), kappa)
    share = low.share.reshape(-1, 1, *rest)
    along = (1.0 - share) * chances[low.below] + share * chances[low.below + 1]
    left = between(gammas(p), gamma)
    share = left.share.reshape(1, -1, *rest)
    return np.asarray((1.0 - share) * along[:, left.below] + share * along[:, left.below + 1])


def inside(p: Parameters, chances: Array, here: Box) -> Array:
    """Chances of designs over a box, shape (kappa, gamma, threat, design).

    Parameters
    ----------
    p : Parameters
        The game.
    chances : ndarray
        Shape (kappa, gamma, threat, design).
    here : Box
        The states.
    """
    return at(p, chances[:, :, list(here.threats), :], *here.points(p))
