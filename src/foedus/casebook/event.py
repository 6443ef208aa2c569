"""Events: a dated timeline in lanes."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.vocabulary.date import HistoricalDate
from foedus.vocabulary.reference import Reference


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened at a date.

    Parameters
    ----------
    name, title, text : str
        Identifier, headline and sentence.
    date : HistoricalDate
        As precise as the source.
    lane : str
        Name of the lane of the timeline in which it is drawn.
    references : tuple of Reference
        Who says so, and where.
    evidence : tuple of str
        Names of evidence items about it.
    episode : str
        Name of the episode it belongs to; empty where none.
    """

    name: str
    date: HistoricalDate
    lane: str
    title: str
    text: str = ""
    references: tuple[Reference, ...] = ()
    evidence: tuple[str, ...] = ()
    episode: str = ""


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane of the timeline: identifier and label."""

    name: str
    label: str
