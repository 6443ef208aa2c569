"""The figure of a theory: two conditions, four cells, the episodes that stand in them."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.confront.congruence.coverage import Occupied
from foedus.report.figures.lettering import wrap
from foedus.report.templating import render
from foedus.report.views import words
from foedus.theory.cells import cells
from foedus.theory.clause import Clause
from foedus.theory.derive import Rule
from foedus.theory.theory import Axes
from foedus.vocabulary.concept import Concept

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
class Line:
    """A line of text: where its baseline begins, what it says, in which manner."""

    x: float
    y: float
    text: str
    manner: str
    anchor: str = "start"


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
class Content:
    """What a cell says before it has a place."""

    answers: tuple[str, ...]
    first: str
    reason: str
    tests: tuple[tuple[str, bool], ...]
    others: tuple[tuple[str, bool], ...]
    hatched: bool


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
    contents = tuple(_content(rule, cell, occupied) for cell in occupied)
    boxes, height = _boxes(contents, size)
    return Drawing(
        id=name,
        width=size.width,
        height=height,
        title=f"What {theory.label} expects",
        description=describe(rule, occupied),
        labels=_labels(rule, theory.axes, boxes, size),
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


def describe(rule: Rule, occupied: tuple[Occupied, ...]) -> str:
    """The figure in sentences, for those who do not see it."""
    said = []
    for held in occupied:
        row, column = _words(rule, held)
        names = [*held.tests, *(f"{name} (no test)" for name in held.others)]
        inside = f" Episodes: {', '.join(names)}." if names else ""
        answer = words.designs(held.cell.answers) or "nothing in scope"
        said.append(f"{words.capital(row)}, {column}: {answer}.{inside}")
    return " ".join(said)


def _words(rule: Rule, held: Occupied) -> tuple[str, str]:
    """The words for the row and the column of a cell."""
    axes = rule.table.theory.axes
    if axes is None:
        return "", ""
    concepts = rule.table.concepts
    return (
        side(concepts[axes.rows], holds=held.cell.row),
        side(concepts[axes.columns], holds=held.cell.column),
    )


def side(concept: Concept, *, holds: bool) -> str:
    """The word for a member, or for a non-member, of a concept.

    Examples
    --------
    >>> side(Concept("c", "Compatibility", "", high="compatible"), holds=True)
    'compatible'
    >>> side(Concept("c", "Compatibility", ""), holds=False)
    'without compatibility'
    """
    label = concept.label.lower()
    return (concept.high or label) if holds else (concept.low or f"without {label}")


def _content(rule: Rule, held: Occupied, occupied: tuple[Occupied, ...]) -> Content:
    clauses = [c for c in rule.table.theory.clauses if c.name in held.cell.clauses]
    speaking = [clause for clause in clauses if clause.expect]
    everywhere = [name for each in occupied for name in (*each.tests, *each.others)]
    return Content(
        answers=_answers(held, clauses) or ("Outside the scope",),
        first=_first(speaking),
        reason=speaking[0].because if speaking else "",
        tests=tuple((name, everywhere.count(name) > 1) for name in held.tests),
        others=tuple((name, everywhere.count(name) > 1) for name in held.others),
        hatched=not held.tested,
    )


def _answers(held: Occupied, clauses: list[Clause]) -> tuple[str, ...]:
    """The answers as the figure writes them; of several, the clauses that give the others."""
    said = []
    for answer in held.cell.answers:
        text = words.design(answer).removeprefix("alliance ")
        giving = words.either([clause.name for clause in clauses if clause.answer is answer])
        said.append(f"or {text}: {giving}" if said else words.capital(text))
    return tuple(said)


def _first(clauses: list[Clause]) -> str:
    said = dict.fromkeys(f"{c.first.label} first" for c in clauses if c.first)
    return words.either(list(said))


def _boxes(contents: tuple[Content, ...], size: Size) -> tuple[tuple[Box, ...], float]:
    """The cells in place, two and two, each row as high as its fuller cell."""
    across = (size.width - size.margin) / 2
    above = _above(size)
    y, placed = above, []
    for pair in (contents[:2], contents[2:4]):
        filled = [_fill(content, across, size) for content in pair]
        height = max(depth for _, _, depth in filled)
        for place, (content, (lines, spots, _)) in enumerate(zip(pair, filled, strict=True)):
            x = size.margin + place * across
            placed.append(_placed(content, (x, y, across, height), lines, spots))
        y += height + (0 if size.margin else above)
    return tuple(placed), y + 1 - (0 if size.margin else above)


def _above(size: Size) -> float:
    """Room for the labels above a row of cells."""
    return size.text * LEADING * 2 + PAD if size.margin else size.text * LEADING * 4 + PAD


def _placed(
    content: Content,
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
        hatched=content.hatched,
        lines=tuple(Line(x + n.x, y + n.y, n.text, n.manner, n.anchor) for n in lines),
        spots=tuple(Spot(x + s.x, y + s.y, s.manner) for s in spots),
    )


def _fill(content: Content, across: float, size: Size) -> tuple[list[Line], list[Spot], float]:
    """Lines and marks of a cell from its corner on, and the height that they need."""
    room = across - 2 * PAD
    said = [(content.answers[0], "strong", size.strong)]
    said += [(answer, "text", size.text) for answer in content.answers[1:]]
    said += [(content.first, "quiet", size.text)]
    said += [(content.reason, "reason", size.text)] if size.reasons else []
    lines, y = [], PAD * 0.6
    for text, manner, letter in said:
        y += 5 if manner == "reason" and text else 0
        for piece in wrap(text, letter, room):
            y += letter * LEADING
            lines.append(Line(PAD, y, piece, manner))
    spots, y = _episodes(content, lines, y + 8, (size, room))
    return lines, spots, y + PAD


def _episodes(
    content: Content, lines: list[Line], y: float, measures: tuple[Size, float]
) -> tuple[list[Spot], float]:
    """Marks for the episodes of a cell, with their names appended to its lines."""
    size, room = measures
    spots = []
    named = [(name, "test", opened) for name, opened in content.tests]
    named += [(name, "other", opened) for name, opened in content.others]
    for name, manner, opened in named:
        for place, piece in enumerate(wrap(name, size.text, room - 18)):
            y += size.text * LEADING
            lines.append(Line(PAD + 18, y, piece, f"{manner}-name"))
            if place == 0:
                mark = Spot(PAD + 6, y - size.text * 0.32, f"{manner} open" if opened else manner)
                spots.append(mark)
    if content.hatched:
        for piece in wrap(UNTESTED, size.text, room):
            y += size.text * LEADING
            lines.append(Line(PAD, y, piece, "untested"))
    return spots, y


def _labels(rule: Rule, axes: Axes, boxes: tuple[Box, ...], size: Size) -> tuple[Line, ...]:
    concepts = rule.table.concepts
    rows, columns = concepts[axes.rows], concepts[axes.columns]
    across = boxes[0].width
    labels = [
        Line(size.margin + size.width / 2 - size.margin / 2, size.text, columns.label, "axis", "middle")
    ]
    for place, holds in enumerate((True, False)):
        x = size.margin + (place + 0.5) * across
        y = boxes[0].y - PAD * 0.6
        labels.append(Line(x, y, words.capital(side(columns, holds=holds)), "side", "middle"))
        labels += _row_labels(rows, boxes[2 * place], size, holds=holds)
    return tuple(labels)


def _row_labels(rows: Concept, box: Box, size: Size, *, holds: bool) -> list[Line]:
    """The label of a row: in the margin, or above the row where there is none."""
    text = words.capital(side(rows, holds=holds))
    if not size.margin:
        across = size.width / 2
        y = box.y - PAD * 0.6 - (size.text * LEADING if holds else 0)
        return [Line(across, y, f"{rows.label}: {text.lower()}", "side", "middle")]
    found, y = [], box.y + PAD * 0.6 + size.text * LEADING
    for manner, said in (("axis", rows.label if holds else ""), ("side", text)):
        for piece in wrap(said, size.text, size.margin - PAD):
            found.append(Line(size.margin - PAD, y, piece, manner, "end"))
            y += size.text * LEADING
    return found
