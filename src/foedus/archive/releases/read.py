"""Reading: the file of a release as a table, whatever layout it was published in."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np

from foedus.archive.files.suggest import listed
from foedus.archive.releases.faults import Body, faults, is_faulty, of_columns, of_text
from foedus.archive.releases.frames import columns_of, is_binary
from foedus.archive.releases.keys import file_keys
from foedus.archive.releases.layouts import detect, files_of, matching, positions, where_to_get
from foedus.archive.releases.making import complete, mirrored
from foedus.archive.releases.problems import DataError, problem, refusal
from foedus.archive.releases.rows import Delimited, is_ragged
from foedus.archive.releases.sheet import Sheet
from foedus.archive.releases.unpack import Member, members
from foedus.archive.releases.values import BLANKS, days, is_whole, without_codes
from foedus.archive.releases.versions import other_count, refuse_other_versions
from foedus.archive.schemas.release import Kind
from foedus.panel.release import Layout, Release
from foedus.panel.table import Array, Table
from foedus.vocabulary.problem import Problem

BOM = b"\xef\xbb\xbf"
WIDE = (b"\xff\xfe", b"\xfe\xff")
"""How text in UTF-16 begins, as some spreadsheets save it."""
ALIKE_MAX = 4
"""Most members of one name that a refusal names."""
YEAR = "year"
"""The column by which it is told whether a value lies in the years of its column."""
Raw = Mapping[str, Array]
"""Columns by our names, as the file has them: float64, object, or dates of Stata's."""


def read_release(sheet: Sheet, path: Path, columns: Iterable[str] | None = None) -> Table:
    """Read the file of a release.

    Parameters
    ----------
    sheet : Sheet
        The release, as `registry.sheet` gives it.
    path : Path
        CSV or tab-separated text, or a file of Stata's (.dta), R's (.rda) or Excel's (.xls);
        plain, gzipped or within a zip.
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
        If the file is of another version or layout, lacks a column that is wanted, or has
        rows that do not fit: all are listed.
    OSError
        If the file cannot be read.
    KeyError
        If a column is asked for that the release does not have.
    """
    member = _member(sheet, path)
    wanted = None if columns is None else tuple(columns)
    if is_binary(member.name):
        return _from_binary(sheet, member, wanted)
    try:
        return _from_text(sheet, member, wanted)
    except csv.Error as error:
        found, expected = f"rows that cannot be taken apart ({error})", "a table"
        remedy = "look for a quotation mark that is never closed, or fetch the file anew"
        raise refusal(member.base, "FD704", found, expected, remedy) from error


def _member(sheet: Sheet, path: Path) -> Member:
    """The part of a file that holds the release; text before others, for its rows can be told."""
    release = sheet.release
    found = members(path, lambda name: _is_of(release, name))
    if not found:
        said = f"an archive without the file of {release.title}"
        raise refusal(path.name, "FD703", said, files_of(release.layouts), where_to_get(release))
    first = min(found, key=lambda member: (is_binary(member.name), member.name))
    alike = [each for each in found if each.base.casefold() == first.base.casefold()]
    if any(each.content != first.content for each in alike):
        said = f"{first.base} more than once, and not the same: "
        said += listed(sorted(each.name for each in alike), ALIKE_MAX)
        remedy = "unpack the one that is meant into a folder of its own, and hand that over"
        raise refusal(path.name, "FD715", said, "one of them", remedy)
    return first


def _is_of(release: Release, name: str) -> bool:
    """Whether a member of an archive is a file of the release."""
    base = name.rsplit("/", 1)[-1]
    return not base.casefold().endswith(".zip") and bool(matching(release, base))


def _asked(
    sheet: Sheet, layout: Layout, wanted: Sequence[str] | None, file: str
) -> tuple[str, ...]:
    """Columns to be handed on: those wanted, else all that the file has or tells."""
    held = (*dict(layout.columns), *sheet.recipe(layout.name).made())
    if wanted is None:
        return tuple(name for name in sheet.kinds if name in held)
    if unknown := [name for name in wanted if name not in sheet.kinds]:
        msg = f"{sheet.name} has no column {unknown[0]!r}"
        raise KeyError(msg)
    if lacking := [name for name in wanted if name not in held]:
        found = f"a file in the layout {layout.name}, which has no column {', '.join(lacking)}"
        others = [other for other in sheet.release.layouts if set(lacking) <= _has(sheet, other)]
        expected = f"a file that has it: {files_of(others)}" if others else "a file that has it"
        raise refusal(file, "FD702", found, expected, where_to_get(sheet.release))
    return tuple(wanted)


def _has(sheet: Sheet, layout: Layout) -> set[str]:
    return {*dict(layout.columns), *sheet.recipe(layout.name).made()}


