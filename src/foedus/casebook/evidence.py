"""Evidence: one claim of fact, its source, and what it bears on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from foedus.vocabulary.date import HistoricalDate
from foedus.vocabulary.reference import Reference


class Direction(Enum):
    """Which way an item points.

    `for` raises the membership of an indicator, `against` lowers it; on a pathway
    `positive` serves the regime, `negative` threatens it.

    Examples
    --------
    >>> Direction("against").opposes
    True
    """

    FOR = "for"
    AGAINST = "against"
    POSITIVE = "positive"
    NEGATIVE = "negative"

    @property
    def opposes(self) -> bool:
        """Whether it speaks against the indicator or threatens the regime."""
        return self in {Direction.AGAINST, Direction.NEGATIVE}


class Weight(Enum):
    """How probative an item is for what it bears on, in the coder's judgement.

    Examples
    --------
    >>> Weight("strong") is Weight.STRONG
    True
    """

    WEAK = "weak"
    MODERATE = "moderate"
    STRONG = "strong"


class Mark(Enum):
    """A reservation about an item that a reader must see.

    `hedged`: its source hedges it. `inferred`: concluded without direct evidence.
    `unsourced`: no source is named for it. `after_choice`: dated, or known, only after
    the design was chosen.

    Examples
    --------
    >>> Mark("after_choice").label
    'after the choice'
    """

    HEDGED = "hedged"
    INFERRED = "inferred"
    UNSOURCED = "unsourced"
    AFTER_CHOICE = "after_choice"

    @property
    def label(self) -> str:
        """The mark in running text."""
        return "after the choice" if self is Mark.AFTER_CHOICE else self.value


@dataclass(frozen=True, slots=True)
class Bearing:
    """What an item bears on, which way, how strongly, and why.

    Parameters
    ----------
    concept : str
        Name of an indicator or a pathway.
    direction : Direction
        For or against an indicator; positive or negative on a pathway.
    weight : Weight
        Weak, moderate or strong.
    why : str
        The coder's reason.
    """

    concept: str
    direction: Direction
    weight: Weight
    why: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that an item reports: name, value and unit."""

    name: str
    value: float
    unit: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """One claim of fact; counted once, whatever it bears on.

    Parameters
    ----------
    name : str
        Identifier.
    episodes : tuple of str
        Names of the episodes it informs.
    date : HistoricalDate or None
        When it happened; None where the source gives no date.
    text : str
        The claim, in the coder's words.
    actors : tuple of str
        Names of the actors concerned.
    references : tuple of Reference
        Who says so, and where.
    bears_on : tuple of Bearing
        Indicators and pathways, each with direction, weight and reason.
    figures : tuple of Figure
        Numbers reported.
    marks : tuple of Mark
        Reservations.
    """

    name: str
    episodes: tuple[str, ...]
    date: HistoricalDate | None
    text: str
    actors: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    bears_on: tuple[Bearing, ...] = ()
    figures: tuple[Figure, ...] = ()
    marks: tuple[Mark, ...] = ()

    def bearing(self, concept: str) -> Bearing | None:
        """What it says of `concept`, or None where it bears on others only."""
        return next((bearing for bearing in self.bears_on if bearing.concept == concept), None)
