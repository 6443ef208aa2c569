"""Faults: whatever is wrong with the rows of a file is told at once, in the order of its lines."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from foedus.archive.releases.faults import faults, is_faulty, of_columns, of_text
from foedus.archive.releases.problems import DataError
from foedus.archive.releases.read import read_release
from foedus.archive.releases.rows import SHOWN_MAX, Delimited
from foedus.archive.releases.sheet import Range, Sheet, Spell
from foedus.archive.releases.values import day
from tests.archive.releases.invented import fens, written

HEADER = b"ccode,year,ships,harbour,since,version\n"


def held() -> Sheet:
    """Ships of which there can be 500, in harbours that are older than the year."""
    ranges = {"ships": Range(0, 500, said="0 to 500")}
    return replace(fens(rows=None), ranges=ranges, spells=(Spell(("ccode",), ("year",)),))


def text(content: bytes) -> Delimited:
    return Delimited(content, "utf-8", ",", HEADER.decode().strip().split(","))


def test_faults_of_every_kind_are_told_together(tmp_path: Path) -> None:
    rows = (
        b"1,1700,12,Anvil,,2\n"
        b"2,1700\n"  # torn
        b"3,1700,501,Anvil,,2\n"  # a value that cannot be
        b"4,1700,many,Anvil,,2\n"  # a word for a number
        b"1,1700,3,Anvil,,2\n"  # a key again
        b"1701,1700,3,Anvil,,2\n"  # an end before its beginning
        b"five,1700,3,Anvil,,2\n"
    )
    with pytest.raises(DataError, match="FD704") as refused:
        read_release(held(), written(tmp_path, HEADER + rows))
    told = [(each.place.line, each.code) for each in refused.value.problems]
    assert told == [
        (3, "FD704"),
        (4, "FD708"),
        (5, "FD705"),
        (6, "FD713"),
        (7, "FD714"),
        (8, "FD705"),
    ]
    assert "as in line 2" in refused.value.problems[3].found


def test_a_row_whose_key_cannot_be_read_repeats_none() -> None:
    body = of_text(text(HEADER + b"one,1700,,,,2\none,1700,,,,2\n"))
    told = faults(held(), fens().release.layouts[0], body, "x.csv")
    assert [each.code for each in told] == ["FD705", "FD705"]


def test_of_very_many_rows_the_rest_is_counted() -> None:
    body = of_text(text(HEADER + b"1\n" * (SHOWN_MAX + 5)))
    told = faults(fens(), fens().release.layouts[0], body, "x.csv")
    assert len(told) == SHOWN_MAX + 1
    assert told[-1].found == "5 more of this kind"


def test_of_very_many_keys_that_stand_twice_the_rest_is_counted() -> None:
    body = of_text(text(HEADER + b"1,1700,,,,2\n" * (SHOWN_MAX + 6)))
    told = faults(fens(), fens().release.layouts[0], body, "x.csv")
    assert len(told) == SHOWN_MAX + 1
    assert told[-1].found == "5 more of this kind"


def test_a_file_that_is_no_text_is_told_by_its_rows(tmp_path: Path) -> None:
    frame = pd.DataFrame(
        {
            "ccode": [1.0, 1.0, 2.5],
            "year": [1700, 1700, 1701],
            "ships": [-9.0, 501.0, np.nan],
            "harbour": ["Anvil", "", "Fen"],
            "since": pd.to_datetime(["1699-03-04", "NaT", "NaT"]),
            "version": [2.0, 2.0, 2.0],
        }
    )
    frame.to_stata(tmp_path / "fens.dta", write_index=False, version=118)
    with pytest.raises(DataError, match="in row 2") as refused:
        read_release(held(), tmp_path / "fens.dta")
    assert [(each.code, each.found) for each in refused.value.problems] == [
        ("FD708", '"501" in the column ships, in row 2'),
        ("FD705", '"2.5" in the column ccode, in row 3'),
        ("FD713", "the key ccode 1, year 1700 again, as in row 1, in row 2"),
    ]


def test_columns_are_written_as_a_text_would_have_them() -> None:
    columns = {
        "day": np.array(["1699-03-04", "NaT"], dtype="datetime64[ns]"),
        "word": np.array(["Anvil", None], dtype=object),
        "number": np.array([0.1, 12.0]),
    }
    body = of_columns(columns)
    rows = [(1, ["1699-03-04", "Anvil", "0.1"]), (2, ["", "", "12"])]
    assert list(body.rows()) == rows == list(body.rows())
    assert body.header == ["day", "word", "number"]


def test_sound_columns_have_no_fault() -> None:
    layout = fens().release.layouts[0]
    columns = {
        "ccode": np.array([1, 2]),
        "year": np.array([1700, 1700]),
        "ships": np.array([np.nan, 3.0]),
        "since": np.array([day("1690-03-05"), np.nan]),
    }
    assert not is_faulty(held(), layout, columns)
    assert is_faulty(held(), layout, {**columns, "ships": np.array([501.0, 3.0])})
    assert is_faulty(held(), layout, {**columns, "ccode": np.array([1, 1])})
    assert is_faulty(held(), layout, {**columns, "ccode": np.array([1, 1701])})
