"""Leeds and Anac's index of institutionalisation, from ATOP's provisions, and the article's design.

The rule is a table of conditions (`MARKS`), read in the order of the authors' own file: the
same lines decide an alliance, draw a figure and print the rule. Where provisions are missing,
each mark also has the least and the greatest value that the missing ones leave open.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

import numpy as np

from foedus.panel.table import Mask, Number, Table
from foedus.vocabulary.design import Design, Level


class Sign(Enum):
    """How a provision's code is compared.

    Examples
    --------
    >>> Sign("=") is Sign.AMONG
    True
    """

    AMONG = "="
    ABOVE = ">"
    OTHER_THAN = "≠"


_HOLDS: Mapping[Sign, Callable[[Number, tuple[float, ...]], Mask]] = MappingProxyType(
    {
        Sign.AMONG: np.isin,
        Sign.ABOVE: lambda codes, values: codes > values[0],
        # A missing code is other than any value, as in Stata, where the authors computed it.
        Sign.OTHER_THAN: lambda codes, values: ~np.isin(codes, values),
    }
)


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition on a provision of an alliance.

    Parameters
    ----------
    provision : str
        A column of ATOP, or a mark that stands above in the table.
    sign : Sign
        How its code is compared.
    values : tuple of float
        With what.

    Examples
    --------
    >>> str(Condition("milaid", Sign.AMONG, (3, 4)))
    'MILAID = 3 or 4'
    """

    provision: str
    sign: Sign
    values: tuple[float, ...]

    def holds(self, codes: Number) -> Mask:
        """Where it holds by the codes known."""
        return _HOLDS[self.sign](codes, self.values)

    def __str__(self) -> str:
        """The condition as the codebook would write it."""
        values = " or ".join(f"{value:g}" for value in self.values)
        return f"{self.provision.upper()} {self.sign.value} {values}"


@dataclass(frozen=True, slots=True)
class Mark:
    """One 0/1 column of the index.

    Parameters
    ----------
    name : str
        The authors' name of the column.
    label : str
        What it says.
    conditions : tuple of Condition
        What it asks for.
    every : bool
        Whether all of them must hold; otherwise one suffices.
    unless : str
        A mark above which makes this one zero; "" for none.

    Notes
    -----
    A zero is missing where every provision that the mark asks for is missing.
    """

    name: str
    label: str
    conditions: tuple[Condition, ...]
    every: bool = False
    unless: str = ""

    def __str__(self) -> str:
        """The mark with its conditions."""
        asked = (" and " if self.every else "; ").join(map(str, self.conditions))
        return f"{self.name}: {asked}" + (f"; 0 where {self.unless} = 1" if self.unless else "")


MARKS: tuple[Mark, ...] = (
    Mark(
        "hinst",
        "highly institutionalised",
        (
            Condition("milcon", Sign.AMONG, (3,)),
            Condition("intcom", Sign.AMONG, (1,)),
            Condition("base", Sign.ABOVE, (0,)),
        ),
    ),
    Mark(
        "milorg",
        "an organisation for military purposes",
        (
            Condition("orgpurp1", Sign.AMONG, (1, 4)),
            Condition("orgpurp2", Sign.AMONG, (1, 4)),
        ),
    ),
    Mark(
        "minst",
        "moderately institutionalised",
        (
            Condition("milcon", Sign.AMONG, (2,)),
            Condition("milaid", Sign.AMONG, (3, 4)),
            Condition("subord", Sign.ABOVE, (0,)),
            Condition("contrib", Sign.AMONG, (1,)),
            Condition("milorg", Sign.AMONG, (1,)),
        ),
        unless="hinst",
    ),
    Mark(
        "pubtreat",
        "a public treaty",
        (
            Condition("estmode", Sign.AMONG, (1,)),
            Condition("pubsecr", Sign.OTHER_THAN, (2,)),
        ),
        every=True,
    ),
    Mark(
        "formorg",
        "a formal organisation",
        (
            Condition("organ1", Sign.AMONG, (2, 3)),
            Condition("organ2", Sign.AMONG, (2, 3)),
        ),
    ),
)
"""The rule, in the authors' order (Leeds and Anac 2005; recomputed on ATOP 4.01)."""

