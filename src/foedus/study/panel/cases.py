"""Cases that a study codes, and how a coding and a measure stand to each other."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from foedus.vocabulary.membership import HALF, Membership


@dataclass(frozen=True, slots=True)
class Case:
    """What a study codes of a client and a patron in a year.

    Parameters
    ----------
    episode : str
        Its name.
    client, patron : int
        COW's codes.
    year : int
        The year for which it speaks.
    memberships : tuple of (str, Membership)
        Concepts, and what their codings leave open; none that nothing is known of.
    """

    episode: str
    client: int
    patron: int
    year: int
    memberships: tuple[tuple[str, Membership], ...]

    def membership(self, concept: str) -> Membership | None:
        """What is coded of a concept; None where nothing is."""
        return dict(self.memberships).get(concept)


class Verdict(Enum):
    """How a coding and a measure stand to each other.

    Examples
    --------
    >>> Verdict.of(Membership(1.0, 1.0), Membership(0.0, 1.0)).value
    'open'
    """

    AGREES = "agrees"
    DIFFERS = "differs"
    OPEN = "open"

    @classmethod
    def of(cls, coded: Membership, measured: Membership) -> Verdict:
        """Both on one side of one half, on two, or one of them on neither."""
        sides = [1 if each.lo > HALF else -1 if each.hi < HALF else 0 for each in (coded, measured)]
        if 0 in sides:
            return cls.OPEN
        return cls.AGREES if sides[0] == sides[1] else cls.DIFFERS


@dataclass(frozen=True, slots=True)
class Compared:
    """A coding beside a measure.

    Parameters
    ----------
    episode : str
        The episode coded.
    client, patron : str
        Names of the states.
    year : int
        The year.
    leader : str
        Who led the client on the day; empty where nobody is known.
    concept, measure : str
        What is coded, and by what it is measured.
    coded : Membership
        The coding.
    score, error : float
        The measure and its standard error, without the coding itself; NaN where there is none.
    measured : Membership
        What they leave open.
    """

    episode: str
    client: str
    patron: str
    year: int
    leader: str
    concept: str
    measure: str
    coded: Membership
    score: float
    error: float
    measured: Membership

    @property
    def verdict(self) -> Verdict:
        """How both stand to each other."""
        return Verdict.of(self.coded, self.measured)
