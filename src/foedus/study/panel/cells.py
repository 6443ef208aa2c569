"""Cells: designs observed by consolidation and by one measure of compatibility."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from foedus.panel.table import Mask, Number
from foedus.study.panel.record import PanelRecord
from foedus.vocabulary.design import Design

COMMITMENTS = (
    *("arms", "troops", "exercises", "visit"),
    *("arms_to_leader", "visit_to_leader", "installed", "not_removed", "no_rivalry", "no_dispute"),
)
"""Single traces of compatibility by which cells can be drawn: 1 speaks for it."""
BOTH = "compatibility"
"""Both commitments together, by their memberships."""
MEASURES = (BOTH, *COMMITMENTS)
HALF = 0.5
"""The point of greatest ambiguity, on which nothing stands."""


@dataclass(frozen=True, slots=True)
class Cells:
    """Observed designs in the four cells of consolidation and one measure of compatibility.

    Parameters
    ----------
    measure : str
        The column that stands for compatibility.
    counts : tuple
        For each cell whether power is consolidated, whether the trace speaks for compatibility,
        and rows by the depth of the design.
    left_out : int
        Rows in no cell: a condition is open, or the design unknown.
    """

    measure: str
    counts: tuple[tuple[bool, bool, tuple[int, ...]], ...]
    left_out: int


def cells(record: PanelRecord, measure: str, outcome: str = "design") -> Cells:
    """Observed designs in the cells of consolidation and one trace of compatibility.

    Parameters
    ----------
    record : PanelRecord
        A panel of dyad-years or formations.
    measure : str
        One of `MEASURES`.
    outcome : str
        The column of designs: those of texts, of practice (`practice`), or the user's
        (`design_user`).

    Returns
    -------
    Cells
        Consolidated are rows whose membership is above one half at its least, unconsolidated
        those below it at its greatest; the others are left out and counted.
    """
    table = record.table
    consolidated = table["consolidation_lo"] > HALF
    loose = table["consolidation_hi"] < HALF
    speaks, design = _speaks(record, measure), table[outcome]
    kept = (consolidated | loose) & ~np.isnan(speaks) & ~np.isnan(design)
    counts = tuple(
        (power, bool(value), _designs(design, kept & held & (speaks == value)))
        for power, held in ((True, consolidated), (False, loose))
        for value in (1, 0)
    )
    return Cells(measure, counts, int((~kept).sum()))


def _speaks(record: PanelRecord, measure: str) -> Number:
    """Where a measure speaks for compatibility (1), against it (0), or says nothing (NaN)."""
    table = record.table
    if measure != BOTH:
        values: Number = table[measure]
        return values
    above, below = table[f"{BOTH}_lo"] > HALF, table[f"{BOTH}_hi"] < HALF
    return np.where(above, 1.0, np.where(below, 0.0, np.nan))


def _designs(design: Number, chosen: Mask) -> tuple[int, ...]:
    """Rows by the depth of their design."""
    return tuple(int((chosen & (design == each.depth)).sum()) for each in Design)


def varying(record: PanelRecord) -> tuple[str, ...]:
    """The measures of compatibility that speak for it in some rows and against it in others."""
    found = {name: _speaks(record, name) for name in MEASURES}
    return tuple(name for name, said in found.items() if (said == 1).any() and (said == 0).any())