GRADES: tuple[tuple[int, str], ...] = ((2, "hinst"), (1, "minst"))
"""`milinst`: the first mark that holds gives the grade; 0 otherwise; missing if both are."""

PARTS_OF_FORMAL = ("pubtreat", "formorg")
"""`formal`: how many of these marks hold; missing if both are."""

PROVISIONS = (
    *("milcon", "intcom", "base", "orgpurp1", "orgpurp2", "milaid"),
    *("subord", "contrib", "estmode", "pubsecr", "organ1", "organ2"),
)
"""The columns of ATOP that the rule reads."""

COLUMNS = (*(mark.name for mark in MARKS), "milinst", "formal")
"""The columns of the index; each also has `_lo` and `_hi`."""

LEVELS = (Level.LOW, Level.MODERATE, Level.HIGH)
"""The level that each value of `milinst` stands for."""

DESIGN_OF: Mapping[Level, Design] = MappingProxyType(
    {
        Level.LOW: Design.WITHOUT_INSTITUTIONS,
        Level.MODERATE: Design.WITHOUT_INSTITUTIONS,
        Level.HIGH: Design.WITH_INSTITUTIONS,
    }
)
"""The article's border: kim_woods_2022, "How to Design Alliances", ¶1."""


@dataclass(frozen=True, slots=True, eq=False)
class _Known:
    """Each column as it is known: its value, and whether a mark holds at least and at most."""

    value: Mapping[str, Number]
    least: Mapping[str, Mask]
    most: Mapping[str, Mask]


def graded(provisions: Table) -> Table:
    """The table with the index's columns, each with its least and greatest value.

    Parameters
    ----------
    provisions : Table
        Alliances or phases of ATOP, with the columns `PROVISIONS` (NaN for missing).

    Returns
    -------
    Table
        With `COLUMNS`: 0 or 1, `milinst` and `formal` 0 to 2, NaN for missing exactly where the
        authors have it; `NAME_lo`, `NAME_hi`: what the missing provisions leave possible.

    References
    ----------
    leeds_anac_2005: levels of institutionalisation.

    Examples
    --------
    >>> row = {name: np.array([0.0, np.nan]) for name in PROVISIONS} | {"base": np.array([1.0, 0])}
    >>> held = graded(Table("atop", row))
    >>> held["milinst"].tolist(), held["milinst_lo"].tolist(), held["milinst_hi"].tolist()
    ([2.0, 0.0], [2.0, 0.0], [2.0, 2.0])
    """
    known = _Known({name: provisions[name] for name in PROVISIONS}, {}, {})
    for mark in MARKS:
        known = _with_mark(known, mark)
    index = {**known.value, **_graded(known), **_formal(known)}
    for name, values in _columns(known, index).items():
        column = name.removesuffix("_lo").removesuffix("_hi")
        source = f"{provisions.name}: Leeds and Anac's rule for {column}"
        provisions = provisions.with_column(name, values, source)
    return provisions


def design_depths(milinst: Number) -> Number:
    """The article's design for values of `milinst`: its depth, 1 or 2; NaN stays NaN.

    Examples
    --------
    >>> design_depths(np.array([0, 1, 2, np.nan])).tolist()
    [1.0, 1.0, 2.0, nan]
    """
    depths = np.array([DESIGN_OF[level].depth for level in LEVELS], dtype=np.float64)
    missing = np.isnan(milinst)
    return np.where(missing, np.nan, depths[np.where(missing, 0, milinst).astype(np.int64)])


def design_of(milinst: float) -> Design | None:
    """The article's design for one value of `milinst`; None where that is missing.

    Examples
    --------
    >>> design_of(1.0).label, design_of(float("nan"))
    ('without institutions', None)
    """
    return None if np.isnan(milinst) else DESIGN_OF[LEVELS[int(milinst)]]


