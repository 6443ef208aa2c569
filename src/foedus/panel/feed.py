"""Feeds: which measure of the panel stands for which concept, and how it becomes a membership."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import Enum

TRACES = (
    *("arms", "troops", "exercises", "visit", "arms_to_leader", "visit_to_leader"),
    *("not_removed", "no_rivalry", "no_dispute", "regime_probability"),
    *("s_unweighted", "ideal_distance", "regime_distance"),
)
"""Columns that stand for compatibility in models, one at a time; the last three are likeness."""


class Way(Enum):
    """How columns become a membership.

    Examples
    --------
    >>> Way("any").columns
    (1, 99)
    """

    INTERVAL = "interval"
    AT_LEAST = "at_least"
    ANY = "any"
    MEASURED = "measured"
    GRANTED = "granted"

    @property
    def columns(self) -> tuple[int, int]:
        """Least and greatest number of columns that it takes."""
        return {
            "interval": (2, 2),
            "at_least": (1, 1),
            "any": (1, 99),
            "measured": (2, 2),
            "granted": (0, 0),
        }[self.value]


@dataclass(frozen=True, slots=True)
class Feed:
    """A measure that stands for a concept.

    Parameters
    ----------
    name : str
        What tables call it.
    concept : str
        The concept of the theories.
    columns : tuple of str
        Columns of the panel: for `INTERVAL` the least and the greatest membership, for
        `MEASURED` an index and its standard error.
    way : Way
        How they become a membership; a value that is missing is [0, 1].
    why : str
        What speaks for it, and what against.
    threshold, band : float
        Where membership is one half, and at which distance it is 0 or 1.

    Raises
    ------
    ValueError
        If the way takes another number of columns, or the band is not above 0.
    """

    name: str
    concept: str
    columns: tuple[str, ...]
    way: Way
    why: str
    threshold: float = 1.0
    band: float = 1.0

    def __post_init__(self) -> None:
        """Refuse what cannot become a membership."""
        least, most = self.way.columns
        if not least <= len(self.columns) <= most:
            wanted = f"{least}" if least == most else f"{least} or more"
            msg = f"{self.name}: {self.way.value} takes {wanted} columns, not {len(self.columns)}"
            raise ValueError(msg)
        if not self.band > 0:
            msg = f"{self.name}: a band of {self.band:g}; expected a number above 0"
            raise ValueError(msg)


@dataclass(frozen=True, slots=True)
class Anchoring:
    """Which codings anchor the classes of commitment, and to which rows these are fitted.

    Parameters
    ----------
    study : str
        The study whose codings anchor them unless others are named.
    concepts : tuple of (str, str)
        For each commitment ("state", "regime") the concept of a study that codes it.
    sample : tuple of int
        First and last year of the rows to which the classes are fitted.
    why : str
        What speaks for these rows.

    Examples
    --------
    >>> Anchoring("toyland", (("state", "harbour_kept"),), (1700, 1710), "").concept("state")
    'harbour_kept'
    """

    study: str
    concepts: tuple[tuple[str, str], ...]
    sample: tuple[int, int]
    why: str

    def concept(self, commitment: str) -> str:
        """The concept that codes a commitment."""
        return dict(self.concepts)[commitment]


def narrowed(feeds: Iterable[Feed], names: Collection[str]) -> tuple[Feed, ...]:
    """Only the measures named, for each concept that has one of them; others keep theirs.

    Parameters
    ----------
    feeds : iterable of Feed
        What stands for what.
    names : collection of str
        Measures; none leaves all.

    Raises
    ------
    ValueError
        If a name is no measure's.

    Examples
    --------
    >>> held = [Feed(n, c, (n,), Way.AT_LEAST, "") for n, c in (("a", "x"), ("b", "x"), ("c", "y"))]
    >>> [feed.name for feed in narrowed(held, ["b"])]
    ['b', 'c']
    """
    held = tuple(feeds)
    known = {feed.name for feed in held}
    if unknown := [name for name in names if name not in known]:
        msg = f"no measure {', '.join(unknown)}; expected {', '.join(dict.fromkeys(f.name for f in held))}"
        raise ValueError(msg)
    asked = {feed.concept for feed in held if feed.name in names}
    return tuple(f for f in held if f.concept not in asked or f.name in names)
