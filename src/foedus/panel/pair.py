"""Asymmetric pairs: a client and its patron in each year, with the design between them.

COW's major powers are patrons of the states that are none, above a ratio of capabilities;
beside them, if asked, regional patrons: neighbours above a higher ratio.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import numpy as np

from foedus.panel.dyad_table import DyadPanel
from foedus.panel.table import Array, Mask, Number, Table, Whole

UNLISTED = 0  # `conttype` of states that are no neighbours


class Standing(Enum):
    """Why a state counts as patron; members' order is their code in the table.

    Examples
    --------
    >>> [standing.code for standing in Standing]
    [1, 2]
    """

    MAJOR = "major power"
    REGIONAL = "regional patron"

    @property
    def code(self) -> int:
        """The number that the column `standing` holds."""
        return list(Standing).index(self) + 1


@dataclass(frozen=True, slots=True)
class PairRule:
    """Who is whose patron.

    Parameters
    ----------
    ratio : float or None
        Least ratio of the major power's CINC to the other state's; None asks for none, so that
        pairs whose capabilities are unknown count too.
    regional : float or None
        Least ratio for patrons that are no major power; None for no such patrons.
    contiguity : int
        The farthest type of contiguity that makes a regional patron: 1 by land, 5 within 400
        miles of water.

    Raises
    ------
    ValueError
        If a ratio is below one or infinite, or the contiguity no type of COW.

    Examples
    --------
    >>> PairRule().ratio, PairRule(regional=10.0).contiguity
    (5.0, 5)
    """

    ratio: float | None = 5.0
    regional: float | None = None
    contiguity: int = 5

    def __post_init__(self) -> None:
        """Refuse what would make the weaker state the patron."""
        for ratio in (self.ratio, self.regional):
            if ratio is not None and not 1 <= ratio < np.inf:
                msg = f"a patron is the stronger state: expected a ratio of 1 or more, got {ratio}"
                raise ValueError(msg)
        if self.contiguity not in range(1, 6):
            msg = f"contiguity has types 1 to 5, got {self.contiguity}"
            raise ValueError(msg)


EVERY_MAJOR = PairRule(ratio=None)
"""Each COW major power with each other state, before any ratio."""


@dataclass(frozen=True, slots=True)
class Step:
    """Rows left after a step of the choice.

    Parameters
    ----------
    what : str
        The step.
    rows : int
        Directed dyad-years left.
    """

    what: str
    rows: int


@dataclass(frozen=True, slots=True, eq=False)
class ClientPatron:
    """Client–patron pairs in years.

    Parameters
    ----------
    table : Table
        One row for each client, patron and year, in that order of columns after `year`.
    rule : PairRule
        Who is whose patron.
    steps : tuple of Step
        How the rows were chosen.
    """

    table: Table
    rule: PairRule
    steps: tuple[Step, ...]


# Columns of directed dyads by the state they belong to: ours, the dyads' own; the client is first.
_OF_CLIENT = (("cinc_client", "cinc1"), ("polity2_client", "polity2_1"))
_OF_PATRON = (("cinc_patron", "cinc2"), ("polity2_patron", "polity2_2"))
_OF_PAIR = (
    *("conttype", "rivalry", "alliance", "alliances", "atopid", "bilat"),
    *("milinst", "milinst_lo", "milinst_hi", "design", "design_lo", "design_hi"),
)
_PROMISES = ("defense", "offense", "neutral", "nonagg", "consul")


def client_patron(panel: DyadPanel, rule: PairRule | None = None) -> ClientPatron:
    """The asymmetric pairs of a panel of dyads.

    Parameters
    ----------
    panel : DyadPanel
        Directed dyad-years.
    rule : PairRule, optional
        Who is whose patron; major powers with at least five times the capabilities if left out.

    Returns
    -------
    ClientPatron
        `year client patron`, `standing` (`Standing.code`), `ratio`, `cinc_client cinc_patron`,
        `polity2_client polity2_patron`, what both share (`conttype rivalry alliance alliances
        atopid bilat milinst design` with bounds), and each obligation twice: `defense_client`
        is the client's promise to the patron, `defense_patron` the patron's to the client.

    Notes
    -----
    A major power is nobody's client, nor is a regional patron's client one. Years in which it is
    unknown who was a major power have no pairs.
    """
    rule = rule or PairRule()
    dyads = panel.table
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio: Number = dyads["cinc2"] / dyads["cinc1"]
    majors = (dyads["major1"] == 0) & (dyads["major2"] == 1)
    strong = majors if rule.ratio is None else majors & (ratio >= rule.ratio)
    steps = [
        Step("directed dyad-years", len(dyads)),
        Step("the second a major power, the first none", int(majors.sum())),
        Step(f"a ratio of at least {rule.ratio:g}", int(strong.sum())) if rule.ratio else None,
    ]
    regional = _regional(dyads, ratio, rule)
    if rule.regional is not None:
        steps.append(Step("with regional patrons", int((strong | regional).sum())))
    chosen = np.flatnonzero(strong | regional)
    standing = np.where(strong[chosen], Standing.MAJOR.code, Standing.REGIONAL.code)
    table = _table(panel, chosen, ratio[chosen], standing)
    return ClientPatron(table, rule, tuple(step for step in steps if step))


def _regional(dyads: Table, ratio: Number, rule: PairRule) -> Mask:
    """Rows whose second state is a regional patron of the first."""
    if rule.regional is None:
        return np.zeros(len(dyads), dtype=np.bool_)
    near = (dyads["conttype"] > UNLISTED) & (dyads["conttype"] <= rule.contiguity)
    found: Mask = (dyads["major1"] == 0) & (dyads["major2"] == 0) & near & (ratio >= rule.regional)
    return found


def _table(panel: DyadPanel, chosen: Whole, ratio: Number, standing: Whole) -> Table:
    """The chosen rows, with the columns of client, patron and pair."""
    dyads, back = panel.table, panel.dyads.reversed(chosen)
    named = [("year", "year"), ("client", "ccode1"), ("patron", "ccode2")]
    named += [*_OF_CLIENT, *_OF_PATRON, *((name, name) for name in _OF_PAIR)]
    columns: dict[str, Array] = {ours: dyads[theirs][chosen] for ours, theirs in named}
    source = {ours: dyads.provenance.get(theirs, dyads.name) for ours, theirs in named}
    columns |= {"ratio": ratio, "standing": standing.astype(np.float64)}
    source |= {"ratio": "cinc_patron / cinc_client", "standing": "the rule of pairs"}
    for name in _PROMISES:
        columns |= {f"{name}_client": dyads[name][chosen], f"{name}_patron": dyads[name][back]}
        said = dyads.provenance.get(name, name)
        source |= {f"{name}_{side}": f"{said}, the {side}" for side in ("client", "patron")}
    return Table("client_patron", columns, source)


def moves(pairs: Table) -> Table:
    """Changes of design from one year to the next, within one client and patron.

    Parameters
    ----------
    pairs : Table
        `year client patron design atopid`, one row for each pair and year.

    Returns
    -------
    Table
        `year` (the first of the new design), `client`, `patron`, `before`, `after` (depths of
        designs), `atopid` (the alliance that gives the new one). Only pairs that stand in both
        years can move, and only between known designs.

    Examples
    --------
    >>> rows = {"year": [1952, 1953, 1954], "client": [732] * 3, "patron": [2] * 3}
    >>> rows |= {"design": [0.0, 2.0, 2.0], "atopid": [0, 3240, 3240]}
    >>> held = moves(Table("pairs", {name: np.array(values) for name, values in rows.items()}))
    >>> held["year"].tolist(), held["before"].tolist(), held["after"].tolist()
    ([1953], [0.0], [2.0])
    """
    order = np.lexsort((pairs["year"], pairs["client"], pairs["patron"]))
    held = pairs.rows(order)
    before, after = held.rows(np.arange(len(held) - 1)), held.rows(np.arange(1, len(held)))
    next_year = (after["client"] == before["client"]) & (after["patron"] == before["patron"])
    next_year &= after["year"] == before["year"] + 1
    known = ~np.isnan(before["design"]) & ~np.isnan(after["design"])
    moved = next_year & known & (after["design"] != before["design"])
    names = ("year", "client", "patron")
    columns = {name: after[name][moved] for name in names}
    columns |= {"before": before["design"][moved], "after": after["design"][moved]}
    columns["atopid"] = after["atopid"][moved]
    return Table("moves", columns, dict.fromkeys(columns, f"{pairs.name}: design of two years"))
