"""What is laid over a map: designs that a figure expects, and episodes with their numbers."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence

from foedus.game.place import Box
from foedus.report.figures.drawing import Dot, Mark, Point, Shape, Stroke, box
from foedus.report.figures.game.field import Frame
from foedus.report.figures.lettering import Line, width
from foedus.study.game.map import Spot, Strip
from foedus.vocabulary.design import Design

RADIUS = 4.2
"""Of the sign of a design, in pixels."""

PLATE = 13
"""Height of the plate that bears a number."""


def sign(design: Design, x: float, y: float) -> Iterator[Mark]:
    """The sign of a design: hollow for none, half full without, full with institutions.

    Parameters
    ----------
    design : Design
        The design.
    x, y : float
        Centre of the sign.
    """
    yield Dot("chip", x, y, RADIUS + 3)
    yield Dot("chip_full" if design is Design.WITH_INSTITUTIONS else "chip_hollow", x, y, RADIUS)
    if design is Design.WITHOUT_INSTITUTIONS:
        turns = (math.pi * step / 12 for step in range(-6, 7))
        arc = tuple((x + RADIUS * math.cos(a), y + RADIUS * math.sin(a)) for a in turns)
        yield Shape("chip_full", arc)


def expected(strip: Strip, frame: Frame) -> Iterator[Mark]:
    """In the middle of each cell the sign of every design that the figure expects there.

    Parameters
    ----------
    strip : Strip
        The row of the map.
    frame : Frame
        Where the panel stands.
    """
    figure = strip.solved.figure
    if figure is None:
        return
    order = ((True, True), (True, False), (False, True), (False, False))
    for (row, column), designs in zip(order, figure.cells, strict=True):
        x, y = middle(strip, frame, row=row, column=column)
        held = sorted(designs, key=lambda design: design.depth)
        for place, design in enumerate(held):
            yield from sign(design, x + (place - (len(held) - 1) / 2) * 2 * (RADIUS + 3), y)


def middle(strip: Strip, frame: Frame, *, row: bool, column: bool) -> Point:
    """The middle of a cell, by whether the concepts along κ and along γ hold in it."""
    placed = strip.solved.game.placement
    kappa, gamma = placed.kappa, placed.gamma
    up = ((kappa.at_one if row else kappa.at_zero) + kappa.crossover) / 2
    right = ((gamma.at_one if column else gamma.at_zero) + gamma.crossover) / 2
    return frame.at((right + 1) / 2, up)


class Room:
    """What of a panel is taken already; a label asks for room before it is set.

    Parameters
    ----------
    frame : Frame
        The panel.
    taken : iterable of (left, top, right, bottom)
        Areas in pixels.
    """

    def __init__(self, frame: Frame, taken: Iterable[tuple[float, float, float, float]]) -> None:
        self.frame = frame
        self.taken = list(taken)

    def free(self, left: float, top: float, across: float, high: float) -> bool:
        """Whether an area lies in the panel and touches nothing."""
        right, bottom = left + across, top + high
        held = self.frame
        within = held.left <= left and right <= held.right and held.top <= top
        apart = all(
            right <= x0 or x1 <= left or bottom <= y0 or y1 <= top for x0, y0, x1, y1 in self.taken
        )
        return within and bottom <= held.bottom and apart


def episodes(
    spots: Sequence[Spot], strip: Strip, frame: Frame, size: float
) -> tuple[list[Mark], list[Line]]:
    """Episodes as points, lines or boxes, each with its number; those that coincide share one.

    Parameters
    ----------
    spots : sequence of Spot
        Of the whole map; those under another threat are passed over.
    strip : Strip
        The row of the map.
    frame : Frame
        Where the panel stands.
    size : float
        Of the type, in pixels.
    """
    together: dict[tuple[tuple[float, float], tuple[float, float]], list[str]] = {}
    for spot in spots:
        if strip.threat in spot.box.threats:
            together.setdefault((spot.box.kappa, spot.box.gamma), []).append(str(spot.number))
    room = Room(frame, [_around(each) for each in _signs(strip, frame)])
    outlines = {key: _outline(Box(*key, ()), frame) for key in together}
    room.taken += [_around(corner) for each in outlines.values() for corner in each]
    marks: list[Mark] = []
    plates: list[Mark] = []
    labels: list[Line] = []
    for key, numbers in together.items():
        marks += _drawn(outlines[key])
        plate, label = _label(", ".join(numbers), outlines[key], room, size)
        plates.append(plate)
        labels.append(label)
    return [*marks, *plates], labels


def _signs(strip: Strip, frame: Frame) -> Iterator[Point]:
    for row in (True, False):
        for column in (True, False):
            yield middle(strip, frame, row=row, column=column)


def _around(point: Point) -> tuple[float, float, float, float]:
    x, y = point
    return x - 5, y - 5, x + 5, y + 5


def _outline(held: Box, frame: Frame) -> tuple[Point, ...]:
    """The corners of a box, each once: one for a point, two for a line."""
    corners = (
        frame.at((gamma + 1) / 2, kappa)
        for kappa, gamma in (
            (held.kappa[0], held.gamma[0]),
            (held.kappa[0], held.gamma[1]),
            (held.kappa[1], held.gamma[1]),
            (held.kappa[1], held.gamma[0]),
        )
    )
    return tuple(dict.fromkeys(corners))


def _drawn(corners: tuple[Point, ...]) -> Iterator[Mark]:
    if len(corners) == 1:
        yield Dot("spot", *corners[0], 3.6)
        return
    closed = (*corners, corners[0])
    yield Stroke("halo", (closed,))
    yield Stroke("spot_line", (closed,))


def _label(text: str, corners: tuple[Point, ...], room: Room, size: float) -> tuple[Mark, Line]:
    """The plate with the number of an episode, on the first free place beside it."""
    across = width(text, size) + 5
    left, top = _free_place(corners, room, across)
    room.taken.append((left, top, left + across, top + PLATE))
    plate = box("plate", left, top, across, PLATE)
    return plate, Line(left + across / 2, top + PLATE - 3, text, "number", "middle")


def _free_place(corners: tuple[Point, ...], room: Room, across: float) -> Point:
    """Beside a corner, then along the outline, then further and further inward."""
    frame = room.frame
    middle_x = sum(x for x, _ in corners) / len(corners)
    middle_y = sum(y for _, y in corners) / len(corners)
    for step in range(2, 60):
        reach = 3 * step
        for x, y in ((middle_x, middle_y), *corners):
            for turn in range(16):
                angle = math.pi * turn / 8
                left = x + reach * math.cos(angle) - across / 2
                top = y + reach * math.sin(angle) - PLATE / 2
                if room.free(left, top, across, PLATE):
                    return left, top
    return frame.left + 2, frame.top + 2
