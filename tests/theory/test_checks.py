"""Each way a theory can be wrong: one theory that is, and one that is not."""

from collections.abc import Iterator

import pytest

from foedus.theory import checks
from foedus.theory.clause import Clause
from foedus.theory.expression import parse
from foedus.theory.theory import Axes, Premise, Scope, Theory
from foedus.vocabulary.concept import Combine, Concept, Concepts, Structure
from foedus.vocabulary.design import Design
from foedus.vocabulary.problem import Fault, Severity
from tests.strategies import clause, indicators

CALM = Concept("calm", "Calm", "…", structure=Structure(Combine.MEAN, ("omens", "wolves")))
MANY = [Concept(f"c{n}", f"C{n}", "…") for n in range(11)]
CONCEPTS = Concepts.of([CALM, *MANY, *indicators()])


def _theory(*whens: str, axes: Axes | None = None, scope: str = "") -> Theory:
    clauses = tuple(
        clause(f"clause-{place}", parse(when), Design.NONE) for place, when in enumerate(whens)
    )
    where = Scope(parse(scope), "elsewhere nobody looked") if scope else None
    return Theory("t", "T", clauses, axes=axes, scope=where)


SOUND = _theory("wolves", "~wolves", axes=Axes("wolves", "wolves"))


def _twice_named() -> Theory:
    return Theory(
        "t",
        "T",
        (clause("a", parse("wolves"), Design.NONE), clause("a", parse("~wolves"), Design.NONE)),
    )


def _uncited() -> Theory:
    return Theory("t", "T", (Clause("a", parse("1"), Design.NONE),))


@pytest.mark.parametrize(
    ("check", "theory", "code", "address", "found"),
    [
        (checks.unknown_concepts, _theory("wolfs"), "FD501", ("clauses", 0, "when"), "wolfs"),
        (checks.unknown_concepts, _theory("1", scope="x"), "FD501", ("scope", "when"), '"x"'),
        (checks.duplicate_clauses, _twice_named(), "FD502", ("clauses", 1, "name"), "second"),
        (checks.uncited_clauses, _uncited(), "FD503", ("clauses", 0), "cites nobody"),
        (
            checks.axes_without_clause,
            _theory("wolves", axes=Axes("wolves", "omens")),
            "FD504",
            ("figure", "columns"),
            "no clause uses",
        ),
        (
            checks.too_many_conditions,
            _theory(" + ".join(c.name for c in MANY)),
            "FD505",
            ("clauses",),
            "11 conditions, 2048 worlds",
        ),
        (checks.divided_mean, _theory("calm*omens"), "FD506", ("clauses",), '"calm" is a mean'),
        (checks.gaps, _theory("wolves"), "FD510", ("clauses",), "no clause answers ~wolves"),
        (
            checks.contradictions,
            _theory("wolves", "wolves + ~wolves"),
            "FD511",
            ("clauses", 1, "when"),
            "clauses clause-0, clause-1 all answer wolves",
        ),
        (
            checks.unreachable_clauses,
            _theory("wolves", "~wolves", "wolves*~wolves"),
            "FD512",
            ("clauses", 2, "when"),
            "answers no world",
        ),
    ],
)
def test_each_fault_is_found_at_its_place(
    check: checks.Check, theory: Theory, code: str, address: tuple[str | int, ...], found: str
) -> None:
    faults = list(check(theory, CONCEPTS))
    assert [(fault.code, fault.address) for fault in faults] == [(code, address)]
    assert found in faults[0].found
    assert faults[0].expected
    assert faults[0].remedy


@pytest.mark.parametrize("check", [*checks.FORM, *checks.WORLDS])
def test_a_sound_theory_passes(check: checks.Check) -> None:
    assert list(check(SOUND, CONCEPTS)) == []


def test_worlds_are_asked_only_of_a_theory_of_sound_form() -> None:
    codes = [fault.code for fault in checks.check_theory(_theory("wolfs"), CONCEPTS)]
    assert codes == ["FD501"]


def test_form_and_worlds_are_both_checked() -> None:
    theory = _theory("wolves", "wolves")
    assert {fault.code for fault in checks.check_theory(theory, CONCEPTS)} == {"FD510", "FD511"}


def test_a_gap_outside_the_scope_is_none() -> None:
    assert list(checks.gaps(_theory("wolves", scope="wolves"), CONCEPTS)) == []


def test_a_long_list_of_worlds_is_cut_and_counted() -> None:
    theory = Theory(
        "t",
        "T",
        (clause("a", parse("harvest*omens*wolves"), Design.NONE),),
        premises=(Premise("tolls", "Any?"),),
    )
    (fault,) = checks.gaps(theory, CONCEPTS)
    assert fault.found.endswith("and 11 more")


def test_only_an_unreachable_clause_lets_a_run_go_on() -> None:
    def faults() -> Iterator[Fault]:
        yield from checks.check_theory(_theory("wolves", "~wolves", "wolves*~wolves"), CONCEPTS)

    assert [fault.severity for fault in faults()] == [Severity.WARNING]
