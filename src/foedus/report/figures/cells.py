"""The figure of a theory: two conditions, four cells, the episodes that stand in them."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.confront.congruence.coverage import Occupied
from foedus.report import words
from foedus.report.figures.content import Content, content, describe, side
from foedus.report.figures.lettering import Line, wrap
from foedus.report.templating import render
from foedus.theory.cells import cells
from foedus.theory.derive import Rule
from foedus.theory.theory import Axes

UNTESTED = "No test stands in this cell."


@dataclass(frozen=True, slots=True)
class Size:
    """The measures of a drawing in pixels: its width, its left margin, its type.

    Parameters
    ----------
    width, margin : float
        Of the whole, and of the column of row labels; 0 sets row labels above the rows.
    strong, text : float
        Sizes of the type for what is expected, and for the rest.
    reasons : bool
        Whether the clauses' reasons are written into the cells.
    """

    width: float
    margin: float
    strong: float
    text: float
    reasons: bool


WIDE = Size(width=860, margin=132, strong=19, text=13.5, reasons=True)
NARROW = Size(width=344, margin=0, strong=14.5, text=12.5, reasons=False)

PAD = 14
LEADING = 1.38
"""Distance of lines, in sizes of the type."""


@dataclass(frozen=True, slots=True)
class Spot:
    """An episode in a cell: a mark with its name.

    Parameters
    ----------
    x, y : float
        Centre of the mark.
    manner : str
        `test` or `other`, with ` open` where the episode may stand in another cell as well.
    """

    x: float
    y: float
    manner: str


@dataclass(frozen=True, slots=True)
class Box:
    """A cell: its place, its lines and marks, and whether it is hatched as untested."""

    x: float
    y: float
    width: float
    height: float
    hatched: bool
    lines: tuple[Line, ...]
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A figure ready to be written: its size, texts and cells."""

    id: str
    width: float
    height: float
    title: str
    description: str
    labels: tuple[Line, ...]
    boxes: tuple[Box, ...]
    text: float
    strong: float


@dataclass(frozen=True, slots=True)
class Signs:
    """The labels of a figure in lines: above it, above its columns, in the margin, of its rows."""

    top: tuple[str, ...]
    columns: tuple[tuple[str, ...], ...]
    margin: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def drawing(rule: Rule, occupied: tuple[Occupied, ...], size: Size, name: str) -> Drawing | None:
    """The figure of a theory, worked out.

    Parameters
    ----------
    rule : Rule
        A theory made ready.
    occupied : tuple of Occupied
        Its cells, row by row, members first; those without episodes still say what is
        expected.
    size : Size
        Measures of the drawing.
    name : str
        Begins the ids in it.

    Returns
    -------
    Drawing or None
        None where the theory has no axes.
    """
    theory = rule.table.theory
    if theory.axes is None:
        return None
    contents = tuple(content(rule, cell, occupied) for cell in occupied)
    signs = _signs(rule, theory.axes, size)
    boxes, height = _boxes(contents, signs, size)
    return Drawing(
        id=name,
        width=size.width,
        height=height,
        title=f"What {theory.label} expects",
        description=describe(rule, occupied),
        labels=_labels(signs, boxes, size),
        boxes=boxes,
        text=size.text,
        strong=size.strong,
    )


def standalone(rule: Rule, occupied: tuple[Occupied, ...] | None = None) -> str:
    """The figure of a theory as an SVG file of its own.

    Parameters
    ----------
    rule : Rule
        A theory made ready.
    occupied : tuple of Occupied, optional
        Its cells with the episodes of a study; without it the cells stand empty and
        nothing is said of tests.

    Returns
    -------
    str
        SVG with its own colours on a light ground; empty where the theory has no axes.
    """
    axes = rule.table.theory.axes
    if axes is None:
        return ""
    held = occupied or tuple(Occupied(cell, (), ()) for cell in cells(rule, axes))
    drawn = drawing(rule, held, WIDE, "figure")
    return render("figures/standalone.svg.j2", figure=drawn, tested=occupied is not None)


def _boxes(
    contents: tuple[Content, ...], signs: Signs, size: Size
) -> tuple[tuple[Box, ...], float]:
    """The cells in place, two and two, each row as high as its fuller cell."""
    across, step = (size.width - size.margin) / 2, size.text * LEADING
    above = [0 if size.margin else len(row) * step for row in signs.rows]
    y = (len(signs.top) + max(len(column) for column in signs.columns)) * step + above[0] + PAD
    placed = []
    for number, pair in enumerate((contents[:2], contents[2:4])):
        y += above[1] + PAD if number and not size.margin else 0
        filled = [_fill(said, across, size) for said in pair]
        height = max(depth for _, _, depth in filled)
        for place, (said, (lines, spots, _)) in enumerate(zip(pair, filled, strict=True)):
            x = size.margin + place * across
            placed.append(_placed(said, (x, y, across, height), lines, spots))
        y += height
    return tuple(placed), y + 1


