"""The panel as a Python user holds it."""

import pytest

from foedus.study.panel.record import PanelUnit
from foedus.study.panel_results import BeforePanel, Described, Panel
from tests.study.panel_test.tested import before_panel
from tests.study.toy_releases import built

YEARS = built(PanelUnit.DYAD_YEAR)


def test_a_panel_is_a_data_frame() -> None:
    panel = Panel(YEARS)
    frame = panel.to_pandas()
    assert len(frame) == len(panel) == 22
    assert list(frame.columns) == list(YEARS.table.columns)
    assert "22 rows, one for each client, patron and year" in repr(panel)


def test_what_joins_found_has_a_row_for_each() -> None:
    frame = Described(YEARS).to_pandas()
    assert frame["source"].tolist() == [each.source for each in YEARS.coverage]
    assert (frame["matched"] + frame["absent"] + frame["outside"] == frame["rows"]).all()


def test_a_test_has_a_row_for_each_theory_and_reading() -> None:
    tested = BeforePanel(before_panel("arms"))
    frame = tested.to_pandas()
    assert len(frame) == len(tested.test.judged)
    verdicts = ["match", "mismatch", "undetermined", "silent", "out_of_scope", "not_observed"]
    assert frame[verdicts].sum(axis=1).tolist() == frame["rows"].tolist()
    first = tested.test.judged[0]
    if first.confusion.claims:
        assert frame["right"][0] == pytest.approx(first.confusion.hits)
