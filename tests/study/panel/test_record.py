"""Plans and records of panels."""

import pytest

from foedus.study.panel.record import PanelPlan, PanelUnit


def test_alliances_begin_with_atop_and_pairs_with_the_state_system() -> None:
    assert [PanelPlan(unit).span[0] for unit in PanelUnit] == [1815, 1816, 1816]


def test_years_that_are_given_are_taken() -> None:
    assert PanelPlan(PanelUnit.FORMATION, (1946, 1946)).span == (1946, 1946)


def test_years_that_run_backwards_are_refused() -> None:
    with pytest.raises(ValueError, match="1960 to 1950: expected the first before the last"):
        PanelPlan(PanelUnit.ALLIANCE, (1960, 1950))


def test_every_unit_says_what_a_row_is() -> None:
    assert all(unit.label for unit in PanelUnit)
