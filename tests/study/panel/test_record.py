"""Plans and records of panels."""

from dataclasses import replace

import pytest

from foedus.study.panel.idle import NO_ROW, Idle
from foedus.study.panel.record import PanelPlan, PanelUnit, noted
from tests.study.toy_releases import built


def test_alliances_begin_with_atop_and_pairs_with_the_state_system() -> None:
    assert [PanelPlan(unit).span[0] for unit in PanelUnit] == [1815, 1816, 1816]


def test_years_that_are_given_are_taken() -> None:
    assert PanelPlan(PanelUnit.FORMATION, (1946, 1946)).span == (1946, 1946)


def test_years_that_run_backwards_are_refused() -> None:
    with pytest.raises(ValueError, match="1960 to 1950: expected the first before the last"):
        PanelPlan(PanelUnit.ALLIANCE, (1960, 1950))


@pytest.mark.parametrize("years", [(2050, 2060), (1000, 1815)])
def test_years_of_which_the_panel_has_none_are_refused_with_those_it_has(
    years: tuple[int, int],
) -> None:
    said = f"years {years[0]} to {years[1]}: a panel of dyad-year has 1816 to 2016"
    with pytest.raises(ValueError, match=said):
        PanelPlan(PanelUnit.DYAD_YEAR, years)


def test_of_years_that_are_partly_there_the_panel_has_those_and_says_what_was_asked() -> None:
    plan = PanelPlan(PanelUnit.FORMATION, (2010, 2030))
    assert (plan.span, plan.years) == ((2010, 2016), (2010, 2030))
    assert plan.asked_beyond == "Asked for 2010–2030; there are 1816–2016, so these are 2010–2016."
    assert PanelPlan(PanelUnit.FORMATION, (2010, 2016)).asked_beyond == ""
    assert PanelPlan(PanelUnit.FORMATION).asked_beyond == ""


def test_of_several_panels_each_note_is_told_once_and_rows_that_none_has() -> None:
    lost = tuple(
        Idle("mine.csv", 3, NO_ROW, tuple((line, "a row") for line in lines))
        for lines in ((2, 3), (3, 4))
    )
    plan = PanelPlan(PanelUnit.FORMATION, (2010, 2030))
    panels = [
        replace(built(unit), plan=plan, idle=(idle,))
        for unit, idle in zip((PanelUnit.FORMATION, PanelUnit.DYAD_YEAR), lost, strict=True)
    ]
    assert panels[0].notes == (plan.asked_beyond, str(lost[0]))
    said = "1 of 3 rows of mine.csv met no row of the panel: mine.csv:3 (a row)."
    assert noted(panels) == (plan.asked_beyond, said)


def test_every_unit_says_what_a_row_is() -> None:
    assert all(unit.label for unit in PanelUnit)
