"""The dyad-years of `dyad_years.py` by plain joins, as one writes them in pandas or polars.

No script of its own: `dyad_years.py` runs it. The files are read as they lie in the folder of
development copies; nothing of foedus is used but the table of Polity's numbers.
"""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from foedus.panel.system_codes import POLITY

LAST = 2016
KEYS = ["ccode1", "ccode2", "year"]
MEMBER = [
    *("atopid", "phase", "member", "yrent", "moent", "dayent", "yrexit", "moexit", "dayexit"),
    *("defense", "nonagg"),
]
FAR = pd.Timestamp("2200-01-01")


def state_years(folder: Path, last: int) -> pd.DataFrame:
    """State-years of COW's list; states that stood in 2016 go on."""
    spells = pd.read_csv(folder / "cow_states.csv")
    ends = spells.endyear.where(spells.endyear < LAST, last)
    rows = [
        (c, y)
        for c, a, b in zip(spells.ccode, spells.styear, ends, strict=True)
        for y in range(a, b + 1)
    ]
    return pd.DataFrame(rows, columns=["ccode", "year"]).drop_duplicates()


def major_years(folder: Path) -> pd.DataFrame:
    """Years of major powers."""
    spells = pd.read_csv(folder / "cow_majors.csv")
    rows = [
        (c, y)
        for c, a, b in zip(spells.ccode, spells.styear, spells.endyear, strict=True)
        for y in range(a, b + 1)
    ]
    return pd.DataFrame(rows, columns=["ccode", "year"]).drop_duplicates().assign(major=1.0)


def regimes(folder: Path) -> pd.DataFrame:
    """Polity2 in COW's codes; of a year of change the state of its last day."""
    polity = pd.read_csv(folder / "polity5_annual.csv.gz", usecols=["ccode", "year", "polity2"])
    code, taken = polity.ccode.copy(), pd.Series(data=False, index=polity.index)
    for line in POLITY:
        during = polity.year.between(line.first.year, line.last.year)
        code[(polity.ccode == line.other) & during] = line.cow
        taken |= (polity.ccode == line.cow) & during
    return polity.assign(ccode=code)[(code != polity.ccode) | ~taken]


def levels(folder: Path) -> pd.DataFrame:
    """`milinst` of each phase."""
    p = pd.read_csv(folder / "atop4_01ap.csv")
    high = (p.milcon == 3) | (p.intcom == 1) | (p.base > 0)  # noqa: PLR2004
    organised = p.orgpurp1.isin([1, 4]) | p.orgpurp2.isin([1, 4])
    middle = (p.milcon == 2) | p.milaid.isin([3, 4]) | (p.subord > 0) | (p.contrib == 1) | organised  # noqa: PLR2004
    level = np.where(high, 2.0, np.where(middle, 1.0, 0.0))
    no_high = p[["milcon", "intcom", "base"]].isna().all(axis=1)
    no_middle = (
        p[["milcon", "milaid", "subord", "contrib", "orgpurp1", "orgpurp2"]].isna().all(axis=1)
    )
    level[(level == 0) & no_high & no_middle] = np.nan
    return p[["atopid", "phase"]].assign(milinst=level)


def tie_years(folder: Path) -> pd.DataFrame:
    """Pairs of parties to a phase in each year, with what the first promised."""
    m = pd.read_csv(folder / "atop4_01m.csv", usecols=MEMBER)
    m = m.assign(
        first=_day(m.yrent, m.moent, m.dayent, end=False),
        last=_day(m.yrexit.where(m.yrexit > 0, LAST + 1), m.moexit, m.dayexit, end=True).where(
            m.yrexit > 0, FAR
        ),
    )[["atopid", "phase", "member", "first", "last", "defense", "nonagg"]]
    pairs = m.merge(m, on=["atopid", "phase"], suffixes=("1", "2"))
    pairs = pairs[pairs.member1 != pairs.member2]
    first = pairs[["first1", "first2"]].max(axis=1)
    last = pairs[["last1", "last2"]].min(axis=1)
    pairs = pairs.assign(a=first.dt.year, b=last.dt.year.clip(upper=LAST))[first <= last]
    pairs = pairs.merge(levels(folder), on=["atopid", "phase"])
    count = (pairs.b - pairs.a + 1).to_numpy()
    rows = pairs.loc[pairs.index.repeat(count)]
    offset = np.arange(len(rows)) - np.repeat(np.cumsum(count) - count, count)
    return rows.assign(year=rows.a.to_numpy() + offset)


def _day(year: pd.Series, month: pd.Series, day: pd.Series, *, end: bool) -> pd.Series:
    """Dates; an unknown month or day as the first, or the last, possible."""
    month = month.where(month > 0, 12 if end else 1)
    first = pd.to_datetime(pd.DataFrame({"year": year, "month": month, "day": 1}))
    unknown = first + pd.offsets.MonthEnd(0) if end else first
    known = first + pd.to_timedelta(day.where(day > 0, 1) - 1, unit="D")
    return known.where(day > 0, unknown)


def spell_years(table: pd.DataFrame, first: str, last: str) -> pd.DataFrame:
    """A row for each year of spells."""
    count = (table[last] - table[first] + 1).to_numpy()
    rows = table.loc[table.index.repeat(count)]
    offset = np.arange(len(rows)) - np.repeat(np.cumsum(count) - count, count)
    return rows.assign(year=rows[first].to_numpy() + offset)


