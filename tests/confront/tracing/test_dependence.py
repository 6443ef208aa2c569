"""Dependence: what enters the sum."""

import pytest

from foedus.confront.tracing.balance import View
from foedus.confront.tracing.dependence import Pack, pack, packs, weighed
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
    assert sorted(shares(fair)) == [(0.25, -6), (0.25, -3), (1, -9)]


@pytest.mark.parametrize(("share", "view"), [(1, View.INDEPENDENT), (0, View.FULL)])
def test_the_ends_of_a_discount_are_the_other_views(share: float, view: View) -> None:
    """1 is independence, 0 full dependence."""
    joint = [pair for each in entered(View.JOINT, share) for pair in shares(each)]
    other = [pair for each in entered(view, share) for pair in shares(each)]
    assert sorted(joint) == sorted(other)


def test_what_is_left_of_a_bundle_keeps_its_share() -> None:
    """Of spreads 9, 6 and 3 dB half goes with the heaviest; a discount goes on as before."""
    _, judged = entered(View.JOINT, [0, "-20 dB"], without=("heavy",))
    _, discounted = entered(View.JOINT, 0.5, without=("heavy",))
    assert shares(judged) == [(0.5, -20)]
    assert sorted(shares(discounted)) == [(0.5, -3), (1, -6)]


@pytest.mark.parametrize(
    ("said", "without", "left"),
    [
        ({"one": [0.5, 0.5], "two": [0.5, 0.5]}, "one", [0.5]),
        ({"one": [0.5, 0.0], "two": [0.5, 0.4]}, "one", []),
        ({"one": [0.5, 0.0], "two": [0.5, 0.4]}, "two", [1]),
    ],
)
def test_shares_of_a_bundle_at_the_edges(
    said: dict[str, Row], without: str, left: list[float]
) -> None:
    """Of clues that weigh nothing by number; of what is impossible, all or nothing."""
    asked = ledger(said, groups={"pair": list(said)})
    held = weighed(asked, weighing(said, {"pair": [0.5, 0.25]}))
    (rest,) = packs(asked, [held], View.JOINT, (without,))
    assert [term.share for term in rest.terms] == left


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
    judgements: list[Row | float] = [[0, "-20 dB"], 0]
    coders = [weighed(asked, weighing(ROWS, {"fair": told})) for told in judgements]
    _, fair = packs(asked, coders, View.JOINT)
    assert shares(fair) == [(0.5, -20), (0.5, -9)]


def test_equally_weighty_clues_count_as_their_mean() -> None:
    """Copies as one of them; those that pull apart as nothing; a discount ends in independence."""
    said: dict[str, Row] = {"b-clue": [0, "-3 dB"], "a-clue": [0, "3 dB"], "light": [0, "1 dB"]}
    asked = ledger(said, groups={"g": list(said)})
    for told, view, expected in (
        (0, View.FULL, [(0.5, 3), (0.5, -3)]),
        (1, View.JOINT, [(1, 3), (1, -3), (1, 1)]),
        (0.5, View.JOINT, [(0.75, 3), (0.75, -3), (0.5, 1)]),
    ):
        held = weighed(asked, weighing(said, {"g": told}))
        assert shares(pack(asked.groups[0], tuple(said), [held], view)) == expected


@pytest.mark.parametrize(("told", "others"), [(0, []), (0.5, [(0.5, 3)]), (1, [(1, 3)])])
def test_a_copy_of_the_weightiest_tips_no_balance(
    told: float, others: list[tuple[float, float]]
) -> None:
    """Of two that pull apart, one told twice still counts as one, but for what a discount leaves it."""
    said: dict[str, Row] = {"for": [0, "3 dB"], "against": [0, "-3 dB"], "told-again": [0, "3 dB"]}
    asked = ledger(said, groups={"g": list(said)})
    held = weighed(asked, weighing(said, {"g": told}))
    full = 0.5 + told * 0.5
    expected = [(full, -3), (full, 3), *others]
    assert shares(pack(asked.groups[0], tuple(said), [held], View.JOINT)) == expected


def test_full_dependence_knows_no_discount() -> None:
    """What a coder would still count is not counted where the others are copies."""
    _, fair = entered(View.FULL, 0.5)
    assert shares(fair) == [(1, -9)]


def test_ties_are_ties_but_for_dust() -> None:
    """Both are 2 : 1, though not to the last bit: neither is the weightiest by itself."""
    said: dict[str, Row] = {"for": [0.6, 0.3], "against": [0.05, 0.1], "again": [0.7, 0.35]}
    asked = ledger(said, groups={"g": list(said)})
    held = weighed(asked, weighing(said, {"g": 0}))
    terms = pack(asked.groups[0], tuple(said), [held], View.JOINT).terms
    assert [term.share for term in terms] == [pytest.approx(1 / 3)] * 3
