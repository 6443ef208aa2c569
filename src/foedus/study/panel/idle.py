"""Rows of a user's own files that change nothing, as a panel tells them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

SHOWN = 5
"""Rows that a line names at most."""
NO_ROW = "met no row of the panel"
NOTHING = "coded nothing, being open"


@dataclass(frozen=True, slots=True)
class Idle:
    """Rows of one file that change nothing, for one reason.

    Parameters
    ----------
    file : str
        Its name.
    rows : int
        How many rows it has.
    what : str
        What is wrong with those that are listed, in words.
    lost : tuple of (int, str)
        Their lines, and what each says and lacks.

    Examples
    --------
    >>> print(Idle("mine.csv", 3, NO_ROW, ((2, "client 9999, patron 2, 1951: no state 9999"),)))
    1 of 3 rows of mine.csv met no row of the panel: mine.csv:2 (client 9999, patron 2, 1951: no state 9999).
    """

    file: str
    rows: int
    what: str
    lost: tuple[tuple[int, str], ...]

    def __str__(self) -> str:
        """One line, however many rows there are."""
        named = [f"{self.file}:{line} ({said})" for line, said in self.lost[:SHOWN]]
        more = [f"{len(self.lost) - SHOWN} more"] if len(self.lost) > SHOWN else []
        begins = f"{len(self.lost)} of {self.rows} rows of {self.file} {self.what}"
        return f"{begins}: {', '.join((*named, *more))}."


def everywhere(panels: Iterable[tuple[Idle, ...]]) -> tuple[Idle, ...]:
    """The rows that change nothing in any of several panels.

    Parameters
    ----------
    panels : iterable of tuple of Idle
        Of each panel.

    Examples
    --------
    >>> one, two = (Idle("f.csv", 3, NO_ROW, lost) for lost in (((2, "a"), (3, "b")), ((3, "b"),)))
    >>> everywhere([(one,), (two,)]) == (two,), everywhere([(one,), ()])
    (True, ())
    """
    held = tuple(panels)
    found = []
    for each in held[0] if held else ():
        lines = [
            {line for other in idle if _same(each, other) for line, _ in other.lost}
            for idle in held
        ]
        common = set.intersection(*lines)
        if lost := tuple(row for row in each.lost if row[0] in common):
            found.append(replace(each, lost=lost))
    return tuple(found)


def _same(one: Idle, other: Idle) -> bool:
    return (one.file, one.what) == (other.file, other.what)
