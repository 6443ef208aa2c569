"""Expressions: grammar, printing, messages."""

from itertools import product

import pytest
from hypothesis import given

from foedus.theory.expression import DEPTH_MAX, Always, Expression, ExpressionError, parse
from tests.strategies import NAMES, expressions


@given(expressions())
def test_what_is_printed_parses_to_something_equal_in_every_world(tree: Expression) -> None:
    again = parse(str(tree))
    for truths in product((True, False), repeat=len(NAMES)):
        world = dict(zip(NAMES, truths, strict=True))
        assert again.holds(world) is tree.holds(world)


@given(expressions())
def test_printing_is_settled_after_one_reading(tree: Expression) -> None:
    once = parse(str(tree))
    assert parse(str(once)) == once


@pytest.mark.parametrize(
    ("text", "world", "holds"),
    [
        ("a*b + c", {"a": False, "b": True, "c": True}, True),
        ("a*(b + c)", {"a": False, "b": True, "c": True}, False),
        ("~a*b", {"a": False, "b": True}, True),
        ("~(a*b)", {"a": False, "b": True}, True),
        ("~~a", {"a": True}, True),
        ("1", {}, True),
        ("~1", {}, False),
    ],
)
def test_binds_as_in_qca(text: str, world: dict[str, bool], holds: bool) -> None:  # noqa: FBT001 - expected value
    assert parse(text).holds(world) is holds


def test_names_stand_once_in_the_order_of_the_text() -> None:
    assert parse("b*a + ~b*c").names == ("b", "a", "c")
    assert Always().names == ()


@pytest.mark.parametrize(
    ("text", "message", "offset"),
    [
        ("", "found the end of the expression, expected a concept", 0),
        ("a*", "found the end of the expression, expected a concept", 2),
        ("a b", 'found "b", expected an operator', 2),
        ("(a", r'found the end of the expression, expected "\)"', 2),
        ("a)", r'found "\)", expected an operator', 1),
        ("a & b", 'found "&", expected a concept in lower case', 2),
        ("A", 'found "A", expected a concept in lower case', 0),
        ("__import__", 'found "_"', 0),
        ("a + * b", r'found "\*", expected a concept', 4),
    ],
)
def test_says_what_it_found_what_it_expected_and_where(
    text: str, message: str, offset: int
) -> None:
    with pytest.raises(ExpressionError, match=message) as caught:
        parse(text)
    assert caught.value.offset == offset


def test_a_condition_of_many_words_is_read_once_from_end_to_end() -> None:
    assert parse(" + ".join(["a"] * 100_000)).names == ("a",)


@pytest.mark.parametrize("opening", ["(", "~"])
def test_nests_no_deeper_than_a_reader_follows(opening: str) -> None:
    parse(opening * DEPTH_MAX + "a" + (")" * DEPTH_MAX if opening == "(" else ""))
    with pytest.raises(ExpressionError, match="at most 50 nested"):
        parse(opening * 100_000 + "a")
