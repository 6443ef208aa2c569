"""Concepts: structure, aggregation, and what not knowing does to them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.vocabulary.concept import Combine, Concept, Concepts, Structure
from foedus.vocabulary.membership import FALSE, TRUE, UNKNOWN, Membership, exactly
from tests.strategies import NAMES, concept_trees, indicators, memberships


def _tree() -> Concepts:
    """Give plenty = all_of(harvest, calm); calm = any_of(omens, tolls)."""
    plenty = Concept(
        "plenty", "Plenty", "…", structure=Structure(Combine.ALL_OF, ("harvest", "calm"))
    )
    calm = Concept("calm", "Calm", "…", structure=Structure(Combine.ANY_OF, ("omens", "tolls")))
    return Concepts.of([plenty, calm, *indicators()])


def test_a_concept_rests_on_its_indicators() -> None:
    tree = _tree()
    assert tree.within("plenty") == ("plenty", "harvest", "calm", "omens", "tolls")
    assert tree.indicators("plenty") == ("harvest", "omens", "tolls")
    assert tree.parts("harvest") == ()
    assert "calm" in tree
    assert "peace" not in tree


def test_aggregates_part_by_part() -> None:
    coded = {"harvest": exactly(0.9), "omens": exactly(0.4), "tolls": exactly(0.7)}
    assert _tree().membership("plenty", coded) == exactly(0.7)


def test_what_is_not_coded_is_unknown() -> None:
    assert _tree().membership("plenty", {"harvest": TRUE}) == UNKNOWN
    assert _tree().membership("plenty", {"harvest": FALSE}) == FALSE
    assert _tree().membership("plenty", {"harvest": TRUE, "tolls": TRUE}) == TRUE


@given(concept_trees(), st.dictionaries(st.sampled_from(NAMES), memberships()))
def test_knowing_less_of_an_indicator_never_narrows_the_whole(
    tree: Concepts, coded: dict[str, Membership]
) -> None:
    whole = tree.membership("whole", coded)
    for name in coded:
        wider = tree.membership("whole", {**coded, name: UNKNOWN})
        assert wider.lo <= whole.lo + 1e-12
        assert whole.hi <= wider.hi + 1e-12


@pytest.mark.parametrize(
    ("combine", "count", "required"),
    [(Combine.ALL_OF, 0, 3), (Combine.ANY_OF, 0, 1), (Combine.AT_LEAST, 2, 2)],
)
def test_each_rule_asks_for_a_number_of_parts(combine: Combine, count: int, required: int) -> None:
    assert Structure(combine, ("a", "b", "c"), count).required == required


def test_a_pathway_has_two_sides() -> None:
    assert Concept("tolls", "Tolls", "…", positive="they fill the chest").is_pathway
    assert not Concept("tolls", "Tolls", "…").is_pathway
