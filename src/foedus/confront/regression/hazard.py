"""Hazards: the chance that a design begins this year in a dyad that did not have it the year before."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from foedus.confront.regression.binary import cloglog
from foedus.confront.regression.results import Fit
from foedus.confront.regression.sample import Sample, coded, gather
from foedus.panel.table import Mask, Number, Table, Whole

UNIT = 10.0
"""Years in a unit of duration, so that the cubic's slope is no string of zeros."""

POWERS = ("t", "t²", "t³")
"""Columns of duration, in decades and their powers."""


@dataclass(frozen=True, slots=True)
class Risk:
    """What became of the dyad-years on the way to those at risk.

    Parameters
    ----------
    given : int
        Dyad-years of the table.
    unknown : int
        Without a known state.
    first : int
        Without the year before, so that nobody sees what began.
    elsewhere : int
        In a state the year before from which the event is not asked, the event's own
        included.
    at_risk, events : int
        The rest, and how many of them have the event.
    """

    given: int
    unknown: int
    first: int
    elsewhere: int
    at_risk: int
    events: int

    def __str__(self) -> str:
        """The account in one sentence."""
        return (
            f"{self.at_risk:,} of {self.given:,} dyad-years at risk, {self.events:,} events; "
            f"left out: {self.unknown:,} of unknown state, {self.first:,} without the year before, "
            f"{self.elsewhere:,} in another state the year before"
        )


@dataclass(frozen=True, slots=True, eq=False)
class AtRisk:
    """Dyad-years at risk of an event.

    Parameters
    ----------
    table : Table
        Their rows, with `event` (0 or 1) and the columns `POWERS`.
    risk : Risk
        How they were found.
    """

    table: Table
    risk: Risk


@dataclass(frozen=True, slots=True)
class Watch:
    """Where a table says who was in which state when.

    Parameters
    ----------
    unit, year, state : str
        Columns of the dyad, the year, and the state it is in that year.
    origins : tuple of float or None
        States from which an event may begin; None for all but its own.
    """

    unit: str
    year: str
    state: str
    origins: tuple[float, ...] | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Hazard:
    """The hazard of one event.

    Parameters
    ----------
    event : str
        Its label.
    risk : Risk
        How the dyad-years at risk were found.
    sample : Sample
        Those with everything the model needs.
    fit : Fit
        The model, durations last among its columns.
    """

    event: str
    risk: Risk
    sample: Sample
    fit: Fit


def hazards(
    table: Table,
    watch: Watch,
    events: Mapping[float, str],
    columns: Sequence[str],
    *,
    model: Callable[[Sample], Fit] = cloglog,
    clusters: Sequence[str] = (),
    members: tuple[str, str] | None = None,
) -> tuple[Hazard, ...]:
    """Fit the hazard of each of several events over dyad-years.

    Parameters
    ----------
    table : Table
        One row for each dyad and year, in any order.
    watch : Watch
        Its columns of dyad, year and state.
    events : mapping of float to str
        The states whose beginning is asked for, each with its label.
    columns : sequence of str
        Columns that explain, besides t, t² and t³.
    model : callable
        `cloglog`, `logit` or `firth`.
    clusters : sequence of str
        Columns whose groups share what is not observed.
    members : pair of str, optional
        Columns of the two states of a dyad.

    Returns
    -------
    tuple of Hazard
        One for each event. Each ends the wait of the others: hazards by cause, which need
        not be independent to be described.

    Raises
    ------
    SampleError
        If an event does not occur, or a column is constant among those at risk.
    ValueError
        If a dyad has two rows for one year.

    References
    ----------
    carter_signorino_2010; prentice_gloeckler_1978.
    """
    return tuple(
        Hazard(label, found.risk, sample, model(sample))
        for event, label in events.items()
        for found in [at_risk(table, watch, event)]
        for sample in [
            gather(
                found.table,
                "event",
                (*columns, *POWERS),
                outcomes={0.0: f"not {label}", 1.0: label},
                clusters=clusters,
                members=members,
            )
        ]
    )


def at_risk(table: Table, watch: Watch, event: float) -> AtRisk:
    """The dyad-years in which an event could begin, and how long it has not.

    Parameters
    ----------
    table : Table
        One row for each dyad and year, in any order.
    watch : Watch
        Its columns of dyad, year and state.
    event : float
        The state whose beginning is asked for. One that begins in another state ends the
        wait of this one, as a competing event.

    Returns
    -------
    AtRisk
        The duration t counts the years since the dyad came to be at risk, the present one
        included, in decades. A wait whose beginning nobody sees counts from the dyad's
        second year.

    Raises
    ------
    ValueError
        If a dyad has two rows for one year.

    References
    ----------
    beck_katz_tucker_1998: grouped durations as binary time-series–cross-section data;
    carter_signorino_2010: t, t², t³ in place of splines or dummies.

    Examples
    --------
    >>> years = Table("d", {"dyad": np.zeros(5, int), "year": np.arange(1950, 1955),
    ...                     "design": np.array([0.0, 0.0, 2.0, 2.0, 0.0])})
    >>> held = at_risk(years, Watch("dyad", "year", "design"), 2.0)
    >>> held.table["year"].tolist(), held.table["event"].tolist(), held.risk.first
    ([1951, 1952], [0.0, 1.0], 1)
    """
    dyads = coded(table[watch.unit])
    order = np.lexsort((table[watch.year], dyads))
    ordered = table.rows(order)
    states = ordered[watch.state].astype(np.float64)
    before, seen = _year_before(ordered, watch, dyads[order])
    known = ~np.isnan(states) & ~(seen & np.isnan(before))
    if watch.origins is None:
        open_before = before != event
    else:
        open_before = np.isin(before, watch.origins) & (before != event)
    chosen = known & seen & open_before
    duration = _waiting(chosen) / UNIT
    happened = (states == event).astype(np.float64)
    risk = Risk(
        given=len(table),
        unknown=int((~known).sum()),
        first=int((known & ~seen).sum()),
        elsewhere=int((known & seen & ~open_before).sum()),
        at_risk=int(chosen.sum()),
        events=int(happened[chosen].sum()),
    )
    made = ordered.with_column("event", happened, f"{watch.state} = {event:g}, not the year before")
    for power, name in enumerate(POWERS, start=1):
        made = made.with_column(name, duration**power, "decades at risk without the event")
    return AtRisk(made.rows(chosen), risk)


def _year_before(ordered: Table, watch: Watch, dyads: Whole) -> tuple[Number, Mask]:
    """State of the same dyad in the year before, and whether there is such a row."""
    same = np.concatenate([[False], dyads[1:] == dyads[:-1]])
    gap = np.concatenate([[0], np.diff(ordered[watch.year])])
    if np.any(same & (gap == 0)):
        place = int(np.flatnonzero(same & (gap == 0))[0])
        raise ValueError(
            f"{ordered.name}: {watch.unit} {ordered[watch.unit][place]} has two rows for "
            f"{ordered[watch.year][place]}; expected one row for each dyad and year"
        )
    seen = same & (gap == 1)
    before = np.concatenate([[np.nan], ordered[watch.state].astype(np.float64)[:-1]])
    return np.where(seen, before, np.nan), seen


def _waiting(chosen: Mask) -> Number:
    """Consecutive rows at risk up to each one; a row at risk always follows its year before."""
    count = np.arange(1, len(chosen) + 1)
    last = np.maximum.accumulate(np.where(chosen, 0, count))
    return np.where(chosen, count - last, 0).astype(np.float64)
