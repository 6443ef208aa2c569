"""What a sweep varies: parameters, each between two ends, with the reason for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Literal

from foedus.game.game import Note
from foedus.game.laws import Array
from foedus.game.parameters import Parameters


@dataclass(frozen=True, slots=True)
class Range:
    """One number that is varied, evenly between two ends.

    Parameters
    ----------
    parameter : str
        The parameter.
    place : int or None
        Which of its numbers, counted from 0: the design's depth, or the level of threat. None for
        a parameter that is one number.
    lowest, highest : float
        The ends, in the parameter's unit.
    why : str
        Why these ends.

    Examples
    --------
    >>> Range("military", 1, 0.0, 0.5, "…").label
    'military[1]'
    """

    parameter: str
    place: int | None
    lowest: float
    highest: float
    why: str

    @property
    def label(self) -> str:
        """The parameter, and which of its numbers."""
        return self.parameter if self.place is None else f"{self.parameter}[{self.place}]"

    def at(self, share: float) -> float:
        """The number at a share of the way from the lower end to the higher."""
        return self.lowest + share * (self.highest - self.lowest)


@dataclass(frozen=True, slots=True)
class Sweep:
    """What a sweep asks of a game.

    Parameters
    ----------
    ranges : tuple of Range
        What is varied.
    reads : {"wanted", "realised"}
        Which designs are compared with the figure.
    n_kappa, n_gamma : int
        Points of the grids.
    """

    ranges: tuple[Range, ...]
    reads: Literal["wanted", "realised"] = "wanted"
    n_kappa: int = 17
    n_gamma: int = 17


def ranges_of(notes: Iterable[Note]) -> tuple[Range, ...]:
    """The ranges that a game's file declares.

    Numbers whose ends are one are not varied, nor is a parameter that was set for this run.

    Parameters
    ----------
    notes : iterable of Note
        What the file says beside each value.
    """
    return tuple(one for note in notes for one in _ranges(note))


def _ranges(note: Note) -> Iterator[Range]:
    if note.fixed or note.lowest is None or note.highest is None:
        return
    if isinstance(note.lowest, tuple) and isinstance(note.highest, tuple):
        for place, (low, high) in enumerate(zip(note.lowest, note.highest, strict=True)):
            if low < high:
                yield Range(note.name, place, low, high, note.reason)
    elif isinstance(note.lowest, float) and isinstance(note.highest, float):
        yield Range(note.name, None, note.lowest, note.highest, note.reason)


def drawn(base: Parameters, ranges: Sequence[Range], shares: Iterable[float]) -> Parameters:
    """The game with every range set at its share of the way.

    Parameters
    ----------
    base : Parameters
        The game that is varied.
    ranges : sequence of Range
        What is varied.
    shares : iterable of float
        One per range, in [0, 1].

    Examples
    --------
    >>> ranges = [Range("coup", None, 0.1, 0.3, "…"), Range("commit", 1, 0.0, 0.1, "…")]
    >>> found = drawn(Parameters(), ranges, [0.5, 0.25])
    >>> round(found.coup, 3), found.commit
    (0.2, (0.0, 0.025, 0.15))
    """
    found = base
    for one, share in zip(ranges, shares, strict=True):
        found = _with(found, one, float(one.at(float(share))))
    return found


def _with(p: Parameters, one: Range, value: float) -> Parameters:
    if one.place is None:
        return replace(p, **{one.parameter: value})  # type: ignore[arg-type]
    numbers = list(getattr(p, one.parameter))
    numbers[one.place] = value
    return replace(p, **{one.parameter: tuple(numbers)})  # type: ignore[arg-type]


def corners(base: Parameters, ranges: Sequence[Range]) -> Iterator[tuple[Range, Parameters]]:
    """The games at the ends of every parameter's ranges, the others as they are.

    A parameter of several numbers is taken to all corners of its numbers, so that designs that
    could fall out of order are met.
    """
    for name in dict.fromkeys(one.parameter for one in ranges):
        of_name = [one for one in ranges if one.parameter == name]
        for ends in product((0.0, 1.0), repeat=len(of_name)):
            yield of_name[0], drawn(base, of_name, ends)


def points(base: Parameters, sweep: Sweep, rows: Array) -> tuple[Parameters, ...]:
    """The games at points of the unit cube, shape (points, ranges), on the sweep's grid."""
    on_grid = replace(base, n_kappa=sweep.n_kappa, n_gamma=sweep.n_gamma)
    return tuple(drawn(on_grid, sweep.ranges, row) for row in rows)
