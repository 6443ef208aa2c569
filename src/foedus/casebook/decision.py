"""Decisions: where a coder had to choose, with every reading and what it would change."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.casebook.episode import Status
from foedus.vocabulary.concept import Structure
from foedus.vocabulary.design import Design, Level
from foedus.vocabulary.membership import Membership
from foedus.vocabulary.reference import Reference


@dataclass(frozen=True, slots=True)
class ChangeFeature:
    """Code a feature of an arrangement otherwise."""

    arrangement: str
    feature: str
    membership: Membership


@dataclass(frozen=True, slots=True)
class ChangeCoding:
    """Code an indicator of an episode otherwise, whoever coded it."""

    episode: str
    concept: str
    membership: Membership


@dataclass(frozen=True, slots=True)
class ChangeStatus:
    """Give an episode another status."""

    episode: str
    status: Status


@dataclass(frozen=True, slots=True)
class ChangeLevel:
    """Code a level of institutionalisation as another design."""

    level: Level
    design: Design


@dataclass(frozen=True, slots=True)
class ChangeConcept:
    """Give a concept another structure."""

    concept: str
    structure: Structure


@dataclass(frozen=True, slots=True)
class ChangeArrangement:
    """Take another arrangement as the one observed in an episode."""

    episode: str
    arrangement: str


@dataclass(frozen=True, slots=True)
class ChangeRefusal:
    """Take it that the patron refused nothing in an episode."""

    episode: str


Change = (
    ChangeFeature
    | ChangeCoding
    | ChangeStatus
    | ChangeLevel
    | ChangeConcept
    | ChangeArrangement
    | ChangeRefusal
)


@dataclass(frozen=True, slots=True)
class Reading:
    """One answer to a decision, and the changes it makes to the casebook."""

    name: str
    text: str
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """A question that the evidence leaves to the coder.

    Parameters
    ----------
    name, question, text : str
        Identifier, question and what is at stake.
    taken : str
        Name of the reading that the casebook takes as it stands.
    readings : tuple of Reading
        Every answer, the one taken among them.
    references : tuple of Reference
        Where the question arises.
    """

    name: str
    question: str
    taken: str
    readings: tuple[Reading, ...]
    text: str = ""
    references: tuple[Reference, ...] = ()

    @property
    def alternatives(self) -> tuple[Reading, ...]:
        """The readings not taken."""
        return tuple(reading for reading in self.readings if reading.name != self.taken)


Choice = tuple[Decision, Reading]
"""A decision, and the reading with which it is answered."""
