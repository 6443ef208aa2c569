"""Long tables: the same file whatever the pieces, and none where something fails on the way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from foedus.archive import exports_pieces
from foedus.archive.exports import as_csv
from foedus.archive.exports_codebook import Entry
from foedus.archive.exports_pieces import together, write_pieces
from foedus.archive.schemas.release import Kind
from foedus.panel.table import Table
from foedus.vocabulary.problem import InputError

BOOK = (
    Entry("n", "Number", Kind.WHOLE, "counted"),
    Entry("x", "Share", Kind.NUMBER, "drawn", absence="not known"),
)


def table(start: int, stop: int) -> Table:
    n = np.arange(start, stop)
    return Table("long", {"n": n, "x": np.where(n % 3 == 0, np.nan, n / 8)})


def pieces(length: int) -> Iterator[Table]:
    return (table(start, min(start + length, 50)) for start in range(0, 50, length))


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_the_same_file_whatever_the_pieces(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    monkeypatch.setattr(exports_pieces, "AT_ONCE", 16)
    written = []
    for length in (1, 7, 50):
        file = tmp_path / f"{length}.{ending}"
        write_pieces(file, pieces(length), BOOK)
        written.append(file.read_bytes())
    assert written[0] == written[1] == written[2]
    read = pd.read_csv if ending == "csv" else pd.read_parquet
    frame = read(tmp_path / f"7.{ending}")
    assert frame["n"].tolist() == list(range(50))
    assert frame["x"].isna().tolist() == [n % 3 == 0 for n in range(50)]


def test_csv_is_that_of_the_whole_table(tmp_path: Path) -> None:
    write_pieces(tmp_path / "a.csv", pieces(7), BOOK)
    assert (tmp_path / "a.csv").read_text(encoding="utf-8") == as_csv(table(0, 50), BOOK)


def test_nothing_is_left_of_what_fails(tmp_path: Path) -> None:
    def failing() -> Iterator[Table]:
        yield from pieces(25)
        raise OSError("gone")

    with pytest.raises(OSError, match="gone"):
        write_pieces(tmp_path / "a.parquet", failing(), BOOK)
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_not_replaced_unasked(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match="exists"):
        write_pieces(file, pieces(25), BOOK)
    write_pieces(file, pieces(25), BOOK, force=True)
    assert file.read_text(encoding="utf-8").startswith("n,x")


def test_rows_are_cut_where_asked() -> None:
    assert [len(each) for each in together(pieces(7), 20)] == [20, 20, 10]
    assert list(together(iter(()), 5)) == []
