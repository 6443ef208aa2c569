"""The plan of a test on the panel."""

import pytest

from foedus.study.panel_test_choices import COMPATIBILITY
from foedus.study.panel_test_record import PanelTestPlan


def test_without_names_every_trace_is_taken() -> None:
    assert PanelTestPlan().traces == COMPATIBILITY


def test_names_choose_in_the_order_of_the_declarations() -> None:
    assert [feed.name for feed in PanelTestPlan(("troops", "arms")).traces] == ["arms", "troops"]


def test_a_measure_that_nobody_declared_is_refused() -> None:
    with pytest.raises(ValueError, match="no trace of compatibility friendship; expected arms"):
        PanelTestPlan(("friendship",))
