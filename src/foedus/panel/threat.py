"""External threat to a client: each measure under its own name, missing outside its years.

The two general measures disagree about the two Koreas. On Leeds & Savun's both stand below the
mean of all states over the years since 1949, the South above it until 1952, the North until
1960, and both in 2008; on latent territorial threat both stand above it in every year. Rivals other than the patron, and
disputes with them, are to be read beside both.
"""

from __future__ import annotations

import numpy as np

from foedus.panel.coverage import inside
from foedus.panel.lookup import count, lookup
from foedus.panel.release import Domain
from foedus.panel.table import Number, Table, Whole

LEEDS_SAVUN = Domain(1816, 2008)
"""Years of the extended series of Leeds & Savun's measure."""
TERRITORIAL = Domain(1816, 2010)
"""Years of Miller's latent territorial threat."""
RIVALRIES = Domain(1494, 2020)
"""Years of Thompson, Sakuwa & Suhas's list; an `end` of 2020 means that it goes on."""
DISPUTES = Domain(1816, 2010)
"""Years of Gibler, Miller & Little's disputes, version 2.2.1."""
RECENT = 5
"""Years, the year itself included, in which disputes count."""
Triples = np.ndarray[tuple[int, int], np.dtype[np.int64]]
ON_STATE_YEAR = (("ccode1", "ccode"), ("year", "year"))


def threat(
    keys: Table, leeds_savun: Table, territorial: Table, rivalries: Table, disputes: Table
) -> Table:
    """Every measure of threat for each client, patron and year.

    Parameters
    ----------
    keys : Table
        `ccode1` client, `ccode2` patron, `year`.
    leeds_savun, territorial, rivalries, disputes : Table
        The sources, as the single measures below take them.

    Returns
    -------
    Table
        `threat_leeds_savun`, `threat_leeds_savun_excess`, `threat_territorial`,
        `threat_territorial_sd`, `rivals_other`, `disputes_other`.

    Examples
    --------
    >>> keys = Table("keys", {"ccode1": np.array([7]), "ccode2": np.array([2]),
    ...     "year": np.array([1950])})
    >>> state = {"ccode": np.array([7]), "year": np.array([1950])}
    >>> pair = {"ccode1": np.array([7]), "ccode2": np.array([9])}
    >>> found = threat(keys, Table("l", state | {"lsthreat": np.array([0.2])}),
    ...     Table("t", state | {"lterrthreat": np.array([1.5]), "sd": np.array([0.3])}),
    ...     Table("r", pair | {"start": np.array([1940]), "end": np.array([1960])}),
    ...     Table("d", pair | {"dispnum": np.array([1]), "year": np.array([1949])}))
    >>> [float(found[name][0]) for name in found.columns]
    [0.2, 0.0, 1.5, 0.3, 1.0, 1.0]
    """
    mean, sd = territorial_threat(keys, territorial)
    columns = {
        "threat_leeds_savun": capability_threat(keys, leeds_savun),
        "threat_leeds_savun_excess": capability_threat_excess(keys, leeds_savun),
        "threat_territorial": mean,
        "threat_territorial_sd": sd,
        "rivals_other": rivals_other(keys, rivalries),
        "disputes_other": disputes_other(keys, disputes),
    }
    sources = {
        "threat_leeds_savun": "leeds_savun: lsthreat",
        "threat_leeds_savun_excess": "leeds_savun: lsthreat less its mean of all states in the year",
        "threat_territorial": "territorial_threat: lterrthreat",
        "threat_territorial_sd": "territorial_threat: sd",
        "rivals_other": "tss_rivalries: rivals of the client other than the patron",
        "disputes_other": f"gml_mid: disputes with others than the patron, {RECENT} years",
    }
    return Table("threat", columns, sources)


def capability_threat(keys: Table, source: Table) -> Number:
    """Capabilities of a state's potential enemies, summed.

    After Leeds & Savun (2007), Journal of Politics 69: 1118–1132.

    Parameters
    ----------
    keys : Table
        `ccode1`, `year`.
    source : Table
        `ccode`, `year`, `lsthreat`, a share of the system's capabilities.

    Examples
    --------
    >>> keys = Table("keys", {"ccode1": np.array([7, 7]), "year": np.array([1950, 2012])})
    >>> held = {"ccode": np.array([7]), "year": np.array([1950]), "lsthreat": np.array([0.2])}
    >>> capability_threat(keys, Table("leeds_savun", held)).tolist()
    [0.2, nan]
    """
    return lookup(keys, source, "lsthreat", ON_STATE_YEAR, LEEDS_SAVUN)


def capability_threat_excess(keys: Table, source: Table) -> Number:
    """Capabilities of potential enemies, less the mean of all states in the year.

    Sums of shares shrink as the system grows; what is above the mean of a year is above it in a
    system of twenty states as in one of two hundred.

    Parameters
    ----------
    keys, source : Table
        As for `capability_threat`.

    Returns
    -------
    array of float
        Above 0 where a state has more to fear than the mean of all states known in the year.

    Examples
    --------
    >>> keys = Table("keys", {"ccode1": np.array([7]), "year": np.array([1950])})
    >>> held = {"ccode": np.array([7, 8]), "year": np.array([1950, 1950])}
    >>> held |= {"lsthreat": np.array([0.3, 0.1])}
    >>> capability_threat_excess(keys, Table("leeds_savun", held)).round(2).tolist()
    [0.1]
    """
    known = ~np.isnan(source["lsthreat"])
    place = np.unique(source["year"][known], return_inverse=True)[1].ravel()
    mean = np.bincount(place, source["lsthreat"][known]) / np.bincount(place)
    of_year = np.full(len(source), np.nan)
    of_year[known] = mean[place]
    excess = source.with_column("lsthreat", source["lsthreat"] - of_year, "less the mean")
    return capability_threat(keys, excess)


