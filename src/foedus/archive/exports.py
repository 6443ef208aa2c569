"""Exports: a table with its codebook as CSV, Parquet and Stata, the same bytes for the same input.

What is missing is an empty field in CSV, null in Parquet, `.` or an empty text in Stata. Days
are dates in each of them. Nothing here touches the disk: `archive.files.write` does.
"""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from datetime import datetime
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final

import numpy as np

from foedus.archive.exports_codebook import LONGEST, Entry, fitting
from foedus.archive.schemas.release import Kind
from foedus.panel.table import Array, Table

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

STATA: Final = 118
"""Stata's format of release 14 and later, which holds Unicode."""
STAMP = datetime(2000, 1, 1)  # noqa: DTZ001 - Stata's stamp knows no time zone
"""The time that Stata's files name: a constant, so that the same table is the same file."""
COMPRESSION = "zstd"
_EPOCH = 719_163  # 1 January 1970 as a day number


def has_parquet() -> bool:
    """Whether Parquet can be written: pyarrow, of the extra `panel`, is installed."""
    return find_spec("pyarrow") is not None


def as_csv(table: Table, codebook: Sequence[Entry]) -> str:
    r"""A table as CSV in UTF-8, with a header; missing values are empty.

    Parameters
    ----------
    table : Table
        What to write.
    codebook : sequence of Entry
        An entry for each of its columns, by which whole numbers and days are told.

    Raises
    ------
    ValueError
        If a column has no entry, or is not what its entry says.

    Examples
    --------
    >>> held = Table("t", {"ccode": np.array([2, 732]), "design": np.array([np.nan, 2.0])})
    >>> told = [Entry(name, name, Kind.WHOLE, "x") for name in held.columns]
    >>> as_csv(held, told)
    'ccode,design\n2,\n732,2\n'
    """
    import pandas as pd

    entries = fitting(table, codebook)
    columns = {entry.name: _field(table[entry.name], entry) for entry in entries}
    text: str = pd.DataFrame(columns).to_csv(index=False, lineterminator="\n")
    return text


def as_stata(table: Table, codebook: Sequence[Entry]) -> bytes:
    """A table as a Stata file of version 118, with labels of variables and values.

    Parameters
    ----------
    table : Table
        What to write; its name labels the data.
    codebook : sequence of Entry
        An entry for each of its columns.

    Raises
    ------
    ValueError
        If a column has no entry, or is not what its entry says.
    """
    import pandas as pd

    entries = fitting(table, codebook)
    frame = pd.DataFrame({entry.name: _stata(table[entry.name], entry) for entry in entries})
    held = io.BytesIO()
    frame.to_stata(
        held,
        write_index=False,
        version=STATA,
        byteorder="little",
        time_stamp=STAMP,
        data_label=table.name[:LONGEST],
        convert_dates={entry.name: "td" for entry in entries if entry.kind is Kind.DAY},
        variable_labels={entry.name: entry.label for entry in entries},
        value_labels={entry.name: dict(entry.codes) for entry in entries if entry.codes},
    )
    return held.getvalue()


def as_parquet(table: Table, codebook: Sequence[Entry]) -> bytes:
    """A table as Parquet; label, unit, source, codes and absence stand in each field's metadata.

    Parameters
    ----------
    table : Table
        What to write.
    codebook : sequence of Entry
        An entry for each of its columns.

    Raises
    ------
    ValueError
        If a column has no entry, or is not what its entry says.
    ModuleNotFoundError
        If pyarrow is not installed (`has_parquet`).
    """
    from pyarrow import parquet

    sink = io.BytesIO()
    parquet.write_table(as_arrow(table, codebook), sink, compression=COMPRESSION)
    return sink.getvalue()


def as_arrow(table: Table, codebook: Sequence[Entry]) -> pa.Table:
    """A table as Arrow holds it, with its codebook in the fields' metadata.

    Parameters
    ----------
    table : Table
        What to hold.
    codebook : sequence of Entry
        An entry for each of its columns.

    Raises
    ------
    ValueError
        If a column has no entry, or is not what its entry says.
    ModuleNotFoundError
        If pyarrow is not installed (`has_parquet`).
    """
    import pyarrow as pa

    entries = fitting(table, codebook)
    columns = [_arrow(table[entry.name], entry) for entry in entries]
    held = [
        pa.field(entry.name, column.type, metadata=_metadata(entry))
        for entry, column in zip(entries, columns, strict=True)
    ]
    return pa.table(columns, schema=pa.schema(held, metadata={"foedus.table": table.name}))


# Columns


def _whole(column: Array, entry: Entry) -> Array:
    """A column of whole numbers, refused where one of them is none."""
    if column.dtype == np.float64:
        known = column[~np.isnan(column)]
        if len(broken := known[known != np.round(known)]):
            msg = f"{entry.name}: whole numbers are expected, got {broken[0]:g}"
            raise ValueError(msg)
    return column


def _dates(column: Array) -> Array:
    """Day numbers as dates; NaN as no date."""
    missing = np.isnan(column)
    dates = (np.where(missing, 0, column).astype(np.int64) - _EPOCH).astype("datetime64[D]")
    dates[missing] = np.datetime64("NaT")
    return dates


def _field(column: Array, entry: Entry) -> Array | pd.Series[int]:
    """A column as CSV shows it: whole numbers without a point, days as dates."""
    import pandas as pd

    if entry.kind is Kind.DAY:
        texts = _dates(column).astype(str).astype(object)
        texts[np.isnan(column)] = ""
        return texts
    if entry.kind is Kind.WHOLE and column.dtype == np.float64:
        return pd.Series(_whole(column, entry)).astype("Int64")
    return column


def _stata(column: Array, entry: Entry) -> Array:
    """A column in one of Stata's types."""
    if entry.kind is Kind.DAY:
        return _dates(column).astype("datetime64[s]")
    if entry.kind is Kind.WHOLE:
        return _whole(column, entry)
    return column


def _arrow(column: Array, entry: Entry) -> pa.Array:
    """A column as Arrow holds it; whole numbers as such, null where missing."""
    import pyarrow as pa

    if entry.kind is Kind.DAY:
        return pa.array(_dates(column), type=pa.date32())
    if entry.kind is Kind.TEXT:
        return pa.array(column.tolist(), type=pa.string(), mask=column == "")
    missing = np.isnan(column)
    if entry.kind is Kind.WHOLE:
        whole = np.where(missing, 0, _whole(column, entry)).astype(np.int64)
        return pa.array(whole, mask=missing)
    return pa.array(column, mask=missing)


def _metadata(entry: Entry) -> dict[str, str]:
    """What a field says of itself; empty lines are left out."""
    said = {
        "label": entry.label,
        "unit": entry.unit,
        "source": entry.source,
        "absence": entry.absence,
        "codes": json.dumps(dict(entry.codes), ensure_ascii=False) if entry.codes else "",
    }
    return {name: text for name, text in said.items() if text}
