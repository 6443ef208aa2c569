"""Tables as Markdown and as CSV."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

from foedus.report.layout import TIE
from foedus.report.tables import Row, Table
from foedus.report.visible import visible

_FORMULA = re.compile(r"[=+\-@\t\r]")
_NUMBER = re.compile(r"[+-]?(?:\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|inf)")
_MARKUP = re.compile(r"([\\`*_\[\]<>|#~])")


def markdown(tables: Iterable[Table]) -> str:
    r"""Tables as Markdown, each under its title.

    Examples
    --------
    >>> from foedus.report.tables import plain_row
    >>> print(markdown([Table("Designs", ("id", "name"), (plain_row("a|b", "x"),))]), end="")
    ## Designs
    <BLANKLINE>
    | id | name |
    | --- | --- |
    | a\|b | x |
    """
    return "\n".join(_section(table) for table in tables)


def _section(table: Table) -> str:
    note = f"\n{escaped(table.note)}\n" if table.note else ""
    width = len(table.columns)
    lines = [_line(escaped(name) for name in table.columns), _line(["---"] * width)]
    lines += [_line(_row(row, width)) for row in table.rows]
    return f"## {escaped(table.title)}\n\n" + "\n".join(lines) + f"\n{note}"


def _row(row: Row, width: int) -> list[str]:
    texts = [escaped(cell.text) for cell in row.cells]
    if row.heading:
        said = "<br>".join([f"**{texts[0]}**", *texts[1:]])
        return [said, *[""] * (width - 1)]
    indents = ["&nbsp;" * 2 * cell.indent for cell in row.cells]
    return [indent + text for indent, text in zip(indents, texts, strict=True)]


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def escaped(text: str) -> str:
    r"""A text that Markdown shows as it stands, on one line.

    Examples
    --------
    >>> escaped("a_b <i>")
    'a\\_b \\<i\\>'
    """
    return _MARKUP.sub(r"\\\1", " ".join(visible(text).split()).replace(TIE, " "))


def csv_text(table: Table) -> str:
    r"""A table as CSV (RFC 4180), headed by the names of its columns.

    A text that a spreadsheet would take for a formula is preceded by an apostrophe;
    numbers stay numbers.

    Examples
    --------
    >>> from foedus.report.tables import plain_row
    >>> csv_text(Table("", ("a", "b"), (plain_row("=1+1", "-3"),)))
    "a,b\r\n'=1+1,-3\r\n"
    """
    held = io.StringIO()
    writer = csv.writer(held)
    writer.writerow(table.columns)
    writer.writerows([_safe(cell.text) for cell in row.cells] for row in table.rows)
    return held.getvalue()


def _safe(text: str) -> str:
    plain = text.replace(TIE, " ")
    risky = _FORMULA.match(plain) and not _NUMBER.fullmatch(plain)
    return f"'{plain}" if risky else plain
