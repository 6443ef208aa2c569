"""Evidence: directions, marks and bearings."""

from foedus.casebook.evidence import Direction, Mark
from tests.toyland.land import evidence


def test_two_directions_oppose() -> None:
    assert [d for d in Direction if d.opposes] == [Direction.AGAINST, Direction.NEGATIVE]


def test_an_item_that_bears_on_two_concepts_is_one_item() -> None:
    item = evidence("feast", "first", ("barons", Direction.FOR), ("tolls", Direction.POSITIVE))
    bearing = item.bearing("tolls")
    assert bearing is not None
    assert bearing.direction is Direction.POSITIVE
    assert item.bearing("harvest") is None


def test_marks_are_written_in_words() -> None:
    assert [mark.label for mark in Mark] == ["hedged", "inferred", "unsourced", "after the choice"]
