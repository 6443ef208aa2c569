"""Reading: the file of a release as a table, whatever layout it was published in."""

from __future__ import annotations

import csv
import io
import struct
import warnings
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from foedus.archive.releases.layouts import detect, files_of, matching, positions, where_to_get
from foedus.archive.releases.problems import DataError, problem, refusal
from foedus.archive.releases.rows import ragged, unfit
from foedus.archive.releases.sheet import Sheet
from foedus.archive.releases.unpack import Member, members
from foedus.archive.releases.values import BLANKS, days, is_whole, without_codes
from foedus.archive.schemas.release import Kind
from foedus.panel.release import Layout, Release
from foedus.panel.table import Array, Table
from foedus.vocabulary.problem import Problem

if TYPE_CHECKING:
    import pandas as pd

BOM = b"\xef\xbb\xbf"
WIDE = (b"\xff\xfe", b"\xfe\xff")
"""How text in UTF-16 begins, as some spreadsheets save it."""
STATA = ".dta"
YEAR = "year"
"""The column by which it is told whether a value lies in the years of its column."""
SAME = 1e-4
"""Numbers that differ by less are one version: Stata keeps 4.01 as 4.0100002."""

Raw = Mapping[str, Array]
"""Columns by our names, as the file has them: float64, object, or dates of Stata's."""


@dataclass(frozen=True, slots=True)
class _Text:
    """Delimited text, and what is needed to take it apart."""

    content: bytes
    encoding: str
    delimiter: str
    header: Sequence[str]


def read_release(sheet: Sheet, path: Path, columns: Iterable[str] | None = None) -> Table:
    """Read the file of a release.

    Parameters
    ----------
    sheet : Sheet
        The release, as `registry.sheet` gives it.
    path : Path
        CSV, tab-separated or Stata (.dta), plain, gzipped or within a zip.
    columns : iterable of str, optional
        Our names of the columns wanted, in order; all that the layout has, if left out.

    Returns
    -------
    Table
        Typed as the registry says: whole numbers int64, other numbers and days float64 with
        NaN for missing, texts as objects, empty where unknown.

    Raises
    ------
    DataError
        If the file is of another version or layout, or rows of it do not fit: all are listed.
    OSError
        If the file cannot be read.
    KeyError
        If a column is asked for that the layout does not have.
    """
    member = _member(sheet, path)
    wanted = None if columns is None else tuple(columns)
    if member.name.casefold().endswith(STATA):
        return _from_stata(sheet, member, wanted)
    try:
        return _from_text(sheet, member, wanted)
    except csv.Error as error:
        found, expected = f"rows that cannot be taken apart ({error})", "a table"
        remedy = "look for a quotation mark that is never closed, or fetch the file anew"
        raise refusal(member.base, "FD704", found, expected, remedy) from error


def _member(sheet: Sheet, path: Path) -> Member:
    """The part of a file that holds the release; text before Stata, for its rows can be told."""
    release = sheet.release
    found = members(path, lambda name: _is_of(release, name))
    if not found:
        said = f"an archive without the file of {release.title}"
        raise refusal(path.name, "FD703", said, files_of(release.layouts), where_to_get(release))
    return min(found, key=lambda member: (member.name.casefold().endswith(STATA), member.name))


def _is_of(release: Release, name: str) -> bool:
    """Whether a member of an archive is a file of the release."""
    base = name.rsplit("/", 1)[-1]
    return not base.casefold().endswith(".zip") and bool(matching(release, base))


def _asked(sheet: Sheet, layout: Layout, wanted: Sequence[str] | None) -> tuple[str, ...]:
    """Columns to be handed on: those wanted, else all that the file has or tells."""
    held = (*dict(layout.columns), *sheet.sums.get(layout.name, {}))
    if wanted is None:
        return tuple(name for name in sheet.kinds if name in held)
    for name in wanted:
        if name not in held:
            msg = f"{sheet.name} has no column {name!r} in its layout {layout.name}"
            raise KeyError(msg)
    return tuple(wanted)


