"""The specification curve as tables: counted by hand on a few points."""

from foedus.confront.regression.specification import Curve, Failure
from foedus.report.panel_test.curves import (
    by_option,
    failures,
    long_table,
    options,
    reason,
    summary,
)
from foedus.report.tables import Table
from tests.report.curves import CURVES, curved


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows if not row.heading]


def test_each_effect_is_counted_by_sign_and_interval() -> None:
    (row,) = texts(summary(curved()))
    assert row == ["power × trust_b", "4", "5.0", "75%", "25%", "25%", "0%", "2", "measure (17.5)"]


def test_each_option_has_its_part() -> None:
    table = by_option(CURVES, CURVES.curves[0])
    assert texts(table) == [
        ["by a", "2", "−3.8", "50%", "0%", "50%", "0%", "2"],
        ["by b", "2", "13.8", "100%", "50%", "0%", "0%", "·"],
    ]
    assert [row.cells[0].text for row in table.rows if row.heading] == ["measure"]


def test_failures_are_counted_by_reason_and_none_is_dropped() -> None:
    assert texts(failures(CURVES)) == [["2", "x is 1 in every row used: leave it out"]]
    lost = [row for row in texts(long_table(curved())) if row[-1]]
    assert len(lost) == 2
    assert len(long_table(curved()).rows) == 6
    assert reason(Failure((), "a tells b; 3 are rare")) == "a tells b"


def test_every_option_and_every_bar_stands_with_its_reason() -> None:
    shown = texts(options(CURVES))
    assert ["by a", "why a"] in shown
    assert ["measure: by a, model: x", "alike"] in shown


def test_a_curve_without_estimates_is_told() -> None:
    bare = Curve("x", (), (Failure((("measure", "by a"),), "never"),))
    (row,) = texts(summary(curved(bare)))
    assert row[1:3] == ["·", "–"]
    assert row[-1] == "–"
