"""The state system, dated: a code means a state only together with a day."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from foedus.panel.release import Codes
from foedus.panel.spell_days import OPEN, days, new_year, spread, year_of
from foedus.panel.table import Mask, Table, Whole

_BEYOND = 100_000  # above every state code


@dataclass(frozen=True, slots=True, eq=False)
class StateSystem:
    """Who was a state, and when, by one project's codes.

    Parameters
    ----------
    codes : Codes
        Whose codes.
    code, first, last : Whole
        One row per spell of membership: the state's code, its first and last day.
    closing : int
        The last day of which the list speaks; a spell that reaches it had not ended.

    Raises
    ------
    ValueError
        If a spell ends before it begins, or two spells of one state overlap.

    Examples
    --------
    >>> korea = StateSystem(Codes.COW, np.array([732]), np.array([711738]), np.array([736329]), 736329)
    >>> korea.holds(np.array([732, 732]), np.array([711737, 711738])).tolist()
    [False, True]
    """

    codes: Codes
    code: Whole
    first: Whole
    last: Whole
    closing: int

    def __post_init__(self) -> None:
        """Refuse spells that cannot be, naming their states."""
        order = np.lexsort((self.first, self.code))
        code, first, last = self.code[order], self.first[order], self.last[order]
        overlap = (code[1:] == code[:-1]) & (first[1:] <= last[:-1])
        faulty = np.concatenate((code[last < first], code[1:][overlap]))
        if len(faulty):
            msg = f"spells that end before they begin, or overlap: states {np.unique(faulty).tolist()}"
            raise ValueError(msg)

    def holds(self, code: Whole, day: Whole) -> Mask:
        """Whether each code stood for a state on its day."""
        order = np.lexsort((self.first, self.code))
        starts = self.code[order] * OPEN + self.first[order]
        before = np.searchsorted(starts, code * OPEN + day, side="right") - 1
        spell = order[np.maximum(before, 0)]
        held: Mask = (before >= 0) & (self.code[spell] == code) & (day <= self.last[spell])
        return held

    def on(self, day: int) -> Whole:
        """The codes of all states on a day, ascending."""
        return np.sort(self.code[(self.first <= day) & (day <= self.last)])

    def years(self, first: int, last: int, *, extended: bool = False) -> StateYears:
        """The states of each year: those that were one on any of its days.

        Parameters
        ----------
        first, last : int
            Years, both included.
        extended : bool
            Whether states that stood when the list was closed are taken to stand ever since.
            Nothing is extended unless asked.

        Returns
        -------
        StateYears
            Rows sorted by year and code. Years that the list does not reach have none.
        """
        closed = year_of(np.minimum(self.last, self.closing))
        ends = np.where((self.last >= self.closing) & extended, last, closed)
        opens = np.maximum(year_of(self.first), first)
        origin, year = spread(opens, np.minimum(ends, last))
        rows = np.unique(year * _BEYOND + self.code[origin])
        return StateYears(first, last, rows % _BEYOND, rows // _BEYOND)


@dataclass(frozen=True, slots=True, eq=False)
class StateYears:
    """The states of each year.

    Parameters
    ----------
    first, last : int
        Years covered.
    code, year : Whole
        One row for each state and year, sorted by year and code.

    Examples
    --------
    >>> years = StateYears(1950, 1951, np.array([2, 732, 2]), np.array([1950, 1950, 1951]))
    >>> years.positions(np.array([732, 732]), np.array([1950, 1951])).tolist()
    [1, -1]
    """

    first: int
    last: int
    code: Whole
    year: Whole

    def __len__(self) -> int:
        """Number of state-years."""
        return len(self.code)

    def positions(self, code: Whole, year: Whole) -> Whole:
        """Where each state's year stands; -1 where it was no state then."""
        keys = self.year * _BEYOND + self.code
        wanted = year * _BEYOND + code
        found = np.minimum(np.searchsorted(keys, wanted), max(len(keys) - 1, 0))
        return np.where(keys[found] == wanted, found, -1) if len(keys) else np.full(len(code), -1)

    def starts(self) -> Whole:
        """Where the rows of each year begin; one entry more, for the end."""
        return np.searchsorted(self.year, np.arange(self.first, self.last + 2))

    def table(self) -> Table:
        """The rows as a table with `ccode` and `year`."""
        return Table("state_years", {"ccode": self.code, "year": self.year})


def state_system(states: Table, codes: Codes = Codes.COW, code: str = "ccode") -> StateSystem:
    """A state system from a published list of spells.

    Parameters
    ----------
    states : Table
        Spells: the code, and either `startdate` and `enddate` as day numbers or COW's columns
        `styear stmonth stday endyear endmonth endday`. Lists of major powers have the same form.
    codes : Codes
        Whose codes.
    code : str
        The column that holds them.

    Returns
    -------
    StateSystem
        It is closed on the last day that any spell has.
    """
    if "startdate" in states.columns:
        first, last = (states[name].astype(np.int64) for name in ("startdate", "enddate"))
    else:
        first = days(states["styear"], states["stmonth"], states["stday"])
        last = days(states["endyear"], states["endmonth"], states["endday"], latest=True)
    return StateSystem(
        codes, states[code], first, last, int(last.max()) if len(last) else new_year(1)
    )


def gleditsch_ward(*lists: Table) -> StateSystem:
    """The state system of Gleditsch and Ward: their list of states, that of microstates beside it.

    Parameters
    ----------
    *lists : Table
        Each with `gwcode`, `startdate` and `enddate` as day numbers.

    Returns
    -------
    StateSystem
        Of all of them together, closed on the last day that any spell has.

    Raises
    ------
    ValueError
        If a spell ends before it begins, or two spells of one state overlap.

    References
    ----------
    gleditsch_ward_1999

    Examples
    --------
    >>> spell = {"gwcode": np.array([732]), "startdate": np.array([711738.0]), "enddate": np.array([737790.0])}
    >>> gleditsch_ward(Table("gw_states", spell)).on(711738).tolist()
    [732]
    """
    names = ("gwcode", "startdate", "enddate")
    whole = {name: np.concatenate([each[name] for each in lists]) for name in names}
    return state_system(Table("gw_states", whole), Codes.GW, "gwcode")
