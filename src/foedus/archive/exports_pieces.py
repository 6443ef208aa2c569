"""Exports of long tables: written piece by piece, so that memory does not grow with them."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

import numpy as np

from foedus.archive.exports import COMPRESSION, as_arrow, as_csv
from foedus.archive.exports_codebook import Entry
from foedus.archive.files.write import whole
from foedus.panel.table import Table

AT_ONCE = 4096
"""Rows written together, whatever the pieces: the same table is the same file."""


def write_pieces(
    path: Path, pieces: Iterable[Table], codebook: Sequence[Entry], *, force: bool = False
) -> None:
    """Write a table that comes in pieces, as CSV or, by the ending of the file, as Parquet.

    Parameters
    ----------
    path : Path
        The file to be; it appears when everything is written.
    pieces : iterable of Table
        Tables of the same columns, one at least.
    codebook : sequence of Entry
        An entry for each column.
    force : bool
        Whether an existing file may be replaced.

    Raises
    ------
    InputError
        If the file exists and `force` is not given.
    ValueError
        If a column has no entry, or is not what its entry says.
    ModuleNotFoundError
        If Parquet is asked for and pyarrow is not installed.
    OSError
        If the system refuses.
    """
    write = _parquet if path.suffix.lower() == ".parquet" else _csv
    with whole(path, force=force) as file:
        write(file, together(pieces, AT_ONCE), codebook)


def together(pieces: Iterable[Table], rows: int) -> Iterator[Table]:
    """The same rows in tables of a given length, the last perhaps shorter.

    Parameters
    ----------
    pieces : iterable of Table
        Tables of the same columns.
    rows : int
        Of each table that is given.

    Examples
    --------
    >>> pieces = [Table("t", {"a": np.arange(3)}), Table("t", {"a": np.arange(4)})]
    >>> [table["a"].tolist() for table in together(pieces, 5)]
    [[0, 1, 2, 0, 1], [2, 3]]
    """
    held: Table | None = None
    for piece in pieces:
        held = piece if held is None else _joined(held, piece)
        while len(held) >= rows:
            yield _cut(held, slice(None, rows))
            held = _cut(held, slice(rows, None))
    if held is not None and len(held):
        yield held


def _joined(one: Table, other: Table) -> Table:
    names = one.columns
    return Table(one.name, {name: np.concatenate([one[name], other[name]]) for name in names})


def _cut(table: Table, rows: slice) -> Table:
    return Table(table.name, {name: table[name][rows] for name in table.columns})


def _csv(file: BinaryIO, tables: Iterable[Table], codebook: Sequence[Entry]) -> None:
    for number, table in enumerate(tables):
        text = as_csv(table, codebook)
        file.write((text if not number else text.partition("\n")[2]).encode("utf-8"))


def _parquet(file: BinaryIO, tables: Iterable[Table], codebook: Sequence[Entry]) -> None:
    from pyarrow import parquet

    writer = None
    held = io.BufferedWriter(file)
    for table in tables:
        arrow = as_arrow(table, codebook)
        writer = writer or parquet.ParquetWriter(held, arrow.schema, compression=COMPRESSION)
        writer.write_table(arrow)
    if writer is not None:
        writer.close()
    held.flush()
    held.detach()
