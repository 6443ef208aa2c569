"""Memberships: the laws of the algebra, and what one half means."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.vocabulary import membership
from foedus.vocabulary.membership import FALSE, HALF, TRUE, UNKNOWN, Membership, exactly, hull
from tests.strategies import memberships

PARTS = st.lists(memberships(), min_size=1, max_size=5)


@pytest.mark.parametrize("ends", [(-0.1, 1), (0, 1.1), (0.6, 0.4)])
def test_refuses_what_is_no_interval(ends: tuple[float, float]) -> None:
    with pytest.raises(ValueError, match="is no membership: expected 0 ≤ lo ≤ hi ≤ 1"):
        Membership(*ends)


@pytest.mark.parametrize(
    ("value", "possibly_true", "possibly_false"),
    [
        (TRUE, True, False),
        (FALSE, False, True),
        (UNKNOWN, True, True),
        (exactly(0.5), True, True),
        (exactly(0.51), True, False),
        (Membership(0.3, 0.49), False, True),
    ],
)
def test_one_half_decides_nothing(
    value: Membership,
    possibly_true: bool,  # noqa: FBT001 - expected value
    possibly_false: bool,  # noqa: FBT001 - expected value
) -> None:
    assert (value.possibly_true, value.possibly_false) == (possibly_true, possibly_false)
    assert value.decided is (possibly_true != possibly_false)


@given(memberships(), memberships())
def test_de_morgan(a: Membership, b: Membership) -> None:
    assert ~(a & b) == ~a | ~b


@given(memberships(), memberships(), memberships())
def test_zadeh_operators_form_a_distributive_lattice(
    a: Membership, b: Membership, c: Membership
) -> None:
    assert a & b == b & a
    assert (a & b) & c == a & (b & c)
    assert a | (a & b) == a
    assert a & (b | c) == (a & b) | (a & c)


@given(memberships())
def test_negation_is_its_own_inverse(a: Membership) -> None:
    # To the last bit of a float: 1 − (1 − 0.05) is 0.050000000000000044.
    twice = ~~a
    assert twice.lo == pytest.approx(a.lo)
    assert twice.hi == pytest.approx(a.hi)


@given(PARTS)
def test_necessity_is_at_least_all_and_substitution_at_least_one(parts: list[Membership]) -> None:
    both, either = parts[0], parts[0]
    for part in parts[1:]:
        both, either = both & part, either | part
    assert membership.all_of(parts) == both
    assert membership.any_of(parts) == either


@given(PARTS)
def test_asking_for_more_parts_never_raises_a_membership(parts: list[Membership]) -> None:
    counts = [membership.at_least(n, parts) for n in range(1, len(parts) + 1)]
    for easier, harder in pairwise(counts):
        assert harder.lo <= easier.lo
        assert harder.hi <= easier.hi


@given(PARTS)
def test_mean_lies_between_all_of_and_any_of(parts: list[Membership]) -> None:
    middle = membership.mean(parts)
    assert membership.all_of(parts).lo <= middle.lo + 1e-12
    assert middle.hi <= membership.any_of(parts).hi + 1e-12


@given(PARTS)
def test_hull_holds_every_coder(parts: list[Membership]) -> None:
    whole = hull(parts)
    assert all(whole.lo <= part.lo <= part.hi <= whole.hi for part in parts)


@pytest.mark.parametrize("count", [0, 3])
def test_at_least_refuses_a_count_that_cannot_be(count: int) -> None:
    with pytest.raises(ValueError, match="expected a count from 1 to 2"):
        membership.at_least(count, [TRUE, FALSE])


@pytest.mark.parametrize("degrees", [(0.4, 0.8, 0.3), (0, 0.6, 0.7, 0.7)])
def test_a_mean_of_one_half_decides_nothing_whatever_floats_add_up_to(
    degrees: tuple[float, ...],
) -> None:
    assert sum(degrees) / len(degrees) != HALF
    assert membership.mean([exactly(degree) for degree in degrees]) == exactly(HALF)


def test_no_parts_have_no_mean() -> None:
    with pytest.raises(ValueError, match="expected at least one"):
        membership.mean([])


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (TRUE, "true"),
        (FALSE, "false"),
        (UNKNOWN, "unknown"),
        (exactly(0.6), "0.6"),
        (Membership(0.3, 0.8), "[0.3, 0.8]"),
    ],
)
def test_is_written_as_files_write_it(value: Membership, text: str) -> None:
    assert str(value) == text
