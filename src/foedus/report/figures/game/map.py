"""The map of a game: what the client wants, what comes out and where they part, row by row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from foedus.game.place import Aspect
from foedus.report.figures.drawing import Drawing, Mark, box, line
from foedus.report.figures.game.field import Frame
from foedus.report.figures.game.legend import Legend, legend
from foedus.report.figures.game.panel import crossing, likeliest, parting, unsolved
from foedus.report.figures.game.spots import episodes, expected
from foedus.report.figures.lettering import STRONG, Line, width, wrap, wrap_strong
from foedus.report.game.map import described, set_otherwise, standing, title
from foedus.study.game.map import GameMap, Strip

WIDTH = 720
"""Of the whole, in pixels: an A4 page between its margins."""

TEXT = 11.5
"""Size of the type, in pixels: 8.6 points."""

LABELS = 96
"""Width of the column that says which row it is."""

SCALE = 28
"""Room for the numbers along κ."""

GAP = 14
"""Between panels beside each other, and below each other."""

HEIGHT = 122
"""Of a panel."""

LEADING = 1.32

HEADS = ("What the client wants", "What comes out", "Where they part")


@dataclass(frozen=True, slots=True)
class Layer:
    """Marks and lines of a part of the map."""

    marks: tuple[Mark, ...]
    labels: tuple[Line, ...]


def game_map(held: GameMap, strips: Sequence[Strip], name: str) -> Drawing:
    """A map, drawn.

    Parameters
    ----------
    held : GameMap
        The game, solved, with episodes to be placed.
    strips : sequence of Strip
        The rows, from the top.
    name : str
        Begins the ids in it.
    """
    head, top = _head(held, strips)
    rows = [_row(held, strip, top + place * (HEIGHT + GAP)) for place, strip in enumerate(strips)]
    bottom = top + len(strips) * (HEIGHT + GAP) - GAP
    ticks, under = _ticks(held, bottom)
    below: Legend = legend(held, strips, (under, WIDTH, TEXT))
    layers = [head, *rows, ticks]
    return Drawing(
        id=name,
        width=WIDTH,
        height=below.bottom,
        title=title(held, strips),
        description=described(held, strips),
        marks=(*(mark for layer in layers for mark in layer.marks), *below.marks),
        labels=(*(said for layer in layers for said in layer.labels), *below.labels),
        text=TEXT,
    )


def _across() -> float:
    return (WIDTH - LABELS - SCALE - 2 * GAP) / 3


def _left(column: int) -> float:
    return LABELS + SCALE + column * (_across() + GAP)


def _head(held: GameMap, strips: Sequence[Strip]) -> tuple[Layer, float]:
    """The title, what was set, and what each column shows."""
    step = TEXT * LEADING
    lines = [(text, "strong") for text in wrap_strong(title(held, strips), TEXT, WIDTH)]
    changed = set_otherwise(strips)
    lines += [(text, "name") for text in wrap(changed, TEXT, WIDTH)] if changed else []
    labels = [Line(0, TEXT + row * step, text, kind) for row, (text, kind) in enumerate(lines)]
    arrow = "↓" if held.first.game.placement.kappa.reversed else "↑"
    up = wrap(f"{held.first.concepts[0][0]} {arrow}", TEXT, LABELS + SCALE - 5)
    y = TEXT + (len(lines) + len(up) - 1) * step + 8
    for row, text in enumerate(reversed(up)):
        labels.append(Line(LABELS + SCALE - 5, y - row * step, text, "aside", "end"))
    for column, text in enumerate(HEADS):
        labels.append(Line(_left(column) + _across() / 2, y, text, "strong", "middle"))
    return Layer((), tuple(labels)), y + 8


def _row(held: GameMap, strip: Strip, top: float) -> Layer:
    """Three panels beside their name."""
    marks: list[Mark] = []
    labels = list(_names(strip, top))
    for column in range(len(HEADS)):
        frame = Frame(_left(column), top, _across(), HEIGHT)
        if not strip.solved.converged:
            marks += unsolved(frame)
            labels.append(_sorry(frame))
            continue
        found, said = _panel(held, strip, column, frame)
        marks += found
        labels += said
    return Layer(tuple(marks), tuple(labels))


def _panel(held: GameMap, strip: Strip, column: int, frame: Frame) -> tuple[list[Mark], list[Line]]:
    """One panel with what is laid over it."""
    edge = box("frame", frame.left, frame.top, frame.width, frame.height)
    if column == len(HEADS) - 1:
        return [*parting(strip, frame), *crossing(strip, frame), edge], []
    marks = [*likeliest(strip, tuple(Aspect)[column], frame), *crossing(strip, frame), edge]
    if not strip.where_cases_stand and strip.standing != strip.solved.game.placement.standing:
        return marks, []
    if strip.where_cases_stand:
        marks += expected(strip, frame)
    placed, labels = episodes(held.spots, strip, frame, TEXT)
    return [*marks, *placed], labels


def _sorry(frame: Frame) -> Line:
    x, y = frame.at(0.5, 0.5)
    return Line(x, y, "not solved", "strong", "middle")


def _names(strip: Strip, top: float) -> Iterator[Line]:
    """Which row it is, and the numbers along κ beside its first panel."""
    step = TEXT * LEADING
    head = _broken(strip.setting) or wrap_strong(f"Threat {strip.theta:g}", TEXT, LABELS - 6)
    rest = f"threat {strip.theta:g}, {standing(strip)}" if strip.setting else standing(strip)
    y = top + TEXT
    for text in head:
        yield Line(0, y, text, "strong")
        y += step
    for text in wrap(rest, TEXT, LABELS - 6):
        yield Line(0, y, text, "name")
        y += step
    for share, text in ((0.0, "0"), (0.5, "0.5"), (1.0, "1")):
        x = LABELS + SCALE - 5
        yield Line(x, top + HEIGHT * (1 - share) + TEXT * 0.36, text, "aside", "end")


def _broken(setting: str) -> tuple[str, ...]:
    """A setting in lines that fit, broken within its name or before its number, never in it."""
    lines: list[str] = []
    for piece in re.findall(r"[^_=]+[_=]?", setting):
        if lines and width(lines[-1] + piece, TEXT * STRONG) <= LABELS - 6:
            lines[-1] += piece
        else:
            lines.append(piece)
    return tuple(lines)


def _ticks(held: GameMap, bottom: float) -> tuple[Layer, float]:
    """The numbers along γ below each column, and the name of what lies along it."""
    label = held.first.concepts[1][0]
    label = f"← {label}" if held.first.game.placement.gamma.reversed else f"{label} →"
    marks, labels = [], []
    for column in range(len(HEADS)):
        left = _left(column)
        for share, text, anchor in ((0.0, "−1", "start"), (0.5, "0", "middle"), (1.0, "1", "end")):
            x = left + share * _across()
            marks.append(line("axis", (x, bottom), (x, bottom + 4)))
            labels.append(Line(x, bottom + 5 + TEXT, text, "aside", anchor))
    y = bottom + 5 + TEXT * (1 + LEADING)
    labels.append(Line(_left(1) + _across() / 2, y, label, "aside", "middle"))
    return Layer(tuple(marks), tuple(labels)), y + 12
