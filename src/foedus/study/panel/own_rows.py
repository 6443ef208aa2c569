"""Which rows of a user's own files change nothing, and why: designs, codings, who made leaders."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import numpy as np

from foedus.panel.compatibility_leaders import RECENT, foreign_exit
from foedus.panel.lookup import NOWHERE
from foedus.panel.pair_override import Override, unmet
from foedus.panel.table import Mask, Table, Whole
from foedus.panel.tenure import IMPOSED, in_office
from foedus.study.panel.idle import NO_ROW, NOTHING, Idle
from foedus.study.panel.traces import TraceSources

KEYS = ("client", "patron", "year")


def idle_overrides(
    file: str, overrides: Sequence[Override], table: Table, states: Collection[int]
) -> tuple[Idle, ...]:
    """The designs of a user that no row of the panel has.

    Parameters
    ----------
    file : str
        Where they are from.
    overrides : sequence of Override
        Them.
    table : Table
        The panel: `client`, `patron`, `year`.
    states : collection of int
        Every state's code.
    """
    lost = [
        (
            each.line,
            f"{each}: {_why((each.client, each.patron), (each.first, each.last), table, states)}",
        )
        for each in unmet(table, overrides)
    ]
    return _told(file, len(overrides), NO_ROW, lost)


def idle_codings(
    codings: Table, table: Table, sample: Table, states: Collection[int]
) -> tuple[Idle, ...]:
    """The codings of a user that anchor nothing: of no row, or open.

    Parameters
    ----------
    codings : Table
        `ccode1 ccode2 year value line`; nothing is told of codings without lines, a study's.
    table, sample : Table
        The panel, and the rows to which the classes are fitted: `client`, `patron`, `year`.
    states : collection of int
        Every state's code.
    """
    if "line" not in codings.columns:
        return ()
    named = zip(("ccode1", "ccode2", "year"), KEYS, strict=True)
    keys = Table(codings.name, {ours: codings[theirs] for theirs, ours in named})
    met = _stand_in(keys, table) | _stand_in(keys, sample)
    blank = np.isnan(codings["value"])
    lost, silent = [], []
    for row in np.flatnonzero(~met | blank).tolist():
        client, patron, year = (int(keys[name][row]) for name in KEYS)
        line, said = int(codings["line"][row]), f"client {client}, patron {patron}, {year}"
        if met[row]:
            silent.append((line, f"{said}: {codings['commitment'][row]}"))
        else:
            why = _why((client, patron), (year, year), table, states)
            lost.append((line, f"{said}: {why}"))
    number = len(codings)
    return (
        *_told(codings.name, number, NO_ROW, lost),
        *_told(codings.name, number, NOTHING, silent),
    )


def idle_imposers(keys: Iterable[Table], sources: TraceSources) -> tuple[Idle, ...]:
    """Who made or unmade leaders that no row of the panel asks about.

    Parameters
    ----------
    keys : iterable of Table
        Of the panel and of the rows to which the classes are fitted, as `measures.keys_of` makes
        them.
    sources : TraceSources
        With the leaders, and who imposed them.
    """
    held, leaders = tuple(keys), sources.leaders
    places = {name: place for place, name in enumerate(leaders["obsid"].tolist())}
    led, left = _in_office(held, leaders), _who_left(held, leaders)
    came, went = leaders["entry"] == IMPOSED, foreign_exit(leaders)
    acts = (
        (sources.imposers.installed, "installed", came, led, "entry"),
        (sources.imposers.removed, "removed", went, left, "exit"),
    )
    lost = []
    for table, act, foreign, asked, end in acts:
        rows = zip(table["obsid"].tolist(), table["line"].tolist(), strict=True)
        for obsid, line in rows if len(table) else ():
            place = places[obsid]
            if not foreign[place]:
                lost.append((line, f"{obsid} {act}: Archigos tells of no foreign {end}"))
            elif not asked[place]:
                lost.append(
                    (line, f"{obsid} {act}: no client was under that leader, or not long ago")
                )
    number = len(sources.imposers.installed) + len(sources.imposers.removed)
    return _told(sources.imposers.installed.name, number, NO_ROW, sorted(lost))


def _in_office(keys: Iterable[Table], leaders: Table) -> Mask:
    """Leaders whom a row asks about."""
    asked = np.zeros(len(leaders), dtype=np.bool_)
    for each in keys:
        spots = in_office(leaders, each["gwcode"], each["day"])
        asked[spots[spots != NOWHERE]] = True
    return asked


def _who_left(keys: Iterable[Table], leaders: Table) -> Mask:
    """Leaders who left in the ten years before a row's day."""
    gone = np.zeros(len(leaders), dtype=np.bool_)
    for each in keys:
        for place in np.flatnonzero(foreign_exit(leaders) & ~gone):
            since = each["day"] - leaders["enddate"][place]
            recent = (since >= 0) & (since <= RECENT * 365.25)
            gone[place] = bool((recent & (each["gwcode"] == leaders["ccode"][place])).any())
    return gone


def _why(
    pair: tuple[int, int], years: tuple[int, int], table: Table, states: Collection[int]
) -> str:
    """Why a client and a patron met no row."""
    unknown = [f"{code}" for code in pair if code not in states]
    if unknown:
        return f"no state {' or '.join(unknown)}"
    if len(table) and (years[1] < table["year"].min() or years[0] > table["year"].max()):
        return f"the panel has {table['year'].min()}–{table['year'].max()}"
    for (client, patron), said in (
        (pair, "the two are there in other years only"),
        (pair[::-1], "client and patron are the other way round"),
    ):
        if ((table["client"] == client) & (table["patron"] == patron)).any():
            return said
    return "never a client and its patron here"


def _stand_in(keys: Table, table: Table) -> Mask:
    """Which keys stand in a table of clients, patrons and years."""
    found: Mask = np.isin(_place(keys), _place(table))
    return found


def _place(table: Table) -> Whole:
    """One number for each client, patron and year: codes and years have four digits at most."""
    number: Whole = (table["client"] * 10_000 + table["patron"]) * 10_000 + table["year"]
    return number


def _told(file: str, rows: int, what: str, lost: Sequence[tuple[int, str]]) -> tuple[Idle, ...]:
    return (Idle(file, rows, what, tuple(lost)),) if lost else ()
