"""Tables of the models: every trace, every kind of errors, every row dropped."""

import math
from dataclasses import replace

from foedus.confront.regression.results import Errors, quantity
from foedus.panel.table import Table as Columns
from foedus.report.formats import csv_text
from foedus.report.panel_test.models import dropped, long_table, slopes, tables, widest
from foedus.study.panel_test.models import Term, formation_models
from tests.study.panel_test.test_models import formations
from tests.study.panel_test.tested import before_panel


def planted() -> Columns:
    return formations(1.5)


def test_each_question_has_its_slopes_and_its_rows() -> None:
    titles = [table.title for table in tables(before_panel("arms"))]
    assert titles == [
        "Level at formation",
        "Level at formation: rows",
        "Hazard of without institutions",
        "Hazard of without institutions: rows",
        "Hazard of with institutions",
        "Hazard of with institutions: rows",
        "Design of the year",
        "Design of the year: rows",
    ]


def test_a_slope_that_is_told_has_a_star_and_each_equation_a_block() -> None:
    table = slopes("level at formation", formation_models(planted(), ["arms"]))
    heads = [row.cells[0].text for row in table.rows if row.heading]
    assert heads[:3] == [
        "ordered logit · as signed",
        "multinomial logit, moderate · as signed",
        "multinomial logit, high · as signed",
    ]
    first = next(row for row in table.rows if not row.heading)
    assert first.cells[0].text == "arms"
    assert first.cells[1].text.endswith("*")
    assert not first.cells[3].text.endswith("*")
    assert first.cells[5].text == "1,200"
    assert "partly themselves" in table.note


def test_what_was_dropped_and_what_failed_is_said() -> None:
    found = before_panel("arms").estimates
    said = " ".join(cell.text for row in dropped("q", found).rows for cell in row.cells)
    for each in found:
        assert each.rows in said
        assert each.failure.replace("\n", " ") in said


def test_the_widest_error_is_unknown_where_any_is() -> None:
    one = quantity("x", 1.0, 0.2)
    term = Term("x", ((Errors.CLUSTER, one), (Errors.DYADIC, replace(one, error=0.5))))
    assert widest(term) == 0.5
    unknown = Term("x", ((Errors.CLUSTER, replace(one, error=math.nan)),))
    assert math.isnan(widest(unknown))


def test_the_long_table_has_a_row_for_each_parameter_or_failure() -> None:
    found = replace(before_panel("arms"), estimates=formation_models(planted(), ["arms"]))
    table = long_table(found)
    assert len(table.rows) == sum(max(len(each.terms), 1) for each in found.estimates)
    assert csv_text(table).startswith(
        "question,unit,variant,model,compatibility,term,scale,slope,error_"
    )
