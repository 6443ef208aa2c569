"""Rows: cells as likelihoods in decibels."""

import math

import pytest

from foedus.casebook.ledger import Clue, State
from foedus.casebook.weighing import Likelihood, Measure
from foedus.confront.tracing.rows import Row, finding, missing, pooled, seen
from foedus.vocabulary.estimate import Estimate, exactly
from tests.ledgers import Row as Said
from tests.ledgers import cells, ledger

HALF = 10 * math.log10(0.5)


def found(said: Said, findable: float = 1) -> Row:
    """The row of one clue."""
    asked = ledger({"clue": said}, unsought={"clue": findable})
    return finding(asked, asked.clues[0], cells(said))


def points(row: Row) -> list[float]:
    """Points of a row as probabilities or ratios, to six digits."""
    return [round(10 ** (cell.point / 10), 6) for cell in row.cells]


def test_a_cell_is_a_probability_a_word_or_another_cell() -> None:
    """All three measures in one row; what is shared is marked as shared."""
    row = found([0.5, "maybe", "=b"])

    assert points(row) == [0.5, 0.4, 0.4]
    assert row.same == (0, 1, 1)
    assert 10 ** (row.cells[2].lo / 10) == pytest.approx(0.2)


def test_decibels_are_against_the_reference() -> None:
    """The reference has 0 dB, and the row tells ratios only."""
    row = found([0, "-3 dB", "6 dB"])

    assert [cell.point for cell in row.cells] == [0, -3, 6]
    assert not row.absolute


def test_finding_takes_existing_and_being_found() -> None:
    """P(found) = P(exists) · P(found | exists)."""
    assert points(found([0.8, 0.4], findable=0.5)) == [0.4, 0.2]


def test_absence_is_what_is_left_of_one() -> None:
    """The less a clue would be found anyway, the less its absence weighs."""
    sure, lucky = missing(found([0.8, 0.4])), missing(found([0.8, 0.4], findable=0.5))

    assert (points(sure), points(lucky)) == ([0.2, 0.6], [0.6, 0.8])
    assert lucky.spread < sure.spread


def test_absence_of_the_certain_is_impossible() -> None:
    """What would surely be found, and was not, rules out whoever was certain."""
    assert missing(found([1.0, 0.5])).cells[0].point == -math.inf


def test_bounds_of_absence_are_turned_round() -> None:
    """The likelier the clue, the less likely its absence."""
    cell = missing(found([(0.2, 0.5, 0.9), 0.5])).cells[0]
    assert [round(10 ** (end / 10), 6) for end in (cell.lo, cell.point, cell.hi)] == [0.1, 0.5, 0.8]


def test_absence_cannot_be_told_from_decibels() -> None:
    """A ratio does not say what is left of 1."""
    with pytest.raises(ValueError, match="expected probabilities or words"):
        missing(found([0, "-3 dB"]))


def test_three_states() -> None:
    """Found and missed are evidence; what nobody sought is none."""
    row = found([0.5, 0.25])
    assert seen(row, State.FOUND) == row
    assert seen(row, State.NOT_FOUND) == missing(row)
    assert seen(row, State.NOT_SOUGHT) is None


def test_a_cell_without_a_value_is_refused() -> None:
    """Nobody guesses what a coder did not say."""
    asked = ledger({"clue": [0.5, 0.5]})
    empty = (
        Likelihood("a", Measure.PROBABILITY, "…"),
        Likelihood("b", Measure.WORD, "…", name="x"),
    )
    with pytest.raises(ValueError, match="no value under a, b"):
        finding(asked, Clue("clue", State.FOUND), empty)


def test_pooling_is_the_mean_of_decibels() -> None:
    """Two coders, one of them alone in sharing a number: pooled, nothing is shared."""
    one, two = found([0.5, "=a"]), found([(0.25, 0.5, 1), 0.125])
    both = pooled([one, two])

    assert both.cells[1] == exactly((HALF + 3 * HALF) / 2)
    assert both.cells[0] == Estimate(1.5 * HALF, HALF, HALF / 2)
    assert (both.same, both.absolute) == ((0, 1), True)
    assert pooled([one, one]).same == (0, 0)
    assert not pooled([one, found([0, "3 dB"])]).absolute


def test_the_spread_is_between_most_and_least_expected() -> None:
    """Heaviness knows no reference; what is impossible for one alone is infinitely heavy."""
    assert found([0, "-3 dB", "6 dB"]).spread == 9
    assert found([0.5, 0.5]).spread == 0
    assert found([0.0, 0.5]).spread == math.inf
    assert found([0.0, 0.0]).spread == 0


def test_bounds_of_finding_take_those_of_existing_and_of_being_found() -> None:
    """Least likely where both are, most likely where both are."""
    asked = ledger({"clue": [(0.2, 0.5, 0.8), 0.5]})
    clue = Clue("clue", State.NOT_SOUGHT, findable=Estimate(0.25, 0.5, 0.75))
    cell = finding(asked, clue, cells([(0.2, 0.5, 0.8), 0.5])).cells[0]
    ends = [10 ** (end / 10) for end in (cell.lo, cell.point, cell.hi)]
    assert ends == pytest.approx([0.05, 0.25, 0.6])