# The steps


def _with_mark(known: _Known, mark: Mark) -> _Known:
    """What is known, with one mark more."""
    holds = [each.holds(known.value[each.provision]) for each in mark.conditions]
    value = _joined(mark, holds).astype(np.float64)
    least, most = _open(known, mark)
    if mark.unless:
        value[known.value[mark.unless] == 1] = 0
        least &= ~known.most[mark.unless]
        most &= ~known.least[mark.unless]
    missing = [np.isnan(known.value[each.provision]) for each in mark.conditions]
    value[(value == 0) & np.logical_and.reduce(missing)] = np.nan
    return _Known(
        {**known.value, mark.name: value},
        {**known.least, mark.name: least},
        {**known.most, mark.name: most},
    )


def _joined(mark: Mark, holds: list[Mask]) -> Mask:
    """Whether a mark holds, given which of its conditions do."""
    joined: Mask = (np.logical_and if mark.every else np.logical_or).reduce(holds)
    return joined


def _open(known: _Known, mark: Mark) -> tuple[Mask, Mask]:
    """Whether a mark holds at least and at most, whatever the missing codes are."""
    least, most = [], []
    for each in mark.conditions:
        if each.provision in known.most:
            least.append(known.least[each.provision])
            most.append(known.most[each.provision])
            continue
        codes = known.value[each.provision]
        holds, missing = each.holds(codes), np.isnan(codes)
        least.append(holds & ~missing)
        most.append(holds | missing)
    return _joined(mark, least), _joined(mark, most)


def _graded(known: _Known) -> dict[str, Number]:
    """`milinst` by its grades."""
    marks = [known.value[name] for _, name in GRADES]
    grade = np.select([mark == 1 for mark in marks], [float(value) for value, _ in GRADES], 0.0)
    grade[np.logical_and.reduce([np.isnan(mark) for mark in marks])] = np.nan
    return {"milinst": grade}


def _formal(known: _Known) -> dict[str, Number]:
    """`formal`, as the authors' columns have it.

    Their file gives 0 where one part is 1 and the other missing: a treaty known to be public
    may so count as less formal than it is. The values follow them; the interval does not.
    """
    parts = np.array([known.value[name] for name in PARTS_OF_FORMAL])
    missing = np.isnan(parts)
    formal = np.where(missing.any(axis=0), 0.0, np.nan_to_num(parts).sum(axis=0))
    formal[missing.all(axis=0)] = np.nan
    return {"formal": formal}


def _columns(known: _Known, index: Mapping[str, Number]) -> dict[str, Number]:
    """Every column of the index, then their least and greatest values."""
    bounds: dict[str, Number] = {}
    for end, marks in zip(("_lo", "_hi"), (known.least, known.most), strict=True):
        bounds |= {f"{mark.name}{end}": marks[mark.name].astype(np.float64) for mark in MARKS}
        parts = [marks[name] for name in PARTS_OF_FORMAL]
        bounds[f"formal{end}"] = np.sum(parts, axis=0, dtype=np.float64)
    # A grade's least value: high where that is certain, else at least moderate where one of the
    # two is certain. Its greatest: the highest that anything missing leaves open.
    certain = known.least["hinst"], known.least["minst"] | _moderate_or_high(known)
    bounds["milinst_lo"] = np.select(certain, (2.0, 1.0), 0.0)
    bounds["milinst_hi"] = np.select((known.most["hinst"], known.most["minst"]), (2.0, 1.0), 0.0)
    return {**{name: index[name] for name in COLUMNS}, **bounds}


def _moderate_or_high(known: _Known) -> Mask:
    """Whether the marks of the moderate level hold for certain, be it that a higher one does too."""
    (moderate,) = (mark for mark in MARKS if mark.name == "minst")
    return _open(known, moderate)[0]
