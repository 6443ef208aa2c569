"""What a patron gives a client, and what it has given the leader in office.

In the file of McManus & Nieman (2019) zeros of troops before 1981 and of exercises before 1974
stand for no data; here they are missing. So are numbers of troops that are no report within
those years: see `reported`.

References
----------
McManus & Nieman (2019), Journal of Peace Research 56: 364–378.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from foedus.panel.coverage import inside
from foedus.panel.lookup import lookup, taken
from foedus.panel.release import Domain
from foedus.panel.table import Number, Table, Whole
from foedus.panel.tenure import in_office

PATRONS = MappingProxyType({2: "us", 200: "uk", 220: "fra", 365: "rus", 710: "chi"})
"""The patrons of McManus & Nieman's file, and the beginnings of their columns."""
SIGNALS = MappingProxyType(
    {
        "arms": Domain(1950, 2012),
        "vis": Domain(1950, 2012),
        "nukes": Domain(1950, 2012),
        "pact": Domain(1950, 2012),
        "troops": Domain(1981, 2012),
        "ex": Domain(1974, 2010),
    }
)
"""Signals of that file, and the years for which it has data."""
LATER = MappingProxyType({("troops", 710): Domain(2008, 2012)})
"""Signals of one patron that begin later still."""


@dataclass(frozen=True, slots=True)
class NoReport:
    """Numbers of a patron's troops that do not say how many there were.

    Parameters
    ----------
    patron : int
        Whose troops.
    clients : tuple of int
        Where.
    years : Domain
        When.
    why : str
        What speaks against the number.

    Examples
    --------
    >>> NoReport(220, (110,), Domain(1985, 2002), "those of French Guiana").years.covers(1990)
    True
    """

    patron: int
    clients: tuple[int, ...]
    years: Domain
    why: str


SILENT = 365
"""The patron of whose troops a 0 is no report in a state that has some in another year."""
NO_REPORTS = (
    NoReport(365, (255,), Domain(1990, 1994), "the forces in the GDR left united Germany in 1994"),
    NoReport(365, (373,), Domain(1991, 2012), "an army until 1993, a radar station to the end"),
    NoReport(
        *(365, (290, 359, 370, 703, 704, 705), Domain(1993, 1993)),
        why="50 in six states at once; Moldova has 9,200 the year after",
    ),
    NoReport(200, (205,), Domain(1981, 1981), "9,128 of Northern Ireland"),
    NoReport(200, (352,), Domain(1981, 1981), "0 before 3,500 in the bases on Cyprus"),
    NoReport(200, (835,), Domain(1984, 1985), "0 and 4 before 900 in the garrison of Brunei"),
    NoReport(200, (835,), Domain(2009, 2009), "0 between 1,050 and 1,050 there"),
    NoReport(220, (110,), Domain(1985, 2002), "those of French Guiana, with Guyana's number"),
)
"""Numbers of troops that are none: where others of the file, or what is known, speak against them."""


def years_of(kind: str, patron: int) -> Domain:
    """The years for which there is data on one signal of one patron.

    Raises
    ------
    KeyError
        If there is no such signal.

    Examples
    --------
    >>> years_of("troops", 710).first, years_of("troops", 2).first
    (2008, 1981)
    """
    if kind not in SIGNALS:
        msg = f"no signal {kind!r}; there are {', '.join(SIGNALS)}"
        raise KeyError(msg)
    return LATER.get((kind, patron), SIGNALS[kind])


def reported(signals: Table) -> Table:
    """The signals without numbers of troops that are no report of them.

    The file has 380,000 Soviet soldiers in the GDR from 1982 to 1986, and 0 in 1981 and from
    1987 on; so for every state of the bloc and for most successors of the Soviet Union. A 0 of
    Soviet or Russian troops is therefore missing wherever the file counts some in another
    year. Where it never does, 0 stands. The other cases are `NO_REPORTS`.

    Parameters
    ----------
    signals : Table
        McManus & Nieman's file, or some of its columns: `ccode`, `year`, `rus_troops` and others.

    Returns
    -------
    Table
        The same rows; NaN in the place of such numbers.

    Examples
    --------
    >>> held = {"ccode": np.array([265, 265, 640]), "year": np.array([1986, 1987, 1987])}
    >>> held |= {"rus_troops": np.array([380_000.0, 0.0, 0.0])}
    >>> reported(Table("signals", held))["rus_troops"].tolist()
    [380000.0, nan, 0.0]
    """
    for patron, letters in PATRONS.items():
        name = f"{letters}_troops"
        if name not in signals.columns:
            continue
        number = signals[name]
        void = np.zeros(len(number), dtype=np.bool_)
        if patron == SILENT:
            void |= (number == 0) & np.isin(signals["ccode"], signals["ccode"][number > 0])
        for each in (line for line in NO_REPORTS if line.patron == patron):
            void |= np.isin(signals["ccode"], each.clients) & inside(each.years, signals["year"])
        source = signals.provenance.get(name, f"{signals.name}: {name}")
        signals = signals.with_column(name, np.where(void, np.nan, number), source)
    return signals


