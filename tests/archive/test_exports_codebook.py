"""Codebooks: an entry per column, as CSV and as Markdown."""

import csv
import io

import numpy as np
import pytest

from foedus.archive.exports_codebook import Entry, codebook_csv, codebook_markdown, fitting
from foedus.archive.schemas.release import Kind
from foedus.panel.table import Table

DESIGN = Entry(
    "design",
    "Design",
    Kind.WHOLE,
    "the rule",
    unit="depth",
    absence="not known",
    codes=((0, "none"), (1, "without institutions")),
    least="0",
    greatest="1",
    rows=3,
    missing=1,
)


def test_a_codebook_as_csv_has_a_row_per_column_under_the_names_of_its_fields() -> None:
    (row,) = csv.DictReader(io.StringIO(codebook_csv([DESIGN])))
    assert row["codes"] == "0 = none; 1 = without institutions"
    assert (row["name"], row["kind"], row["least"], row["missing"]) == ("design", "whole", "0", "1")


def test_a_codebook_as_markdown_says_what_is_missing_and_what_that_means() -> None:
    text = codebook_markdown("Panel", [DESIGN])
    assert "- Range: 0 to 1\n- Missing: 1 of 3\n- Missing means: not known\n" in text


def test_what_is_never_missing_says_nothing_of_what_that_would_mean() -> None:
    entry = Entry("year", "Year", Kind.WHOLE, "x", absence="never", rows=3)
    assert "never" not in codebook_markdown("Panel", [entry])


@pytest.mark.parametrize("name", ["Year", "1st", "", "a" * 33, "two words", "end"])
def test_a_name_that_stata_would_not_take_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="at most 32 small letters"):
        Entry(name, "Label", Kind.WHOLE, "x")


@pytest.mark.parametrize("label", ["", "x" * 81])
def test_a_label_that_stata_would_not_take_is_refused(label: str) -> None:
    with pytest.raises(ValueError, match="expected 1 to 80"):
        Entry("year", label, Kind.WHOLE, "x")


def test_entries_come_in_the_order_of_the_columns() -> None:
    table = Table("t", {"b": np.zeros(1), "a": np.zeros(1)})
    entries = [Entry(name, name, Kind.NUMBER, "x") for name in "abc"]
    assert [entry.name for entry in fitting(table, entries)] == ["b", "a"]


def test_columns_without_an_entry_are_named() -> None:
    table = Table("t", {"b": np.zeros(1), "a": np.zeros(1)})
    with pytest.raises(ValueError, match="no codebook entry for b, a"):
        fitting(table, [])
