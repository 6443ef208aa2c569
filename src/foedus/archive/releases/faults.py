"""Faults: everything that is wrong with the rows of a file, each with its line, told together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from foedus.archive.releases.dates import (
    dates_of,
    has_impossible_days,
    impossible,
    reversed_spells,
    spells_of,
)
from foedus.archive.releases.keys import file_keys, repeats
from foedus.archive.releases.layouts import positions
from foedus.archive.releases.problems import problem
from foedus.archive.releases.rows import (
    Delimited,
    first,
    fits,
    outside,
    records,
    torn,
    unfit,
    value_of,
)
from foedus.archive.releases.sheet import Sheet
from foedus.archive.releases.values import BLANKS, day_said
from foedus.archive.schemas.release import Kind
from foedus.panel.release import Layout
from foedus.panel.table import Array
from foedus.vocabulary.problem import Problem

REPEATED, IMPOSSIBLE = "FD713", "FD714"
COMPARE = "compare the row with the official file"


@dataclass(frozen=True, slots=True)
class Body:
    """The rows of a file as words, whatever kind of file it is.

    Parameters
    ----------
    header : sequence of str
        Names of the fields.
    rows : callable
        Gives every row anew, with its line, or, in a file without lines, its number.
    has_lines : bool
        Whether the file has lines.
    """

    header: Sequence[str]
    rows: Callable[[], Iterator[tuple[int, list[str]]]]
    has_lines: bool = True


def of_text(text: Delimited) -> Body:
    """The rows of delimited text."""
    return Body(text.header, partial(records, text))


def of_columns(columns: Mapping[str, Array]) -> Body:
    """The rows of a file that is no text.

    Examples
    --------
    >>> list(of_columns({"a": np.array([1.0, np.nan])}).rows())
    [(1, ['1']), (2, [''])]
    """
    return Body(list(columns), partial(_written, columns), has_lines=False)


def _written(columns: Mapping[str, Array]) -> Iterator[tuple[int, list[str]]]:
    held = [_words(values) for values in columns.values()]
    for at, row in enumerate(zip(*held, strict=True), 1):
        yield at, list(row)


def _words(values: Array) -> list[str]:
    """Values as a file of text would have them."""
    if np.issubdtype(values.dtype, np.datetime64):
        said = np.datetime_as_string(values.astype("datetime64[D]")).tolist()
        return ["" if each == "NaT" else each for each in said]
    return [_word(value) for value in values.tolist()]


def _word(value: object) -> str:
    if isinstance(value, float):
        return "" if np.isnan(value) else f"{value:.15g}"
    return "" if value is None else str(value)


def is_faulty(sheet: Sheet, layout: Layout, columns: Mapping[str, Array]) -> bool:
    """Whether anything is wrong with columns that are of the right kinds."""
    held = {name: each for name, each in sheet.ranges.items() if name in columns}
    return (
        any(each.misses(columns[name]).any() for name, each in held.items())
        or bool(repeats(sheet, layout, columns))
        or has_impossible_days(sheet, layout, columns)
    )


def faults(sheet: Sheet, layout: Layout, body: Body, file: str) -> list[Problem]:
    """Everything that is wrong with the rows of a file, in their order.

    Rows with too many fields or too few, fields that are not what their column asks for, values
    that it cannot hold, keys that stand twice, days that no calendar has. Of each kind so many
    are told one by one; the rest are counted.

    Parameters
    ----------
    sheet, layout : Sheet, Layout
        The release, and how the file looks.
    body : Body
        Its rows.
    file : str
        Its name.
    """
    view = _View(sheet, layout, body, file)
    sound, lines = _sound(view)
    kinds = (
        _of_fields(view),
        _twice(view, sound, lines),
        _days(view, sound, lines),
    )
    told = [each for kind in kinds for each in first(kind, file)]
    return sorted(told, key=lambda each: each.place.line) if body.has_lines else told


@dataclass(frozen=True, slots=True)
class _Column:
    """A column as the file has it."""

    name: str
    kind: Kind
    place: int
    title: str


@dataclass(frozen=True, slots=True)
class _View:
    """A file under inspection."""

    sheet: Sheet
    layout: Layout
    body: Body
    file: str

    @property
    def blanks(self) -> frozenset[str]:
        return BLANKS | self.sheet.blanks

    def columns(self) -> list[_Column]:
        """The columns that are ours."""
        header = self.body.header
        at = positions(self.layout, header)
        return [
            _Column(name, kind, at[name], header[at[name]])
            for name, kind in self.sheet.kinds.items()
            if name in at
        ]

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Rows that belong to the release, torn ones among them."""
        at = positions(self.layout, self.body.header)
        needed = at.get(self.sheet.recipe(self.layout.name).only_with)
        if needed is None:
            yield from self.body.rows()
            return
        for line, row in self.body.rows():
            if len(row) != len(self.body.header) or row[needed].strip() not in self.blanks:
                yield line, row

    def told(self, found: Problem, line: int) -> Problem:
        """A problem at its line, or with the number of its row."""
        if self.body.has_lines:
            return replace(found, place=replace(found.place, line=line, column=1))
        return replace(found, found=f"{found.found}, in row {line}")


def _of_fields(view: _View) -> Iterator[Problem]:
    """What is wrong with rows and fields, each by itself."""
    width = len(view.body.header)
    # Most fields say what others of their column say: each text is judged once.
    judged = [(column.place, _Judged(view, column)) for column in view.columns()]
    for line, row in view.rows():
        if len(row) != width:
            yield view.told(torn(len(row), width, view.file, 0), line)
            continue
        for place, faults_by_field in judged:
            found = faults_by_field[row[place]]
            if found is not None:
                yield view.told(found, line)


