"""Episodes: a client, a patron, a period in which a design was chosen."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from foedus.vocabulary.date import HistoricalDate
from foedus.vocabulary.design import Design
from foedus.vocabulary.reference import Reference


class Status(Enum):
    """What an episode is to the study; only a test counts in a score.

    Examples
    --------
    >>> [status.value for status in Status if status.scored]
    ['test']
    """

    TEST = "test"
    CANDIDATE = "candidate"
    BACKGROUND = "background"
    ILLUSTRATION = "illustration"
    PASSING = "passing"

    @property
    def scored(self) -> bool:
        """Whether its verdict counts."""
        return self is Status.TEST


@dataclass(frozen=True, slots=True)
class Refusal:
    """The patron refused the design that the client asked for.

    Parameters
    ----------
    wanted : Design
        What the client asked for.
    reason : str
        What the patron did.
    references : tuple of Reference
        Who says so, and where.
    evidence : tuple of str
        Names of evidence items.
    """

    wanted: Design
    reason: str
    references: tuple[Reference, ...] = ()
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Episode:
    """A choice of design by a client regime toward a patron.

    Parameters
    ----------
    name, title, text : str
        Identifier, headline and what happened.
    status : Status
        Test, candidate, background, illustration or passing example.
    client, patron, leader : str
        Names of actors; `leader` is empty where none is named.
    period : HistoricalDate
        The time it covers.
    chosen : HistoricalDate or None
        When the design was chosen; None where it is not known.
    arrangement : str
        Name of the arrangement observed; empty where none was coded.
    refusal : Refusal or None
        Where the patron refused what the client asked for.
    not_comparable : str
        Why observed and expected may not be compared; empty where they may.
    references : tuple of Reference
        Who says so, and where.
    """

    name: str
    title: str
    status: Status
    client: str
    patron: str
    period: HistoricalDate
    text: str = ""
    leader: str = ""
    chosen: HistoricalDate | None = None
    arrangement: str = ""
    refusal: Refusal | None = None
    not_comparable: str = ""
    references: tuple[Reference, ...] = ()
