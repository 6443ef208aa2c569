"""Codings: what a coder concludes about an indicator, from which evidence, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from foedus.vocabulary.membership import UNKNOWN, Membership, hull
from foedus.vocabulary.reference import Reference


@dataclass(frozen=True, slots=True)
class Coder:
    """Someone who codes: identifier, name, note and references."""

    name: str
    label: str
    note: str = ""
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class Coding:
    """One coder's value for one indicator in one episode.

    Parameters
    ----------
    coder, episode, concept : str
        Names of the coder, the episode and the indicator.
    membership : Membership
        The value.
    reason : str
        Why.
    evidence, against : tuple of str
        Names of items relied on, and of counter-evidence weighed.
    references : tuple of Reference
        Where the coder says so.
    """

    coder: str
    episode: str
    concept: str
    membership: Membership
    reason: str
    evidence: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()


def joint(codings: Iterable[Coding]) -> Membership:
    """What several coders leave open about one indicator: the hull; unknown without any.

    A coder who answers "unknown" leaves everything open; one who did not code the
    indicator has no say.

    Examples
    --------
    >>> a = Coding("a", "e", "c", Membership(0.3, 0.3), "")
    >>> b = Coding("b", "e", "c", Membership(0.8, 0.8), "")
    >>> joint([a, b])
    Membership(lo=0.3, hi=0.8)
    >>> joint([])
    Membership(lo=0, hi=1)
    """
    memberships = [coding.membership for coding in codings]
    return hull(memberships) if memberships else UNKNOWN
