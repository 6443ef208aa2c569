"""The designs an alliance can have, and the levels of institutionalisation behind them."""

from __future__ import annotations

from enum import Enum


class Design(Enum):
    """The design of an alliance, from none to the deepest.

    Members are ordered by depth; their value is the name used in files.

    References
    ----------
    kim_woods_2022, "How to Design Alliances", ¶1: low and moderate levels are coded
    together as an alliance without institutions.

    Examples
    --------
    >>> Design("none") < Design.WITH_INSTITUTIONS
    True
    >>> Design.WITHOUT_INSTITUTIONS.label
    'without institutions'
    """

    NONE = "none"
    WITHOUT_INSTITUTIONS = "without_institutions"
    WITH_INSTITUTIONS = "with_institutions"

    @property
    def depth(self) -> int:
        """Rank among the designs: 0 for none, 2 for the deepest."""
        return list(Design).index(self)

    @property
    def label(self) -> str:
        """The design in running text."""
        return self.value.replace("_", " ")

    def __lt__(self, other: Design) -> bool:
        """Whether this design is shallower than `other`."""
        return self.depth < other.depth


class Level(Enum):
    """The level of institutionalisation of a military alliance.

    References
    ----------
    leeds_anac_2005: low, moderate and high, as cited in kim_woods_2022, "How to Design
    Alliances", ¶1.

    Examples
    --------
    >>> Level("high") is Level.HIGH
    True
    """

    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"


def in_order(designs: frozenset[Design]) -> tuple[Design, ...]:
    """Designs of a set, shallowest first.

    Examples
    --------
    >>> [d.value for d in in_order(frozenset({Design.WITH_INSTITUTIONS, Design.NONE}))]
    ['none', 'with_institutions']
    """
    return tuple(design for design in Design if design in designs)
