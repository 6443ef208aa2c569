"""The tables of a test on the panel: every proxy named, every row accounted for."""

from foedus.archive.files.measures import library_feeds
from foedus.report.formats import csv_text
from foedus.report.layout import Layout
from foedus.report.panel_test.tables import (
    TITLE,
    crossed,
    feeds,
    long_table,
    lost,
    parts,
    shared,
    verdicts,
)
from foedus.report.text import in_markdown, in_terminal
from foedus.study.panel.record import PanelUnit
from tests.study.panel_test.tested import before_panel


def texts(rows: object) -> str:
    return " ".join(cell.text for row in rows for cell in row.cells)  # type: ignore[attr-defined]


def test_every_measure_is_named_with_its_rule_and_what_speaks_for_it() -> None:
    table = feeds(before_panel())
    said = texts(table.rows)
    for feed in library_feeds():
        assert feed.name in said
        assert feed.why in said
    assert "patron_seeks_control" in table.note


def test_verdicts_name_every_theory_variant_and_reading() -> None:
    found = before_panel()
    for unit in (PanelUnit.FORMATION, PanelUnit.DYAD_YEAR):
        said = texts(verdicts(found, unit).rows)
        for rule in found.rules:
            assert f"{rule.table.theory.name} · without the Soviet bloc" in said
        assert "state_by_deeds, arms_to_leader" in said
    assert "can only fail there" in verdicts(found, PanelUnit.FORMATION).note
    assert "once for each patron" in verdicts(found, PanelUnit.DYAD_YEAR).note


def test_what_all_readings_share_stands_once() -> None:
    own = tuple(
        each
        for each in before_panel().judged
        if each.unit is PanelUnit.FORMATION and each.theory == "regime_security"
    )
    always, rest = shared(own)
    assert always == ("consolidation", "rivals_other")
    assert rest[0] == "state_granted, arms"


def test_expected_and_observed_add_up_to_the_rows() -> None:
    found = before_panel("arms")
    table = crossed(found, PanelUnit.FORMATION)
    (formations, _) = found.panels
    numbers, heads = 0, 0
    for row in table.rows:
        heads += row.heading
        if not row.heading:
            numbers += sum(int(cell.text) for cell in row.cells[1:] if cell.text.isdigit())
    assert numbers == heads * len(formations.table)


def test_rows_that_a_measure_leaves_open_are_counted() -> None:
    said = texts(lost(before_panel(), PanelUnit.FORMATION).rows)
    assert "consolidation power_consolidation" in said


def test_all_fit_a_narrow_terminal_and_go_into_markdown() -> None:
    shown = parts(before_panel())
    for width in (80, 120):
        told = in_terminal(TITLE, shown, Layout(width=width))
        assert max(map(len, told.splitlines())) <= width
    assert "## Formations: verdicts" in in_markdown(TITLE, shown)


def test_the_long_table_has_a_row_for_each_expectation_and_design() -> None:
    found = before_panel("arms")
    table = long_table(found)
    assert len(table.rows) == sum(len(each.confusion.cells) for each in found.judged)
    head = csv_text(table).splitlines()[0]
    assert head.startswith("unit,variant,theory,measures,unmeasured,expected,observed,rows")
