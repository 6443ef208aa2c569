"""The plan of a test on the panel, and what a judgement calls itself."""

from foedus.study.panel.record import PanelUnit
from foedus.study.panel_test.record import PanelTestPlan
from tests.study.panel_test.tested import before_panel


def test_without_names_nothing_is_narrowed() -> None:
    assert PanelTestPlan().measures == ()


def test_a_reading_is_called_by_its_measures() -> None:
    names = {
        each.reading for each in before_panel("arms").judged if each.theory == "rational_design"
    }
    assert names == {
        *("rivals_other", "disputes_other"),
        *("threat_territorial", "threat_leeds_savun"),
    }
    (alone, *_) = (each for each in before_panel("arms").judged if each.theory == "patron_driven")
    assert (alone.reading, alone.unit) == ("no measure", PanelUnit.FORMATION)
