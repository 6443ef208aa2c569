"""Codebooks: what each column of a table says, as Markdown and as CSV."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, fields

from foedus.archive.schemas.release import Kind
from foedus.panel.table import Table

NAME = re.compile(r"[a-z][a-z0-9_]{0,31}")
"""Names that every format takes: Stata's are at most 32 characters long."""
RESERVED = frozenset(
    (
        *("aggregate", "array", "boolean", "break", "byte", "case", "catch", "class"),
        *("colvector", "complex", "const", "continue", "default", "delegate", "delete", "do"),
        *("double", "else", "eltypedef", "end", "enum", "explicit", "export", "external"),
        *("float", "for", "friend", "function", "global", "goto", "if", "in"),
        *("inline", "int", "local", "long", "pragma", "protected", "quad", "rowvector"),
        *("short", "typedef", "typename", "using", "virtual", "with"),
    )
)
"""Words that Stata keeps for itself."""
LONGEST = 80
"""Characters that a label of Stata's may have."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What one column says.

    Parameters
    ----------
    name : str
        The column.
    label : str
        What it says, in at most 80 characters.
    kind : Kind
        Whether it holds whole numbers, other numbers, texts or days (day numbers, written as
        dates).
    source : str
        The release and its column, or the rule that made it.
    unit : str
        Unit or scale; empty where it has none.
    absence : str
        What it means that a value is missing; empty where none ever is.
    codes : tuple of (int, str)
        Codes and what they stand for.
    least, greatest : str
        Range of the values known, as they are written; empty for texts and where none is known.
    rows, missing : int
        Rows of the table, and those without a value.

    Raises
    ------
    ValueError
        If a format could not take the name, or the label is empty or too long.

    Examples
    --------
    >>> Entry("year", "Year", Kind.WHOLE, "the state system").label
    'Year'
    """

    name: str
    label: str
    kind: Kind
    source: str
    unit: str = ""
    absence: str = ""
    codes: tuple[tuple[int, str], ...] = ()
    least: str = ""
    greatest: str = ""
    rows: int = 0
    missing: int = 0

    def __post_init__(self) -> None:
        """Refuse what a format could not take."""
        if not NAME.fullmatch(self.name) or self.name in RESERVED:
            msg = (
                f"a column {self.name!r}: expected at most 32 small letters, digits and _, and no "
                "word that Stata keeps for itself"
            )
            raise ValueError(msg)
        if not 0 < len(self.label) <= LONGEST:
            msg = f"{self.name}: a label of {len(self.label)} characters: expected 1 to {LONGEST}"
            raise ValueError(msg)

    @property
    def coding(self) -> str:
        """Codes with what they stand for, in one line."""
        return "; ".join(f"{code} = {text}" for code, text in self.codes)


def fitting(table: Table, codebook: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries of a table's columns, in the table's order.

    Raises
    ------
    ValueError
        If a column has no entry.

    Examples
    --------
    >>> import numpy as np
    >>> entry = Entry("year", "Year", Kind.WHOLE, "x")
    >>> fitting(Table("t", {"year": np.array([1950])}), [entry])[0].name
    'year'
    """
    held = {entry.name: entry for entry in codebook}
    if missing := [name for name in table.columns if name not in held]:
        msg = f"{table.name}: no codebook entry for {', '.join(missing)}"
        raise ValueError(msg)
    return tuple(held[name] for name in table.columns)


def codebook_csv(codebook: Sequence[Entry]) -> str:
    r"""A codebook as CSV: one row per column.

    Examples
    --------
    >>> codebook_csv([Entry("year", "Year", Kind.WHOLE, "x", rows=2)]).splitlines()[1]
    'year,Year,whole,x,,,,,,2,0'
    """
    held = io.StringIO()
    writer = csv.writer(held, lineterminator="\n")
    writer.writerow([each.name for each in fields(Entry)])
    for entry in codebook:
        given = {each.name: getattr(entry, each.name) for each in fields(Entry)}
        given |= {"kind": entry.kind.value, "codes": entry.coding}
        writer.writerow(given.values())
    return held.getvalue()


def codebook_markdown(title: str, codebook: Sequence[Entry]) -> str:
    """A codebook as Markdown: a paragraph per column.

    Examples
    --------
    >>> print(codebook_markdown("Panel", [Entry("year", "Year", Kind.WHOLE, "x", rows=2)]), end="")
    # Panel: codebook
    <BLANKLINE>
    ## year
    <BLANKLINE>
    Year.
    <BLANKLINE>
    - Source: x
    - Kind: whole
    - Missing: 0 of 2
    """
    parts = [f"# {title}: codebook", *(_paragraph(entry) for entry in codebook)]
    return "\n\n".join(parts) + "\n"


def _paragraph(entry: Entry) -> str:
    extent = f"{entry.least} to {entry.greatest}" if entry.least else ""
    said = {
        "Source": entry.source,
        "Kind": entry.kind.value,
        "Unit": entry.unit,
        "Codes": entry.coding,
        "Range": extent,
        "Missing": f"{entry.missing:,} of {entry.rows:,}",
        "Missing means": entry.absence if entry.missing else "",
    }
    lines = "\n".join(f"- {name}: {text}" for name, text in said.items() if text)
    return f"## {entry.name}\n\n{entry.label.rstrip('.')}.\n\n{lines}"
