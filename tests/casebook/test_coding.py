"""Several coders of one indicator."""

from hypothesis import given
from hypothesis import strategies as st

from foedus.casebook.coding import joint
from foedus.vocabulary.membership import TRUE, UNKNOWN, Membership
from tests.strategies import memberships
from tests.toyland.land import coding


def test_without_a_coder_everything_is_open() -> None:
    assert joint([]) == UNKNOWN


def test_a_coder_who_cannot_tell_leaves_everything_open() -> None:
    assert joint([coding("e", "c", TRUE), coding("e", "c", UNKNOWN)]) == UNKNOWN


@given(st.permutations([0, 1, 2]), st.lists(memberships(), min_size=3, max_size=3))
def test_the_order_of_coders_changes_nothing(order: list[int], values: list[Membership]) -> None:
    codings = [coding("e", "c", value) for value in values]
    assert joint(codings) == joint([codings[place] for place in order])


@given(st.lists(memberships(), min_size=1, max_size=4), memberships())
def test_one_more_coder_never_settles_what_was_open(
    values: list[Membership], another: Membership
) -> None:
    before = joint(coding("e", "c", value) for value in values)
    after = joint(coding("e", "c", value) for value in (*values, another))
    assert after.lo <= min(before.lo, another.lo)
    assert after.hi >= max(before.hi, another.hi)
