"""Tables in a terminal: wrapped, split or stacked, never cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.report import grid
from foedus.report.layout import Layout, Tone
from foedus.report.tables import Cell, Row, Table, heading, plain_row

NAMES = Table("Names", ("id", "name"), (plain_row("a", "Anvil"), plain_row("b", "Brine")))


def test_columns_are_as_wide_as_they_need() -> None:
    assert grid.in_terminal(NAMES, Layout(80)).splitlines() == [
        "id  name",
        "a   Anvil",
        "b   Brine",
    ]
    assert grid.widths(NAMES, Layout(80)) == [2, 5]


def test_a_cell_too_wide_is_wrapped_within_its_column() -> None:
    table = Table("", ("id", "text"), (plain_row("a", "one two three four"),))
    assert grid.in_terminal(table, Layout(15)).splitlines() == [
        "id  text",
        "a   one two",
        "    three four",
    ]


def test_without_a_width_nothing_is_wrapped() -> None:
    table = Table("", ("id", "text"), (plain_row("a", "word " * 99),))
    assert len(grid.in_terminal(table, Layout(0)).splitlines()) == 2


def test_a_heading_spans_and_is_set_off() -> None:
    rows = (plain_row("a", "x"), heading("Towns", "on the coast"), plain_row("b", "y"))
    shown = grid.in_terminal(Table("", ("id", "n"), rows), Layout(80))
    assert shown.splitlines() == ["id  n", "a   x", "", "Towns", "on the coast", "b   y"]


def test_a_table_that_may_be_split_repeats_its_first_column() -> None:
    cells = tuple(Cell(f"value{n}") for n in range(6))
    table = Table(
        "", ("", *(f"episode-{n}" for n in range(6))), (Row((Cell("Threat"), *cells)),), splits=True
    )
    parts = grid.split(table, Layout(34))
    assert len(parts) > 1
    assert all(part.rows[0].cells[0].text == "Threat" for part in parts)
    assert [name for part in parts for name in part.columns[1:]] == list(table.columns[1:])
    assert grid.split(table, Layout(200)) == (table,)


def test_where_nothing_else_helps_each_field_has_its_line() -> None:
    row = plain_row("Regime security", "without institutions", "undetermined")
    shown = grid.in_terminal(Table("", ("", "expects", "verdict"), (row,)), Layout(20))
    assert shown.splitlines() == [
        "Regime security",
        "  expects: without",
        "    institutions",
        "  verdict:",
        "    undetermined",
    ]


def test_colour_does_not_move_columns() -> None:
    row = Row((Cell("a", Tone.GOOD), Cell("b")))
    shown = grid.in_terminal(Table("", ("id", "n"), (row,)), Layout(80, colour=True))
    assert shown.splitlines()[1] == "\x1b[32ma\x1b[0m   b"


WORDS = st.text("ab-_é ", max_size=30)


@pytest.mark.parametrize("splits", [True, False])
@given(
    rows=st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=1, max_size=4), width=st.integers(40, 90)
)
def test_whatever_it_holds_a_table_fits(
    rows: list[tuple[str, str, str]], width: int, *, splits: bool
) -> None:
    table = Table(
        "", ("one", "two", "three"), tuple(plain_row(*row) for row in rows), splits=splits
    )
    shown = grid.in_terminal(table, Layout(width))
    assert all(len(line) <= width for line in shown.splitlines())
    for row in rows:
        for text in row:
            assert set(text.split()) <= set(shown.split()) or len(text) > 5
