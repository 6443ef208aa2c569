"""The conditions together, as tables."""

from foedus.report.panel_test.together import effects, long_table, tables
from foedus.study.panel_test.choices import Variant
from foedus.study.panel_test.together import models_together
from tests.study.panel_test.test_models import SLOPE, formations, years
from tests.study.panel_test.tested import before_panel

SHOWN = (Variant.AS_SIGNED, Variant.WITHOUT_BLOC, Variant.PRACTICE)


def test_effects_stand_at_both_ends_and_stars_tell() -> None:
    found = models_together(formations(SLOPE), years(SLOPE), ["arms"])
    table = effects("level at formation", [e for e in found if "formation" in e.question])
    rows = [[cell.text for cell in row.cells] for row in table.rows if not row.heading]
    assert len(rows) == len(SHOWN)
    assert all(len(row) == len(table.columns) for row in rows)
    assert rows[0][5].endswith("*")
    assert rows[0][-1] == "1,200"


def test_a_model_without_an_estimate_has_dashes() -> None:
    found = before_panel("arms")
    for table in tables(found):
        for row in table.rows:
            assert row.heading or len(row.cells) == len(table.columns)
    assert {each.trace for each in found.together} == {"arms"}


def test_the_long_table_has_slopes_and_effects_with_their_scale() -> None:
    table = long_table(before_panel("arms"))
    place = table.columns.index("scale")
    assert all(len(row.cells) == len(table.columns) for row in table.rows)
    assert {row.cells[place].text for row in table.rows} <= {
        "log odds",
        "log hazard",
        "probability",
        "",
    }
