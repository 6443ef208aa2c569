"""Drawings: a figure as a frozen list of marks, before any format writes it.

A figure is worked out once. `formats` then writes the same marks as SVG, PNG or PDF, so
that the figure of a page and the figure of a paper cannot differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from foedus.report.figures.lettering import Line

Point = tuple[float, float]
"""Pixels from the left and from the top."""


@dataclass(frozen=True, slots=True)
class Measures:
    """The measures of a drawing in pixels, 96 to the inch.

    Parameters
    ----------
    width, text : float
        Of the whole, and size of the type.
    margin : float
        Width of the column of labels; 0 sets labels above their rows.
    across : int
        Panels beside each other.
    """

    width: float
    text: float
    margin: float
    across: int


WIDE = Measures(width=860, text=13.5, margin=300, across=3)
NARROW = Measures(width=344, text=12.5, margin=0, across=1)

LEADING = 1.3
"""Distance of lines, in sizes of the type."""

PAD = 8
"""Room between the parts of a drawing, in pixels."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A filled area: its role and its corners."""

    role: str
    points: tuple[Point, ...]

    @property
    def path(self) -> str:
        """The outline in the language of SVG paths."""
        return f"{_path(self.points)}z"

    @property
    def lines(self) -> tuple[tuple[Point, ...], ...]:
        """The outline, closed."""
        return ((*self.points, self.points[0]),)


@dataclass(frozen=True, slots=True)
class Stroke:
    """Lines of one role, each through two points or more."""

    role: str
    lines: tuple[tuple[Point, ...], ...]

    @property
    def path(self) -> str:
        """The lines in the language of SVG paths."""
        return "".join(_path(line) for line in self.lines)


@dataclass(frozen=True, slots=True)
class Dot:
    """A round mark: its role, its centre and its radius."""

    role: str
    x: float
    y: float
    radius: float = 3.6

    @property
    def path(self) -> str:
        """The circle as two arcs, in the language of SVG paths."""
        r = _short(self.radius)
        turn = f"a{r} {r} 0 1 0 "
        across = _short(self.radius * 2)
        return f"M{_short(self.x - self.radius)} {_short(self.y)}{turn}{across} 0{turn}-{across} 0z"


@dataclass(frozen=True, slots=True)
class Patch:
    """A filled area of many pieces that abut: its role and the corners of each piece."""

    role: str
    pieces: tuple[tuple[Point, ...], ...]

    @property
    def path(self) -> str:
        """The outlines in the language of SVG paths."""
        return "".join(f"{_path(piece)}z" for piece in self.pieces)

    @property
    def lines(self) -> tuple[tuple[Point, ...], ...]:
        """The outlines, closed."""
        return tuple((*piece, piece[0]) for piece in self.pieces)


Mark = Shape | Stroke | Dot | Patch


@dataclass(frozen=True, slots=True)
class Drawing:
    """A figure ready to be written.

    Parameters
    ----------
    id : str
        Begins the ids in it.
    width, height : float
        In pixels, 96 to the inch.
    title, description : str
        What it shows, in a line and in sentences, for those who do not see it.
    marks : tuple of Shape, Stroke, Dot or Patch
        From the lowest to the uppermost.
    labels : tuple of Line
        What is written, above all marks; the manner of a line is the role of its type.
    text : float
        Size of the type in pixels.
    """

    id: str
    width: float
    height: float
    title: str
    description: str
    marks: tuple[Mark, ...]
    labels: tuple[Line, ...]
    text: float

    @property
    def paths(self) -> tuple[tuple[str, str], ...]:
        """Roles with paths in the language of SVG; marks of one role in a row are one path."""
        groups = groupby(self.marks, key=lambda mark: mark.role)
        return tuple((role, "".join(mark.path for mark in marks)) for role, marks in groups)

    @property
    def lettering(self) -> tuple[tuple[str, str, tuple[tuple[str, str, str], ...]], ...]:
        """Manner and anchor with all lines of that kind: their places and texts."""
        found: dict[tuple[str, str], list[tuple[str, str, str]]] = {}
        for each in self.labels:
            written = (_short(each.x), _short(each.y), each.text)
            found.setdefault((each.manner, each.anchor), []).append(written)
        return tuple((*kind, tuple(lines)) for kind, lines in found.items())


def box(role: str, x: float, y: float, width: float, height: float) -> Shape:
    """A rectangle; a negative width stands to the left of `x`.

    Examples
    --------
    >>> box("bar", 10, 0, -4, 2).path
    'M6 0L10 0L10 2L6 2z'
    """
    left, right = min(x, x + width), max(x, x + width)
    return Shape(role, ((left, y), (right, y), (right, y + height), (left, y + height)))


def line(role: str, *points: Point) -> Stroke:
    """One line through points.

    Examples
    --------
    >>> line("axis", (0, 1.25), (3, 1.25)).path
    'M0 1.2L3 1.2'
    """
    return Stroke(role, (points,))


def band(role: str, low: Sequence[Point], high: Sequence[Point]) -> Shape:
    """The area between two lines.

    Examples
    --------
    >>> band("band", [(0, 2), (1, 2)], [(0, 4), (1, 4)]).points
    ((0, 2), (1, 2), (1, 4), (0, 4))
    """
    return Shape(role, (*low, *reversed(high)))


def hatching(role: str, area: Shape, step: float = 5) -> Stroke:
    """Slanted lines over a rectangle, cut at its edges.

    Parameters
    ----------
    role : str
        Of the lines.
    area : Shape
        A rectangle made by `box`.
    step : float
        Distance of the lines along its lower edge, in pixels.

    Examples
    --------
    >>> hatching("hatch", box("bar", 0, 0, 10, 5)).lines
    (((0, 0), (0, 0)), ((0, 5), (5, 0)), ((5, 5), (10, 0)))
    """
    (left, top), (right, bottom) = area.points[0], area.points[2]
    height = bottom - top
    found = []
    reach = left
    while reach < right + height:
        # The line x + y = reach + top, from the left or the lower edge to the upper or the right.
        begin = (left, reach + top - left) if reach - height < left else (reach - height, bottom)
        end = (reach, top) if reach <= right else (right, reach + top - right)
        found.append((begin, end))
        reach += step
    return Stroke(role, tuple(found))


def shifted(marks: Iterable[Mark], x: float, y: float) -> tuple[Mark, ...]:
    """Marks moved to the right and downward, for panels drawn at the origin.

    Examples
    --------
    >>> shifted([Dot("dot", 1, 1)], 2, 3)
    (Dot(role='dot', x=3, y=4, radius=3.6),)
    """
    return tuple(_shifted(mark, x, y) for mark in marks)


def _shifted(mark: Mark, x: float, y: float) -> Mark:
    if isinstance(mark, Dot):
        return Dot(mark.role, mark.x + x, mark.y + y, mark.radius)
    if isinstance(mark, Shape):
        return Shape(mark.role, _moved(mark.points, x, y))
    if isinstance(mark, Patch):
        return Patch(mark.role, tuple(_moved(each, x, y) for each in mark.pieces))
    return Stroke(mark.role, tuple(_moved(each, x, y) for each in mark.lines))


def _moved(points: tuple[Point, ...], x: float, y: float) -> tuple[Point, ...]:
    return tuple((a + x, b + y) for a, b in points)


def _path(points: Iterable[Point]) -> str:
    return "M" + "L".join(f"{_short(x)} {_short(y)}" for x, y in points)


def _short(number: float) -> str:
    """A number to a tenth of a pixel, without what it does not need."""
    said = f"{number:.1f}"
    return "0" if said == "-0.0" else said.removesuffix(".0")