def _needed(sheet: Sheet, layout: Layout, asked: Sequence[str]) -> tuple[str, ...]:
    """Columns of the file to be read: those asked for, and what they are made and judged by."""
    sums = sheet.sums.get(layout.name, {})
    sources = [sums[name][0] for name in asked if name in sums]
    windows = sheet.windows()
    years = [YEAR] if any(name in windows for name in asked) else []
    named = dict.fromkeys([*asked, *dict(layout.version), *sources, *years])
    return tuple(name for name in named if name not in sums)


# Text


def _from_text(sheet: Sheet, member: Member, wanted: Sequence[str] | None) -> Table:
    """A table from delimited text.

    Raises
    ------
    DataError
        As `read_release` does.
    """
    if member.content.startswith(WIDE):
        found, expected = "text in UTF-16", "text in UTF-8"
        raise refusal(member.base, "FD704", found, expected, "save it anew as CSV in UTF-8")
    text = _text(member.content.removeprefix(BOM))
    layout = detect(sheet.release, member.base, text.header)
    width = len(text.header)
    if torn := _unreadable(text, member.base) or ragged(
        text.content, text.encoding, text.delimiter, width, member.base
    ):
        raise DataError(torn)
    asked = _asked(sheet, layout, wanted)
    raw = _parsed(sheet, layout, text, _needed(sheet, layout, asked))
    columns = None if raw is None else _typed(sheet, layout, raw)
    if raw is None or columns is None:
        raise DataError(
            unfit(sheet, layout, text.content, text.encoding, text.delimiter, member.base)
        )
    _refuse_other_versions(sheet, layout, raw, member.base)
    return _table(sheet, layout, columns, asked, member.base)


def _text(content: bytes) -> _Text:
    encoding = _encoding(content)
    first = content.split(b"\n", 1)[0].decode(encoding).rstrip("\r")
    delimiter = "\t" if "\t" in first else ","
    header = next(csv.reader(io.StringIO(first, newline=""), delimiter=delimiter), [])
    return _Text(content, encoding, delimiter, header)


def _unreadable(text: _Text, file: str) -> list[Problem]:
    """A zero byte, which no text has; a field that never ends."""
    at = text.content.find(b"\0")
    if at >= 0:
        line = text.content.count(b"\n", 0, at) + 1
        said = "a zero byte", "text", "fetch the file anew: it is damaged, or no text at all"
        return [problem(file, "FD704", *said, line)]
    return []


