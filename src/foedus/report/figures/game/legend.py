"""What the colours and signs of a map mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from foedus.report.figures.drawing import Mark, box
from foedus.report.figures.game.panel import AGREE, DEEPER, DESIGNS, HELD, HELD_TWO, VEILED, VEILS
from foedus.report.figures.game.spots import sign
from foedus.report.figures.lettering import Line, width, wrap
from foedus.study.game.map import GameMap, Strip
from foedus.vocabulary.design import Design

SWATCH = 15
"""Side of a sample of colour, in pixels."""

LEADING = 1.32


@dataclass(frozen=True, slots=True)
class Legend:
    """The marks and lines below a map, and where they end."""

    marks: tuple[Mark, ...]
    labels: tuple[Line, ...]
    bottom: float


@dataclass(frozen=True, slots=True)
class Pen:
    """Where the next line begins: its height, the room there is, and the size of the type."""

    top: float
    room: float
    size: float

    @property
    def base(self) -> float:
        """Where the next line of text stands."""
        return self.top + self.size

    def down(self, lines: float) -> Pen:
        """Some lines further down."""
        return Pen(self.top + lines * self.size * LEADING, self.room, self.size)


Part = tuple[tuple[Mark, ...], tuple[Line, ...], Pen]


def legend(held: GameMap, strips: Sequence[Strip], place: tuple[float, float, float]) -> Legend:
    """What is below a map.

    Parameters
    ----------
    held : GameMap
        The map.
    strips : sequence of Strip
        Its rows: what none of them shows is not explained.
    place : tuple of float
        Where it begins, the room across, the size of the type.
    """
    pen = Pen(*place)
    marks: list[Mark] = []
    labels: list[Line] = []
    for part in (_designs, _chances, _partings):
        drawn, said, pen = part(pen)
        marks += drawn
        labels += said
    drawn, said, pen = _notes(pen, [*_said(held, strips)])
    marks += drawn
    labels += said
    return Legend(tuple(marks), tuple(labels), pen.top + 2)


def _swatches(pen: Pen, samples: Sequence[tuple[tuple[str, ...], str]], x: float = 0) -> Part:
    """Samples of colour, each with its words, in one line."""
    marks: list[Mark] = []
    labels = []
    for roles, text in samples:
        top = pen.base - SWATCH + 3
        marks += [box(role, x, top, SWATCH, SWATCH) for role in (*roles, "frame")]
        labels.append(Line(x + SWATCH + 5, pen.base, text, "name"))
        x += SWATCH + 5 + width(text, pen.size) + 18
    return tuple(marks), tuple(labels), pen.down(1.55)


def _designs(pen: Pen) -> Part:
    """The designs: their colours, and their signs."""
    head = "The likeliest design:"
    begin = width(head, pen.size) + 8
    names = ["none", "without institutions", "with institutions"]
    samples = [((role,), name) for role, name in zip(DESIGNS, names, strict=True)]
    marks, labels, after = _swatches(pen, samples, begin)
    return marks, (Line(0, pen.base, head, "name"), *labels), after


def _chances(pen: Pen) -> Part:
    """How a panel pales."""
    head = "Its chance:"
    begin = width(head, pen.size) + 8
    above = [f"{VEILS[0]:g} or more", *(f"below {bound:g}" for bound in VEILS)]
    samples = [((DESIGNS[2], *VEILED[:place]), text) for place, text in enumerate(above)]
    marks, labels, after = _swatches(pen, samples, begin)
    return marks, (Line(0, pen.base, head, "name"), *labels), after


def _partings(pen: Pen) -> Part:
    """The colours of the panel that compares."""
    head = "Where they part:"
    begin = width(head, pen.size) + 8
    samples = [
        ((AGREE,), "as wanted"),
        ((HELD,), "the patron holds back"),
        ((HELD, HELD_TWO), "by two steps"),
        ((DEEPER,), "deeper than wanted"),
    ]
    marks, labels, after = _swatches(pen, samples, begin)
    return marks, (Line(0, pen.base, head, "name"), *labels), after


def _said(held: GameMap, strips: Sequence[Strip]) -> Iterator[tuple[str, tuple[Design, ...]]]:
    """Notes, with the signs that they begin with."""
    figure = held.first.figure
    if figure is not None and any(strip.where_cases_stand for strip in strips):
        text = (
            f"none, without, with institutions: what the figure of {figure.label} expects in the "
            "four cells between the dashed lines."
        )
        yield text, tuple(Design)
    if held.spots:
        names = " · ".join(f"{spot.number} {spot.episode}" for spot in held.spots)
        yield f"{held.study}: {names}. A line or a box: the coding leaves all of it open.", ()
    if held.unplaced:
        yield f"Nothing decided is known of {', '.join(held.unplaced)}.", ()
    if held.unsolved:
        yield "Hatched: the game is not solved there, and no design is read from it.", ()


def _notes(pen: Pen, notes: Sequence[tuple[str, tuple[Design, ...]]]) -> Part:
    marks: list[Mark] = []
    labels = []
    for text, signs in notes:
        for place, design in enumerate(signs):
            marks += sign(design, 8 + place * 19, pen.base - pen.size * 0.32)
        indent = 19 * len(signs) + 4 if signs else 0
        for piece in wrap(text, pen.size, pen.room - indent):
            labels.append(Line(indent, pen.base, piece, "name"))
            pen = pen.down(1)
        pen = pen.down(0.35)
    return tuple(marks), tuple(labels), pen
