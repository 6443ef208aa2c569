"""Frames: files of Excel's and R's as releases; what is missing to read them is named."""

import struct
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from foedus.archive.releases.frames import is_binary
from foedus.archive.releases.problems import DataError
from foedus.archive.releases.read import read_release
from foedus.archive.releases.sheet import Range, Sheet
from foedus.archive.releases.values import day
from tests.archive.releases.invented import COLUMNS, fens, written
from tests.archive.releases.r_saved import frame, numbers, of_class, saved, texts

ROWS: list[list[object]] = [
    [*COLUMNS, "version"],
    [1.0, 1700.0, 12.0, "Anvil", "1699-03-04", 2.0],
    [2.0, 1701.0, "", "Fen", "", 2.0],
]


def of(ending: str, **changes: object) -> Sheet:
    """The release with files of this ending."""
    held = fens(rows=2)
    layout = replace(held.release.layouts[0], files=(f"fens{ending}",))
    return replace(held, release=replace(held.release, layouts=(layout,)), **changes)  # type: ignore[arg-type]


def record(kind: int, content: bytes) -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def sheet_of(rows: list[list[object]]) -> bytes:
    """A sheet as Excel 2.1 wrote it: no more than cells."""
    held = record(0x0009, struct.pack("<HH", 2, 0x10))
    for down, row in enumerate(rows):
        for right, value in enumerate(row):
            at = struct.pack("<HH", down, right) + b"\0\0\0"
            if isinstance(value, float):
                held += record(0x0003, at + struct.pack("<d", value))
            elif value != "":
                coded = str(value).encode("latin-1")
                held += record(0x0004, at + bytes([len(coded)]) + coded)
    return held + record(0x000A, b"")


def test_files_are_told_by_their_ending() -> None:
    assert [is_binary(name) for name in ("a.xls", "a.RDA", "a.rdata", "a.txt", "xls")] == [
        True,
        True,
        True,
        False,
        False,
    ]


def test_a_sheet_of_excel_is_read(tmp_path: Path) -> None:
    pytest.importorskip("xlrd", reason="the extra panel is not installed")
    table = read_release(of(".xls"), written(tmp_path, sheet_of(ROWS), "fens.xls"))
    assert table["ccode"].tolist() == [1, 2]
    assert table["harbour"].tolist() == ["Anvil", "Fen"]
    assert table["since"][0] == day("1699-03-04")
    assert np.isnan(table["ships"][1])
    assert np.isnan(table["since"][1])


def test_a_damaged_sheet_of_excel_is_told(tmp_path: Path) -> None:
    pytest.importorskip("xlrd", reason="the extra panel is not installed")
    for content in (
        b"",
        b"no sheet at all",
        sheet_of(ROWS)[:90],
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    ):
        with pytest.raises(DataError, match=r"FD7[01]2"):
            read_release(of(".xls"), written(tmp_path, content, "fens.xls"))


def test_without_the_library_the_extra_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "xlrd", None)
    path = written(tmp_path, sheet_of(ROWS), "fens.xls")
    with pytest.raises(DataError, match=r"FD709.*no library xlrd.*install foedus\[panel\]"):
        read_release(of(".xls"), path)


def r_file(**changed: bytes) -> bytes:
    columns = {
        "ccode": numbers([1, 2]),
        "year": numbers([1700, 1701]),
        "ships": numbers([-9, 4]),
        "harbour": texts(["Anvil", None]),
        "since": numbers([-98918.0, float("nan")], **{"class": of_class("Date")}),
        "version": numbers([2, 2]),
    }
    return saved(fens=frame({**columns, **changed}))


def test_a_file_of_r_is_read(tmp_path: Path) -> None:
    table = read_release(of(".rda"), written(tmp_path, r_file(), "fens.rda"))
    assert table["ccode"].dtype == np.int64
    assert np.isnan(table["ships"]).tolist() == [True, False]
    assert table["harbour"].tolist() == ["Anvil", ""]
    assert table["since"][0] == day("1699-03-04")


def test_what_is_wrong_with_a_file_of_r_is_told(tmp_path: Path) -> None:
    held = of(".rda", ranges={"ships": Range(0, 3, said="0 to 3")})
    with pytest.raises(DataError, match=r'FD708.*"4" in the column ships, in row 2.*0 to 3'):
        read_release(held, written(tmp_path, r_file(), "fens.rda"))
    with pytest.raises(DataError, match=r"FD712.*not R's \(no file that R's save"):
        read_release(of(".rda"), written(tmp_path, b"no R at all", "fens.rda"))
    words = r_file(year=texts(["once", "twice"]))
    with pytest.raises(DataError, match=r'FD705.*"once" in the column year, in row 1.*a whole'):
        read_release(of(".rda"), written(tmp_path, words, "fens.rda"))
