"""Memberships of 0, ½-open and 1 against Kleene's strong three-valued tables.

S. C. Kleene, Introduction to Metamathematics (1952), § 64: truth tables of negation,
conjunction and disjunction with the third value u.
"""

import pytest

from foedus.vocabulary.membership import FALSE, TRUE, UNKNOWN, Membership

VALUES = {"t": TRUE, "u": UNKNOWN, "f": FALSE}


@pytest.mark.parametrize(
    ("row", "conjunction", "disjunction"),
    [
        ("tt", "t", "t"),
        ("tu", "u", "t"),
        ("tf", "f", "t"),
        ("ut", "u", "t"),
        ("uu", "u", "u"),
        ("uf", "f", "u"),
        ("ft", "f", "t"),
        ("fu", "f", "u"),
        ("ff", "f", "f"),
    ],
)
def test_conjunction_and_disjunction(row: str, conjunction: str, disjunction: str) -> None:
    first, second = (VALUES[letter] for letter in row)
    assert first & second == VALUES[conjunction]
    assert first | second == VALUES[disjunction]


@pytest.mark.parametrize(("value", "negation"), [(TRUE, FALSE), (UNKNOWN, UNKNOWN), (FALSE, TRUE)])
def test_negation(value: Membership, negation: Membership) -> None:
    assert ~value == negation
