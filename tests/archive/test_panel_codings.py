"""Files of codings: what fits is read, what does not is listed with its line."""

from pathlib import Path

import numpy as np
import pytest

from foedus.archive.panel_codings import no_codings, read_codings
from foedus.archive.releases.problems import DataError

HEAD = "client,patron,year,commitment,value,reason\n"


def file(folder: Path, text: str) -> Path:
    """A file of codings."""
    path = folder / "mine.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_codings_are_read_and_reasons_left_to_the_reader(tmp_path: Path) -> None:
    text = HEAD + '732,2,1953,state,1,"it fought, and stayed"\n731,710,1953, regime ,,open\n'
    table = read_codings(file(tmp_path, text))
    assert (table["ccode1"].tolist(), table["ccode2"].tolist()) == ([732, 731], [2, 710])
    assert table["commitment"].tolist() == ["state", "regime"]
    assert table["value"][0] == 1
    assert np.isnan(table["value"][1])
    assert table.name == "mine.csv"
    assert table["line"].tolist() == [2, 3]


def test_a_row_without_a_field_for_its_value_is_at_fault_and_not_open(tmp_path: Path) -> None:
    rows = "732,2,1953,state\n2,2,1953,state,1,\n"
    with pytest.raises(DataError, match="4 fields where the first row has 6") as caught:
        read_codings(file(tmp_path, HEAD + rows))
    assert caught.value.problems[1].found == "client and patron are the same state, 2"


def test_the_order_and_the_case_of_the_columns_are_free(tmp_path: Path) -> None:
    text = "Value,Commitment,Year,Patron,Client\n0,state,1953,2,732\n"
    assert read_codings(file(tmp_path, text))["ccode1"].tolist() == [732]


def test_a_file_without_rows_has_no_codings(tmp_path: Path) -> None:
    assert len(read_codings(file(tmp_path, HEAD))) == len(no_codings()) == 0


def test_columns_that_are_not_there_are_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"FD702.*no column commitment, value"):
        read_codings(file(tmp_path, "client,patron,year\n732,2,1953\n"))


def test_every_row_that_does_not_fit_is_listed_with_its_line(tmp_path: Path) -> None:
    rows = "x,2,1953,state,1,\n732,2,1953,both,1,\n732,2,1953,state,2,\n732,2,1953,state,1,\n"
    with pytest.raises(DataError, match='"x" where a number belongs') as caught:
        read_codings(file(tmp_path, HEAD + rows))
    found = [(each.place.line, each.code) for each in caught.value.problems]
    assert found == [(2, "FD705"), (3, "FD705"), (4, "FD705")]


def test_a_case_coded_in_two_ways_is_refused(tmp_path: Path) -> None:
    rows = "732,2,1953,state,1,\n732,2,1953,state,0,\n732,2,1953,regime,0,\n"
    with pytest.raises(DataError, match="commitment to the state coded 1 and 0"):
        read_codings(file(tmp_path, HEAD + rows))


def test_the_same_coding_twice_is_no_contradiction(tmp_path: Path) -> None:
    rows = "732,2,1953,state,1,\n732,2,1953,state,1,\n732,2,1953,state,,\n"
    assert len(read_codings(file(tmp_path, HEAD + rows))) == 3


def test_a_file_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(DataError, match="no UTF-8"):
        read_codings(path)
