"""Curves and joint models as data."""

import json
from typing import Any

from foedus.study.data import Data
from foedus.study.panel_test.document_curves import curves, together
from foedus.study.panel_test.together import models_together
from tests.report.curves import CURVES
from tests.study.panel_test.test_models import SLOPE, formations, years


def loaded(data: Data) -> Any:  # noqa: ANN401 - what a reader of the file gets
    return json.loads(json.dumps(data))


def test_every_specification_stands_by_the_places_of_its_options() -> None:
    (effect,) = loaded(curves(CURVES))["effects"]
    assert [each["taken"] for each in effect["specifications"]] == ["0.0", "0.0", "1.0", "1.0"]
    assert effect["failed"][0]["specifications"] == ["0.0", "0.0"]
    assert effect["moved_by"][0]["choice"] == "measure"


def test_what_no_estimate_carries_is_told() -> None:
    assert (
        "error that consolidation and the latent class have" in loaded(curves(CURVES))["left_aside"]
    )


def test_effects_have_an_error_of_each_kind() -> None:
    first = models_together(formations(SLOPE), years(SLOPE), ["arms"])[0]
    power, arms = loaded(together(first))["effects"]
    assert (power["of"], arms["of"]) == ("consolidation", "arms")
    assert set(arms["difference"]["errors"]) == {"cluster", "two_way", "dyadic"}
