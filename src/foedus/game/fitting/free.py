"""Parameters set free: which they are, and between which bounds they may be looked for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

import numpy as np

from foedus.game.game import Note
from foedus.game.laws import Array
from foedus.game.parameters import Parameters

SCALE_OF_PATRON = ("v", "loss", "control", "commit", "meddle", "tau_patron")
"""The patron's pay-offs and the scale of its shocks: all of them times the same change nothing.

The client's are measured in years in office, one of which is worth 1: its scale is fixed.
"""

_NAME = re.compile(r"(\w+)(?:\[(\d+)\])?")
_RULES = frozenset({"n_kappa", "n_gamma", "proposer", "meddling", "horizon"})
NAMES = tuple(field.name for field in fields(Parameters) if field.name not in _RULES)
"""Parameters that may be set free; of several numbers, one by its place, as `commit[1]`."""


@dataclass(frozen=True, slots=True)
class Free:
    """One number of a game that is looked for.

    Parameters
    ----------
    name : str
        The parameter, with the place in brackets where it has several numbers.
    low, high : float
        Bounds within which it is looked for.
    """

    name: str
    low: float
    high: float

    @property
    def field(self) -> str:
        """The parameter without the place."""
        return self.name.partition("[")[0]

    @property
    def place(self) -> int | None:
        """Which of several numbers; None where there is one."""
        found = _NAME.fullmatch(self.name)
        return int(found[2]) if found and found[2] else None

    def of(self, p: Parameters) -> float:
        """Its value in a game."""
        held = getattr(p, self.field)
        return float(held if self.place is None else held[self.place])


def put(p: Parameters, free: Sequence[Free], values: Sequence[float] | Array) -> Parameters:
    """The game with free parameters at other values.

    Examples
    --------
    >>> put(Parameters(), [Free("commit[1]", 0, 1)], [0.08]).commit
    (0.0, 0.08, 0.15)
    """
    changed: dict[str, object] = {}
    for one, value in zip(free, values, strict=True):
        if one.place is None:
            changed[one.field] = float(value)
            continue
        held = list(changed.get(one.field, getattr(p, one.field)))  # type: ignore[call-overload]
        held[one.place] = float(value)
        changed[one.field] = tuple(held)
    return replace(p, **changed)  # type: ignore[arg-type]


def inside(free: Sequence[Free], unit: Array) -> Array:
    """Values from shares of the way between the bounds."""
    low, high = (np.array(ends) for ends in zip(*((f.low, f.high) for f in free), strict=True))
    return np.asarray(low + unit * (high - low))


def range_of(note: Note, place: int | None) -> tuple[float, float] | None:
    """Between which bounds a game's file lets a number vary; None where it does not.

    Examples
    --------
    >>> range_of(Note("v", "", "", "", "", lowest=0.2, highest=1.0), None)
    (0.2, 1.0)
    """
    ends = tuple(
        (held if place is None else held[place] if place < len(held) else None)
        if isinstance(held, tuple)
        else (held if place is None else None)
        for held in (note.lowest, note.highest)
    )
    low, high = ends
    if not isinstance(low, int | float) or not isinstance(high, int | float) or not low < high:
        return None
    return float(low), float(high)


def scale_is_open(p: Parameters, free: Sequence[Free]) -> bool:
    """Whether every number that fixes the scale of the patron's pay-offs is set free.

    Then only their ratios can be told from choices.

    Examples
    --------
    >>> names = ("v", "loss", "control", "commit[1]", "commit[2]", "meddle", "tau_patron")
    >>> scale_is_open(Parameters(), [Free(name, 0, 1) for name in names])
    True
    >>> scale_is_open(Parameters(), [Free(name, 0, 1) for name in names[:-1]])
    False
    """
    named = {one.name for one in free}
    for field in SCALE_OF_PATRON:
        held = getattr(p, field)
        parts = (
            {f"{field}[{n}]": value for n, value in enumerate(held)}
            if isinstance(held, tuple)
            else {field: held}
        )
        if any(value != 0 and name not in named for name, value in parts.items()):
            return False
    return bool(named)
