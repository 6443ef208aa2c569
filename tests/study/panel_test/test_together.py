"""Models with both conditions together."""

import numpy as np

from foedus.study.panel.record import PanelUnit
from foedus.study.panel_test.choices import Variant
from foedus.study.panel_test.together import SCORE, models_together
from tests.study.panel_test.test_models import SLOPE, formations, years

SHOWN = (Variant.AS_SIGNED, Variant.WITHOUT_BLOC, Variant.PRACTICE)


def test_both_conditions_are_told_at_both_ends_under_every_kind_of_errors() -> None:
    found = models_together(formations(SLOPE), years(SLOPE), ["arms"])
    assert len(found) == 2 * len(SHOWN)
    first = found[0]
    assert (first.unit, first.model, first.product is not None) == (
        PanelUnit.FORMATION,
        "ordered logit",
        True,
    )
    assert len(first.of(SCORE)) == len(first.of("arms")) == 3
    arms = first.of("arms")[0]
    assert (arms.beside, arms.outcome, arms.change) == (SCORE, "high", "from 0 to 1")
    assert arms.low.told
    assert arms.high.told
    assert not arms.difference.told  # planted in log odds, alike at both ends
    assert not first.of(SCORE)[0].low.told


def test_a_trace_that_never_varies_has_a_reason() -> None:
    table = formations(SLOPE)
    alike = table.with_column("arms", np.ones(len(table)), "everybody")
    for each in models_together(alike, years(SLOPE), ["arms"])[: len(SHOWN)]:
        assert "arms is 1 in every row used" in each.failure
        assert (each.product, each.effects) == (None, ())
