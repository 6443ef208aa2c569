"""Versions: a file that is of another version than the registry knows is named as such."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import numpy as np

from foedus.archive.releases.layouts import where_to_get
from foedus.archive.releases.problems import problem, refusal
from foedus.archive.releases.sheet import Sheet
from foedus.archive.schemas.release import Kind
from foedus.panel.release import Layout, Release
from foedus.panel.table import Array
from foedus.vocabulary.problem import Problem

SAME = 1e-4
"""Numbers that differ by less are one version: Stata keeps 4.01 as 4.0100002."""


def refuse_other_versions(
    sheet: Sheet, layout: Layout, columns: Mapping[str, Array], file: str
) -> None:
    """Refuse a file that says it is of another version, or whose years do.

    Parameters
    ----------
    sheet, layout : Sheet, Layout
        The release, and how the file looks.
    columns : mapping of str to array
        Typed, before rows are made of others.
    file : str
        Its name.

    Raises
    ------
    DataError
        With the version that it seems to be, and the one that is known.
    """
    release = sheet.release
    for column, expected in layout.version:
        values = columns[column]
        if len(values) and not is_version(values, expected):
            one = (np.array([value], dtype=object) for value in values)
            other = next(value[0] for value in one if not is_version(value, expected))
            said = f"{other:g}" if isinstance(other, float) else str(other)
            found = f"{release.title} of version {said}"
            raise refusal(file, "FD706", found, f"version {expected}", _remedy(release))
    last = _last_year(sheet, columns)
    if last is not None and last != release.domain.last:
        found = f"rows up to {last}"
        expected = f"up to {release.domain.last}, as {release.title} {release.version} has"
        raise refusal(file, "FD706", found, expected, _remedy(release))


def other_count(
    sheet: Sheet, layout: Layout, columns: Mapping[str, Array], file: str
) -> list[Problem]:
    """The problem of a file with more rows than its version has, or fewer; none where it has them.

    Parameters
    ----------
    sheet, layout, columns, file
        As for `refuse_other_versions`.
    """
    release = sheet.release
    rows = len(next(iter(columns.values())))
    if layout.rows is None or rows == layout.rows:
        return []
    expected = f"{layout.rows:,}, as {release.title} {release.version} has"
    return [problem(file, "FD706", f"{rows:,} rows", expected, _remedy(release))]


def _remedy(release: Release) -> str:
    return f"this foedus knows version {release.version}; {where_to_get(release)}"


def is_version(values: Array, expected: str) -> bool:
    """Whether all values are a version: as numbers where they are numbers; a leading v is nothing.

    Examples
    --------
    >>> is_version(np.array([4.0100002]), "4.01"), is_version(np.array(["V5"], dtype=object), "5")
    (True, True)
    """
    try:
        return bool((np.abs(values.astype(float) - float(expected)) < SAME).all())
    except ValueError:
        return all(str(value).strip().lstrip("vV") == expected for value in values.tolist())


def _last_year(sheet: Sheet, columns: Mapping[str, Array]) -> int | None:
    """The last year of the column by which the version is told; None where none is known."""
    values = columns.get(sheet.closes)
    if values is None:
        return None
    known = values[~np.isnan(values)]
    if not len(known):
        return None
    last = int(known.max())
    return date.fromordinal(last).year if sheet.kinds[sheet.closes] is Kind.DAY else last
