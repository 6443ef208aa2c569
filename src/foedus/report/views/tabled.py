"""Tables and outlines of other rooms of the report, made ready for the page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from foedus.report.layout import TIE, Tone
from foedus.report.lines import Line
from foedus.report.tables import Row, Table

Places = Mapping[str, str]
"""Where names lead on the page."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a table: what it says, where that leads, its column, whether it is set apart."""

    text: str
    href: str = ""
    column: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class TabledRow:
    """A row: its head, a quieter line below it, and its fields; a heading has none."""

    head: Field
    below: str
    fields: tuple[Field, ...]
    heading: bool


@dataclass(frozen=True, slots=True)
class Tabled:
    """A table ready for the page."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[TabledRow, ...]
    note: str

    @property
    def head(self) -> tuple[str, ...]:
        """Headings of all columns but the first."""
        return self.columns[1:]


@dataclass(frozen=True, slots=True)
class Said:
    """A paragraph of an outline with what stands below it."""

    head: str
    text: str
    open: bool
    below: tuple[str, ...]


def tabled(table: Table, places: Places | None = None) -> Tabled:
    """A table ready for the page.

    Parameters
    ----------
    table : Table
        Of any room of the report.
    places : mapping of str to str, optional
        Where the names in its first column lead.
    """
    return Tabled(
        table.title,
        table.columns,
        tuple(_row(row, table.columns[1:], places or {}) for row in table.rows),
        table.note,
    )


def _row(row: Row, columns: tuple[str, ...], places: Places) -> TabledRow:
    first, *others = row.cells
    head = Field(first.text, _place(first.text, places))
    if row.heading:
        return TabledRow(head, others[0].text if others else "", (), heading=True)
    fields = (
        Field(cell.text, "", column, cell.tone is Tone.BAD)
        for cell, column in zip(others, columns, strict=True)
    )
    return TabledRow(head, "", tuple(fields), heading=False)


def _place(text: str, places: Places) -> str:
    """Where a name leads, numbered or not."""
    return places.get(text) or places.get(text.rpartition(TIE)[2], "")


def outline(lines: Iterable[Line]) -> tuple[Said, ...]:
    """An outline as paragraphs, each with the lines indented below it."""
    found: list[Said] = []
    for line in lines:
        if line.depth and found:
            last = found.pop()
            text = " ".join(filter(None, (line.head, line.text)))
            found.append(Said(last.head, last.text, last.open, (*last.below, text)))
        else:
            found.append(Said(line.head, line.text, line.tone is Tone.OPEN, ()))
    return tuple(found)
