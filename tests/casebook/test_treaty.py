"""Designs from features: the first step that holds, and every step that may."""

from itertools import product

import pytest
from hypothesis import given

from foedus.casebook.treaty import observe
from foedus.vocabulary.design import Design, Level
from foedus.vocabulary.membership import FALSE, TRUE, UNKNOWN, Membership, exactly
from tests.strategies import memberships
from tests.toyland.land import CONCEPTS, OPEN_PACT, RULE, arrangement


@pytest.mark.parametrize(
    ("garrison", "pledge", "designs", "levels"),
    [
        (TRUE, FALSE, [Design.WITH_INSTITUTIONS], [Level.HIGH]),
        (TRUE, TRUE, [Design.WITH_INSTITUTIONS], [Level.HIGH]),
        (FALSE, TRUE, [Design.WITHOUT_INSTITUTIONS], [Level.LOW]),
        (FALSE, FALSE, [Design.NONE], []),
        (
            UNKNOWN,
            TRUE,
            [Design.WITHOUT_INSTITUTIONS, Design.WITH_INSTITUTIONS],
            [Level.HIGH, Level.LOW],
        ),
        (UNKNOWN, UNKNOWN, list(Design), [Level.HIGH, Level.LOW]),
        (FALSE, exactly(0.5), [Design.NONE, Design.WITHOUT_INSTITUTIONS], [Level.LOW]),
    ],
)
def test_every_design_that_the_features_leave_possible(
    garrison: Membership, pledge: Membership, designs: list[Design], levels: list[Level]
) -> None:
    pact = arrangement("pact", garrison=garrison, marshal=FALSE, pledge=pledge)
    seen = observe(pact, RULE, CONCEPTS)
    assert list(seen.designs) == designs
    assert list(seen.levels) == levels


def _first_that_holds(garrison: bool, marshal: bool, pledge: bool) -> Design:  # noqa: FBT001 - truth values are the data here
    """The rule in words: a fort or a marshal first, then the pledge."""
    if garrison or marshal:
        return Design.WITH_INSTITUTIONS
    return Design.WITHOUT_INSTITUTIONS if pledge else Design.NONE


@given(memberships(), memberships(), memberships())
def test_the_designs_are_those_of_every_way_in_which_the_features_may_be_settled(
    garrison: Membership, marshal: Membership, pledge: Membership
) -> None:
    pact = arrangement("pact", garrison=garrison, marshal=marshal, pledge=pledge)
    ways = product(
        *(
            [v for v, may in ((True, m.possibly_true), (False, m.possibly_false)) if may]
            for m in (garrison, marshal, pledge)
        )
    )
    assert set(observe(pact, RULE, CONCEPTS).designs) == {_first_that_holds(*way) for way in ways}


def test_a_feature_not_coded_is_unknown_not_absent() -> None:
    assert observe(arrangement("pact", pledge=TRUE), RULE, CONCEPTS).design is None


def test_names_the_features_that_decided() -> None:
    fort = arrangement("pact", garrison=TRUE, marshal=FALSE, pledge=TRUE)
    assert [f.concept for f in observe(fort, RULE, CONCEPTS).features] == ["garrison"]
    nothing = arrangement("pact", garrison=FALSE, marshal=FALSE, pledge=FALSE)
    decided = [f.concept for f in observe(nothing, RULE, CONCEPTS).features]
    assert decided == ["garrison", "marshal", "pledge"]


def test_an_open_feature_leaves_the_design_open() -> None:
    assert observe(OPEN_PACT, RULE, CONCEPTS).design is None
