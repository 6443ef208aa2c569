"""Dependence: what enters the sum."""

import pytest

from foedus.confront.tracing.balance import View
from foedus.confront.tracing.dependence import Pack, Weighed, pack, packs, weighed
from tests.ledgers import Row, ledger, weighing

ROWS: dict[str, Row] = {
    "alone": [0.5, 0.25],
    "light": [0, "-3 dB"],
    "heavy": [0, "-9 dB"],
    "middle": [0, "-6 dB"],
}
GROUPS = {"fair": ["light", "heavy", "middle"]}


def entered(view: View, told: Row | float, without: tuple[str, ...] = ()) -> tuple[Pack, ...]:
    """What enters of one coder's weighing, with the group judged or discounted so."""
    asked = ledger(ROWS, groups=GROUPS)
    return packs(asked, [weighed(asked, weighing(ROWS, {"fair": told}))], view, without)


def shares(held: Pack) -> list[tuple[float, float]]:
    """Of each term its share and the decibels of b."""
    return [(term.share, term.row.cells[1].point) for term in held.terms]


def test_under_independence_every_clue_enters_by_itself() -> None:
    """In the order of the ledger, each in full."""
    assert [(each.name, shares(each)[0][0]) for each in entered(View.INDEPENDENT, 0.5)] == [
        (name, 1) for name in ROWS
    ]


def test_under_full_dependence_a_group_is_its_weightiest_clue() -> None:
    """The others are copies, and add nothing."""
    _, fair = entered(View.FULL, [0, "-20 dB"])
    assert (fair.name, fair.clues, shares(fair)) == ("fair", tuple(GROUPS["fair"]), [(1, -9)])


def test_a_group_judged_as_one_enters_as_judged() -> None:
    """Nothing of its clues is added."""
    _, fair = entered(View.JOINT, [0, "-20 dB"])
    assert shares(fair) == [(1, -20)]


def test_a_discount_takes_from_the_lighter_clues() -> None:
    """The weightiest counts in full, the others by their share."""
    _, fair = entered(View.JOINT, 0.25)
    assert shares(fair) == [(1, -9), (0.25, -6), (0.25, -3)]


@pytest.mark.parametrize(("share", "view"), [(1, View.INDEPENDENT), (0, View.FULL)])
def test_the_ends_of_a_discount_are_the_other_views(share: float, view: View) -> None:
    """1 is independence, 0 full dependence."""
    joint = [pair for each in entered(View.JOINT, share) for pair in shares(each)]
    other = [pair for each in entered(view, share) for pair in shares(each)]
    assert sorted(joint) == sorted(other)


def test_what_is_left_of_a_bundle_is_its_weightiest_clue() -> None:
    """Nobody judged the remainder; a discount goes on as before."""
    _, judged = entered(View.JOINT, [0, "-20 dB"], without=("heavy",))
    _, discounted = entered(View.JOINT, 0.5, without=("heavy",))
    assert shares(judged) == [(1, -6)]
    assert shares(discounted) == [(1, -6), (0.5, -3)]


def test_a_group_that_goes_altogether_is_gone() -> None:
    """And so is a clue alone."""
    assert [each.name for each in entered(View.JOINT, 0.5, tuple(GROUPS["fair"]))] == ["alone"]
    assert [each.name for each in entered(View.JOINT, 0.5, ("alone",))] == ["fair"]


def test_clues_nobody_sought_enter_nowhere() -> None:
    """Not by themselves, nor in a group, which is whole without them."""
    asked = ledger(
        {**ROWS, "later": [0.1, 0.9]},
        unsought={"later": 1},
        groups={"fair": [*GROUPS["fair"], "later"]},
    )
    held = weighed(asked, weighing({**ROWS, "later": [0.1, 0.9]}, {"fair": [0, "-20 dB"]}))
    _, fair = packs(asked, [held], View.JOINT)
    assert (fair.clues, shares(fair)) == (tuple(GROUPS["fair"]), [(1, -20)])


def test_several_coders_are_pooled_by_the_mean_of_their_decibels() -> None:
    """One judged the group, the other discounted it; each counts for half."""
    asked = ledger(ROWS, groups=GROUPS)
    coders = [weighed(asked, weighing(ROWS, {"fair": told})) for told in ([0, "-20 dB"], 0)]
    _, fair = packs(asked, coders, View.JOINT)
    assert shares(fair) == [(0.5, -20), (0.5, -9)]


def test_among_equals_the_first_by_name_is_the_weightiest() -> None:
    """Whatever the order of the rows."""
    said: dict[str, Row] = {"b-clue": [0, "-3 dB"], "a-clue": [0, "3 dB"]}
    group = ledger(said, groups={"g": list(said)}).groups[0]
    for order in (said, dict(reversed(said.items()))):
        asked = ledger(order, groups={"g": list(order)})
        held: Weighed = weighed(asked, weighing(order, {"g": 0}))
        assert shares(pack(group, tuple(order), [held], View.FULL)) == [(1, 3)]
