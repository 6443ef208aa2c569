"""Did you mean: near names are found, far ones are not, and time is bounded."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.archive.files.suggest import EDITS_MAX, Guesses, edits, listed, meant, nearest

words = st.text("abcd", max_size=8)


@pytest.mark.parametrize(
    ("word", "guess"),
    [
        ("epsode", "episode"),
        ("eipsode", "episode"),
        ("episodes", "episode"),
        ("source", None),
        ("with_institution", "with_institutions"),
        ("institutions", "with_institutions"),
        ("x", None),
        ("", None),
        ("e" * 5_000, None),
    ],
)
def test_the_nearest_word(word: str, guess: str | None) -> None:
    assert nearest(word, ["episode", "with_institutions", "none", "weight"]) == guess


@pytest.mark.parametrize(
    ("typed", "guess"),
    [("anvil", "anvil-1700"), ("fen", None), ("fen-1703", "fen-1700"), ("", None), ("z", None)],
)
def test_a_name_is_meant_by_its_beginning_too(typed: str, guess: str | None) -> None:
    assert meant(typed, ["anvil-1700", "fen-1700", "fen-1702"]) == guess


def by_the_book(one: str, other: str) -> int:
    """Damerau's distance (optimal string alignment) by its recursive definition."""
    if not one or not other:
        return len(one) + len(other)
    costs = [
        by_the_book(one[1:], other) + 1,
        by_the_book(one, other[1:]) + 1,
        by_the_book(one[1:], other[1:]) + (one[0] != other[0]),
    ]
    if one[:2] == other[1::-1] and len(one) > 1 and len(other) > 1:
        costs.append(by_the_book(one[2:], other[2:]) + 1)
    return min(costs)


@given(st.text("abc", max_size=5), st.text("abc", max_size=5))
def test_edits_are_those_of_the_definition(one: str, other: str) -> None:
    assert edits(one, other) == min(by_the_book(one, other), EDITS_MAX + 1)


@given(words, words)
def test_edits_are_the_same_both_ways(one: str, other: str) -> None:
    assert edits(one, other) == edits(other, one)
    assert (edits(one, other) == 0) == (one == other)


def test_guesses_end_with_their_budget() -> None:
    guesses = Guesses(comparisons=5)
    known = ["episode", "evidence", "event"]
    assert guesses.nearest("epsode", known) == "episode"
    assert guesses.nearest("epsode", known) is None


def test_listed_counts_the_rest() -> None:
    assert listed(map(str, range(20))).endswith("10, 11 and 8 more")
    assert listed([]) == ""