def _placed(
    said: Content,
    place: tuple[float, float, float, float],
    lines: list[Line],
    spots: list[Spot],
) -> Box:
    x, y, across, height = place
    return Box(
        x=x,
        y=y,
        width=across,
        height=height,
        hatched=said.hatched,
        lines=tuple(Line(x + n.x, y + n.y, n.text, n.manner, n.anchor) for n in lines),
        spots=tuple(Spot(x + s.x, y + s.y, s.manner) for s in spots),
    )


def _fill(held: Content, across: float, size: Size) -> tuple[list[Line], list[Spot], float]:
    """Lines and marks of a cell from its corner on, and the height that they need."""
    room = across - 2 * PAD
    said = [(held.answers[0], "strong", size.strong)]
    said += [(answer, "text", size.text) for answer in held.answers[1:]]
    said += [(held.first, "quiet", size.text)]
    said += [(held.reason, "reason", size.text)] if size.reasons else []
    lines, y = [], PAD * 0.6
    for text, manner, letter in said:
        y += 5 if manner == "reason" and text else 0
        for piece in wrap(text, letter, room):
            y += letter * LEADING
            lines.append(Line(PAD, y, piece, manner))
    spots, y = _episodes(held, lines, y + 8, size, room)
    return lines, spots, y + PAD


def _episodes(
    held: Content, lines: list[Line], y: float, size: Size, room: float
) -> tuple[list[Spot], float]:
    """Marks for the episodes of a cell, with their names appended to its lines."""
    spots = []
    named = [(name, "test", opened) for name, opened in held.tests]
    named += [(name, "other", opened) for name, opened in held.others]
    for name, manner, opened in named:
        for place, piece in enumerate(wrap(name, size.text, room - 18)):
            y += size.text * LEADING
            lines.append(Line(PAD + 18, y, piece, f"{manner}-name"))
            if place == 0:
                mark = Spot(PAD + 6, y - size.text * 0.32, f"{manner} open" if opened else manner)
                spots.append(mark)
    if held.hatched:
        y += 4
        for piece in wrap(UNTESTED, size.text, room):
            y += size.text * LEADING
            lines.append(Line(PAD, y, piece, "untested"))
    return spots, y


def _signs(rule: Rule, axes: Axes, size: Size) -> Signs:
    """The labels of a figure, broken into lines."""
    rows, columns = rule.table.concepts[axes.rows], rule.table.concepts[axes.columns]
    across = (size.width - size.margin) / 2
    room = size.margin - PAD if size.margin else size.width
    head = "" if size.margin else f"{rows.label}: "
    said = [(side(rows, holds=holds), side(columns, holds=holds)) for holds in (True, False)]
    return Signs(
        top=wrap(columns.label, size.text, size.width - size.margin),
        columns=tuple(wrap(words.capital(c), size.text, across - PAD) for _, c in said),
        margin=wrap(rows.label if size.margin else "", size.text, room),
        rows=tuple(
            wrap(head + (r if head else words.capital(r)), size.text, room) for r, _ in said
        ),
    )


def _labels(signs: Signs, boxes: tuple[Box, ...], size: Size) -> tuple[Line, ...]:
    """The labels in place: columns above the cells, rows in the margin or above each row."""
    step = size.text * LEADING
    middle = size.margin + boxes[0].width
    labels = _stacked(signs.top, (middle, size.text), step, ("axis", "middle"))
    base = boxes[0].y - PAD * 0.6 - (0 if size.margin else len(signs.rows[0]) * step)
    for box, said in zip(boxes[:2], signs.columns, strict=True):
        top = base - (len(said) - 1) * step
        labels += _stacked(said, (box.x + box.width / 2, top), step, ("side", "middle"))
    for place, (box, said) in enumerate(zip((boxes[0], boxes[2]), signs.rows, strict=True)):
        if size.margin:
            head = signs.margin if place == 0 else ()
            x, y = size.margin - PAD, box.y + PAD * 0.6 + step
            labels += _stacked(head, (x, y), step, ("axis", "end"))
            labels += _stacked(said, (x, y + len(head) * step), step, ("side", "end"))
        else:
            top = box.y - PAD * 0.6 - (len(said) - 1) * step
            labels += _stacked(said, (middle, top), step, ("side", "middle"))
    return tuple(labels)


def _stacked(
    said: tuple[str, ...], place: tuple[float, float], step: float, manner: tuple[str, str]
) -> list[Line]:
    """Lines one below the other, from the baseline of the first."""
    x, y = place
    return [Line(x, y + row * step, text, *manner) for row, text in enumerate(said)]
