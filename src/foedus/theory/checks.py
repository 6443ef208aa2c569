"""What can be wrong with a theory; each way is a function that yields faults."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from foedus.theory.theory import Theory
from foedus.theory.worlds import (
    CONDITIONS_MAX,
    answering,
    conditions,
    in_scope,
    splits_a_mean,
    truth_assignments,
    written,
)
from foedus.vocabulary.concept import Concepts
from foedus.vocabulary.problem import Address, Fault, Severity


def check_theory(theory: Theory, concepts: Concepts) -> Iterator[Fault]:
    """Everything wrong with a theory; addresses are paths within its file.

    Parameters
    ----------
    theory : Theory
        The theory checked.
    concepts : Concepts
        The concepts it may name.

    Yields
    ------
    Fault
        Faults of form first; worlds are asked only if every concept is known.
    """
    form = [fault for check in FORM for fault in check(theory, concepts)]
    yield from form
    if not any(fault.severity is Severity.ERROR for fault in form):
        for check in WORLDS:
            yield from check(theory, concepts)


def unknown_concepts(theory: Theory, concepts: Concepts) -> Iterator[Fault]:
    """A premise, an axis, a pathway, the scope or a clause names a concept that is not defined."""
    for address, name in _names(theory):
        if name not in concepts:
            yield Fault(
                code="FD501",
                address=address,
                found=f'unknown concept "{name}"',
                expected=f"one of {', '.join(sorted(c.name for c in concepts))}",
                remedy="name a concept of the library or define it in the study's concepts/",
            )


def _names(theory: Theory) -> Iterator[tuple[Address, str]]:
    """Every concept named, with its address."""
    for index, premise in enumerate(theory.premises):
        yield ("premises", index, "concept"), premise.concept
    if theory.scope:
        for name in theory.scope.when.names:
            yield ("scope", "when"), name
    if theory.axes:
        yield ("figure", "rows"), theory.axes.rows
        yield ("figure", "columns"), theory.axes.columns
    for index, clause in enumerate(theory.clauses):
        for name in clause.when.names:
            yield ("clauses", index, "when"), name
        for place, name in enumerate(clause.pathways):
            yield ("clauses", index, "pathways", place), name


def duplicate_clauses(theory: Theory, concepts: Concepts) -> Iterator[Fault]:  # noqa: ARG001 - one signature for all checks
    """Two clauses share a name."""
    counts = Counter(clause.name for clause in theory.clauses)
    seen: set[str] = set()
    for index, clause in enumerate(theory.clauses):
        if counts[clause.name] > 1 and clause.name in seen:
            yield Fault(
                code="FD502",
                address=("clauses", index, "name"),
                found=f'second clause named "{clause.name}"',
                expected="a name of its own for each clause",
                remedy="rename one of them",
            )
        seen.add(clause.name)


def uncited_clauses(theory: Theory, concepts: Concepts) -> Iterator[Fault]:  # noqa: ARG001 - one signature for all checks
    """A clause names nobody who makes the claim."""
    for index, clause in enumerate(theory.clauses):
        if not clause.references:
            yield Fault(
                code="FD503",
                address=("clauses", index),
                found=f'clause "{clause.name}" cites nobody',
                expected="cite: a list of key[locator]",
                remedy="say who makes this claim, and where",
            )


def axes_without_clause(theory: Theory, concepts: Concepts) -> Iterator[Fault]:  # noqa: ARG001 - one signature for all checks
    """The figure is drawn over a concept that no clause uses."""
    if not theory.axes:
        return
    used = {name for clause in theory.clauses for name in clause.when.names}
    for key, name in (("rows", theory.axes.rows), ("columns", theory.axes.columns)):
        if name not in used:
            yield Fault(
                code="FD504",
                address=("figure", key),
                found=f'the figure is drawn over "{name}", which no clause uses',
                expected=f"one of {', '.join(sorted(used))}",
                remedy="name a concept that the clauses ask for, or leave the figure out",
            )


def too_many_conditions(theory: Theory, concepts: Concepts) -> Iterator[Fault]:
    """A theory has more conditions than worlds can be asked."""
    if any(name not in concepts for name in theory.named_concepts):
        return
    count = len(conditions(theory, concepts))
    if count > CONDITIONS_MAX:
        yield Fault(
            code="FD505",
            address=("clauses",),
            found=f"{count} conditions, {2**count} worlds",
            expected=f"at most {CONDITIONS_MAX} conditions",
            remedy="join conditions into concepts, or split the theory",
        )


def divided_mean(theory: Theory, concepts: Concepts) -> Iterator[Fault]:
    """A theory names a concept whose parts compensate each other, and one of its parts."""
    if any(name not in concepts for name in theory.named_concepts):
        return
    name = splits_a_mean(theory, concepts)
    if name:
        yield Fault(
            code="FD506",
            address=("clauses",),
            found=f'"{name}" is a mean, and the theory also names something within it',
            expected="conditions that are independent of one another",
            remedy=f'name either "{name}" or its parts',
        )


def gaps(theory: Theory, concepts: Concepts) -> Iterator[Fault]:
    """A world within the scope is answered by no clause."""
    worlds = [
        named
        for _, named in truth_assignments(theory, concepts)
        if in_scope(theory, named) and not answering(theory, named)
    ]
    if worlds:
        yield Fault(
            code="FD510",
            address=("clauses",),
            found=f"no clause answers {_some(worlds)}",
            expected="exactly one clause for every world within the scope",
            remedy='add a clause, or declare the silence with silent: "why"',
        )


def contradictions(theory: Theory, concepts: Concepts) -> Iterator[Fault]:
    """A world within the scope is answered by several clauses."""
    clashes: dict[tuple[str, ...], list[dict[str, bool]]] = {}
    for _, named in truth_assignments(theory, concepts):
        found = tuple(clause.name for clause in answering(theory, named))
        if in_scope(theory, named) and len(found) > 1:
            clashes.setdefault(found, []).append(named)
    index = {clause.name: place for place, clause in enumerate(theory.clauses)}
    for names, worlds in clashes.items():
        yield Fault(
            code="FD511",
            address=("clauses", index[names[-1]], "when"),
            found=f"clauses {', '.join(names)} all answer {_some(worlds)}",
            expected="exactly one clause for every world within the scope",
            remedy="narrow one of them",
        )


def unreachable_clauses(theory: Theory, concepts: Concepts) -> Iterator[Fault]:
    """A clause that answers no world within the scope."""
    reached = {
        clause.name
        for _, named in truth_assignments(theory, concepts)
        if in_scope(theory, named)
        for clause in answering(theory, named)
    }
    for index, clause in enumerate(theory.clauses):
        if clause.name not in reached:
            yield Fault(
                code="FD512",
                address=("clauses", index, "when"),
                found=f'clause "{clause.name}" answers no world within the scope',
                expected="a condition that some world fulfils",
                remedy="widen the condition or remove the clause",
                severity=Severity.WARNING,
            )


def _some(worlds: list[dict[str, bool]], shown: int = 3) -> str:
    """The first worlds, and how many there are."""
    first = ", ".join(written(named) for named in worlds[:shown])
    return first if len(worlds) <= shown else f"{first} and {len(worlds) - shown} more"


Check = Callable[[Theory, Concepts], Iterator[Fault]]

FORM: tuple[Check, ...] = (
    unknown_concepts,
    duplicate_clauses,
    uncited_clauses,
    axes_without_clause,
    too_many_conditions,
    divided_mean,
)
WORLDS: tuple[Check, ...] = (gaps, contradictions, unreachable_clauses)
