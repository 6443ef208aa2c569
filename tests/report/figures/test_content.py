"""What the cells of a figure say; drawn in `test_cells`."""

from foedus.report.figures.content import content
from tests.report.figures.test_cells import HELD, RULE


def test_a_cell_says_what_is_expected_and_why() -> None:
    said = [content(RULE, held, HELD) for held in HELD]
    assert [each.answers[0] for each in said] == [
        "With institutions",
        "Without institutions",
        "Silent",
        "No alliance",
    ]
    assert all(each.reason for each in said)
