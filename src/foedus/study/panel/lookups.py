"""What each look-up of the measures found in its source, and what of it nobody asked for.

The look-ups stand here beside one another, each with the keys and the stretch of time that its
measure reads, so that every one of them has its row in the account of the panel.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from foedus.panel import probe
from foedus.panel.compatibility_dyad import RECENT as DISPUTE_YEARS
from foedus.panel.compatibility_leaders import RECENT as EXIT_YEARS
from foedus.panel.compatibility_signals import PATRONS, first_whole_year
from foedus.panel.consolidation_composite import RECENT as COUP_YEARS
from foedus.panel.coverage import Coverage, counted, distinct, inside
from foedus.panel.dyad import Entries
from foedus.panel.lookup import NOWHERE, taken
from foedus.panel.probe import Side, Stretch
from foedus.panel.release import Domain
from foedus.panel.spell_days import spread, year_of
from foedus.panel.table import Table, Whole
from foedus.panel.tenure import in_office
from foedus.panel.threat import RECENT as THREAT_YEARS
from foedus.study.panel.sources import Shelf
from foedus.study.panel.traces import TraceSources

Found = tuple[Coverage, ...]
Four = tuple[Table, Table, Table, Table]
YEAR = ("year", "year")
ON_CLIENT = (("ccode1", "ccode"), YEAR)
ON_BOTH = (ON_CLIENT, (("ccode2", "ccode"), YEAR))
ON_PAIR = (("ccode1", "ccode1"), ("ccode2", "ccode2"), YEAR)
TURNED = (("ccode1", "ccode2"), ("ccode2", "ccode1"), YEAR)
ON_GW = (("gwcode", "gwn"), YEAR)
DAYS = 365.25
"""Days of a year, as measures look back by them."""


def probed(
    shelf: Shelf,
    keys: Table,
    source: Table,
    *sides: Side,
    stretch: Stretch | None = None,
    every: bool = True,
    what: str = "",
) -> Coverage:
    """What a look-up of keys in a release finds.

    Parameters
    ----------
    shelf : Shelf
        Which knows the years of the release.
    keys : Table
        What is asked for, with `year`.
    source : Table
        The release; many of its rows may have one key.
    *sides, stretch, every, what
        As for `foedus.panel.probe.probed`.
    """
    domain = _years(shelf, source)
    return probe.probed(keys, source, domain, *sides, stretch=stretch, every=every, what=what)


def of_consolidation(shelf: Shelf, keys: Table, sources: Four) -> Found:
    """The look-ups behind power consolidation.

    Parameters
    ----------
    shelf : Shelf
        Which knows the years of the releases.
    keys : Table
        As `measures.keys_of` makes them.
    sources : tuple of Table
        Archigos, the items of personalism in COW's codes, Marquez's index, coups.
    """
    leaders, features, marquez, coups = sources
    five = _days_back(shelf, keys, coups, "date", COUP_YEARS)
    return (
        _led(shelf, keys, leaders),
        probed(shelf, keys, features, (("ccode1", "cowcode"), YEAR)),
        probed(shelf, keys, marquez, ON_GW),
        probed(shelf, keys, coups, ON_GW, stretch=five, what=f"{COUP_YEARS} years"),
    )


def of_compatibility(shelf: Shelf, keys: Table, sources: TraceSources) -> Found:
    """The look-ups behind the traces of both commitments.

    Parameters
    ----------
    shelf, keys
        As for `of_consolidation`.
    sources : TraceSources
        What traces are read from.
    """
    signals, fought = sources.signals, sources.disputes
    left, rivals = _dated(sources.leaders, "enddate"), _rivals(sources.rivalries)
    since = _days_back(shelf, keys, left, "day", EXIT_YEARS)
    ten = probe.years_back(keys, fought, _years(shelf, fought), DISPUTE_YEARS)
    year, whole = (
        _of_patrons(shelf, keys, signals),
        _of_patrons(shelf, keys, signals, sources.leaders),
    )
    both = f"client and patron, {DISPUTE_YEARS} years"
    return (
        probed(shelf, keys, signals, ON_CLIENT, stretch=year, what="the year"),
        probed(shelf, keys, signals, ON_CLIENT, stretch=whole, what="years of the leader"),
        probed(
            shelf, keys, left, (("gwcode", "gwcode"), YEAR), stretch=since,
            what=f"exits in {EXIT_YEARS} years",
        ),
        probed(shelf, keys, rivals, ON_PAIR, what="client and patron"),
        probed(shelf, keys, fought, ON_PAIR, TURNED, stretch=ten, every=False, what=both),
    )  # fmt: skip


def of_likeness(shelf: Shelf, keys: Table, sources: Four) -> Found:
    """The look-ups behind the likeness of client and patron.

    Parameters
    ----------
    shelf, keys
        As for `of_consolidation`.
    sources : tuple of Table
        Ideal points, regimes in COW's codes, ATOP's dyad-years, capabilities.
    """
    points, polity, flags, system = sources
    owed = [((side, "ccode1"), YEAR) for side in ("ccode1", "ccode2")]
    # The portfolios of two states are weighed by the capabilities of every state of the year.
    weights = (*ON_BOTH, (YEAR,))
    return (
        probed(shelf, keys, points, *ON_BOTH),
        probed(shelf, keys, polity, *ON_BOTH, what="distance"),
        probed(shelf, keys, flags, *owed),
        probed(shelf, keys, system, *weights, what="weights of S"),
    )


def of_threat(shelf: Shelf, keys: Table, sources: Four) -> Found:
    """The look-ups behind external threat to the client.

    Parameters
    ----------
    shelf, keys
        As for `of_consolidation`.
    sources : tuple of Table
        Leeds and Savun's measure, territorial threat, rivalries, disputes.
    """
    general, territorial, rivalries, fought = sources
    sides = [(("ccode1", side), YEAR) for side in ("ccode1", "ccode2")]
    five = probe.years_back(keys, fought, _years(shelf, fought), THREAT_YEARS)
    said = f"of the client, {THREAT_YEARS} years"
    return (
        probed(shelf, keys, general, ON_CLIENT),
        probed(shelf, keys, territorial, ON_CLIENT),
        probed(shelf, keys, _rivals(rivalries), sides[0], what="of the client"),
        probed(shelf, keys, fought, *sides, stretch=five, every=False, what=said),
    )


def _led(shelf: Shelf, keys: Table, leaders: Table) -> Coverage:
    """Leaders, who are found by spells and not by a key: one is asked for who led on a day."""
    spots = in_office(leaders, keys["gwcode"], keys["day"])
    within = inside(_years(shelf, leaders), keys["year"])
    # The list has leaders of earlier years who were still in office when it began.
    found = (spots != NOWHERE) & within
    asked = np.zeros(len(leaders), dtype=np.bool_)
    asked[spots[found]] = True
    names, held = ("gwcode", "year"), _dated(leaders, "startdate")
    return replace(
        counted(held, names, found, within, asked),
        absent_keys=distinct(keys.rows(~found & within), names),
        unmatched_keys=distinct(held.rows(~asked), names),
        what="leader on the day",
    )


def _dated(leaders: Table, day: str) -> Table:
    """Leaders by state and by a day with its year; year 0 where nobody knows it."""
    known = ~np.isnan(leaders[day])
    year: Whole = np.zeros(len(leaders), dtype=np.int64)
    year[known] = year_of(leaders[day][known].astype(np.int64))
    columns = {"gwcode": leaders["ccode"], "year": year, "day": leaders[day]}
    return Table(leaders.name, columns)


def _rivals(rivalries: Table) -> Table:
    """Each year of each rivalry, both ways."""
    spell, year = spread(rivalries["start"], rivalries["end"])
    one, two = rivalries["ccode1"][spell], rivalries["ccode2"][spell]
    both = Entries(one, two, year).both_ways()
    columns = {"ccode1": both.code1, "ccode2": both.code2, "year": both.year}
    return Table(rivalries.name, columns)


def _years(shelf: Shelf, source: Table) -> Domain:
    return shelf.sheets[source.name].release.domain


def _days_back(shelf: Shelf, keys: Table, source: Table, day: str, years: int) -> Stretch:
    """The stretch of some years before the day, which the source must cover whole."""
    domain = _years(shelf, source)
    within = inside(Domain(domain.first + years, domain.last), keys["year"])
    return Stretch(keys["day"] - years * DAYS, keys["day"], source[day], within)


def _of_patrons(shelf: Shelf, keys: Table, signals: Table, leaders: Table | None = None) -> Stretch:
    """The year, or the whole years of the leader in office, where the patron is one of the five."""
    first = last = keys["year"].astype(np.float64)
    if leaders is not None:
        spots = in_office(leaders, keys["gwcode"], keys["day"])
        first = first_whole_year(taken(leaders["startdate"], spots, np.nan))
    domain, spoken = _years(shelf, signals), np.isin(keys["ccode2"], list(PATRONS))
    within = spoken & (first <= domain.last) & (last >= domain.first)
    at = signals["year"].astype(np.float64)
    return Stretch(np.where(spoken, first, np.inf), last, at, within)
