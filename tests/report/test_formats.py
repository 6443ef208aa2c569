"""Markdown and CSV: nothing a file holds becomes markup or a formula."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.report.formats import csv_text, escaped, markdown
from foedus.report.layout import TIE
from foedus.report.tables import Cell, Row, Table, heading, plain_row, verdicts
from tests.toyland.runs import toyland


@pytest.mark.parametrize("sign", "=+-@")
def test_a_text_that_begins_like_a_formula_is_disarmed(sign: str) -> None:
    shown = csv_text(Table("", ("a",), (plain_row(f"{sign}cmd|' /C calc'!A0"),)))
    assert next(csv.reader(io.StringIO(shown.splitlines()[1])))[0].startswith(f"'{sign}")


@pytest.mark.parametrize("number", ["-3", "+4.5", "-1e9", "74.6", "inf", "-inf"])
def test_a_number_stays_a_number(number: str) -> None:
    assert csv_text(Table("", ("a",), (plain_row(number),))) == f"a\r\n{number}\r\n"


@given(
    st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\r\n\0" + TIE)), min_size=1)
)
def test_csv_gives_back_what_it_was_given_but_for_the_apostrophe(texts: list[str]) -> None:
    shown = csv_text(Table("", tuple("c" * len(texts)), (plain_row(*texts),)))
    found = list(csv.reader(io.StringIO(shown, newline="")))[1]
    assert [text.removeprefix("'") for text in found] == [text.removeprefix("'") for text in texts]


def test_a_record_s_verdicts_fill_a_csv() -> None:
    rows = list(csv.DictReader(io.StringIO(csv_text(verdicts(toyland())))))
    assert len(rows) == 12


@pytest.mark.parametrize(
    "text", ["<script>", "a|b", "*x*", "_x_", "`x`", "[x](javascript:y)", "# x"]
)
def test_markup_in_a_text_is_shown_not_obeyed(text: str) -> None:
    assert all(f"\\{sign}" in escaped(text) for sign in set(text) & set("<|*_`[#"))


def test_a_cell_is_one_line_whatever_it_holds() -> None:
    shown = markdown([Table("T", ("a",), (plain_row("one\ntwo"),))])
    assert "| one two |" in shown


def test_markdown_keeps_headings_notes_and_indentation() -> None:
    rows = (heading("Towns", "on the coast"), Row((Cell("Anvil", indent=2), Cell("x"))))
    shown = markdown([Table("T", ("a", "b"), rows, "A note.")])
    assert "| **Towns**<br>on the coast |  |" in shown
    assert "| &nbsp;&nbsp;&nbsp;&nbsp;Anvil | x |" in shown
    assert shown.endswith("\nA note.\n")


def test_a_heading_of_a_column_is_text_too() -> None:
    assert "| a\\|b | \\<i\\> |" in markdown([Table("", ("a|b", "<i>"), (plain_row("x", "y"),))])
