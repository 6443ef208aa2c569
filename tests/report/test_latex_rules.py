"""Tables of the test on the panel keep the rules of LaTeX, and the rules find what breaks them."""

from foedus.report.lines import Part
from foedus.report.panel_test import curves as panel_test_curves
from foedus.report.panel_test import formats as panel_test_formats
from foedus.report.panel_test import tables as panel_test_tables
from foedus.report.tables import Cell, Row, Table, heading, plain_row
from tests.report.curves import curved
from tests.report.latex_rules import unsound
from tests.study.panel_test.tested import before_panel


def test_every_table_of_a_test_keeps_the_rules() -> None:
    assert unsound(panel_test_formats.latex(panel_test_tables.parts(before_panel("arms")))) == []
    curves = [Part(table.title, table) for table in panel_test_curves.tables(curved())]
    assert unsound(panel_test_formats.latex(curves)) == []


def test_signs_that_mean_something_to_latex_are_made_harmless() -> None:
    rows = (
        heading("a_b & 50%", "#1 ^ ~ {x} \\\\ $"),
        plain_row("x × y − z ≥ 3", "[0, 1] \\input{x}"),
    )
    table = Table(
        "50 % & _more_ · “said” – why…", ("a_b", "n|m"), (*rows, Row((Cell("½"), Cell(""))))
    )
    text = panel_test_formats.latex([Part("t", table)])
    assert [fault for fault in unsound(text) if not fault.startswith("letter")] == []


def test_what_breaks_a_rule_is_found() -> None:
    broken = (
        "\\begin{longtable}{ll}\na & b & c \\\\\n\\hline\n5_ × {\n\\end{longtable}\n\\end{table} &"
    )
    found = {fault.split()[0] for fault in unsound(broken)}
    assert found == {"environments", "braces", "rule", "columns", "sign", "letter"}
