"""Structures of concepts that are none: each check catches its fault, and lets what is near it pass."""

from dataclasses import replace

from foedus.casebook import checks_of_concepts as checks
from foedus.casebook.decision import ChangeConcept, Decision, Reading
from foedus.vocabulary.concept import Combine, Concept, Structure
from tests.toyland.book import told, toyland, with_concepts

SIZE = len(toyland().concepts.by_name)


def over(name: str, *parts: str) -> Concept:
    return Concept(name, name, "…", structure=Structure(Combine.ALL_OF, parts))


def test_circular_concepts() -> None:
    casebook = with_concepts(over("a", "b"), over("b", "c", "kinship"), over("c", "a"))
    assert told(checks.circular_concepts(casebook)) == [
        ("FD415", ("concepts", SIZE + place, "structure")) for place in range(3)
    ]


def test_what_stands_above_or_below_a_circle_is_not_on_it() -> None:
    casebook = with_concepts(over("above", "a"), over("a", "a", "below"), over("below", "kinship"))
    assert told(checks.circular_concepts(casebook)) == [
        ("FD415", ("concepts", SIZE + 1, "structure"))
    ]


def test_a_part_shared_by_two_wholes_is_no_circle() -> None:
    casebook = with_concepts(
        over("top", "left", "right"), over("left", "kinship"), over("right", "kinship")
    )
    assert not list(checks.circular_concepts(casebook))


def test_a_long_chain_is_walked_without_recursion() -> None:
    chain = [over(f"c{number}", f"c{number + 1}") for number in range(20_000)]
    casebook = with_concepts(*chain, over("c20000", "c0"))
    assert len(list(checks.circular_concepts(casebook))) == 20_001


def decision(parts: tuple[str, ...]) -> Decision:
    change = ChangeConcept("crown_secure", Structure(Combine.ALL_OF, parts))
    readings = (Reading("as-is", "…"), Reading("other", "…", (change,)))
    return Decision("crown", "…?", "as-is", readings)


def test_circular_changes() -> None:
    casebook = replace(toyland(), decisions=(decision(("court_loyal", "crown_secure")),))
    assert told(checks.circular_changes(casebook)) == [
        ("FD415", ("decisions", 0, "readings", 1, "changes", 0, "structure"))
    ]
    casebook = replace(toyland(), decisions=(decision(("court_loyal", "kinship")),))
    assert not list(checks.circular_changes(casebook))


def test_oversized_concepts_by_depth() -> None:
    deepest = [over(f"c{number}", f"c{number + 1}") for number in range(checks.DEPTH_MAX)]
    casebook = with_concepts(over("above", "c0"), *deepest, over(f"c{checks.DEPTH_MAX}", "kinship"))
    # c1 has the most levels there may be; c0 is the lowest that has one too many.
    assert [fault.address[1] for fault in checks.oversized_concepts(casebook)] == [SIZE + 2]
    fewer = with_concepts(*deepest[3:], over(f"c{checks.DEPTH_MAX}", "kinship"))
    assert not list(checks.oversized_concepts(fewer))


def test_oversized_concepts_by_what_is_met_on_the_way_down() -> None:
    doubling = [over(f"c{number}", f"c{number + 1}", f"c{number + 1}") for number in range(15)]
    casebook = with_concepts(*doubling, over("c15", "kinship"))
    (fault,) = checks.oversized_concepts(casebook)
    assert fault.code == "FD421"
    assert fault.found.startswith('"c5" with 3071 concepts')


def test_repeated_parts() -> None:
    casebook = with_concepts(over("a", "kinship", "past_help", "kinship"))
    (fault,) = checks.repeated_parts(casebook)
    assert (fault.code, fault.address) == ("FD420", ("concepts", SIZE, "structure"))
    assert fault.found == 'the part "kinship" 2 times'
