"""Rows of a panel as observed designs and states; what cannot be used is counted, with reasons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from foedus.archive.files.suggest import listed, meant
from foedus.game.fitting.likelihood import Observed
from foedus.game.laws import Array
from foedus.study.game.fit_columns import BEFORE, Columns, Scaled
from foedus.study.plan import PlanError
from foedus.vocabulary.design import Design
from foedus.vocabulary.problem import InputError, Place, Problem

if TYPE_CHECKING:
    import pandas as pd

SHOWN = 5
"""Cells of a column that are told where they hold no number."""

_DEPTHS = {design.value: float(design.depth) for design in Design}
_DEPTHS |= {design.label: float(design.depth) for design in Design}


@dataclass(frozen=True, slots=True, eq=False)
class PanelRows:
    """Rows that can be used, and the others.

    Parameters
    ----------
    observed : Observed
        Those that can.
    read : int
        Rows of the file.
    left_out : tuple of (str, int)
        Reasons in the order in which they are looked for, and the rows that each leaves out.
    """

    observed: Observed
    read: int
    left_out: tuple[tuple[str, int], ...]


def read_rows(path: Path, columns: Columns, levels: int) -> PanelRows:
    """Observed designs from a panel in CSV or Parquet.

    Parameters
    ----------
    path : Path
        The file; its ending says which of the two it is.
    columns : Columns
        Which columns stand for what.
    levels : int
        Levels of threat of the game.

    Raises
    ------
    InputError
        If the file cannot be read, or holds what is no number where numbers belong; with the rows
        of every column. An empty cell is none of these: its row is left out, and counted.
    PlanError
        If columns are missing; with all of them, and the nearest names.
    """
    frame = _frame(path, columns)
    _all_numbers(path, frame, columns)
    held = _states(frame, columns, levels)
    kept = np.ones(len(frame), dtype=bool)
    left_out = []
    for reason, usable in held.reasons:
        left_out.append((reason, int((kept & ~usable).sum())))
        kept &= usable
    pair = _pairs(frame, columns)[kept]
    threat, standing, design = (
        part[kept].astype(np.intp) for part in (held.threat, held.standing, held.design)
    )
    observed = Observed(held.kappa[kept], held.gamma[kept], threat, standing, design, pair)
    told = tuple((reason, count) for reason, count in left_out if count)
    return PanelRows(observed, len(frame), told)


@dataclass(frozen=True, slots=True, eq=False)
class _States:
    kappa: Array
    gamma: Array
    threat: Array
    standing: Array
    design: Array
    reasons: tuple[tuple[str, np.ndarray], ...]


def _states(frame: pd.DataFrame, columns: Columns, levels: int) -> _States:
    """Every column as the game counts it, with what makes a row unusable."""
    kappa = _laid(frame, columns.kappa, 0.0)
    gamma = _laid(frame, columns.gamma, -1.0)
    threat = _numbers(frame, columns.threat)
    known = np.isfinite(threat)
    if columns.above is not None:
        threat = np.where(known, np.where(threat > columns.above, levels - 1.0, 0.0), np.nan)
    design = _designs(frame, columns.design)
    lagged = columns.standing == BEFORE
    standing = _before(frame, columns, design) if lagged else _designs(frame, columns.standing)
    designs, threats = range(len(Design)), range(levels)
    absent = (
        "design of the pair a year before: missing" if lagged else f"{columns.standing}: no design"
    )
    reasons = (
        *_laid_reasons(columns.kappa, _numbers(frame, columns.kappa.column), kappa, 0.0),
        *_laid_reasons(columns.gamma, _numbers(frame, columns.gamma.column), gamma, -1.0),
        (f"{columns.threat}: missing", known),
        (f"{columns.threat}: no level of the game", np.isin(threat, threats)),
        (f"{columns.design}: no design", np.isin(design, designs)),
        (absent, np.isin(standing, designs)),
    )
    return _States(kappa, gamma, threat, standing, design, reasons)


def _laid(frame: pd.DataFrame, scaled: Scaled, lowest: float) -> Array:
    """A column along a state whose highest point is 1."""
    share = (_numbers(frame, scaled.column) - scaled.low) / (scaled.high - scaled.low)
    return np.asarray(lowest + share * (1.0 - lowest))


def _laid_reasons(
    scaled: Scaled, raw: Array, laid: Array, lowest: float
) -> Iterator[tuple[str, np.ndarray]]:
    yield f"{scaled.column}: missing", np.isfinite(raw)
    outside = f"{scaled.column}: outside {scaled.low:g} to {scaled.high:g}"
    yield outside, (laid >= lowest - 1e-9) & (laid <= 1.0 + 1e-9)


def _numbers(frame: pd.DataFrame, name: str) -> Array:
    import pandas as pd

    found: Array = pd.to_numeric(frame[name], errors="coerce").to_numpy(np.float64)
    return found


def _all_numbers(path: Path, frame: pd.DataFrame, columns: Columns) -> None:
    """Refuse columns of numbers that hold something else."""
    named = [columns.kappa.column, columns.gamma.column, columns.threat]
    named += [columns.year] if columns.standing == BEFORE else []
    cells = {name: tuple(_no_numbers(frame, name)) for name in dict.fromkeys(named)}
    problems = [_no_number(path, name, found) for name, found in cells.items() if found]
    if problems:
        raise InputError(problems)


def _no_numbers(frame: pd.DataFrame, name: str) -> Iterator[str]:
    """Cells that are not empty, and hold no number: what stands there, and the row."""
    cells = frame[name]
    odd = cells.notna().to_numpy() & ~np.isfinite(_numbers(frame, name))
    for row in np.flatnonzero(odd):
        if cell := str(cells.iloc[row]).strip():
            yield f'"{cell}" in row {row + 1:,}'


def _no_number(path: Path, name: str, cells: tuple[str, ...]) -> Problem:
    return Problem(
        place=Place(str(path)),
        code="FD203",
        found=f"{name}: {listed(cells, SHOWN)} (row 1 is the first below the header)",
        expected="a finite number, or an empty cell where it is missing",
        remedy="write numbers with a point, as 0.5, and leave empty what is not known",
    )


def _designs(frame: pd.DataFrame, name: str) -> Array:
    """Designs by depth, whether the file has numbers or names."""
    column = frame[name]
    named = column.map(_DEPTHS).to_numpy(np.float64)
    return np.where(np.isfinite(named), named, _numbers(frame, name))


def _before(frame: pd.DataFrame, columns: Columns, design: Array) -> Array:
    """The design of the same pair a year before; NaN where there is no such row."""
    import pandas as pd

    pair, year = _pairs(frame, columns), _numbers(frame, columns.year)
    held = pd.DataFrame({"pair": pair, "year": year, "design": design}).dropna(subset="year")
    # A pair that stands twice in a year is asked for the deepest of its designs.
    deepest = held.groupby(["pair", "year"])["design"].max()
    asked = pd.MultiIndex.from_arrays([pair, year - 1])
    found: Array = deepest.reindex(asked).to_numpy(np.float64)
    return found


def _pairs(frame: pd.DataFrame, columns: Columns) -> np.ndarray:
    """A number for each pair; each row its own where no columns tell pairs apart."""
    if not columns.pair:
        return np.arange(len(frame))
    found: np.ndarray = frame.groupby(list(columns.pair), dropna=False).ngroup().to_numpy(np.intp)
    return found


def _frame(path: Path, columns: Columns) -> pd.DataFrame:
    """The columns that are needed, of every row."""
    import pandas as pd

    if not path.is_file():
        raise InputError([_unreadable(path, "FD101", "no such file")])
    packed = path.suffix.lower() == ".parquet"
    try:
        if packed:
            from pyarrow import parquet

            there = list(parquet.read_schema(path).names)
            _all_there(path, columns, there)
            return pd.read_parquet(path, columns=list(columns.names))
        there = list(pd.read_csv(path, nrows=0).columns)
        _all_there(path, columns, there)
        return pd.read_csv(path, usecols=list(columns.names), low_memory=False)
    except (ValueError, pd.errors.ParserError) as error:
        # pyarrow's errors, and what is no UTF-8, are ValueErrors.
        if isinstance(error, InputError):
            raise
        kind = "Parquet" if packed else "CSV"
        raise InputError([_unreadable(path, "FD102", f"no readable {kind}")]) from error


def _all_there(path: Path, columns: Columns, there: list[str]) -> None:
    problems = [
        Problem(
            place=Place(str(path)),
            code="FD608",
            found=f'no column "{name}"',
            expected=f"one of {listed(there, 12)}",
            remedy=_remedy(name, there),
        )
        for name in columns.names
        if name not in there
    ]
    if problems:
        raise PlanError(problems)


def _remedy(name: str, there: list[str]) -> str:
    near = meant(name, there)
    guess = f'did you mean "{near}"? ' if near else ""
    return f"{guess}name the column with --kappa, --gamma, --threat, --standing, --design, --pair or --year"


def _unreadable(path: Path, code: str, found: str) -> Problem:
    expected = "a panel as CSV, or as Parquet in a file that ends in .parquet"
    return Problem(
        Place(str(path)), code, found, expected, "write one with `foedus panel build -o`"
    )
