"""Measures of clients and patrons on a day: each join is counted, each measure keeps its name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from foedus.panel.compatibility_dyad import ideal_distance, regime_distance
from foedus.panel.consolidation import Calibration, Personalism, personalism
from foedus.panel.consolidation_composite import (
    Fitted,
    calibrated,
    composite,
    consolidation,
    traces,
)
from foedus.panel.coverage import Coverage
from foedus.panel.lookup import NOWHERE
from foedus.panel.portfolio import similarity
from foedus.panel.spell_days import days, year_of
from foedus.panel.system import StateSystem
from foedus.panel.system_codes import GWF, POLITY, from_cow, in_cow_codes
from foedus.panel.system_rivalries import SPELL, rivalries_in_cow_codes
from foedus.panel.table import Array, Number, Table, Whole
from foedus.panel.tenure import in_office, tenure
from foedus.panel.threat import threat
from foedus.study.panel import lookups
from foedus.study.panel import traces as panel_traces
from foedus.study.panel.sources import Shelf
from foedus.study.panel.traces import TraceSources, trace_sources

RELEASES = (
    *panel_traces.RELEASES,
    *("gwf_features", "marquez", "powell_thyne", "unga_ideal_points"),
    *("atop_dyad_year", "leeds_savun", "territorial_threat", "polity5", "cow_nmc"),
)
LEADER = ("leader", "leader_since", "tenure_days", "entry", "irregular_entry", "imposed_entry")


@dataclass(frozen=True, slots=True, eq=False)
class Measured:
    """Columns of measures, and what their joins found.

    Parameters
    ----------
    columns : Table
        As many rows as the keys.
    coverage : tuple of Coverage
        In the order of the joins.
    """

    columns: Table
    coverage: tuple[Coverage, ...]


def keys_of(table: Table, day: Number, system: StateSystem | None = None) -> Table:
    """The keys by which measures are looked up.

    Parameters
    ----------
    table : Table
        `client`, `patron`, `year`.
    day : array of float
        Day numbers on which leaders are asked for.
    system : StateSystem, optional
        Gleditsch and Ward's states; without it a code is told by the differences between the
        two projects alone, also of a state that they do not count on that day.

    Returns
    -------
    Table
        `ccode1`, `ccode2`, `year`, `day`, and `gwcode`, the client's code by Gleditsch and Ward
        on that day (0 where it cannot be told).
    """
    codes = from_cow(table["client"], day.astype(np.int64), system=system)
    columns = {"ccode1": table["client"], "ccode2": table["patron"], "year": table["year"]}
    return Table("keys", columns | {"day": day, "gwcode": codes.code})


def asked_on(table: Table, leaders: Table, states: StateSystem) -> Number:
    """The day of each year on which measures are asked for: 1 January, with one exception.

    In the year in which a state enters the system and of which nobody is known to lead it on
    1 January, it is the day of its entry: whoever leads it then is the one who signs for it.

    Parameters
    ----------
    table : Table
        `client`, `patron`, `year`.
    leaders : Table
        Archigos.
    states : StateSystem
        By COW's codes: when each entered the system.

    Returns
    -------
    array of float
        Day numbers.
    """
    day = new_years_day(table["year"])
    unled = in_office(leaders, keys_of(table, day)["gwcode"], day) == NOWHERE
    entries = {(code, year): first for code, year, first in _entries(states)}
    for row in np.flatnonzero(unled):
        entered = entries.get((int(table["client"][row]), int(table["year"][row])))
        day[row] = day[row] if entered is None else entered
    return day


def _entries(states: StateSystem) -> Iterator[tuple[int, int, int]]:
    """Each entry into the system: code, year, day; of two in one year the first."""
    order = np.argsort(-states.first)
    spells = states.code[order], year_of(states.first[order]), states.first[order]
    yield from zip(*(column.tolist() for column in spells), strict=True)


def new_years_day(year: Whole) -> Number:
    """1 January of each year as a day number."""
    first = np.ones(len(year))
    return days(year, first, first).astype(np.float64)


def measures(
    shelf: Shelf,
    keys: Table,
    progress: Callable[[str], None] = lambda _: None,
    sources: TraceSources | None = None,
) -> Measured:
    """Every measure of each client, patron and day.

    Parameters
    ----------
    shelf : Shelf
        `RELEASES`.
    keys : Table
        As `keys_of` makes them.
    progress : callable
        Told the name of each stage as it begins.
    sources : TraceSources, optional
        What traces are read from, where it has been read already.

    Returns
    -------
    Measured
        Leader, consolidation, traces of compatibility, likeness and threat.

    Raises
    ------
    DataError
        If a file is not what it should be.
    """
    sources = sources or trace_sources(shelf)
    progress("power consolidation")
    parts = [_consolidation(shelf, keys, sources.leaders)]
    progress("political compatibility")
    parts += [_compatibility(shelf, keys, sources), _likeness(shelf, keys)]
    progress("external threat")
    parts.append(_threat(shelf, keys))
    columns: dict[str, Array] = {}
    provenance: dict[str, str] = {}
    for part in parts:
        columns |= part.columns.columns
        provenance |= part.columns.provenance
    coverage = tuple(each for part in parts for each in part.coverage)
    return Measured(Table("measures", columns, provenance), coverage)


# Consolidation


def _consolidation(shelf: Shelf, keys: Table, leaders: Table) -> Measured:
    """The leader of the day, and how far power is consolidated in his hands."""
    led = tenure(keys, leaders)
    # Their years are told by 1 January, on which a state can still have been another.
    features = in_cow_codes(shelf.table("gwf_features"), "cowcode", GWF, latest=False)
    marquez = shelf.table("marquez", ("gwn", "year", "z1"))
    coups = shelf.table("powell_thyne", ("gwn", "year", "date"))
    index = personalism(features)
    seen = traces(keys, marquez, leaders, coups)
    made = composite(seen, _fitted(index, marquez, leaders, coups))
    # The items hold on 1 January: they are not put on a leader who came after it.
    found = consolidation(keys, index, made, Calibration(), since=led["leader_since"])
    columns = {name: led[name] for name in LEADER} | dict(found.columns)
    columns |= {name: seen[name] for name in ("personal_power", "coups")}
    source = {name: led.provenance[name] for name in LEADER} | dict(found.provenance)
    source |= {name: seen.provenance[name] for name in ("personal_power", "coups")}
    coverage = lookups.of_consolidation(shelf, keys, (leaders, features, marquez, coups))
    return Measured(Table("consolidation", columns, source), coverage)


def _fitted(index: Personalism, marquez: Table, leaders: Table, coups: Table) -> tuple[Fitted, ...]:
    """The composite, fitted to the regime-years of the index on their first of January."""
    held = index.index
    day = new_years_day(held["year"])
    codes = from_cow(held["cowcode"], day.astype(np.int64)).code
    rows = Table("index", {"gwcode": codes, "day": day, "year": held["year"]})
    return calibrated(traces(rows, marquez, leaders, coups), held["personalism"], held["cowcode"])


# Compatibility


def _compatibility(shelf: Shelf, keys: Table, sources: TraceSources) -> Measured:
    """Traces of a patron's commitments to the client's state and to its regime."""
    coverage = lookups.of_compatibility(shelf, keys, sources)
    return Measured(panel_traces.traces(keys, sources), coverage)


def _likeness(shelf: Shelf, keys: Table) -> Measured:
    """Likeness of client and patron: ideal points, regimes, portfolios of alliances."""
    points = shelf.table("unga_ideal_points", ("ccode", "year", "idealpoint"))
    polity = in_cow_codes(shelf.table("polity5", ("ccode", "year", "polity2")), "ccode", POLITY)
    system = shelf.table("cow_nmc", ("ccode", "year", "cinc"))
    flags = shelf.table("atop_dyad_year")
    alike = similarity(keys, flags, system)
    columns = {
        "ideal_distance": ideal_distance(keys, points),
        "regime_distance": regime_distance(keys, polity),
        **alike.columns,
    }
    source = {
        "ideal_distance": "unga_ideal_points: idealpoint of both",
        "regime_distance": "polity5: polity2 of both",
        **alike.provenance,
    }
    coverage = lookups.of_likeness(shelf, keys, (points, polity, flags, system))
    return Measured(Table("likeness", columns, source), coverage)


# Threat


def _threat(shelf: Shelf, keys: Table) -> Measured:
    """External threat to the client, by each measure."""
    general = shelf.table("leeds_savun", ("ccode", "year", "lsthreat"))
    territorial = shelf.table("territorial_threat", ("ccode", "year", "lterrthreat", "sd"))
    rivalries = rivalries_in_cow_codes(shelf.table("tss_rivalries", SPELL))
    disputes = shelf.table("gml_mid", ("dispnum", "ccode1", "ccode2", "year"))
    found = threat(keys, general, territorial, rivalries, disputes)
    coverage = lookups.of_threat(shelf, keys, (general, territorial, rivalries, disputes))
    return Measured(found, coverage)
