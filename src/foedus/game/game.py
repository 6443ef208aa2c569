"""A game as content: its parameters with their sources, and where a case stands in its states."""

from __future__ import annotations

from dataclasses import dataclass, field

from foedus.game.parameters import Parameters
from foedus.vocabulary.membership import Membership
from foedus.vocabulary.reference import Reference

Value = float | tuple[float, ...]
"""What a parameter is: one number, or one for each design or level of threat."""


@dataclass(frozen=True, slots=True)
class Note:
    """What a file says about one parameter beside its value.

    Parameters
    ----------
    name : str
        The parameter.
    label, unit, meaning : str
        Its name in running text, its unit, and what it stands for.
    basis : str
        Where the value comes from, in words, such as "chosen, not estimated".
    references : tuple of Reference
        Who says so, and where.
    lowest, highest : float, tuple of float or None
        The range over which the value may be varied, for several numbers that of each; None
        where it is not varied.
    reason : str
        Why the range goes so far and no further.
    fixed : bool
        Whether somebody set the value for this run, so that a sweep leaves it as it is.
    range_in : str
        The game that gives the range, which may be a base, and its file: for messages alone.
    """

    name: str
    label: str
    unit: str
    meaning: str
    basis: str
    references: tuple[Reference, ...] = ()
    lowest: Value | None = None
    highest: Value | None = None
    reason: str = ""
    fixed: bool = False
    range_in: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Axis:
    """A concept laid along a state of the game.

    Parameters
    ----------
    concept : str
        Whose membership is laid along it.
    at_zero, at_one : float
        The state where the membership is 0, and where it is 1.

    Examples
    --------
    >>> Axis("political_compatibility", -1.0, 1.0).interval(Membership(0.5, 1.0))
    (0.0, 1.0)
    """

    concept: str
    at_zero: float
    at_one: float

    @property
    def crossover(self) -> float:
        """The state where a case is neither a member nor none."""
        return (self.at_zero + self.at_one) / 2

    @property
    def reversed(self) -> bool:
        """Whether the membership falls as the state rises."""
        return self.at_one < self.at_zero

    def interval(self, membership: Membership) -> tuple[float, float]:
        """The states that a membership leaves open, lower first."""
        ends = tuple(
            self.at_zero + share * (self.at_one - self.at_zero)
            for share in (membership.lo, membership.hi)
        )
        return min(ends), max(ends)


@dataclass(frozen=True, slots=True)
class Placement:
    """How a profile is placed in the state space.

    Parameters
    ----------
    kappa, gamma : Axis
        Concepts along power consolidation and political compatibility.
    threat : str
        Concept above whose crossover the highest level of threat rules, below it the lowest.
    standing : int
        The design that stands when a case chooses: 0 for none.
    why : str
        Reasons for all of this.
    """

    kappa: Axis
    gamma: Axis
    threat: str
    standing: int
    why: str


@dataclass(frozen=True, slots=True)
class Game:
    """One game of the library or of a user's file.

    Parameters
    ----------
    name, label, text : str
        Its name in files, its name in running text, what it is about.
    parameters : Parameters
        Numbers, grids and rules.
    notes : tuple of Note
        One per parameter, in the order of the file.
    placement : Placement
        Where cases stand.
    references : tuple of Reference
        Who the game is owed to.
    base : str
        The game of which it is a variant; "" for none.
    digests : tuple of (str, str)
        Every file it was read from, its base's too, with the sha256 of each.
    stated : Parameters or None
        What the file says, where somebody plays it with other parameters; None where they are
        the file's own.
    """

    name: str
    label: str
    text: str
    parameters: Parameters
    notes: tuple[Note, ...]
    placement: Placement
    references: tuple[Reference, ...] = ()
    base: str = ""
    digests: tuple[tuple[str, str], ...] = ()
    stated: Parameters | None = None

    @property
    def file_parameters(self) -> Parameters:
        """What the file says, whatever was set for this run."""
        return self.parameters if self.stated is None else self.stated
