"""Fields: where a surface known on a grid lies above nought, as areas with straight edges.

Between grid points the surface is linear along the edges of a cell, so that a boundary runs where
two chances cross and not along the grid.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from foedus.report.figures.drawing import Patch, Point

Array = NDArray[np.float64]
Height = Callable[[Array], Array]
"""How far the values of a point, along the last axis, lie inside an area; below nought outside."""

Corner = tuple[float, float, Array]
"""Place in the panel, and the values there."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A panel: where its left and upper edge stand, its width and its height in pixels."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.top + self.height

    def at(self, across: float, up: float) -> Point:
        """The point that lies a share of the way across and up.

        Examples
        --------
        >>> Frame(10, 0, 100, 50).at(0.5, 0.5)
        (60.0, 25.0)
        """
        return self.left + across * self.width, self.bottom - up * self.height


def area(role: str, values: Array, heights: tuple[Height, ...], frame: Frame) -> Patch:
    """Where all of some heights are at least nought.

    Parameters
    ----------
    role : str
        What the area is.
    values : ndarray
        Shape (rows upward, columns, numbers), known at evenly spaced points of the panel.
    heights : tuple of callable
        From the numbers of a point to how far it lies inside.
    frame : Frame
        The panel.
    """
    lowest = np.min([height(values) for height in heights], axis=0)
    inside = _corners(lowest).min(axis=0) >= 0
    touched = np.min([_corners(height(values)).max(axis=0) for height in heights], axis=0) >= 0
    pieces = [*_runs(inside, frame), *_edges(values, heights, touched & ~inside, frame)]
    return Patch(role, tuple(pieces))


def _corners(at: Array) -> Array:
    """The values at the four corners of each cell, shape (4, rows, columns)."""
    return np.stack([at[:-1, :-1], at[:-1, 1:], at[1:, 1:], at[1:, :-1]])


def _runs(inside: NDArray[np.bool_], frame: Frame) -> Iterator[tuple[Point, ...]]:
    """Cells that lie inside whole, those beside each other as one."""
    rows, columns = inside.shape
    for row in range(rows):
        ends = np.flatnonzero(np.diff(np.concatenate([[0], inside[row].astype(int), [0]])))
        for first, last in zip(ends[::2].tolist(), ends[1::2].tolist(), strict=True):
            low, high = row / rows, (row + 1) / rows
            left, right = first / columns, last / columns
            yield (
                frame.at(left, low),
                frame.at(right, low),
                frame.at(right, high),
                frame.at(left, high),
            )


def _edges(
    values: Array, heights: tuple[Height, ...], cut: NDArray[np.bool_], frame: Frame
) -> Iterator[tuple[Point, ...]]:
    """What is left of the cells that a boundary runs through."""
    rows, columns = cut.shape
    for row, column in np.argwhere(cut).tolist():
        outline: list[Corner] = [
            ((column + x) / columns, (row + y) / rows, values[row + y, column + x])
            for x, y in ((0, 0), (1, 0), (1, 1), (0, 1))
        ]
        for height in heights:
            outline = _clipped(outline, height)
        if len(outline) > 2:  # noqa: PLR2004 - two points are no area
            yield tuple(frame.at(x, y) for x, y, _ in outline)


def _clipped(outline: list[Corner], height: Height) -> list[Corner]:
    """The part of an outline that lies inside, after Sutherland and Hodgman."""
    high = [float(height(values)) for _, _, values in outline]
    kept: list[Corner] = []
    for place, (corner, own) in enumerate(zip(outline, high, strict=True)):
        before, other = outline[place - 1], high[place - 1]
        if (own >= 0) != (other >= 0):
            kept.append(_between(before, corner, other / (other - own)))
        if own >= 0:
            kept.append(corner)
    return kept


def _between(one: Corner, other: Corner, share: float) -> Corner:
    return (
        one[0] + share * (other[0] - one[0]),
        one[1] + share * (other[1] - one[1]),
        one[2] + share * (other[2] - one[2]),
    )
