"""State codes of other projects in COW's terms, each on a day.

The same number can mean two states (347 is Kosovo to COW, Yugoslavia to Polity; 970 is Nauru
to COW, Kiribati to Gleditsch and Ward), and one state can change its number. So a code is
translated together with a day, a code whose number COW gives to another state that day is
never passed on as it stands, and what cannot be told stays unknown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from foedus.panel.release import Codes
from foedus.panel.spell_days import OPEN, days
from foedus.panel.system import StateSystem
from foedus.panel.table import Mask, Table, Whole

UNKNOWN = 0
"""The code written where `known` is false; no project gives it to a state."""

_DAWN = date(1, 1, 1)
_DUSK = date(9999, 12, 31)


@dataclass(frozen=True, slots=True)
class Difference:
    """A state for which a project writes another number than COW.

    Parameters
    ----------
    cow, other : int
        COW's code, and the project's.
    state : str
        The state.
    first, last : date
        Days between which that holds, both included.
    why : str
        What differs.
    beside : bool
        Whether the project has COW's number too: both are then that state, and only from the
        project's numbers to COW's can be told.

    Examples
    --------
    >>> united = Difference(679, 678, "Yemen", date(1990, 5, 22))
    >>> united.on(np.array([date(year, 1, 1).toordinal() for year in (1990, 1991)])).tolist()
    [False, True]
    """

    cow: int
    other: int
    state: str
    first: date = _DAWN
    last: date = _DUSK
    why: str = ""
    beside: bool = False

    def on(self, day: Whole) -> Mask:
        """On which days it holds."""
        return (self.first.toordinal() <= day) & (day <= self.last.toordinal())


@dataclass(frozen=True, slots=True, eq=False)
class Translated:
    """Codes in another project's terms.

    Parameters
    ----------
    code : Whole
        The codes; `UNKNOWN` where they could not be told.
    known : Mask
        Where they could.
    """

    code: Whole
    known: Mask


GW: tuple[Difference, ...] = (
    Difference(255, 260, "Germany", date(1990, 10, 3), _DUSK, "united Germany goes on as the FRG"),
    Difference(679, 678, "Yemen", date(1990, 5, 22), _DUSK, "united Yemen goes on as the north"),
    Difference(345, 340, "Serbia", _DAWN, date(1918, 11, 30), "Serbia before Yugoslavia"),
    # Their list begins it on 5 June; Archigos has its first leader, so coded, from the 4th.
    Difference(345, 340, "Serbia", date(2006, 6, 4), _DUSK, "Serbia after Montenegro left"),
    Difference(946, 970, "Kiribati"),
    Difference(970, 971, "Nauru"),
    Difference(955, 972, "Tonga"),
    Difference(947, 973, "Tuvalu"),
)
"""Gleditsch and Ward's numbers where they differ from COW's.

References
----------
gleditsch_ward_1999; the table of differences in Beger's `states` package (vignette on COW and
G&W codes), and for Serbia before 1918 the codes in Archigos 4.1. Where the two lists only
date a state differently (Vietnam, the German states before 1871), the number is the same and
its days decide.
"""

POLITY: tuple[Difference, ...] = (
    Difference(300, 305, "Austria", _DAWN, date(1866, 12, 31), "before Austria-Hungary"),
    Difference(325, 324, "Sardinia", _DAWN, date(1860, 12, 31), "before Italy"),
    Difference(345, 342, "Serbia", _DAWN, date(1920, 12, 31), "before Yugoslavia"),
    Difference(345, 347, "Serbia and Montenegro", date(1991, 1, 1), date(2005, 12, 31)),
    Difference(345, 342, "Serbia", date(2006, 1, 1), _DUSK, "after Montenegro left"),
    Difference(341, 348, "Montenegro", date(2006, 1, 1)),
    Difference(347, 341, "Kosovo", date(2008, 1, 1)),
    Difference(365, 364, "USSR", date(1922, 1, 1), date(1991, 12, 31)),
    Difference(530, 529, "Ethiopia", date(1993, 1, 1), _DUSK, "after Eritrea left"),
    Difference(625, 626, "Sudan", date(2011, 1, 1), _DUSK, "after the south left"),
    Difference(626, 525, "South Sudan", date(2011, 1, 1)),
    Difference(770, 769, "Pakistan", _DAWN, date(1971, 12, 31), "with Bangladesh"),
    Difference(816, 818, "Vietnam", date(1976, 1, 1), _DUSK, "united"),
)
"""Polity5's numbers where they differ from COW's, for codings of 31 December.

In a year of change Polity has a row for the old state and one for the new; the row of the
state that stood at the end of the year is kept.

References
----------
marshall_gurr_2020: Polity5, the countries and codes of its annual file.
"""

GWF: tuple[Difference, ...] = (
    Difference(260, 255, "West Germany", date(1949, 9, 21), date(1990, 10, 2)),
    Difference(679, 678, "Yemen", date(1990, 5, 22), _DUSK, "united Yemen goes on as the north"),
)
"""Geddes, Wright and Frantz's numbers where they differ from COW's, for codings of 1 January.

