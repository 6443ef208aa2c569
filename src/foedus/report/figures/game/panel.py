"""One panel of a map: which design is likeliest where, how surely, and where wish and end part."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from foedus.game.laws import Array
from foedus.game.place import Aspect
from foedus.report.figures.drawing import Mark, box, hatching, line
from foedus.report.figures.game.field import Frame, Height, area
from foedus.study.game.map import Strip

DESIGNS = ("map_none", "map_without", "map_with")
"""Roles of the designs, by depth."""

VEILS = (0.95, 0.8, 0.6)
"""Chances of the likeliest design below which a panel pales, once for each."""

VEILED = ("veil", "veil_two", "veil_three")
"""Roles of what pales it: an SVG joins neighbours of one role, and joined they would pale once."""

AGREE, HELD, HELD_TWO, DEEPER = "map_agree", "map_held", "map_held_two", "map_deeper"
"""Roles of the panel that compares: as wanted, one step less, two steps less, more."""


def likeliest(strip: Strip, aspect: Aspect, frame: Frame) -> Iterator[Mark]:
    """The design that is likeliest at each state, paler where it is less sure.

    Parameters
    ----------
    strip : Strip
        The row of the map.
    aspect : Aspect
        What the client wants, or what comes out.
    frame : Frame
        Where the panel stands.
    """
    values, first = _values(strip), 0 if aspect is Aspect.WANTED else 3
    yield box(DESIGNS[0], frame.left, frame.top, frame.width, frame.height)
    yield area(DESIGNS[1], values, (_some(first),), frame)
    yield area(DESIGNS[2], values, (_deep(first),), frame)
    for role, bound in zip(VEILED, VEILS, strict=True):
        yield area(role, values, (_unsure(first, bound),), frame)


def parting(strip: Strip, frame: Frame) -> Iterator[Mark]:
    """Where what comes out is not what is wanted, and in which direction.

    Parameters
    ----------
    strip : Strip
        The row of the map.
    frame : Frame
        Where the panel stands.
    """
    values = _values(strip)
    yield box(AGREE, frame.left, frame.top, frame.width, frame.height)
    for wanted in range(3):
        for realised in range(3):
            if wanted != realised:
                both = (*_design(0, wanted), *_design(3, realised))
                yield area(_role(wanted - realised), values, both, frame)


def _role(steps: int) -> str:
    return DEEPER if steps < 0 else HELD if steps == 1 else HELD_TWO


def unsolved(frame: Frame) -> Iterator[Mark]:
    """A panel of a game that was not solved: nothing is read from it."""
    whole = box("absent", frame.left, frame.top, frame.width, frame.height)
    yield whole
    yield hatching("hatch", whole, step=9)
    x, y = frame.at(0.5, 0.5)
    yield box("plate", x - 42, y - 15, 84, 22)


def crossing(strip: Strip, frame: Frame) -> Iterator[Mark]:
    """The crossovers of both concepts: the four cells of a figure.

    Parameters
    ----------
    strip : Strip
        The row of the map.
    frame : Frame
        Where the panel stands.
    """
    x, y = centre(strip, frame)
    for role in ("halo", "map_cross"):
        yield line(role, (x, frame.top), (x, frame.bottom))
        yield line(role, (frame.left, y), (frame.right, y))


def centre(strip: Strip, frame: Frame) -> tuple[float, float]:
    """Where both concepts cross over."""
    placed = strip.solved.game.placement
    return frame.at((placed.gamma.crossover + 1) / 2, placed.kappa.crossover)


def _values(strip: Strip) -> Array:
    """Chances wanted, then realised, shape (kappa, gamma, 6)."""
    chances = strip.chances
    both = (chances.wanted[:, :, strip.threat], chances.realised[:, :, strip.threat])
    return np.concatenate(both, axis=-1)


def _some(first: int) -> Height:
    """How much likelier some alliance is than none."""
    return lambda v: np.maximum(v[..., first + 1], v[..., first + 2]) - v[..., first]


def _deep(first: int) -> Height:
    """How much likelier the deepest design is than any other."""
    return lambda v: v[..., first + 2] - np.maximum(v[..., first], v[..., first + 1])


def _not(height: Height) -> Height:
    return lambda v: -height(v)


def _unsure(first: int, bound: float) -> Height:
    """How far the chance of the likeliest design lies below a bound."""
    return lambda v: bound - v[..., first : first + 3].max(axis=-1)


def _design(first: int, depth: int) -> tuple[Height, ...]:
    """Where one design is the likeliest."""
    if depth == 0:
        return (_not(_some(first)),)
    return (_deep(first),) if depth > 1 else (_some(first), _not(_deep(first)))
