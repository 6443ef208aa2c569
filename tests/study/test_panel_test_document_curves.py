"""Curves and joint models as data."""

from foedus.study.panel_test_document_curves import curves, together
from foedus.study.panel_test_together import models_together
from tests.report.curves import CURVES
from tests.study.test_panel_test_models import SLOPE, formations, years


def test_every_specification_stands_by_the_places_of_its_options() -> None:
    found = curves(CURVES)
    (effect,) = found["effects"]  # type: ignore[misc]
    assert [each["taken"] for each in effect["specifications"]] == ["0.0", "0.0", "1.0", "1.0"]  # type: ignore[index,call-overload]
    assert effect["failed"][0]["specifications"] == ["0.0", "0.0"]  # type: ignore[index,call-overload]
    assert effect["moved_by"][0]["choice"] == "measure"  # type: ignore[index,call-overload]


def test_effects_have_an_error_of_each_kind() -> None:
    first = together(models_together(formations(SLOPE), years(SLOPE), ["arms"])[0])
    (power, arms) = first["effects"]  # type: ignore[misc]
    assert (power["of"], arms["of"]) == ("consolidation", "arms")  # type: ignore[index,call-overload]
    assert set(arms["difference"]["errors"]) == {"cluster", "two_way", "dyadic"}  # type: ignore[index,call-overload]