def _needed(sheet: Sheet, layout: Layout, asked: Sequence[str]) -> tuple[str, ...]:
    """Columns of the file to be read: those asked for, what they are made and judged by, its keys."""
    recipe, windows = sheet.recipe(layout.name), sheet.windows()
    years = [YEAR] if any(name in windows for name in asked) else []
    judging = [name for name in (sheet.closes, recipe.only_with) if name]
    pairs = [name for pair in recipe.mirrored if set(pair) & set(asked) for name in pair]
    made = recipe.made()
    keys = file_keys(sheet, layout)
    named = [*asked, *dict(layout.version), *years, *judging, *pairs, *keys]
    sources = [source for name in named for source in made.get(name, ())]
    held = dict(layout.columns)
    return tuple(name for name in dict.fromkeys([*named, *sources]) if name in held)


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
    text = _text(sheet, member)
    layout = detect(sheet.release, member.base, text.header)
    if torn := _unreadable(text, member.base):
        raise DataError(torn)
    body = of_text(text)
    if is_ragged(text):
        raise _misfit(sheet, layout, body, member.base)
    asked = _asked(sheet, layout, wanted, member.base)
    raw = _parsed(sheet, layout, text, _needed(sheet, layout, asked))
    made = _made(sheet, layout, raw, body, member.base)
    return _table(sheet, layout, made, asked, member.base)


def _text(sheet: Sheet, member: Member) -> Delimited:
    content = member.content.removeprefix(BOM)
    encoding = _encoding(content)
    first = content.split(b"\n", 1)[0].decode(encoding).rstrip("\r")
    delimiter = "\t" if "\t" in first else ","
    header = next(csv.reader(io.StringIO(first, newline=""), delimiter=delimiter), [])
    for layout in matching(sheet.release, member.base):
        given = sheet.recipe(layout.name).header
        if given and len(given) == len(header) and not set(given) & set(header):
            return Delimited(content, encoding, delimiter, given, is_headless=True)
    return Delimited(content, encoding, delimiter, header)


def _unreadable(text: Delimited, file: str) -> list[Problem]:
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


def _parsed(sheet: Sheet, layout: Layout, text: Delimited, names: Iterable[str]) -> Raw | None:
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
            header=None if text.is_headless else 0,
            names=[f"c{place}" for place in range(len(text.header))],
            usecols=sorted(set(held.values())),
            dtype={name: float if kind in numbers else object for name, kind in kinds.items()},
            keep_default_na=False,
            na_values={name: blanks for name, kind in kinds.items() if kind in numbers},
        )
    except ValueError:
        return None
    raw = {name: frame[column].to_numpy() for name, column in held.items()}
    return _of_states(raw, sheet.recipe(layout.name).only_with)


def _of_states(raw: Raw, needed: str) -> Raw:
    """Rows that say whose they are, where some do not."""
    if not needed or raw[needed].dtype == np.object_:
        return raw
    kept = ~np.isnan(raw[needed].astype(float))
    return {name: values[kept] for name, values in raw.items()}


# Other files


def _from_binary(sheet: Sheet, member: Member, wanted: Sequence[str] | None) -> Table:
    """A table from a file of Stata's, R's or Excel's.

    Raises
    ------
    DataError
        As `read_release` does.
    """
    held = columns_of(sheet, member)
    header = list(held)
    layout = detect(sheet.release, member.base, header)
    at = positions(layout, header)
    raw = {name: held[header[at[name]]] for name, _ in layout.columns}
    raw = dict(_of_states(raw, sheet.recipe(layout.name).only_with))
    body = of_columns(held)
    made = _made(sheet, layout, raw, body, member.base)
    asked = _asked(sheet, layout, wanted, member.base)
    return _table(sheet, layout, made, asked, member.base)


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


def _made(sheet: Sheet, layout: Layout, raw: Raw | None, body: Body, file: str) -> dict[str, Array]:
    """The columns and what is made of them.

    Raises
    ------
    DataError
        If they are of another version, or any row does not fit: all of those are told.
    """
    columns = None if raw is None else _typed(sheet, layout, raw)
    if columns is None:
        raise _misfit(sheet, layout, body, file)
    recipe = sheet.recipe(layout.name)
    made = complete(columns, recipe)
    refuse_other_versions(sheet, layout, made, file)
    wrong = is_faulty(sheet, layout, columns)
    if count := other_count(sheet, layout, made, file):
        raise DataError([*count, *(faults(sheet, layout, body, file) if wrong else ())])
    if wrong:
        raise _misfit(sheet, layout, body, file)
    return mirrored(made, recipe)


def _misfit(sheet: Sheet, layout: Layout, body: Body, file: str) -> DataError:
    """The error of a file with rows that do not fit."""
    found, expected = "values that cannot be read", "numbers, days and words as in the header"
    unknown = problem(file, "FD705", found, expected, "fetch the file anew")
    return DataError(faults(sheet, layout, body, file) or [unknown])


def _table(
    sheet: Sheet, layout: Layout, columns: dict[str, Array], asked: Iterable[str], file: str
) -> Table:
    """The columns asked for, those that are told by others made, each with its source."""
    theirs = dict(layout.columns)
    source = f"{sheet.name} {sheet.release.version}"
    said = {name: f"{source}: {theirs.get(name, '')} ({file})" for name in columns}
    recipe = sheet.recipe(layout.name)
    for name, sources in recipe.made().items():
        if name in columns:
            plus = f" + {recipe.sums[name][1]}" if name in recipe.sums else ""
            told = ", ".join(theirs[other] for other in sources)
            said[name] = f"{source}: {told}{plus} ({file})"
    for name, (first, last) in sheet.windows().items():
        if name in columns:
            inside = (columns[YEAR] >= first) & (columns[YEAR] <= last)
            columns[name] = np.where(inside, columns[name], np.nan)
            said[name] += f", known {first} to {last}"
    kept = {name: columns[name] for name in asked}
    return Table(sheet.name, kept, {name: said[name] for name in kept})
