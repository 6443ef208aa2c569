"""Frames: files that are no text - Stata's, R's, Excel's - as columns under their own names."""

from __future__ import annotations

import importlib
import io
import struct
import warnings
from collections.abc import Callable, Mapping
from pathlib import PurePosixPath
from typing import Any

import numpy as np

from foedus.archive.releases.layouts import where_to_get
from foedus.archive.releases.problems import DataError, refusal
from foedus.archive.releases.r_data import NotDataError, data_frame
from foedus.archive.releases.sheet import Sheet
from foedus.archive.releases.unpack import Member
from foedus.panel.table import Array

Columns = Mapping[str, Array]
LIBRARY, EXTRA = "xlrd", "panel"


def is_binary(name: str) -> bool:
    """Whether a file of this name is no text.

    Examples
    --------
    >>> is_binary("a.DTA"), is_binary("a.csv")
    (True, False)
    """
    return _ending(name) in READERS


def columns_of(sheet: Sheet, member: Member) -> Columns:
    """The columns of a file of Stata's, R's or Excel's, in order.

    Raises
    ------
    DataError
        If it is damaged, or the library that reads it is not installed.
    """
    return READERS[_ending(member.name)](sheet, member)


def _ending(name: str) -> str:
    return PurePosixPath(name).suffix.casefold()


def _from_stata(sheet: Sheet, member: Member) -> Columns:
    """The whole file; a damaged one makes pandas fail in any of these ways."""
    import pandas as pd

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UnicodeWarning)  # names are then read as Latin-1
            frame = pd.read_stata(io.BytesIO(member.content), convert_categoricals=False)
    except (ArithmeticError, AttributeError, EOFError, LookupError, StopIteration) as error:
        raise _damaged(sheet, member, "Stata's", "Stata's format 104 to 119") from error
    except (TypeError, ValueError, struct.error) as error:
        raise _damaged(sheet, member, "Stata's", "Stata's format 104 to 119") from error
    return {str(name): frame[name].to_numpy() for name in frame.columns}


def _from_r(sheet: Sheet, member: Member) -> Columns:
    try:
        return data_frame(member.content)
    except NotDataError as error:
        said = f"R's ({error})"
        raise _damaged(sheet, member, said, "one data frame that R saved") from error


def _from_excel(sheet: Sheet, member: Member) -> Columns:
    """The first sheet of an Excel file of the older kind.

    Raises
    ------
    DataError
        If the library is not installed, or the file is damaged: it then fails in any way.
    """
    try:
        library: Any = importlib.import_module(LIBRARY)
    except ImportError as error:
        found, expected = f"no library {LIBRARY}, which reads Excel files", "an installed one"
        remedy = f"install foedus[{EXTRA}], or save the sheet as CSV under the same name"
        raise refusal(member.base, "FD709", found, expected, remedy) from error
    try:
        book = library.open_workbook(file_contents=member.content, logfile=io.StringIO())
        table = book.sheet_by_index(0)
        rows = [table.row_values(at) for at in range(table.nrows)]
    except Exception as error:
        raise _damaged(sheet, member, "Excel's", "an Excel file (.xls)") from error
    return _by_column(rows)


def _by_column(rows: list[list[Any]]) -> Columns:
    """Columns of rows, the first of which holds their names; numbers where all are."""
    header, body = ([str(name) for name in rows[0]], rows[1:]) if rows else ([], [])
    return {
        name: _numbers_or_words([row[at] for row in body])
        for at, name in enumerate(header)
        if name.strip()
    }


def _numbers_or_words(values: list[Any]) -> Array:
    plain = [np.nan if value == "" else value for value in values]
    if all(isinstance(value, float | int) for value in plain):
        return np.array(plain, dtype=float)
    return np.array(["" if value == "" else str(value) for value in values], dtype=object)


def _damaged(sheet: Sheet, member: Member, whose: str, expected: str) -> DataError:
    found = f"a file that is not {whose}, or is cut off"
    return refusal(member.base, "FD712", found, expected, where_to_get(sheet.release))


READERS: dict[str, Callable[[Sheet, Member], Columns]] = {
    ".dta": _from_stata,
    ".rda": _from_r,
    ".rdata": _from_r,
    ".xls": _from_excel,
}