def territorial_threat(keys: Table, source: Table) -> tuple[Number, Number]:
    """Latent territorial threat and its standard deviation.

    After Miller (2022), Journal of Global Security Studies 7(4).

    Parameters
    ----------
    keys : Table
        `ccode1`, `year`.
    source : Table
        `ccode`, `year`, `lterrthreat`, `sd`.

    Examples
    --------
    >>> keys = Table("keys", {"ccode1": np.array([7]), "year": np.array([1950])})
    >>> held = {"ccode": np.array([7]), "year": np.array([1950]), "lterrthreat": np.array([1.5]),
    ...     "sd": np.array([0.3])}
    >>> [column.tolist() for column in territorial_threat(keys, Table("terrthreat", held))]
    [[1.5], [0.3]]
    """
    mean, sd = (
        lookup(keys, source, column, ON_STATE_YEAR, TERRITORIAL) for column in ("lterrthreat", "sd")
    )
    return mean, sd


def rivals_other(keys: Table, rivalries: Table) -> Number:
    """How many strategic rivals a client has beside the patron (Thompson, Sakuwa & Suhas 2021).

    Parameters
    ----------
    keys : Table
        `ccode1`, `ccode2`, `year`.
    rivalries : Table
        One row per rivalry, in either order: `ccode1`, `ccode2`, `start`, `end`.

    Examples
    --------
    >>> keys = Table("keys", {"ccode1": np.array([7, 7]), "ccode2": np.array([9, 2]),
    ...     "year": np.array([1950, 1950])})
    >>> held = {"ccode1": np.array([9]), "ccode2": np.array([7]), "start": np.array([1940]),
    ...     "end": np.array([1960])}
    >>> rivals_other(keys, Table("rivalries", held)).tolist()
    [0.0, 1.0]
    """
    triples = rival_years(rivalries)
    client, patron, year = keys["ccode1"], keys["ccode2"], keys["year"]
    all_of_them = count([client, year], [triples[:, 0], triples[:, 1]])
    the_patron = count([client, year, patron], list(triples.T))
    return np.where(inside(RIVALRIES, year), all_of_them - the_patron, np.nan)


def rival_years(rivalries: Table) -> Triples:
    """Every state, year and rival of a list of rivalries, in both directions.

    Parameters
    ----------
    rivalries : Table
        One row per rivalry: `ccode1`, `ccode2`, `start`, `end`.

    Examples
    --------
    >>> held = {"ccode1": np.array([9]), "ccode2": np.array([7]), "start": np.array([1940]),
    ...     "end": np.array([1940])}
    >>> rival_years(Table("rivalries", held)).tolist()
    [[7, 1940, 9], [9, 1940, 7]]
    """
    length = np.maximum(rivalries["end"] - rivalries["start"] + 1, 0)
    rows = np.repeat(np.arange(len(rivalries)), length)
    first = np.cumsum(length) - length
    when = rivalries["start"][rows] + np.arange(len(rows)) - first[rows]
    state, rival = _both_ways(rivalries, rows)
    years = np.concatenate([when, when])
    triples: Triples = np.unique(np.column_stack([state, years, rival]), axis=0)
    return triples


def disputes_other(keys: Table, disputes: Table, *, years: int = RECENT) -> Number:
    """How many militarized disputes a client had with others than the patron, in recent years.

    Parameters
    ----------
    keys : Table
        `ccode1`, `ccode2`, `year`.
    disputes : Table
        Directed dyad-years of disputes, both directions or one: `dispnum`, `ccode1`, `ccode2`,
        `year` (Gibler, Miller & Little 2016, International Studies Quarterly 60: 719–730).
    years : int
        Years looked back, the year itself included; the whole stretch must be covered.

    Examples
    --------
    >>> keys = Table("keys", {"ccode1": np.array([7]), "ccode2": np.array([2]),
    ...     "year": np.array([1817])})
    >>> held = {name: np.array([1]) for name in ("dispnum", "ccode1", "ccode2", "year")}
    >>> disputes_other(keys, Table("disputes", held)).tolist()
    [nan]
    """
    lag = np.repeat(np.arange(years), len(disputes))
    rows = np.tile(np.arange(len(disputes)), years)
    state, opponent = _both_ways(disputes, rows)
    when = np.tile(disputes["year"][rows] + lag, 2)
    number = np.tile(disputes["dispnum"][rows], 2)
    fought = np.unique(np.column_stack([state, when, number, opponent]), axis=0)
    each, which, sides = np.unique(fought[:, :3], axis=0, return_inverse=True, return_counts=True)
    # A dispute with the patron alone does not count; one with the patron and others does.
    alone = fought[sides[which.ravel()] == 1]
    client, patron, year = keys["ccode1"], keys["ccode2"], keys["year"]
    all_of_them = count([client, year], [each[:, 0], each[:, 1]])
    with_patron = count([client, year, patron], [alone[:, 0], alone[:, 1], alone[:, 3]])
    stretch = Domain(DISPUTES.first + years - 1, DISPUTES.last)
    return np.where(inside(stretch, year), all_of_them - with_patron, np.nan)


def _both_ways(pairs: Table, rows: Whole) -> tuple[Whole, Whole]:
    """Each chosen pair in both directions: the states, and their opposites."""
    first, second = pairs["ccode1"][rows], pairs["ccode2"][rows]
    return np.concatenate([first, second]), np.concatenate([second, first])
