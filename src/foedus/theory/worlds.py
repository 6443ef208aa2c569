"""Every world a theory can be asked about, and the answer it gives in each.

A world says of each condition whether it holds. The conditions of a theory are the
concepts that it names; where one of them contains another (compatibility contains the
commitment to the state), the container is taken apart, so that no world contradicts
itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, product

from foedus.theory.clause import Clause
from foedus.theory.theory import Theory
from foedus.vocabulary.concept import Combine, Concepts
from foedus.vocabulary.prediction import AnswerValue, Silence

CONDITIONS_MAX = 10
"""Most conditions a theory may have: 2¹⁰ worlds, each of which is asked."""


class IncompleteTheoryError(ValueError):
    """A theory that cannot be tabulated: not exactly one answer in some world, or no worlds to ask."""


@dataclass(frozen=True, slots=True)
class World:
    """One truth value per condition, and the answer given there.

    Parameters
    ----------
    truths : tuple of bool
        In the order of the table's conditions.
    answer : Design or Silence
        What the theory answers.
    clause : Clause or None
        The clause that answers; None where the world is out of scope.
    """

    truths: tuple[bool, ...]
    answer: AnswerValue
    clause: Clause | None


@dataclass(frozen=True, slots=True)
class DecisionTable:
    """A theory as a table: conditions, worlds, answers.

    Parameters
    ----------
    theory : Theory
        The theory tabulated.
    concepts : Concepts
        Definitions of what it names.
    conditions : tuple of str
        Names of concepts of which none contains another.
    worlds : tuple of World
        All 2ⁿ of them.
    """

    theory: Theory
    concepts: Concepts
    conditions: tuple[str, ...]
    worlds: tuple[World, ...]

    @property
    def answers(self) -> tuple[AnswerValue, ...]:
        """Every answer given in some world, in the order of the worlds."""
        return tuple(dict.fromkeys(world.answer for world in self.worlds))

    def holds(self, name: str, world: World) -> bool:
        """Whether a concept that the theory names holds in a world."""
        return holds(name, dict(zip(self.conditions, world.truths, strict=True)), self.concepts)


def conditions(theory: Theory, concepts: Concepts) -> tuple[str, ...]:
    """The concepts a theory names, taken apart until none overlaps another."""
    names = list(theory.named_concepts)
    while (shared := _overlapping(names, concepts)) is not None:
        place = names.index(shared)
        names[place : place + 1] = concepts.parts(shared)
        names = list(dict.fromkeys(names))
    return tuple(names)


def _overlapping(names: list[str], concepts: Concepts) -> str | None:
    """A composite that shares something with another of the names, or None."""
    for first, second in combinations(names, 2):
        if set(concepts.within(first)) & set(concepts.within(second)):
            return first if concepts.parts(first) else second
    return None


def splits_a_mean(theory: Theory, concepts: Concepts) -> str | None:
    """A concept that would have to be taken apart although its parts compensate each other."""
    kept = conditions(theory, concepts)
    for name in theory.named_concepts:
        for below in concepts.within(name):
            structure = concepts[below].structure
            apart = not any(below in concepts.within(condition) for condition in kept)
            if structure and apart and structure.combine is Combine.MEAN:
                return below
    return None


def holds(name: str, truths: Mapping[str, bool], concepts: Concepts) -> bool:
    """Whether a concept holds where its conditions have these truth values."""
    if name in truths:
        return truths[name]
    structure = concepts[name].structure
    if structure is None:
        msg = f"{name!r} is neither a condition nor made of conditions"
        raise KeyError(msg)
    return sum(holds(part, truths, concepts) for part in structure.parts) >= structure.required


def truth_assignments(
    theory: Theory, concepts: Concepts
) -> Iterator[tuple[tuple[bool, ...], dict[str, bool]]]:
    """Each world's truth values, with what follows for every concept the theory names."""
    names = conditions(theory, concepts)
    for truths in product((True, False), repeat=len(names)):
        world = dict(zip(names, truths, strict=True))
        yield truths, {name: holds(name, world, concepts) for name in theory.named_concepts}


def answering(theory: Theory, named: Mapping[str, bool]) -> tuple[Clause, ...]:
    """The clauses that answer where the named concepts have these truth values."""
    return tuple(clause for clause in theory.clauses if clause.when.holds(named))


def in_scope(theory: Theory, named: Mapping[str, bool]) -> bool:
    """Whether a theory speaks where the named concepts have these truth values."""
    return theory.scope is None or theory.scope.when.holds(named)


def tabulate(theory: Theory, concepts: Concepts) -> DecisionTable:
    """Ask a theory about every world.

    Parameters
    ----------
    theory : Theory
        Complete and free of contradiction (`theory.checks` tells where it is not).
    concepts : Concepts
        Definitions of every concept it names.

    Returns
    -------
    DecisionTable
        One answer per world.

    Raises
    ------
    IncompleteTheoryError
        If some world in scope has no clause, or several; if there are more conditions than
        `CONDITIONS_MAX`; if a mean would have to be taken apart.
    """
    names = conditions(theory, concepts)
    if len(names) > CONDITIONS_MAX:
        msg = f"theory {theory.name!r}: expected at most {CONDITIONS_MAX} conditions, found {len(names)}"
        raise IncompleteTheoryError(msg)
    if mean := splits_a_mean(theory, concepts):
        msg = (
            f"theory {theory.name!r}: expected {mean!r} or its parts, found both, and it is a mean"
        )
        raise IncompleteTheoryError(msg)
    worlds = tuple(
        _world(theory, truths, named) for truths, named in truth_assignments(theory, concepts)
    )
    return DecisionTable(theory, concepts, names, worlds)


def _world(theory: Theory, truths: tuple[bool, ...], named: Mapping[str, bool]) -> World:
    if not in_scope(theory, named):
        return World(truths, Silence.OUT_OF_SCOPE, None)
    clauses = answering(theory, named)
    if len(clauses) != 1:
        found = ", ".join(clause.name for clause in clauses) or "none"
        msg = f"theory {theory.name!r}: expected one clause where {written(named)}, found {found}"
        raise IncompleteTheoryError(msg)
    return World(truths, clauses[0].answer, clauses[0])


def written(named: Mapping[str, bool]) -> str:
    """Truth values as an expression.

    Examples
    --------
    >>> written({"a": True, "b": False})
    'a*~b'
    """
    return "*".join(name if value else f"~{name}" for name, value in named.items()) or "1"
