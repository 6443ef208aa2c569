"""A small invented world: four states, one pact in two phases, one great power.

States 1 (major from 1903 on), 2, 3 and 4 (from mid-1902; gone in 1904). The pact 100 ties 1 and 2 from
March 1901, without institutions; 3 joins in 1902; from 1904 on, in its second phase, a base deepens it.
"""

from typing import Any

import numpy as np

from foedus.panel.coverage import Source
from foedus.panel.dyad_alliance import OBLIGATIONS
from foedus.panel.dyad_table import DyadPanel, Sources, dyad_panel
from foedus.panel.leeds_anac import PROVISIONS
from foedus.panel.release import Absence, Domain
from foedus.panel.system import StateSystem, state_system
from foedus.panel.table import Table

YEARS = Domain(1900, 1905)
NOTHING = (Absence("", None, "not known"),)
NONE = (Absence("", 0.0, "all are listed"),)


def table(name: str, **columns: list[Any]) -> Table:
    """A table of lists."""
    held = {column: np.array(values) for column, values in columns.items()}
    return Table(name, held, {column: f"{name}: {column}" for column in held})


def spells(*rows: tuple[int, tuple[int, int, int], tuple[int, int, int]]) -> StateSystem:
    """A state system of spells: code, first day, last day."""
    dates = zip(*[(*first, *last) for _, first, last in rows], strict=True)
    names = ("styear", "stmonth", "stday", "endyear", "endmonth", "endday")
    columns = {name: list(column) for name, column in zip(names, dates, strict=True)}
    return state_system(table("states", ccode=[code for code, *_ in rows], **columns))


def states() -> StateSystem:
    """The four states."""
    end = (1905, 12, 31)
    return spells(
        (1, (1900, 1, 1), end),
        (2, (1900, 1, 1), end),
        (3, (1900, 1, 1), end),
        (4, (1902, 6, 1), (1904, 2, 1)),
    )


def majors() -> StateSystem:
    """State 1, from the end of 1903 on."""
    return spells((1, (1903, 12, 1), (1905, 12, 31)))


MEMBERS: list[tuple[int, ...]] = [
    # atopid, phase, member, entry, exit, defense, nonagg
    (100, 1, 1, 1901, 3, 1, 1904, 1, 1, 1, 0),
    (100, 1, 2, 1901, 3, 1, 1904, 1, 1, 0, 1),
    (100, 1, 3, 1902, 5, 1, 1904, 1, 1, 0, 1),
    (100, 2, 1, 1904, 1, 1, 0, 0, 0, 1, 0),
    (100, 2, 2, 1904, 1, 1, 0, 0, 0, 0, 1),
]


def members() -> Table:
    """Parties to the pact."""
    names = ("atopid", "phase", "member", "yrent", "moent", "dayent", "yrexit", "moexit", "dayexit")
    rows = [list(column) for column in zip(*MEMBERS, strict=True)]
    columns = dict(zip((*names, "defense", "nonagg"), rows, strict=True))
    nothing = [0] * len(MEMBERS)
    return table("members", **columns, offense=nothing, neutral=nothing, consul=nothing)


def phases() -> Table:
    """The pact's two phases; the second has a base."""
    texts = {name: [0.0, 0.0] for name in PROVISIONS} | {"base": [0.0, 1.0]}
    return table(
        "phases",
        atopid=[100, 100],
        phase=[1, 2],
        bilat=[0, 1],
        wartime=[0, 0],
        begyr=[1901, 1904],
        begmo=[3, 1],
        begday=[1.0, 1.0],
        endyr=[1904, 0],
        endmo=[1, 0],
        endday=[1.0, 0.0],
        **({name: [0.0, 0.0] for name in OBLIGATIONS} | {"consul": [1.0, 1.0]}),
        **texts,
    )


def state_years(name: str, column: str, values: dict[int, float]) -> Source:
    """One value for each state, the same in all years but the last."""
    rows = [(code, year) for code in values for year in range(1900, 1905)]
    held = table(
        name,
        ccode=[code for code, _ in rows],
        year=[year for _, year in rows],
        **{column: [values[code] for code, _ in rows]},
    )
    return Source(held, Domain(1900, 1904), NOTHING)


def day(year: int, month: int, number: int) -> float:
    """A day number, as the tables hold them."""
    from datetime import date

    return float(date(year, month, number).toordinal())


def sources() -> Sources:
    """Everything known of the world."""
    contiguity = table(
        "contiguity",
        ccode1=[1, 2, 1, 2, 1],
        ccode2=[2, 1, 2, 1, 3],
        conttype=[4, 4, 1, 1, 0],
        stdate=[day(1900, 1, 1)] * 2 + [day(1903, 7, 1)] * 2 + [day(1900, 1, 1)],
        enddate=[day(1905, 12, 31)] * 5,
    )
    rivalries = table("rivalries", ccode1=[3], ccode2=[1], start=[1850], end=[1901])
    return Sources(
        states=states(),
        majors=majors(),
        capabilities=state_years("capabilities", "cinc", {1: 0.5, 2: 0.1, 3: 0.05, 4: 0.01}),
        regimes=state_years("regimes", "polity2", {1: -7.0, 2: 6.0}),
        members=Source(members(), YEARS, NONE),
        phases=phases(),
        contiguity=Source(contiguity, YEARS, NONE),
        rivalries=Source(rivalries, Domain(1494, 1904), NONE),
    )


def panel() -> DyadPanel:
    """The world's directed dyad-years."""
    return dyad_panel(sources(), 1900, 1905)
