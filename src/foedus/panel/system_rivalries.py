"""Rivalries with COW's numbers for the states that their names name.

A rivalry of centuries has one number for each side, whatever became of the state meanwhile, and
some have the number of another state of the same name. A number and a year cannot tell these
(679 is the North of Yemen in one rivalry of 1967 and the South in another), the names can.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from foedus.panel.table import Table

SPELL = ("ccode1", "ccode2", "start", "end")


@dataclass(frozen=True, slots=True)
class Renumbered:
    """A rivalry in which a state has another number than COW's.

    Parameters
    ----------
    name : str
        What the list calls it.
    pair : tuple of int
        The numbers of the list, in either order.
    start : int
        The year in which it begins there.
    other, cow : int
        The number that is not COW's, and COW's.
    since : int or None
        The year from which COW's number is the other one; None where it always is.

    Examples
    --------
    >>> Renumbered("Jordan-Yemen", (663, 679), 1962, 679, 678).parts(663, 679, 1963)
    ((663, 678, 1962, 1963),)
    """

    name: str
    pair: tuple[int, int]
    start: int
    other: int
    cow: int
    since: int | None = None

    def parts(self, one: int, two: int, end: int) -> tuple[tuple[int, int, int, int], ...]:
        """The rivalry as one spell or, where the number changes meanwhile, as two."""
        since = self.start if self.since is None else self.since
        turned = [self.cow if code == self.other else code for code in (one, two)]
        before = ((one, two, self.start, since - 1),) if since > self.start else ()
        return (*before, (turned[0], turned[1], since, end))


TSS: tuple[Renumbered, ...] = (
    Renumbered("Austria-Prussia", (255, 305), 1740, 305, 300),
    Renumbered("France-Germany", (220, 255), 1756, 255, 260, since=1946),
    Renumbered("Saudi Arabia-Yemen 1", (670, 679), 1931, 679, 678),
    Renumbered("Saudi Arabia-Yemen 2", (670, 679), 1962, 679, 678),
    Renumbered("Jordan-Yemen", (663, 679), 1962, 679, 678),
    Renumbered("Oman-S. Yemen", (679, 698), 1967, 679, 680),
)
"""Rivalries of Thompson, Sakuwa and Suhas whose numbers are no state's of COW's in their years.

References
----------
thompson_et_al_2021: the column `rivalry` of the list. Austria is 300 in COW's list until 1918
and in all other rivalries here; Germany is West Germany from 1955 on.
"""


def rivalries_in_cow_codes(rivalries: Table, lines: Sequence[Renumbered] = TSS) -> Table:
    """Rivalries with COW's numbers.

    Parameters
    ----------
    rivalries : Table
        One row for each rivalry: `ccode1`, `ccode2`, `start`, `end`, and others.
    lines : sequence of Renumbered
        Where the list writes another number.

    Returns
    -------
    Table
        The same rows; a rivalry in which a number changes meanwhile is two.

    Examples
    --------
    >>> held = {"ccode1": np.array([220]), "ccode2": np.array([255]), "start": np.array([1756])}
    >>> found = rivalries_in_cow_codes(Table("rivalries", held | {"end": np.array([1955])}))
    >>> found["ccode2"].tolist(), found["start"].tolist(), found["end"].tolist()
    ([255, 260], [1756, 1946], [1945, 1955])
    """
    known = {(frozenset(line.pair), line.start): line for line in lines}
    rows: list[int] = []
    made: list[tuple[int, int, int, int]] = []
    spells = zip(*(rivalries[name].tolist() for name in SPELL), strict=True)
    for row, (one, two, start, end) in enumerate(spells):
        line = known.get((frozenset((one, two)), start))
        parts = ((one, two, start, end),) if line is None else line.parts(one, two, end)
        rows += [row] * len(parts)
        made += parts
    table = rivalries.rows(np.array(rows, dtype=np.int64))
    values = np.array(made, dtype=np.int64).reshape(-1, len(SPELL))
    for name, column in zip(SPELL, values.T, strict=True):
        origin = rivalries.provenance.get(name, f"{rivalries.name}: {name}")
        table = table.with_column(name, column, origin)
    return table
