"""Divergence among coders."""

from foedus.confront.tracing.dependence import weighed
from foedus.confront.tracing.divergence import divergences
from tests.ledgers import Row, ledger, weighing


def test_clues_on_opposite_sides_are_told_and_degrees_are_not() -> None:
    """One clue is counted for a by the clerk and against it by the abbot; another by both for a."""
    one: dict[str, Row] = {"split": [0.4, 0.2], "shared": [0.8, 0.1], "level": [0.5, 0.5]}
    two: dict[str, Row] = {"split": [0.2, 0.4], "shared": [0.2, 0.1], "level": [0.5, 0.25]}
    asked = ledger(one)
    (found,) = divergences(
        asked, {"clerk": weighed(asked, weighing(one)), "abbot": weighed(asked, weighing(two))}
    )
    assert (found.clue, found.first, found.second) == ("split", "a", "b")
    assert [(coder, round(weight.point)) for coder, weight in found.weights] == [
        ("clerk", 3),
        ("abbot", -3),
    ]


def test_one_coder_cannot_disagree() -> None:
    """Nor can nobody; weights that are undefined are nobody's side."""
    said: dict[str, Row] = {"clue": [0.0, 0.0]}
    asked = ledger(said)
    held = weighed(asked, weighing(said))
    assert divergences(asked, {"clerk": held}) == ()
    assert divergences(asked, {"clerk": held, "abbot": held}) == ()
    assert divergences(asked, {}) == ()


def test_clues_of_a_group_are_compared_one_by_one() -> None:
    """What the group weighs as one is another matter."""
    one: dict[str, Row] = {"first": [0.4, 0.2], "second": [0.5, 0.5]}
    two: dict[str, Row] = {"first": [0.2, 0.4], "second": [0.5, 0.5]}
    asked = ledger(one, groups={"pair": ["first", "second"]})
    held = {
        coder: weighed(asked, weighing(said, {"pair": [0.5, 0.25]}))
        for coder, said in (("clerk", one), ("abbot", two))
    }
    assert [each.clue for each in divergences(asked, held)] == ["first"]