References
----------
geddes_et_al_2018: Autocratic Regime Features, whose cases are named ("Yemen 78-NA");
geddes_et_al_2014: Autocratic Regimes, "Germany 49-NA" among its democracies.
"""

US_TROOPS: tuple[Difference, ...] = (
    Difference(
        *(260, 255, "West Germany", date(1949, 9, 21), date(1990, 12, 31)),
        why="the count of 1990 is of 30 September, before unification",
    ),
    Difference(817, 816, "South Vietnam", date(1954, 6, 4), date(1975, 4, 30)),
    Difference(678, 679, "North Yemen", _DAWN, date(1990, 5, 21), beside=True),
    Difference(
        *(530, 531, "Ethiopia", date(1952, 9, 15), date(1993, 5, 23)),
        why="Eritrea, with the station at Asmara, was federated with it, then its province",
        beside=True,
    ),
    Difference(235, 1040, "Portugal", why="the Azores", beside=True),
    Difference(
        *(390, 1002, "Denmark", date(1953, 6, 5), _DUSK),
        why="Greenland, a part of it by the constitution of that day",
        beside=True,
    ),
)
"""Numbers of the rebuilt series of United States troops where they differ from COW's.

They were found by setting the series beside Kane's, as it stood before it was rebuilt: the
counts are the same, and there they are West Germany's, the Republic of Vietnam's, North
Yemen's, from 1962 on Ethiopia's, and Portugal's. Greenland is apart in both; the list of bases
has it with Denmark. Kosovo of 1999 to 2007, under the United Nations, is left as it stands.

References
----------
allen_et_al_2022, kane_2005.
"""

US_BASES: tuple[Difference, ...] = (
    Difference(490, 484, "Democratic Republic of the Congo", why="so named, with Congo's number"),
    Difference(UNKNOWN, 920, "Antarctica", why="no state's; it has New Zealand's number"),
)
"""Numbers of Vine's list of bases of the United States that are not those of its names.

References
----------
vine_2015.
"""


def to_cow(
    code: Whole,
    day: Whole,
    differences: Sequence[Difference] = GW,
    system: StateSystem | None = None,
) -> Translated:
    """COW's codes for those of another project.

    Parameters
    ----------
    code, day : Whole
        The project's codes, each with a day.
    differences : sequence of Difference
        Where the project writes another number, such as `GW`.
    system : StateSystem, optional
        COW's list; with it, a code of no COW state on that day is unknown.

    Returns
    -------
    Translated
        COW's codes.

    Raises
    ------
    ValueError
        If the list is not COW's.

    Examples
    --------
    >>> day = np.array([date(1989, 1, 1).toordinal(), date(1991, 1, 1).toordinal()])
    >>> to_cow(np.array([260, 260]), day).code.tolist()
    [260, 255]
    """
    if system is not None and system.codes is not Codes.COW:
        msg = f"COW's list of states is needed, this one has codes of {system.codes.value}"
        raise ValueError(msg)
    lines = [(each.other, each.cow, each) for each in differences]
    lines += [(each.cow, each.cow, each) for each in differences if each.beside]
    return _through(code, day, lines, system)


def from_cow(
    code: Whole,
    day: Whole,
    differences: Sequence[Difference] = GW,
    system: StateSystem | None = None,
) -> Translated:
    """Another project's codes for those of COW.

    Parameters
    ----------
    code, day : Whole
        COW's codes, each with a day.
    differences : sequence of Difference
        Where the project writes another number.
    system : StateSystem, optional
        The project's own list; with it, a code of none of its states on that day is unknown.

    Returns
    -------
    Translated
        The project's codes.

    Examples
    --------
    >>> from_cow(np.array([679, 970]), np.array([date(2000, 1, 1).toordinal()] * 2)).code.tolist()
    [678, 971]
    """
    lines = [(each.cow, each.other, each) for each in differences if not each.beside]
    return _through(code, day, lines, system)


def _through(
    code: Whole,
    day: Whole,
    lines: Sequence[tuple[int, int, Difference]],
    system: StateSystem | None,
) -> Translated:
    """Codes through the lines that hold; others as they stand, where nobody else has the number."""
    found = code.copy()
    changed = np.zeros(len(code), dtype=np.bool_)
    taken = np.zeros(len(code), dtype=np.bool_)
    for source, target, line in lines:
        holds = line.on(day)
        here = (code == source) & holds
        found[here] = target
        changed |= here
        taken |= (code == target) & holds
    known = changed | ~taken
    if system is not None:
        known &= system.holds(found, day)
    return Translated(np.where(known, found, UNKNOWN), known)


def in_cow_codes(
    table: Table, code: str, differences: Sequence[Difference], *, latest: bool = True
) -> Table:
    """A table of state-years with COW's codes; rows whose state cannot be told are left out.

    Parameters
    ----------
    table : Table
        With the codes and `year`.
    code : str
        Its column of codes.
    differences : sequence of Difference
        `GW`, `POLITY`, `GWF`, `US_TROOPS` or `US_BASES`.
    latest : bool
        Whether a row tells of 31 December of its year; else of 1 January.

    Returns
    -------
    Table
        The rows known, `code` in COW's terms on that day. Where parts of a state have numbers
        of their own, one of its years can stand in several rows.

    Examples
    --------
    >>> held = Table("features", {"cowcode": np.array([678, 678]), "year": np.array([1990, 1991])})
    >>> in_cow_codes(held, "cowcode", GWF, latest=False)["cowcode"].tolist()
    [678, 679]
    """
    unknown = np.full(len(table), np.nan)
    asked = days(table["year"], unknown, unknown, latest=latest)
    translated = to_cow(table[code], np.minimum(asked, OPEN), differences)
    source = f"{table.provenance.get(code, table.name)}, in COW's codes"
    return table.with_column(code, translated.code, source).rows(translated.known)
