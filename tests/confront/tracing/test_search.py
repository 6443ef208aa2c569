"""Search: what looking for a clue promises."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.casebook.ledger import Prior
from foedus.confront.tracing.search import expected_information, expected_weight, prospects

EVEN = Prior("even", "Even", (("a", 0.5), ("b", 0.5)), "…")
chances = st.floats(0, 1)


@given(chances, chances, st.floats(0.01, 0.99))
def test_looking_never_costs_information(own: float, rival: float, belief: float) -> None:
    """Bits are never negative, nor more than there is to learn."""
    entropy = -belief * math.log2(belief) - (1 - belief) * math.log2(1 - belief)
    assert 0 <= expected_information([belief, 1 - belief], [own, rival]) <= entropy + 1e-9


@given(chances, st.floats(0.01, 0.99))
def test_a_clue_all_expect_alike_is_not_worth_a_journey(chance: float, belief: float) -> None:
    """No bits, no decibels."""
    assert expected_information([belief, 1 - belief], [chance, chance]) == pytest.approx(
        0, abs=1e-9
    )
    assert expected_weight(chance, chance) == pytest.approx(0, abs=1e-9)


@given(chances, chances)
def test_the_truth_may_expect_to_be_favoured(own: float, rival: float) -> None:
    """Good: the expected weight for the hypothesis that is right is never negative."""
    assert expected_weight(own, rival) >= 0


def test_expected_weights_are_two_numbers_and_not_one() -> None:
    """A smoking gun is worth more if it is there to be found."""
    assert expected_weight(0.4, 0.05) == pytest.approx(0.4 * 9.0309 - 0.6 * 1.9957, abs=1e-3)
    assert expected_weight(0.05, 0.4) == pytest.approx(-0.05 * 9.0309 + 0.95 * 1.9957, abs=1e-3)
    assert expected_weight(0.5, 0) == math.inf


def test_the_most_informative_comes_first() -> None:
    """Ranked by bits; among equals by name."""
    listed = prospects(EVEN, [0.5, 0.5], {"c": [0.6, 0.4], "z": [0.9, 0.1], "b": [0.6, 0.4]})
    assert [each.clue for each in listed] == ["z", "b", "c"]


def test_what_is_known_already_leaves_less_to_learn() -> None:
    """Bits as things stand, and bits before any evidence."""
    (each,) = prospects(EVEN, [0.99, 0.01], {"clue": [0.9, 0.1]})
    assert each.bits < each.bits_before == pytest.approx(0.531, abs=1e-3)
    assert each.found == pytest.approx(0.99 * 0.9 + 0.01 * 0.1)


def test_how_probably_the_lead_would_turn() -> None:
    """At 0.6, missing what a expects would put b ahead: 0.6 · 0.2 + 0.4 · 0.8 = 0.44."""
    (each,) = prospects(EVEN, [0.6, 0.4], {"clue": [0.8, 0.2]})
    assert each.turns == pytest.approx(0.44)
    (idle,) = prospects(EVEN, [0.99, 0.01], {"clue": [0.8, 0.2]})
    assert idle.turns == 0


def test_level_beliefs_turn_whatever_is_found() -> None:
    """Nobody leads yet; after the search somebody will."""
    (each,) = prospects(EVEN, [0.5, 0.5], {"clue": [0.8, 0.2]})
    assert each.turns == pytest.approx(1)


def test_a_clue_nobody_can_find() -> None:
    """An outcome that cannot come about has no posterior, and teaches nothing."""
    (each,) = prospects(EVEN, [0.5, 0.5], {"clue": [0.0, 0.0]})
    assert (each.found, each.bits, each.turns) == (0, 0, 0)


def test_every_hypothesis_against_every_other() -> None:
    """Both ways round."""
    (each,) = prospects(EVEN, [0.5, 0.5], {"clue": [0.8, 0.2]})
    assert [(w.if_true, w.against) for w in each.expected] == [("a", "b"), ("b", "a")]


def test_where_all_is_learnt_the_order_is_that_of_the_outset() -> None:
    """Beliefs that round to certainty leave no bits, rather than the machine's dust to rank by."""
    listed = prospects(EVEN, [1 - 1e-12, 1e-20], {"a": [0.6, 0.4], "b": [0.9, 0.1]})
    assert [(each.clue, each.bits) for each in listed] == [("b", 0), ("a", 0)]
    assert [each.turns for each in listed] == [0, 0]


@given(chances, chances, chances)
def test_bits_are_the_drop_of_entropy(one: float, two: float, three: float) -> None:
    """Written the other way: what is unknown before, less what may be expected to be after."""
    beliefs = [0.5, 0.3, 0.2]

    def entropy(held: list[float]) -> float:
        return -sum(p / sum(held) * math.log2(p / sum(held)) for p in held if p)

    after = 0.0
    for told in ([one, two, three], [1 - one, 1 - two, 1 - three]):
        joint = [p * q for p, q in zip(beliefs, told, strict=True)]
        after += sum(joint) * entropy(joint) if sum(joint) else 0
    bits = expected_information(beliefs, [one, two, three])
    assert bits == pytest.approx(entropy(beliefs) - after, abs=1e-9)


def test_a_search_that_leaves_nobody_ahead_has_turned_the_lead() -> None:
    """At 0.6, finding what b expects three to two levels them: 0.6 · 0.4 + 0.4 · 0.6."""
    (each,) = prospects(EVEN, [0.6, 0.4], {"clue": [0.4, 0.6]})
    assert each.turns == pytest.approx(0.48)
