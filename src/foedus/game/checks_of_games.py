"""What is wrong with a game beside its parameters: ranges of sweeps, and where cases are placed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from foedus.game.checks import faults
from foedus.game.game import Axis, Note, Value
from foedus.game.parameters import Parameters
from foedus.vocabulary.problem import Fault

LOWEST, HIGHEST = 0, 1
"""Places of the two ends in a range."""

LEAST = {"kappa": 0.0, "gamma": -1.0}
"""The lowest of each state that has a concept along it; the highest is 1."""


def range_faults(note: Note, parameters: Parameters, *, alone: bool = False) -> Iterator[Fault]:
    """What is wrong with the range of one parameter.

    Addresses begin with the name of the parameter and "range", then the end and the place
    among several numbers.

    Parameters
    ----------
    note : Note
        What is said of the parameter.
    parameters : Parameters
        The game that has its value.
    alone : bool
        Whether to leave the value out of it, because it is itself at fault.

    Examples
    --------
    >>> note = Note("coup", "", "", "", "", lowest=0.3, highest=1.2)
    >>> [fault.address for fault in range_faults(note, Parameters(coup=0.25))]
    [('coup', 'range', 1), ('coup', 'range')]
    """
    if note.lowest is None or note.highest is None:
        return
    wrong = [fault for end in (LOWEST, HIGHEST) for fault in _end_faults(note, parameters, end)]
    yield from wrong
    value = note.lowest if alone else getattr(parameters, note.name)
    lowest, among, highest = (_several(each) for each in (note.lowest, value, note.highest))
    if not len(lowest) == len(among) == len(highest):
        found, expected = "ends of other lengths than the value", "as many numbers as the value has"
        remedy = f"give {len(among)} numbers for each end"
        yield Fault("FD229", (note.name, "range"), found, expected, remedy)
        return
    yield from _around(note.name, zip(lowest, among, highest, strict=True))
    if not wrong:
        yield from _apart(note.name, zip(lowest, highest, strict=True))


def _end_faults(note: Note, parameters: Parameters, end: int) -> Iterator[Fault]:
    """What would be wrong with the parameter at one end of its range."""
    value = note.highest if end else note.lowest
    for fault in faults(replace(parameters, **{note.name: value})):  # type: ignore[arg-type]
        if fault.address[0] == note.name:
            yield replace(fault, address=(note.name, "range", end, *fault.address[1:]))


def _several(value: Value) -> tuple[float, ...]:
    return value if isinstance(value, tuple) else (value,)


def _around(name: str, triples: Iterable[tuple[float, float, float]]) -> Iterator[Fault]:
    """Ends that are out of order, or leave the value out."""
    for lowest, value, highest in triples:
        found = f"a range from {lowest:g} to {highest:g}"
        if lowest > highest:
            yield Fault("FD223", (name, "range"), found, "[lowest, highest]", "swap them")
        elif not lowest <= value <= highest:
            remedy = "correct the value or its range"
            expected = f"ends on both sides of {value:g}"
            yield Fault("FD223", (name, "range"), found, expected, remedy)


def _apart(name: str, ends: Iterable[tuple[float, float]]) -> Iterator[Fault]:
    """Neighbours whose ranges overlap: a draw could put them out of order."""
    for place, ((_, before), (after, _)) in enumerate(pairwise(ends), 1):
        if before > after:
            found = f"a range that begins at {after:g}, where the one before ends at {before:g}"
            address = (name, "range", LOWEST, place)
            remedy = "let each begin where the one before has ended; draws must keep the order"
            yield Fault("FD227", address, found, f"a range from {before:g} on", remedy)


def axis_faults(name: str, axis: Axis) -> Iterator[Fault]:
    """What is wrong with a concept along a state; addresses begin with the state's name.

    Parameters
    ----------
    name : {"kappa", "gamma"}
        The state.
    axis : Axis
        What is laid along it.

    Examples
    --------
    >>> [fault.address for fault in axis_faults("kappa", Axis("hold", 0.0, 2.0))]
    [('kappa', 'to')]
    """
    least = LEAST[name]
    for key, at in (("from", axis.at_zero), ("to", axis.at_one)):
        if not least <= at <= 1:
            expected = f"a state from {least:g} to 1"
            yield Fault("FD222", (name, key), f"the number {at:g}", expected, "correct it")
    if axis.at_zero == axis.at_one:
        found = f"the same state, {axis.at_zero:g}, for members and others"
        remedy = "let it run from the state without membership to that with full membership"
        yield Fault("FD223", (name, "to"), found, "two states", remedy)