class _Judged(dict[str, Problem | None]):
    """What is wrong with the fields of a column, by what they say."""

    def __init__(self, view: _View, column: _Column) -> None:
        super().__init__()
        self.view, self.column = view, column

    def __missing__(self, field: str) -> Problem | None:
        self[field] = found = _fault(self.view, self.column, field)
        return found


class _Values(dict[str, float | str | None]):
    """The values of the fields of a column, by what they say; None where one does not fit."""

    def __init__(self, view: _View, column: _Column) -> None:
        super().__init__()
        self.view, self.column = view, column

    def __missing__(self, field: str) -> float | str | None:
        self[field] = value = _read(self.view, self.column, field)
        return value


def _fault(view: _View, column: _Column, field: str) -> Problem | None:
    """What is wrong with a field; None where nothing is."""
    if not fits(field, column.kind, view.blanks):
        return unfit(view.file, column.title, field, column.kind)
    held = view.sheet.ranges.get(column.name)
    value = value_of(field.strip(), column.kind)
    if held is None or _is_missing(view, column, value) or not held.misses(np.array([value]))[0]:
        return None
    return outside(view.file, column.title, field.strip(), held.said)


def _is_missing(view: _View, column: _Column, value: float) -> bool:
    return column.kind is Kind.NUMBER and value in view.layout.missing


# Rows beside one another


def _sound(view: _View) -> tuple[dict[str, Array], list[int]]:
    """The columns by which rows are told apart and dated, where the key can be read; their lines."""
    keys = file_keys(view.sheet, view.layout)
    dated = {name for each in dates_of(view.sheet, view.layout) for name in each}
    dated |= {
        name for each in spells_of(view.sheet, view.layout) for name in (*each.first, *each.last)
    }
    columns = [each for each in view.columns() if each.name in {*keys, *dated}]
    held = [(each.place, _Values(view, each), each.name in keys) for each in columns]
    kept: list[list[float | str | None]] = []
    lines = []
    for line, row in view.rows():
        if len(row) != len(view.body.header):
            continue
        read = [values[row[place]] for place, values, _ in held]
        if any(value is None for value, (_, _, is_key) in zip(read, held, strict=True) if is_key):
            continue
        lines.append(line)
        kept.append(read)
    texts = {each.name for each in columns if each.kind is Kind.TEXT}
    arrays = {
        # None becomes NaN: a date that cannot be read is as unknown as one that is not there.
        each.name: np.array(
            [row[at] for row in kept], dtype=object if each.name in texts else float
        )
        for at, each in enumerate(columns)
    }
    return arrays, lines


def _read(view: _View, column: _Column, field: str) -> float | str | None:
    """The value of a field; None where it does not fit."""
    if column.kind is Kind.TEXT:
        return field.strip()
    if not fits(field, column.kind, view.blanks):
        return None
    value = value_of(field.strip(), column.kind)
    return np.nan if _is_missing(view, column, value) else value


def _twice(view: _View, sound: Mapping[str, Array], lines: Sequence[int]) -> Iterator[Problem]:
    """Rows whose key another has."""
    keys = file_keys(view.sheet, view.layout)
    titles = _titles(view, keys)
    place = "line" if view.body.has_lines else "row"
    for row, before in repeats(view.sheet, view.layout, sound) if lines else ():
        said = ", ".join(
            f"{title} {_shown(view, name, sound[name][row])}"
            for name, title in zip(keys, titles, strict=True)
        )
        found = f"the key {said} again, as in {place} {lines[before]}"
        expected = f"each {', '.join(titles)} once"
        remedy = "compare both rows with the official file, and take one of them out"
        yield view.told(problem(view.file, REPEATED, found, expected, remedy), lines[row])


def _days(view: _View, sound: Mapping[str, Array], lines: Sequence[int]) -> Iterator[Problem]:
    """Days that no calendar has, and spells that end before they begin."""
    for date in dates_of(view.sheet, view.layout) if lines else ():
        for row in np.flatnonzero(impossible(sound, date)).tolist():
            found = _dated(view, sound, date, row)
            said = problem(view.file, IMPOSSIBLE, found, "a day that the calendar has", COMPARE)
            yield view.told(said, lines[row])
    for spell in spells_of(view.sheet, view.layout) if lines else ():
        for row in np.flatnonzero(reversed_spells(sound, spell)).tolist():
            begun, ended = (_dated(view, sound, side, row) for side in (spell.first, spell.last))
            found = f"an end, {ended}, before its beginning, {begun}"
            said = problem(view.file, IMPOSSIBLE, found, "a beginning before the end", COMPARE)
            yield view.told(said, lines[row])


def _titles(view: _View, names: Sequence[str]) -> list[str]:
    titles = {each.name: each.title for each in view.columns()}
    return [titles[name] for name in names]


def _dated(view: _View, sound: Mapping[str, Array], names: Sequence[str], row: int) -> str:
    """A date as the file has it: "endyear 1990, endmonth 2, endday 31"."""
    titles = _titles(view, names)
    return ", ".join(
        f"{title} {_shown(view, name, sound[name][row])}"
        for name, title in zip(names, titles, strict=True)
    )


def _shown(view: _View, name: str, value: object) -> str:
    """A value as a reader knows it."""
    if isinstance(value, str):
        return value or "nothing"
    number = float(str(value))
    if np.isnan(number):
        return "nothing"
    return day_said(number) if view.sheet.kinds[name] is Kind.DAY else f"{number:.15g}"
