"""Makers of random memberships, concepts, theories and profiles, shared by property tests."""

from itertools import product

from hypothesis import strategies as st

from foedus.theory.clause import Clause
from foedus.theory.expression import And, Expression, Name, Not, Or
from foedus.theory.theory import Theory
from foedus.vocabulary.concept import Combine, Concept, Concepts, Structure
from foedus.vocabulary.design import Design
from foedus.vocabulary.membership import FALSE, TRUE, UNKNOWN, Membership, exactly
from foedus.vocabulary.profile import Profile
from foedus.vocabulary.reference import Reference

NAMES = ("harvest", "omens", "wolves", "tolls")
"""Conditions of the invented world; no concept of the library."""

degrees = st.integers(0, 20).map(lambda n: n / 20)
"""Degrees on a grid that contains 0, ½ and 1, where mistakes live."""


@st.composite
def memberships(draw: st.DrawFn) -> Membership:
    """Crisp, unknown, fuzzy and disputed memberships."""
    kind = draw(st.sampled_from(["crisp", "unknown", "fuzzy", "disputed"]))
    if kind == "crisp":
        return draw(st.sampled_from([TRUE, FALSE]))
    if kind == "unknown":
        return UNKNOWN
    if kind == "fuzzy":
        return exactly(draw(degrees))
    low, high = sorted([draw(degrees), draw(degrees)])
    return Membership(low, high)


def profiles(names: tuple[str, ...] = NAMES) -> st.SearchStrategy[Profile]:
    """Profiles over these concepts, some of them left out."""
    known = st.dictionaries(st.sampled_from(names), memberships())
    return known.map(lambda drawn: Profile("somewhere", drawn))


def expressions(names: tuple[str, ...] = NAMES) -> st.SearchStrategy[Expression]:
    """Expressions over these concepts, nested a few levels."""
    leaves: st.SearchStrategy[Expression] = st.sampled_from(names).map(Name)
    return st.recursive(leaves, _wider, max_leaves=8)


def _wider(parts: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    several = st.lists(parts, min_size=2, max_size=3).map(tuple)
    negated: st.SearchStrategy[Expression] = parts.map(Not)
    return negated | several.map(And) | several.map(Or)


@st.composite
def theories(draw: st.DrawFn, names: tuple[str, ...] = NAMES) -> Theory:
    """Complete theories free of contradiction: an answer drawn for each world, or silence."""
    chosen = names[: draw(st.integers(1, len(names)))]
    options = [*Design, None]
    worlds = list(product((True, False), repeat=len(chosen)))
    answers = draw(st.lists(st.sampled_from(options), min_size=len(worlds), max_size=len(worlds)))
    clauses = []
    for place, option in enumerate(options):
        held = [w for w, answer in zip(worlds, answers, strict=True) if answer is option]
        if held:
            clauses.append(clause(f"clause-{place}", minterms(chosen, held), option))
    return Theory("drawn", "Drawn at random", tuple(clauses))


def minterms(names: tuple[str, ...], worlds: list[tuple[bool, ...]]) -> Expression:
    """The expression that holds in exactly these worlds."""
    terms = [_minterm(names, world) for world in worlds]
    return terms[0] if len(terms) == 1 else Or(tuple(terms))


def _minterm(names: tuple[str, ...], world: tuple[bool, ...]) -> Expression:
    literals: list[Expression] = [
        Name(name) if truth else Not(Name(name)) for name, truth in zip(names, world, strict=True)
    ]
    return literals[0] if len(literals) == 1 else And(tuple(literals))


def clause(name: str, when: Expression, expect: Design | None) -> Clause:
    """A clause with the least it needs to be sound."""
    silent = "" if expect else "nobody has said"
    return Clause(name, when, expect, silent=silent, references=(Reference("annals", "p. 1"),))


def indicators(names: tuple[str, ...] = NAMES) -> Concepts:
    """These concepts, each an indicator."""
    return Concepts.of([Concept(name, name.title(), f"The {name}.") for name in names])


@st.composite
def concept_trees(draw: st.DrawFn) -> Concepts:
    """A concept `whole` over some of the indicators, by any rule."""
    parts = tuple(draw(st.lists(st.sampled_from(NAMES), min_size=1, unique=True)))
    combine = draw(st.sampled_from(list(Combine)))
    count = draw(st.integers(1, len(parts))) if combine is Combine.AT_LEAST else 0
    whole = Concept("whole", "Whole", "A whole.", structure=Structure(combine, parts, count))
    return Concepts.of([whole, *indicators()])
