"""The weights of all clues as a table for spreadsheets."""

from __future__ import annotations

from foedus.report.tables import Table, plain_row
from foedus.study.frame import Scalar
from foedus.study.record import Record
from foedus.study.results import Traced


def table(record: Record) -> Table:
    """One row per coder, clue and pair of hypotheses, with bounds, in the words of the files.

    An infinite weight is `inf`, as R and pandas read it; what is undefined is empty.
    """
    rows = Traced(record).rows
    return Table(
        rows.caption,
        rows.columns,
        tuple(plain_row(*(_text(value) for value in row)) for row in rows.values),
    )


def _text(value: Scalar) -> str:
    if value is None:
        return ""
    return f"{value:.10g}" if isinstance(value, float) else str(value)