def neighbours(folder: Path) -> pd.DataFrame:
    """The closest contiguity of each year."""
    table = pd.read_csv(folder / "cow_contdir_3_2.csv")
    table = table[table.conttype > 0]
    table = table.assign(a=table.stdate.str[:4].astype(int), b=table.enddate.str[:4].astype(int))
    held = spell_years(table, "a", "b")
    return held.groupby(KEYS, as_index=False).agg(conttype=("conttype", "min"))


def rivals(folder: Path) -> pd.DataFrame:
    """Rivals in each year, both ways."""
    table = pd.read_csv(folder / "tss_rivalries.csv")[["ccode1", "ccode2", "start", "end"]]
    held = spell_years(table.reset_index(drop=True), "start", "end")[["ccode1", "ccode2", "year"]]
    turned = held.rename(columns={"ccode1": "ccode2", "ccode2": "ccode1"})
    return pd.concat([held, turned]).drop_duplicates().assign(rivalry=1.0)


def parts(folder: Path, last: int) -> dict[str, pd.DataFrame]:
    """What is joined: small tables, prepared alike for both programs."""
    cinc = pd.read_csv(folder / "cow_nmc_7_0.csv.gz", usecols=["ccode", "year", "cinc"])
    states = state_years(folder, last)
    for monadic in (cinc, regimes(folder), major_years(folder)):
        states = states.merge(monadic, how="left", on=["ccode", "year"], validate="1:1")
    states["major"] = states.major.fillna(0.0).where(states.year <= LAST)
    ties = tie_years(folder).rename(columns={"member1": "ccode1", "member2": "ccode2"})
    columns = ["ccode1", "ccode2", "year", "milinst", "defense1", "nonagg1"]
    return {
        "states": states,
        "ties": ties[columns].rename(columns={"defense1": "defense", "nonagg1": "nonagg"}),
        "neighbours": neighbours(folder),
        "rivals": rivals(folder),
    }


SILENT = {"alliance": LAST, "defense": LAST, "nonagg": LAST, "conttype": LAST, "rivalry": 2020}


def by_pandas(folder: Path, last: int) -> dict[str, Any]:
    """The columns, sorted by year and codes."""
    held = parts(folder, last)
    dyads = held["states"].merge(held["states"], on="year", suffixes=("1", "2"))
    dyads = dyads[dyads.ccode1 != dyads.ccode2]
    ties = held["ties"].groupby(KEYS, as_index=False)[["milinst", "defense", "nonagg"]].max()
    dyads = dyads.merge(ties.assign(alliance=1.0), how="left", on=KEYS)
    dyads = dyads.merge(held["neighbours"], how="left", on=KEYS)
    dyads = dyads.merge(held["rivals"], how="left", on=KEYS)
    for name, until in SILENT.items():
        dyads[name] = dyads[name].fillna(0.0).where(dyads.year <= until)
    depth = np.where(dyads.milinst.isna(), np.nan, np.where(dyads.milinst == 2, 2.0, 1.0))  # noqa: PLR2004
    dyads["design"] = np.where(dyads.alliance == 1, depth, dyads.alliance)
    dyads = dyads.sort_values(["year", "ccode1", "ccode2"])
    renamed = {"polity21": "polity2_1", "polity22": "polity2_2"}
    return {name: dyads[name].to_numpy() for name in dyads} | {
        new: dyads[old].to_numpy() for old, new in renamed.items()
    }


def by_polars(folder: Path, last: int) -> dict[str, Any]:
    """The same with polars' joins."""
    pl = importlib.import_module("polars")
    held = {
        name: pl.DataFrame({c: t[c].to_numpy() for c in t}, nan_to_null=True)
        for name, t in parts(folder, last).items()
    }
    dyads = (
        held["states"]
        .rename({c: f"{c}1" for c in held["states"].columns if c != "year"})
        .join(
            held["states"].rename({c: f"{c}2" for c in held["states"].columns if c != "year"}),
            on="year",
        )
        .filter(pl.col("ccode1") != pl.col("ccode2"))
    )
    ties = (
        held["ties"]
        .group_by(KEYS)
        .agg(pl.max("milinst", "defense", "nonagg"))
        .with_columns(alliance=1.0)
    )
    for other in (ties, held["neighbours"], held["rivals"]):
        dyads = dyads.join(other, on=KEYS, how="left")
    silent = [
        pl.when(pl.col("year") <= until)
        .then(pl.col(name).fill_null(0))
        .cast(pl.Float64)
        .alias(name)
        for name, until in SILENT.items()
    ]
    dyads = dyads.with_columns(silent)
    deep = pl.when(pl.col("milinst") == 2).then(2.0).when(pl.col("milinst") < 2).then(1.0)  # noqa: PLR2004
    design = pl.when(pl.col("alliance") == 1).then(deep).otherwise(pl.col("alliance"))
    dyads = dyads.with_columns(design=design).sort("year", "ccode1", "ccode2")
    dyads = dyads.rename({"polity21": "polity2_1", "polity22": "polity2_2"})
    return {name: dyads[name].to_numpy() for name in dyads.columns}
