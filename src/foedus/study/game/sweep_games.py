"""Every game of a sweep as a row, piece by piece, so that memory does not grow with the sweep."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from foedus.archive.exports_codebook import Entry
from foedus.archive.schemas.release import Kind
from foedus.archive.sweeps import Kept
from foedus.game.sweeps.block import METHODS, Block
from foedus.game.sweeps.draws import Rows
from foedus.game.sweeps.ranges import Range
from foedus.panel.table import Array, Table
from foedus.study.game.sweep import finished
from foedus.study.game.sweep_plan import SweepPlan
from foedus.study.game.sweep_read import LETTERS
from foedus.vocabulary.design import Design

CELLS = LETTERS[:4]
"""Names of the cells in columns, row by row with members first."""

KINDS = ("wanted", "realised")
_DESIGNS = tuple((design.depth, design.label) for design in Design)
_SOURCE = "solved"


def games(plan: SweepPlan, kept: Kept) -> Iterator[Table]:
    """The games of a finished sweep, a table for each piece.

    Parameters
    ----------
    plan : SweepPlan
        What was swept.
    kept : Kept
        Where it is kept.

    Raises
    ------
    StoppedError
        If a piece is not there.
    """
    for drawn, block in finished(plan, kept):
        yield _table(plan, drawn, block)


def column(one: Range) -> str:
    """The name of the column of a number that is varied.

    Examples
    --------
    >>> column(Range("military", 1, 0.0, 0.5, "…"))
    'military_1'
    """
    return one.parameter if one.place is None else f"{one.parameter}_{one.place}"


def _between(one: Range, shares: Array) -> Array:
    return np.array([one.at(float(share)) for share in shares])


def _table(plan: SweepPlan, drawn: Rows, block: Block) -> Table:
    at_once, points = block.residual.shape
    ranges = plan.sweep.ranges
    named = np.array(["first", "second", *(one.label for one in ranges)], dtype=object)
    shares = drawn.points.reshape(at_once * points, len(ranges))
    held: dict[str, Array] = {
        "row": np.repeat(np.arange(block.start, block.start + at_once, dtype=np.int64) + 1, points),
        "point": np.tile(named, at_once),
        **{column(one): _between(one, shares[:, place]) for place, one in enumerate(ranges)},
        "method": np.array(METHODS, dtype=object)[block.method.ravel()],
        "residual": block.residual.ravel(),
        "solved": (block.wanted[..., 0] >= 0).ravel().astype(np.int64),
    }
    for kind in KINDS:
        depths = getattr(block, kind).astype(np.float64)
        for cell, letter in enumerate(CELLS):
            depth = depths[..., cell].ravel()
            held[f"{kind}_{letter.lower()}"] = np.where(depth < 0, np.nan, depth)
    return Table("Games of a sweep", held)


def codebook(plan: SweepPlan) -> tuple[Entry, ...]:
    """What each column says.

    Parameters
    ----------
    plan : SweepPlan
        What was swept.
    """
    notes = {note.name: note for note in plan.game.notes}
    numbers = [
        (column(one), notes[one.parameter].label, Kind.NUMBER, notes[one.parameter].unit)
        for one in plan.sweep.ranges
    ]
    told = [
        ("row", "Row of the sweep, from 1", Kind.WHOLE, ""),
        (
            "point",
            "First or second draw, or the first with one number of the second",
            Kind.TEXT,
            "",
        ),
        *numbers,
        ("method", "What solved the game, or was tried last", Kind.TEXT, ""),
        ("residual", "What one more year changes at most", Kind.NUMBER, "value"),
        ("solved", "Whether it converged", Kind.WHOLE, ""),
    ]
    found = [
        Entry(name, label, kind, _SOURCE, unit, "never missing", ())
        for name, label, kind, unit in told
    ]
    designs = [
        Entry(
            f"{kind}_{letter.lower()}",
            f"Likeliest design {kind} over cell {letter}",
            Kind.WHOLE,
            _SOURCE,
            "",
            "the game did not converge",
            _DESIGNS,
        )
        for kind in KINDS
        for letter in CELLS
    ]
    return (*found, *designs)