def signal(keys: Table, signals: Table, kind: str) -> Number:
    """What a patron gave a client in a year, by one kind of signal.

    Parameters
    ----------
    keys : Table
        `ccode1` client, `ccode2` patron, `year`.
    signals : Table
        McManus & Nieman's file: `ccode` of the client, `year`, and columns such as `us_arms`.
    kind : str
        One of `SIGNALS`.

    Returns
    -------
    array of float
        In the file's units; NaN outside the years of that signal, for other patrons, for
        clients the file does not hold in that year, and for troops that are not `reported`.

    Raises
    ------
    KeyError
        If there is no such signal.

    Examples
    --------
    >>> held = {f"{p}_troops": np.array([5.0, 0.0]) for p in PATRONS.values()}
    >>> held |= {"ccode": np.array([7, 7]), "year": np.array([1990, 1960])}
    >>> keys = Table("keys", {"ccode1": np.array([7, 7]), "ccode2": np.array([2, 2]),
    ...     "year": np.array([1990, 1960])})
    >>> signal(keys, Table("signals", held), "troops").tolist()
    [5.0, nan]
    """
    found = np.full(len(keys), np.nan)
    signals = reported(signals) if kind == "troops" else signals
    for patron, letters in PATRONS.items():
        mine = np.flatnonzero(keys["ccode2"] == patron)
        years = years_of(kind, patron)
        on = [("ccode1", "ccode"), ("year", "year")]
        found[mine] = lookup(keys.rows(mine), signals, f"{letters}_{kind}", on, years)
    return found


def given(keys: Table, signals: Table, kind: str) -> Number:
    """Whether a patron gave any of a signal in the year: 1, 0, or NaN as in `signal`.

    Examples
    --------
    >>> held = {f"{p}_arms": np.array([5.0]) for p in PATRONS.values()}
    >>> held |= {"ccode": np.array([7]), "year": np.array([1990])}
    >>> keys = Table("keys", {"ccode1": np.array([7]), "ccode2": np.array([2]),
    ...     "year": np.array([1990])})
    >>> given(keys, Table("signals", held), "arms").tolist()
    [1.0]
    """
    amount = signal(keys, signals, kind)
    return np.where(np.isnan(amount), np.nan, (amount > 0).astype(np.float64))


def given_to_leader(
    keys: Table, signals: Table, leaders: Table, kind: str, *, lag: int = 0
) -> Number:
    """Whether a patron gave any of a signal since the leader of that day was in office.

    Only whole years of his count, up to the year of the day: what came in the year he took
    office may have been given to the one before him. A leader without such a year is missing.

    Parameters
    ----------
    keys : Table
        `ccode1` (COW) and `gwcode` (Gleditsch–Ward) of the client, `ccode2` patron, `year`, `day`.
    signals : Table
        McManus & Nieman's file.
    leaders : Table
        Archigos.
    kind : str
        One of `SIGNALS`.
    lag : int
        Years before that of the day at which to stop; 1 keeps out what may itself follow from a
        treaty of that year.

    Returns
    -------
    array of float
        1, 0; NaN where no whole year of his lies within the years of the signal.

    Examples
    --------
    >>> held = {f"{p}_arms": np.array([0.0, 5.0, 0.0]) for p in PATRONS.values()}
    >>> held |= {"ccode": np.full(3, 7), "year": np.array([1951, 1952, 1953])}
    >>> led = Table("leaders", {"ccode": np.array([7]),
    ...     "startdate": np.array([712000.0]), "enddate": np.array([730000.0])})
    >>> keys = Table("keys", {"ccode1": np.array([7]), "gwcode": np.array([7]),
    ...     "ccode2": np.array([2]), "year": np.array([1953]), "day": np.array([713227.0])})
    >>> given_to_leader(keys, Table("signals", held), led, "arms").tolist()
    [1.0]
    """
    spots = in_office(leaders, keys["gwcode"], keys["day"])
    first_year = first_whole_year(taken(leaders["startdate"], spots, np.nan))
    signals = reported(signals) if kind == "troops" else signals
    found = np.full(len(keys), np.nan)
    for patron, prefix in PATRONS.items():
        mine = np.flatnonzero((keys["ccode2"] == patron) & np.isfinite(first_year))
        years = years_of(kind, patron)
        amount = signals[f"{prefix}_{kind}"]
        told = inside(years, signals["year"]) & ~np.isnan(amount)
        stretch = (keys["ccode1"][mine], first_year[mine], keys["year"][mine] - lag)
        asked, gave = (
            _between(stretch, signals["ccode"][rows], signals["year"][rows])
            for rows in (told, told & (amount > 0))
        )
        found[mine] = np.where(asked > 0, (gave > 0).astype(np.float64), np.nan)
    return found


def first_whole_year(since: Number) -> Number:
    """The first year whose 1 January a leader saw in office; infinity where unknown.

    Examples
    --------
    >>> days = [dt.date(1953, 1, 1).toordinal(), dt.date(1953, 1, 2).toordinal(), np.nan]
    >>> first_whole_year(np.array(days)).tolist()
    [1953.0, 1954.0, inf]
    """
    days, which = np.unique(since, return_inverse=True)
    years = np.full(len(days), np.inf)
    for place in np.flatnonzero(~np.isnan(days)).tolist():
        day = dt.date.fromordinal(int(days[place]))
        years[place] = day.year + (0 if (day.month, day.day) == (1, 1) else 1)
    found: Number = years[which]
    return found


def _between(stretch: tuple[Whole, Number, Whole], codes: Whole, years: Whole) -> Number:
    """How many of a state's years lie in a stretch, both ends included."""
    # One number per state and year: years are below 10⁵.
    marks = np.sort(codes * 100_000.0 + years)
    state, first, last = stretch
    upto = np.searchsorted(marks, state * 100_000.0 + last, side="right")
    before = np.searchsorted(marks, state * 100_000.0 + np.minimum(first, last + 1), side="left")
    number: Number = (upto - before).astype(np.float64)
    return number
