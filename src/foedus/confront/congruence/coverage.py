"""Coverage: which clauses, and which cells of the figure, the tests reach."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from foedus.confront.congruence.verdict import Judgement, Verdict
from foedus.theory.cells import Cell
from foedus.theory.theory import Axes, Theory
from foedus.vocabulary.membership import Membership
from foedus.vocabulary.profile import Profile


@dataclass(frozen=True, slots=True)
class Reach:
    """A clause, and the episodes in which it may answer.

    Parameters
    ----------
    theory, clause : str
        Names of the theory and its clause.
    tests, others : tuple of str
        Names of the tests, and of other comparable episodes, in which it may answer.
    """

    theory: str
    clause: str
    tests: tuple[str, ...]
    others: tuple[str, ...]

    @property
    def tested(self) -> bool:
        """Whether any test reaches it."""
        return bool(self.tests)


@dataclass(frozen=True, slots=True)
class Occupied:
    """A cell of a theory's figure with the episodes that may stand in it.

    Parameters
    ----------
    cell : Cell
        What the theory expects there.
    tests, others : tuple of str
        Names of episodes; one whose conditions are open stands in several cells.
    """

    cell: Cell
    tests: tuple[str, ...]
    others: tuple[str, ...]

    @property
    def tested(self) -> bool:
        """Whether any test stands in it."""
        return bool(self.tests)


def reach(theory: Theory, judgements: Sequence[Judgement]) -> tuple[Reach, ...]:
    """For every clause of a theory, the comparable episodes in which it may answer."""
    own = [
        judged
        for judged in judgements
        if judged.theory == theory.name and judged.verdict is not Verdict.NOT_COMPARABLE
    ]
    found = []
    for clause in theory.clauses:
        at = [j for j in own if any(clause.name in a.clauses for a in j.prediction.answers)]
        tests = tuple(j.episode for j in at if j.scored)
        others = tuple(j.episode for j in at if not j.scored)
        found.append(Reach(theory.name, clause.name, tests, others))
    return tuple(found)


def occupied(
    axes: Axes, drawn: Sequence[Cell], profiles: Sequence[tuple[Profile, bool]]
) -> tuple[Occupied, ...]:
    """Place episodes in the cells of a figure.

    Parameters
    ----------
    axes : Axes
        The concepts of its rows and columns.
    drawn : sequence of Cell
        The cells.
    profiles : sequence of (Profile, bool)
        The episodes within the scope, each with whether it is a test.

    Returns
    -------
    tuple of Occupied
        One per cell, in the order given.
    """
    found = []
    for cell in drawn:
        inside = [
            (profile.subject, test)
            for profile, test in profiles
            if _may_be(profile[axes.rows], cell.row) and _may_be(profile[axes.columns], cell.column)
        ]
        tests = tuple(name for name, test in inside if test)
        others = tuple(name for name, test in inside if not test)
        found.append(Occupied(cell, tests, others))
    return tuple(found)


def _may_be(membership: Membership, value: bool) -> bool:  # noqa: FBT001 - a truth value is the datum here
    return membership.possibly_true if value else membership.possibly_false
