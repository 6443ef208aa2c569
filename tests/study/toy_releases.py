"""A folder of tiny releases in the layouts of the registry: an invented world of one great power.

State 2 is a major power in 1950–1960; 700 and 701 are its clients. 700 signs with bases in October
1953, 701 without anything in 1955. Regime-years of states 300 and above give the models something
to be fitted to. Nothing here is anybody's data.
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from foedus.archive.releases.registry import sheet
from foedus.archive.releases.sheet import Sheet
from foedus.archive.schemas.release import Kind
from foedus.panel.consolidation import ITEMS
from foedus.panel.pair import PairRule
from foedus.panel.release import Layout
from foedus.study.panel.build import build_panel
from foedus.study.panel.record import PanelPlan, PanelRecord, PanelUnit

Row = Mapping[str, object]
YEARS = range(1950, 1961)
STATES = (2, 700, 701)
BLANK = {Kind.WHOLE: 0, Kind.NUMBER: "", Kind.TEXT: "", Kind.DAY: ""}
SPELL = {"styear": 1950, "stmonth": 1, "stday": 1}
SPELL |= {"endyear": 1960, "endmonth": 12, "endday": 31}
NONE = {"milcon": 0, "intcom": 0, "base": 0, "orgpurp1": 0, "orgpurp2": 0, "milaid": 0}
NONE |= {"subord": 0, "contrib": 0, "estmode": 1, "pubsecr": 0, "organ1": 0, "organ2": 0}
IN_FORCE = {"endyr": 0, "endmo": 0, "endday": 0, "ineffect": 1, "bilat": 1, "phase": 0}
TREATIES = (
    {"atopid": 10, "begyr": 1953, "begmo": 10, "begday": 1, **IN_FORCE, **NONE, "base": 1},
    {"atopid": 20, "begyr": 1955, "begmo": 5, "begday": 2, **IN_FORCE, **NONE},
)
CLIENTS = {10: 700, 20: 701}
SIDES = ("us", "uk", "fra", "rus", "chi")


def registry(name: str) -> Sheet:
    """A release with one layout, that of its text file, no number of rows and no last year."""
    known = sheet(name)
    (layout, *_) = sorted(known.release.layouts, key=lambda one: one.name != "development")
    bare = replace(layout, rows=None)
    # An invented world ends before the release does.
    return replace(known, closes="", release=replace(known.release, layouts=(bare,)))


def world(folder: Path) -> Path:
    """Write every release into a folder."""
    folder.mkdir(exist_ok=True)
    for name, rows in {**_states(), **_treaties(), **_leaders(), **_pairs()}.items():
        write(folder, name, rows)
    return folder


def write(folder: Path, name: str, rows: Iterable[Row]) -> None:
    """Write one release: columns that a row does not name are blank."""
    known = registry(name)
    (layout,) = known.release.layouts
    versions = dict(layout.version)
    file = folder / layout.files[0]
    with file.open("w", newline="", encoding="utf-8") as handle:
        writer = csv.writer(handle)
        writer.writerow([theirs for _, theirs in layout.columns])
        writer.writerows(_fields(known, layout, row, versions) for row in rows)


def _fields(known: Sheet, layout: Layout, row: Row, versions: Mapping[str, str]) -> list[object]:
    if unknown := set(row) - {ours for ours, _ in layout.columns}:
        msg = f"{known.name} has no {sorted(unknown)}"
        raise KeyError(msg)
    defaults = {ours: BLANK[known.kinds[ours]] for ours, _ in layout.columns}
    given = {**defaults, **versions, **row}
    return [given[ours] for ours, _ in layout.columns]


def _states() -> dict[str, list[Row]]:
    names = {2: "Great", 700: "Upper", 701: "Lower"}
    share = {2: 0.9, 700: 0.05, 701: 0.05}
    years = [(code, year) for code in STATES for year in YEARS]
    return {
        "cow_states": [{"ccode": code, "statenme": names[code], **SPELL} for code in STATES],
        "cow_majors": [{"ccode": 2, **SPELL}],
        "cow_nmc": [{"ccode": c, "year": y, "cinc": share[c]} for c, y in years],
        "polity5": [{"ccode": c, "year": y, "polity2": 10 if c == 2 else -7} for c, y in years],
        "leeds_savun": [{"ccode": c, "year": y, "lsthreat": 0.2} for c, y in years],
        "territorial_threat": [
            {"ccode": c, "year": y, "lterrthreat": 1.5, "sd": 0.3} for c, y in years
        ],
        "unga_ideal_points": [
            {"ccode": c, "year": y, "idealpoint": 1.0 if c == 2 else -1.0}
            for c, y in years
            if c != 701
        ],
    }


def _treaties() -> dict[str, list[Row]]:
    alliances: list[Row] = [{n: v for n, v in one.items() if n != "phase"} for one in TREATIES]
    members = [_member(one, code) for one in TREATIES for code in (2, CLIENTS[one["atopid"]])]
    flags = [_flags(one["begyr"], pair) for one in TREATIES for pair in _both(one)]
    return {
        "atop_alliance": alliances,
        "atop_phase": list(TREATIES),
        "atop_member": members,
        "atop_dyad_year": flags,
    }


def _both(treaty: Row) -> list[tuple[int, int]]:
    client = CLIENTS[treaty["atopid"]]  # type: ignore[index]
    return [(2, client), (client, 2)]


def _member(treaty: Row, code: int) -> Row:
    dates = {"yrent": treaty["begyr"], "moent": treaty["begmo"], "dayent": treaty["begday"]}
    ended = {"yrexit": 0, "moexit": 0, "dayexit": 0}
    return {"atopid": treaty["atopid"], "member": code, "phase": 0, "defense": 1, **dates, **ended}


def _flags(year: object, pair: tuple[int, int]) -> Row:
    return {"ccode1": pair[0], "ccode2": pair[1], "year": year, "atop_defense": 1}


def _leaders() -> dict[str, list[Row]]:
    draw = np.random.Generator(np.random.PCG64DXSM(7))
    codes = [*range(300, 340), 700]
    keys = [(code, year) for code in codes for year in YEARS]
    trait = draw.normal(size=len(keys))
    chance = 1 / (1 + np.exp(-2 * trait))
    yes = (draw.random((len(ITEMS), len(keys))) < chance).astype(int)
    yes[:, -len(YEARS) :] = 1  # the leader of 700 holds everything
    yes[list(ITEMS).index("milmerit_pers")] *= 2
    features: list[Row] = [
        {"cowcode": c, "year": y, **{n: int(v) for n, v in zip(ITEMS, yes[:, i], strict=True)}}
        for i, (c, y) in enumerate(keys)
    ]
    power = [(c, y, -trait[i]) for i, (c, y) in enumerate(keys)]
    power += [(701, year, 2.0) for year in YEARS]
    return {
        "gwf_features": features,
        "marquez": [{"gwn": c, "year": y, "z1": round(float(z), 4)} for c, y, z in power],
        "archigos": [_leader(code) for code in (700, 701)],
        "powell_thyne": [{"ccode": 700, "gwn": 700, "year": 1951, "date": "1951-03-01", "coup": 1}],
    }


def _leader(code: int) -> Row:
    held = {"obsid": f"L-{code}", "leader": f"Ruler of {code}", "ccode": code, "entry": "Regular"}
    return held | {"startdate": "1951-02-01", "enddate": "1960-12-31", "exit": "Still in Office"}


def _pairs() -> dict[str, list[Row]]:
    near = {"ccode1": 700, "ccode2": 701, "conttype": 1}
    dates = {"stdate": "1950-01-01", "enddate": "1960-12-31"}
    gifts = [_gifts(code, year) for code in (700, 701) for year in YEARS]
    return {
        "cow_contiguity": [{**near, **dates}, {**near, **dates, "ccode1": 701, "ccode2": 700}],
        "tss_rivalries": [{"ccode1": 700, "ccode2": 701, "start": 1950, "end": 1960}],
        "gml_mid": [{"dispnum": 1, "ccode1": 700, "ccode2": 701, "year": 1952}],
        "patron_signals": gifts,
        "us_troops": [{"ccode": 700, "year": y, "troops_ad": 5000 * (y > 1953)} for y in YEARS],
        "us_bases": [{"ccode": 700}],
    }


def _gifts(code: int, year: int) -> Row:
    kinds = ("arms", "vis", "troops", "ex")
    given = {f"{side}_{kind}": 0 for side in SIDES for kind in kinds}
    return {"ccode": code, "year": year, **given, "us_arms": 5 if code == 700 else 0}


@cache
def built(unit: PanelUnit, ratio: float | None = 5.0) -> PanelRecord:
    """The panel of the invented world."""
    with TemporaryDirectory() as folder:
        plan = PanelPlan(unit, None, world(Path(folder)), PairRule(ratio))
        return build_panel(plan, registry=registry)


def row(record: PanelRecord, **wanted: object) -> dict[str, object]:
    """The one row of a panel whose columns have these values."""
    table = record.table
    chosen = np.logical_and.reduce([table[name] == value for name, value in wanted.items()])
    (place,) = np.flatnonzero(chosen)
    return {name: column[place] for name, column in table.columns.items()}
