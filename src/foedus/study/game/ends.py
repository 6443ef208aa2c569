"""Ranges at whose ends some games are impossible, by the very checks of a game's parameters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from foedus.game.checks import faults
from foedus.game.parameters import Parameters
from foedus.game.sweeps.ranges import Range, corners
from foedus.vocabulary.problem import Fault


def impossible(base: Parameters, ranges: Sequence[Range]) -> Iterator[tuple[Range, Fault]]:
    """What is wrong with the games at the ends of ranges, each fault once.

    Parameters
    ----------
    base : Parameters
        The game, of which everything else stays as it is.
    ranges : sequence of Range
        What is varied; several numbers of one parameter are taken to all their corners.

    Yields
    ------
    (Range, Fault)
        The range, of those of the parameter the one of the number at fault if that varies, and
        the fault.

    Examples
    --------
    >>> wide = Range("commit", 1, 0.0, 0.4, "…")
    >>> [(one.label, fault.found) for one, fault in impossible(Parameters(), [wide])]
    [('commit[1]', 'the number 0.15 after 0.4')]
    """
    told = set()
    for first, game in corners(base, ranges):
        for fault in faults(game):
            if fault not in told:
                told.add(fault)
                at: dict[object, Range] = {
                    one.place: one for one in ranges if one.parameter == first.parameter
                }
                place = fault.address[1] if len(fault.address) > 1 else None
                yield at.get(place, first), fault
