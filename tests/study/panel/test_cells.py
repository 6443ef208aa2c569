"""Cells of consolidation and compatibility: who stands in them, and who in none."""

from foedus.study.panel.cells import MEASURES, cells, varying
from foedus.study.panel.record import PanelUnit
from tests.study.toy_releases import built

YEARS = built(PanelUnit.DYAD_YEAR)


def test_rows_fall_into_the_cells_of_two_conditions() -> None:
    found = cells(YEARS, "arms")
    held = {(power, speaks): counts for power, speaks, counts in found.counts}
    # 700: three years without an alliance, eight with institutions; 701: five and six without.
    assert held[True, True] == (3, 0, 8)
    assert held[False, False] == (5, 6, 0)
    assert held[True, False] == held[False, True] == (0, 0, 0)
    assert found.left_out == 0


def test_rows_of_which_a_condition_is_missing_are_left_out() -> None:
    found = cells(YEARS, "troops")
    assert found.left_out == len(YEARS.table)
    assert all(sum(counts) == 0 for _, _, counts in found.counts)


def test_only_what_speaks_for_and_against_varies() -> None:
    assert varying(YEARS) == ("arms", "arms_to_leader")
    assert set(varying(YEARS)) < set(MEASURES)
