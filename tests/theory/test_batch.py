"""Derivation in bulk gives what derivation gives."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.theory.batch import Profiles, derive_batch
from foedus.theory.derive import derive, ready
from foedus.theory.expression import parse
from foedus.theory.theory import Theory
from foedus.theory.worlds import tabulate
from foedus.vocabulary.concept import Concepts
from foedus.vocabulary.design import Design
from foedus.vocabulary.membership import UNKNOWN, Membership
from foedus.vocabulary.profile import Profile
from tests.strategies import NAMES, clause, concept_trees, indicators, memberships, theories

ROWS = st.lists(
    st.fixed_dictionaries({name: memberships() for name in NAMES}), min_size=1, max_size=6
)


def _columns(rows: list[dict[str, Membership]]) -> Profiles:
    ends = {
        name: (
            np.array([float(row[name].lo) for row in rows]),
            np.array([float(row[name].hi) for row in rows]),
        )
        for name in NAMES
    }
    return Profiles(len(rows), ends)


@given(theories(), ROWS)
def test_gives_what_derive_gives_case_by_case(
    theory: Theory, rows: list[dict[str, Membership]]
) -> None:
    rule = ready(tabulate(theory, indicators()))
    many = derive_batch(rule, _columns(rows))
    for place, row in enumerate(rows):
        one = {a.value: a.membership for a in derive(rule, Profile("p", row)).answers}
        for answer, (low, high) in many.memberships.items():
            assert many.possible(answer)[place] == (answer in one)
            if answer in one:
                assert one[answer] == Membership(low[place], high[place])


@given(concept_trees(), ROWS)
def test_aggregates_concepts_as_profiles_do(
    tree: Concepts, rows: list[dict[str, Membership]]
) -> None:
    theory = Theory(
        "t",
        "T",
        (
            clause("yes", parse("whole"), Design.NONE),
            clause("no", parse("~whole"), Design.WITH_INSTITUTIONS),
        ),
    )
    low, high = derive_batch(ready(tabulate(theory, tree)), _columns(rows)).memberships[Design.NONE]
    for place, row in enumerate(rows):
        assert Membership(low[place], high[place]) == tree.membership("whole", row)


def test_a_concept_that_is_absent_is_unknown() -> None:
    theory = Theory("t", "T", (clause("a", parse("1"), Design.NONE),))
    low, high = derive_batch(ready(tabulate(theory, indicators())), Profiles(2, {})).memberships[
        Design.NONE
    ]
    assert (low.tolist(), high.tolist()) == ([1, 1], [1, 1])
    asked = Theory(
        "t",
        "T",
        (
            clause("a", parse("wolves"), Design.NONE),
            clause("b", parse("~wolves"), Design.WITH_INSTITUTIONS),
        ),
    )
    low, high = derive_batch(ready(tabulate(asked, indicators())), Profiles(1, {})).memberships[
        Design.NONE
    ]
    assert Membership(low[0], high[0]) == UNKNOWN


def test_predictions_do_not_change_with_the_arrays_they_were_drawn_from() -> None:
    theory = Theory(
        "t",
        "T",
        (
            clause("a", parse("wolves"), Design.NONE),
            clause("b", parse("~wolves"), Design.WITH_INSTITUTIONS),
        ),
    )
    seen = np.array([0.8])
    many = derive_batch(
        ready(tabulate(theory, indicators())), Profiles(1, {"wolves": (seen, seen)})
    )
    seen[0] = 0.1
    assert many.memberships[Design.NONE][0].tolist() == [0.8]


@pytest.mark.parametrize(
    "ends",
    [
        (np.array([0.5]), np.array([0.4])),
        (np.array([-0.1]), np.array([0.4])),
        (np.array([0.1]), np.array([1.4])),
        (np.array([np.nan]), np.array([1.0])),
        (np.array([0.1, 0.2]), np.array([0.3, 0.4])),
    ],
)
def test_refuses_arrays_that_are_no_memberships(ends: tuple[np.ndarray, np.ndarray]) -> None:
    with pytest.raises(ValueError, match="wolves: expected 1 intervals with 0 ≤ lo ≤ hi ≤ 1"):
        Profiles(1, {"wolves": ends})
