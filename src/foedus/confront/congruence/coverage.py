"""Coverage: which clauses, and which cells of the figure, the tests reach."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from foedus.confront.congruence.verdict import Judgement, Verdict
from foedus.theory.cells import Cell
from foedus.theory.derive import is_open
from foedus.theory.theory import Theory
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
    conditions: Sequence[str], drawn: Sequence[Cell], profiles: Sequence[tuple[Profile, bool]]
) -> tuple[Occupied, ...]:
    """Place episodes in the cells of a figure.

    Parameters
    ----------
    conditions : sequence of str
        The conditions of the theory's table, in its order.
    drawn : sequence of Cell
        The cells.
    profiles : sequence of (Profile, bool)
        The episodes, each with whether it is a test.

    Returns
    -------
    tuple of Occupied
        One per cell, in the order given. An episode stands where one of its open worlds
        lies within the scope; in no cell where all of them lie outside.
    """
    known = [
        (profile.subject, test, [profile[name] for name in conditions])
        for profile, test in profiles
    ]
    found = []
    for cell in drawn:
        inside = [
            (name, test)
            for name, test, memberships in known
            if any(is_open(world, memberships) for world in cell.worlds)
        ]
        tests = tuple(name for name, test in inside if test)
        others = tuple(name for name, test in inside if not test)
        found.append(Occupied(cell, tests, others))
    return tuple(found)
