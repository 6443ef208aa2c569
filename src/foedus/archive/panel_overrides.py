"""A user's own designs: a CSV file with a row for each client, patron and stretch of years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from foedus.archive.panel_rows import Fields, Lined, pair, read_rows, short, whole
from foedus.panel.pair_override import Override, faults
from foedus.vocabulary.design import Design

COLUMNS = ("client", "patron", "from", "to", "design", "reason", "source")
"""The header: COW's codes, first and last year, the design, why, and who says so."""
DESIGNS = {each.value: each for each in Design}
_GOOD = f"COW's codes, two years, a design ({', '.join(DESIGNS)}), a reason and a source"


def read_overrides(path: Path) -> tuple[Override, ...]:
    """Read a file of designs.

    Parameters
    ----------
    path : Path
        CSV in UTF-8 with the header `COLUMNS`, in any order; other columns are left to the reader.

    Raises
    ------
    DataError
        With every row that does not fit: no number, no design, no reason, no source, years that
        run backwards or that another row has already.
    OSError
        If the file cannot be read.
    """
    rows = read_rows(path, COLUMNS, _override, _GOOD, _faults)
    return tuple(replace(row, line=line) for line, row in rows)


def _override(row: Fields) -> Override | str:
    """A row as what it says, or what is wrong with it."""
    numbers = [row[name] for name in ("client", "patron", "from", "to")]
    if said := whole(*numbers) or pair(*numbers[:2]):
        return said
    if row["design"] not in DESIGNS:
        return f'the design "{short(row["design"])}"'
    client, patron, first, last = map(int, numbers)
    design = DESIGNS[row["design"]]
    return Override(client, patron, first, last, design, row["reason"], row["source"])


def _faults(rows: Sequence[Lined[Override]]) -> list[tuple[int, str]]:
    """What is wrong with rows that could be read, each with its line."""
    names = [f"line {line}" for line, _ in rows]
    told = []
    for each in faults([row for _, row in rows]):
        line, override = rows[each.place]
        told.append((line, f"{override}: {each.said(names)}"))
    return told
