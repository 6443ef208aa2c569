"""The codebook of a panel: labels, sources, ranges and what is missing, from the table itself."""

from __future__ import annotations

import datetime as dt

import numpy as np

from foedus.archive.exports_codebook import Entry
from foedus.archive.schemas.release import Kind
from foedus.panel.table import Array, Mask, Table
from foedus.study.panel.labels import LABELS


def codebook(table: Table) -> tuple[Entry, ...]:
    """An entry for each column of a panel, in its order.

    Parameters
    ----------
    table : Table
        A panel whose columns all have a label and a source.

    Raises
    ------
    KeyError
        If a column has none.

    Examples
    --------
    >>> held = Table("t", {"design": np.array([np.nan, 2.0])}, {"design": "the rule"})
    >>> (entry,) = codebook(held)
    >>> entry.greatest, entry.missing, entry.coding.split("; ")[0]
    ('2', 1, '0 = none')
    """
    return tuple(_entry(table, name) for name in table.columns)


def _entry(table: Table, name: str) -> Entry:
    for held, what in ((LABELS, "label"), (table.provenance, "source")):
        if name not in held:
            msg = f"{table.name}: the column {name} has no {what}"
            raise KeyError(msg)
    label, values = LABELS[name], table[name]
    missing = absent(values)
    known = values[~missing]
    least, greatest = _range(known, label.kind)
    return Entry(
        name=name,
        label=label.text,
        kind=label.kind,
        source=table.provenance[name],
        unit=label.unit,
        absence=label.absence,
        codes=label.codes,
        least=least,
        greatest=greatest,
        rows=len(table),
        missing=int(missing.sum()),
    )


def absent(values: Array) -> Mask:
    """Which values of a column are not known.

    Examples
    --------
    >>> absent(np.array(["", "Ada"], dtype=object)).tolist()
    [True, False]
    """
    if values.dtype == np.float64:
        missing: Mask = np.isnan(values)
        return missing
    if values.dtype == np.object_:
        empty: Mask = np.array([value == "" for value in values.tolist()], dtype=np.bool_)
        return empty
    return np.zeros(len(values), dtype=np.bool_)


def _range(known: Array, kind: Kind) -> tuple[str, str]:
    """Least and greatest of the values known, as a reader writes them."""
    if kind is Kind.TEXT or not len(known):
        return "", ""
    ends = float(known.min()), float(known.max())
    if kind is Kind.DAY:
        first, last = (dt.date.fromordinal(int(end)).isoformat() for end in ends)
        return first, last
    if kind is Kind.WHOLE:
        return f"{ends[0]:.0f}", f"{ends[1]:.0f}"
    return f"{ends[0]:.4g}", f"{ends[1]:.4g}"