def _encoding(content: bytes) -> str:
    """UTF-8 where that can be; else Latin-1, in which older files write names with accents."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return "latin-1"
    return "utf-8"


def _parsed(sheet: Sheet, layout: Layout, text: _Text, names: Iterable[str]) -> Raw | None:
    """The columns of these names; None where words stand in one of numbers."""
    import pandas as pd

    at = positions(layout, text.header)
    held = {name: f"c{at[name]}" for name in names}
    numbers = {Kind.WHOLE, Kind.NUMBER}
    kinds = {held[name]: sheet.kinds[name] for name in held}
    blanks = sorted({*BLANKS, *sheet.blanks, " "})
    try:
        frame = pd.read_csv(
            io.BytesIO(text.content),
            sep=text.delimiter,
            encoding=text.encoding,
            header=0,
            names=[f"c{place}" for place in range(len(text.header))],
            usecols=sorted(set(held.values())),
            dtype={name: float if kind in numbers else object for name, kind in kinds.items()},
            keep_default_na=False,
            na_values={name: blanks for name, kind in kinds.items() if kind in numbers},
        )
    except ValueError:
        return None
    return {name: frame[column].to_numpy() for name, column in held.items()}


# Stata


def _from_stata(sheet: Sheet, member: Member, wanted: Sequence[str] | None) -> Table:
    """A table from a file of Stata's.

    Raises
    ------
    DataError
        As `read_release` does.
    """
    frame = _stata_frame(sheet, member)
    header = [str(name) for name in frame.columns]
    layout = detect(sheet.release, member.base, header)
    at = positions(layout, header)
    raw = {name: frame.iloc[:, at[name]].to_numpy() for name, _ in layout.columns}
    _refuse_other_versions(sheet, layout, raw, member.base)
    columns = _typed(sheet, layout, raw)
    if columns is None:
        found, expected = "words, or nothing, where whole numbers belong", "codes and years"
        raise refusal(member.base, "FD705", found, expected, where_to_get(sheet.release))
    return _table(sheet, layout, columns, _asked(sheet, layout, wanted), member.base)


def _stata_frame(sheet: Sheet, member: Member) -> pd.DataFrame:
    """The whole file; a damaged one makes pandas fail in any of these ways.

    Raises
    ------
    DataError
        If it cannot be read.
    """
    import pandas as pd

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UnicodeWarning)  # names are then read as Latin-1
            return pd.read_stata(io.BytesIO(member.content), convert_categoricals=False)
    except (ArithmeticError, AttributeError, EOFError, LookupError, StopIteration) as error:
        raise _no_stata(sheet, member) from error
    except (TypeError, ValueError, struct.error) as error:
        raise _no_stata(sheet, member) from error


def _no_stata(sheet: Sheet, member: Member) -> DataError:
    found, expected = "a file that is not Stata's, or is cut off", "Stata's format 104 to 119"
    return refusal(member.base, "FD712", found, expected, where_to_get(sheet.release))


# Both


def _typed(sheet: Sheet, layout: Layout, raw: Raw) -> dict[str, Array] | None:
    """Columns of the kinds that the registry says; None where a value does not fit."""
    typed: dict[str, Array] = {}
    for name, values in raw.items():
        column = _of_kind(values, sheet.kinds[name], layout.missing, BLANKS | sheet.blanks)
        if column is None:
            return None
        typed[name] = column
    return typed


def _of_kind(
    values: Array, kind: Kind, missing: Sequence[float], blanks: frozenset[str]
) -> Array | None:
    if kind is Kind.TEXT:
        return np.array([_word(value) for value in values.tolist()], dtype=object)
    if kind is Kind.DAY:
        found, wrong = days(values, blanks)
        return None if wrong.any() else found
    try:
        numbers = values.astype(float)
    except ValueError:
        return None
    if kind is Kind.WHOLE:
        return numbers.astype(np.int64) if is_whole(numbers).all() else None
    return None if np.isinf(numbers).any() else without_codes(numbers, missing)


def _word(value: object) -> str:
    """A text without the blanks around it; empty for nothing and for Stata's missing."""
    return value.strip() if isinstance(value, str) else ""


def _refuse_other_versions(sheet: Sheet, layout: Layout, raw: Raw, file: str) -> None:
    """Refuse a file that says it is of another version, or has another number of rows."""
    release = sheet.release
    remedy = f"this foedus knows version {release.version}; {where_to_get(release)}"
    for column, expected in layout.version:
        values = raw[column]
        if len(values) and not _same(values, expected):
            other = next(v for v in values if not _same(np.array([v], dtype=object), expected))
            said = f"{other:g}" if isinstance(other, float) else str(other)
            found = f"{release.title} of version {said}"
            raise refusal(file, "FD706", found, f"version {expected}", remedy)
    rows = len(next(iter(raw.values())))
    if layout.rows is not None and rows != layout.rows:
        found = f"{rows:,} rows"
        expected = f"{layout.rows:,}, as {release.title} {release.version} has"
        raise refusal(file, "FD706", found, expected, remedy)


def _same(values: Array, expected: str) -> bool:
    """Whether all values are a version: as numbers where they are numbers."""
    try:
        return bool((np.abs(values.astype(float) - float(expected)) < SAME).all())
    except ValueError:
        return all(str(value) == expected for value in values)


def _table(
    sheet: Sheet, layout: Layout, columns: dict[str, Array], asked: Iterable[str], file: str
) -> Table:
    """The columns asked for, those that are told by others made, each with its source."""
    theirs = dict(layout.columns)
    source = f"{sheet.name} {sheet.release.version}"
    said = {name: f"{source}: {theirs.get(name, '')} ({file})" for name in columns}
    for name, (other, plus) in sheet.sums.get(layout.name, {}).items():
        if other in columns:
            columns[name] = columns[other] + plus
            said[name] = f"{source}: {theirs[other]} + {plus} ({file})"
    for name, (first, last) in sheet.windows().items():
        if name in columns:
            inside = (columns[YEAR] >= first) & (columns[YEAR] <= last)
            columns[name] = np.where(inside, columns[name], np.nan)
            said[name] += f", known {first} to {last}"
    kept = {name: columns[name] for name in asked}
    return Table(sheet.name, kept, {name: said[name] for name in kept})
