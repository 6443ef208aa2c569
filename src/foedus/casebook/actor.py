"""Actors: states, leaders, factions, officials and their spellings."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.vocabulary.reference import Reference


@dataclass(frozen=True, slots=True)
class CowCode:
    """The number of a state in the Correlates of War, by which data sets know it.

    Parameters
    ----------
    code : int
        From 2 to 990.
    references : tuple of Reference
        The list that gives it (`cow_2017`).
    """

    code: int
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone, or some group, that acts in the casebook.

    Parameters
    ----------
    name, label : str
        Identifier and name in running text.
    variants : tuple of str
        Other spellings found in the sources.
    type : str
        state, leader, official, faction, member or organisation.
    side : str
        Name of the state on whose side it stands; empty where none.
    member_of : tuple of str
        Names of the factions or organisations it belongs to.
    role : str
        Office or part played.
    references : tuple of Reference
        Who says so, and where.
    cow : CowCode or None
        Of a state: its number; None where none is given.
    """

    name: str
    label: str
    type: str
    variants: tuple[str, ...] = ()
    side: str = ""
    member_of: tuple[str, ...] = ()
    role: str = ""
    references: tuple[Reference, ...] = ()
    cow: CowCode | None = None
