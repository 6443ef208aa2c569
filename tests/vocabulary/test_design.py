"""Designs and levels: names and order."""

from foedus.vocabulary.design import Design, Level, in_order


def test_designs_are_ordered_by_depth() -> None:
    assert max(Design) is Design.WITH_INSTITUTIONS
    assert [design.depth for design in Design] == [0, 1, 2]


def test_in_order_puts_the_shallowest_first_and_leaves_none_out() -> None:
    assert in_order(frozenset(Design)) == tuple(Design)
    assert in_order(frozenset()) == ()


def test_names_are_those_of_files() -> None:
    assert [design.value for design in Design] == [
        "none",
        "without_institutions",
        "with_institutions",
    ]
    assert [level.value for level in Level] == ["low", "moderate", "high"]
