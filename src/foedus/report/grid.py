"""A table in a terminal: columns as wide as they need, narrower or split where they must be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from foedus.report.layout import Layout, Tone, breakable, columns, narrowest, padded, wrap
from foedus.report.tables import Cell, Row, Table

GAP, GAP_MIN = 2, 1
"""Spaces between two columns, and where there is little room."""

WORD_MAX, WORD_MIN = 32, 16
"""Lengths up to which words are kept whole, and where there is little room."""

LABEL_SHARE = 0.42
"""The first column of a table that is split takes no more of the width."""


def in_terminal(table: Table, layout: Layout) -> str:
    """A table as text, without its title and note.

    Columns too wide for the terminal are wrapped and moved together; where that is not
    enough the table is split into several below each other, each with the first column,
    or every row becomes a list of its fields.

    Parameters
    ----------
    table : Table
        What to show.
    layout : Layout
        Where it will be read.

    Returns
    -------
    str
        Lines without a final line feed.
    """
    return "\n\n".join(_shown(part, layout) for part in split(table, layout))


def _shown(table: Table, layout: Layout) -> str:
    least = sum(_least(table, layout))
    for gap in (GAP, GAP_MIN):
        if not layout.width or least + gap * (len(table.columns) - 1) <= layout.width:
            return _block(table, layout, gap)
    return _stacked(table, layout)


def _stacked(table: Table, layout: Layout) -> str:
    """A table of which each field has a line of its own, under the first of its row."""
    lines = []
    for number, row in enumerate(table.rows):
        if row.heading:
            lines += _heading(row, number, layout)
            continue
        first, *rest = row.cells
        if first.text:
            lines.append(layout.paragraph(first.text, first.indent, 2, first.tone))
        for name, cell in zip(table.columns[1:], rest, strict=True):
            text = f"{name}: {cell.text}" if name and cell.text else cell.text
            if text:
                lines.append(layout.paragraph(text, first.indent + 2, 2, cell.tone))
    return "\n".join(lines)


def _heading(row: Row, number: int, layout: Layout) -> list[str]:
    above = [""] if number else []
    return above + [layout.paragraph(c.text, hanging=2, tone=c.tone) for c in row.cells]


def split(table: Table, layout: Layout) -> tuple[Table, ...]:
    """The table in parts that fit the width; itself where it fits or may not be split."""
    least = _least(table, layout)
    if not (table.splits and layout.width) or _across(least) <= layout.width:
        return (table,)
    room = layout.width - least[0]
    fitting = max(1, room // (max(least[1:]) + GAP))
    parts = -(-len(least[1:]) // fitting)
    size = -(-len(least[1:]) // parts)
    return tuple(
        _part(table, (0, *range(start, min(start + size, len(least)))))
        for start in range(1, len(least), size)
    )


def _across(wide: Sequence[int]) -> int:
    return sum(wide) + GAP * (len(wide) - 1)


def _part(table: Table, kept: Sequence[int]) -> Table:
    rows = tuple(
        row if row.heading else Row(tuple(row.cells[index] for index in kept)) for row in table.rows
    )
    return replace(table, columns=tuple(table.columns[index] for index in kept), rows=rows)


def _cells(table: Table, index: int) -> list[Cell]:
    """The cells of a column."""
    return [Cell(""), *(row.cells[index] for row in table.rows if not row.heading)]


def _least(table: Table, layout: Layout) -> list[int]:
    """The narrowest that each column can be; words are kept whole as far as there is room."""
    every = range(len(table.columns))
    least = [_narrowest(table, layout, index, WORD_MAX) for index in every]
    if _across(least) > layout.width:
        least = [_narrowest(table, layout, index, WORD_MIN) for index in every]
    if table.splits:
        # A first column that is repeated is not squeezed.
        share = int(layout.width * LABEL_SHARE)
        least[0] = max(least[0], min(_cells_wanted(table, layout, 0), share))
    return least


def _narrowest(table: Table, layout: Layout, index: int, longest: int) -> int:
    cells = [c.indent + narrowest(layout.fold(c.text), longest) for c in _cells(table, index)]
    return max(breakable(layout.fold(table.columns[index])), *cells)


def _wanted(table: Table, layout: Layout, index: int) -> int:
    """The width of a column of which nothing is wrapped."""
    return max(columns(layout.fold(table.columns[index])), _cells_wanted(table, layout, index))


def _cells_wanted(table: Table, layout: Layout, index: int) -> int:
    return max(c.indent + columns(layout.fold(c.text)) for c in _cells(table, index))


def widths(table: Table, layout: Layout, gap: int = GAP) -> list[int]:
    """The width of each column: what it needs, or its share of what there is."""
    wanted = [_wanted(table, layout, index) for index in range(len(table.columns))]
    room = layout.width - gap * (len(wanted) - 1)
    if not layout.width or sum(wanted) <= room:
        return wanted
    if table.splits:
        # Names of columns may be broken before the columns are parted.
        wanted = [
            max(_cells_wanted(table, layout, index), breakable(layout.fold(name)))
            for index, name in enumerate(table.columns)
        ]
    given = [min(least, want) for least, want in zip(_least(table, layout), wanted, strict=True)]
    spare = room - sum(given)
    while spare > 0 and given != wanted:
        hungry = [i for i, want in enumerate(wanted) if given[i] < want]
        share = max(1, spare // len(hungry))
        for index in hungry[:spare]:
            more = min(share, wanted[index] - given[index], spare)
            given[index] += more
            spare -= more
    return given


def _block(table: Table, layout: Layout, gap: int) -> str:
    wide = widths(table, layout, gap)
    between = " " * gap
    lines = []
    if any(table.columns):
        lines += _row(
            tuple(Cell(name, Tone.QUIET) for name in table.columns), wide, layout, between
        )
    for number, row in enumerate(table.rows):
        if row.heading:
            lines += _heading(row, number, layout)
        else:
            lines += _row(row.cells, wide, layout, between)
    return "\n".join(lines)


def _row(cells: Sequence[Cell], wide: Sequence[int], layout: Layout, between: str) -> list[str]:
    """A row as lines, each cell wrapped within its column."""
    wrapped = [
        [" " * cell.indent + line for line in wrap(layout.fold(cell.text), width - cell.indent)]
        for cell, width in zip(cells, wide, strict=True)
    ]
    height = max(len(lines) for lines in wrapped)
    return [
        between.join(
            _painted(lines[at] if at < len(lines) else "", cell, width, layout)
            for lines, cell, width in zip(wrapped, cells, wide, strict=True)
        ).rstrip()
        for at in range(height)
    ]


def _painted(line: str, cell: Cell, width: int, layout: Layout) -> str:
    filled = padded(line, width)
    blank = len(filled) - len(filled.rstrip())
    return layout.paint(filled.rstrip(), cell.tone) + " " * blank
