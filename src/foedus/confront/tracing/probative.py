"""Types of test, computed from likelihoods: never chosen by hand."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class ProbativeTest(Enum):
    """Van Evera's (1997) four tests.

    Examples
    --------
    >>> ProbativeTest("smoking_gun").label
    'smoking gun'
    """

    STRAW = "straw"
    HOOP = "hoop"
    SMOKING_GUN = "smoking_gun"
    DOUBLY_DECISIVE = "doubly_decisive"

    @property
    def label(self) -> str:
        """The test in running text."""
        return {"straw": "straw in the wind"}.get(self.value, self.value.replace("_", " "))


@dataclass(frozen=True, slots=True)
class Typed:
    """The type of test that a clue is for one hypothesis against all its rivals.

    Parameters
    ----------
    hypothesis : str
        The hypothesis tested.
    test : ProbativeTest
        The type at the points of the likelihoods.
    possible : tuple of ProbativeTest
        Every type that the intervals leave open, `test` among them.
    supports : bool
        Whether the clue, if there, speaks for the hypothesis rather than against it.
    present, absent : float
        Decibels for the hypothesis if the clue is there, and if it is not.
    """

    hypothesis: str
    test: ProbativeTest
    possible: tuple[ProbativeTest, ...]
    supports: bool
    present: float
    absent: float
