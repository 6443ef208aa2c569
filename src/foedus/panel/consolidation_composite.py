"""Power consolidation where the personalism index is silent: a composite, with a larger error.

Before 1946, after 2010 and where Geddes, Wright and Frantz see no autocracy, four other
traces are joined: Marquez's latent index of personal power, tenure on the day, how the leader
came to office, and coups in the years before. Where both exist the personalism index is
regressed on whichever of them a case has; elsewhere the fitted value stands in for it. Its
error is what the fit misses by when a whole country is left out of it, so it contains what
the traces do not see. Outside the years and regimes of the fit, where nobody can check, the
true error is larger still.

References
----------
Marquez (2016), Non-democratic Politics, and its index 1.0; Goemans, Gleditsch & Chiozza (2009),
Journal of Peace Research 46: 269–283; Powell & Thyne (2011), Journal of Peace Research 48:
249–259.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np

from foedus.panel.consolidation import PERSONALISM, Calibration, Personalism, index_at
from foedus.panel.lookup import lookup
from foedus.panel.maximise import Matrix
from foedus.panel.release import Domain
from foedus.panel.table import Number, Table, Whole
from foedus.panel.tenure import count_before, day_number, tenure

MARQUEZ = Domain(1741, 2015)
"""Years of Marquez's index."""
COUPS = Domain(1950, 2015)
"""Years of Powell & Thyne's list, version 2015."""
RECENT = 5
"""Years before the day in which coups count."""
PARTS = ("personal_power", "tenure", "irregular_entry", "coups")
"""The traces, in the order in which a measure names them."""
YEAR = 365.25
FEWEST_CASES = 100
"""With fewer cases a combination of traces is not fitted."""


@dataclass(frozen=True, slots=True, eq=False)
class Fitted:
    """One combination of traces, fitted.

    Parameters
    ----------
    parts : tuple of str
        The traces used.
    coefficients : array of float
        Intercept, then one for each trace.
    error : float
        Root mean squared error over countries left out in turn.
    cases : int
        State-years of the fit.
    """

    parts: tuple[str, ...]
    coefficients: Number
    error: float
    cases: int

    @property
    def name(self) -> str:
        """The measure as results name it."""
        return f"composite of {', '.join(self.parts)}"


def traces(keys: Table, marquez: Table, leaders: Table, coups: Table) -> Table:
    """The four traces for each row; NaN where a source is silent.

    Parameters
    ----------
    keys : Table
        `gwcode` (Gleditsch–Ward), `day` (day number) and `year`.
    marquez : Table
        Marquez's index: `gwn`, `year`, `z1`.
    leaders : Table
        Archigos.
    coups : Table
        Powell & Thyne: `gwn` and `date`, a day number.

    Returns
    -------
    Table
        `personal_power` (−z1: higher is more personal), `tenure` (log of 1 + years in office),
        `irregular_entry` (1 irregular or imposed, 0 regular), `coups` (attempts in five years).

    Examples
    --------
    >>> keys = Table("keys", {"gwcode": np.array([7]), "day": np.array([600000.0]),
    ...     "year": np.array([1643])})
    >>> none = Table("none", {n: np.array([], dtype=np.int64) for n in ("gwn", "year")}
    ...     | {n: np.array([]) for n in ("z1", "date", "startdate", "enddate")}
    ...     | {n: np.array([], dtype=object) for n in ("obsid", "leader", "entry")}
    ...     | {"ccode": np.array([], dtype=np.int64)})
    >>> found = traces(keys, none, none, none)
    >>> [float(found[part][0]) for part in PARTS]
    [nan, nan, nan, nan]
    """
    on = [("gwcode", "gwn"), ("year", "year")]
    led = tenure(keys, leaders)
    events = Table("coups", {"code": coups["gwn"], "day": coups["date"]})
    stretch = Domain(COUPS.first + RECENT, COUPS.last)
    columns = {
        "personal_power": -lookup(keys, marquez, "z1", on, MARQUEZ),
        "tenure": np.log1p(led["tenure_days"] / YEAR),
        "irregular_entry": np.maximum(led["irregular_entry"], led["imposed_entry"]),
        "coups": count_before(keys, events, years=RECENT, domain=stretch),
    }
    sources = {
        "personal_power": "marquez: -z1",
        "tenure": "archigos: startdate",
        "irregular_entry": "archigos: entry",
        "coups": f"powell_thyne: date, {RECENT} years",
    }
    return Table("traces", columns, sources)


def calibrated(found: Table, index: Number, countries: Whole) -> tuple[Fitted, ...]:
    """Every combination of traces, fitted to the index where both are there.

    Parameters
    ----------
    found : Table
        The traces.
    index : array of float
        The personalism index of the same rows; NaN where there is none.
    countries : array of int
        The country of each row, left out as a whole when errors are taken.

    Returns
    -------
    tuple of Fitted
        One for each combination with at least a hundred cases; that with most traces first.

    Examples
    --------
    >>> rng = np.random.Generator(np.random.PCG64DXSM(3))
    >>> power = rng.normal(size=300)
    >>> held = {part: np.full(300, np.nan) for part in PARTS} | {"personal_power": power}
    >>> index = 0.5 + 0.1 * power + rng.normal(0, 0.05, 300)
    >>> (fitted,) = calibrated(Table("traces", held), index, np.arange(300) // 10)
    >>> fitted.parts, bool(abs(fitted.error - 0.05) < 0.01)
    (('personal_power',), True)
    """
    fits = []
    chosen = (parts for size in range(1, len(PARTS) + 1) for parts in combinations(PARTS, size))
    for parts in chosen:
        columns = np.column_stack([np.ones(len(found)), *(found[part] for part in parts)])
        kept = ~np.isnan(columns).any(axis=1) & ~np.isnan(index)
        if kept.sum() < FEWEST_CASES:
            continue
        coefficients, error = _least_squares(columns[kept], index[kept], countries[kept])
        fits.append(Fitted(parts, coefficients, error, int(kept.sum())))
    return tuple(sorted(fits, key=lambda one: (-len(one.parts), one.parts)))


def composite(found: Table, fits: tuple[Fitted, ...]) -> Table:
    """The composite for each row, from all the traces it has.

    Parameters
    ----------
    found : Table
        The traces.
    fits : tuple of Fitted
        The combinations fitted.

    Returns
    -------
    Table
        `composite` (0–1), `composite_se` and `composite_of`, the measure's name; NaN and "" where
        no combination fitted can be used.

    Examples
    --------
    >>> held = {part: np.array([np.nan]) for part in PARTS} | {"tenure": np.array([1.0])}
    >>> fits = (Fitted(("tenure",), np.array([0.2, 0.1]), 0.25, 500),)
    >>> made = composite(Table("traces", held), fits)
    >>> round(float(made["composite"][0]), 9), made["composite_of"][0]
    (0.3, 'composite of tenure')
    """
    value, error = np.full(len(found), np.nan), np.full(len(found), np.nan)
    name = np.full(len(found), "", dtype=object)
    for one in fits:
        columns = np.column_stack([np.ones(len(found)), *(found[part] for part in one.parts)])
        fitted = columns @ one.coefficients
        chosen = np.isnan(value) & ~np.isnan(fitted)
        value[chosen] = np.clip(fitted[chosen], 0.0, 1.0)
        error[chosen], name[chosen] = one.error, one.name
    made = {"composite": value, "composite_se": error, "composite_of": name}
    return Table("composite", made, dict.fromkeys(made, "fitted to the personalism index"))


def consolidation(
    keys: Table,
    index: Personalism,
    made: Table,
    calibration: Calibration,
    *,
    since: Number | None = None,
) -> Table:
    """Power consolidation of each row by the index, elsewhere by the composite, always named.

    Parameters
    ----------
    keys : Table
        `ccode1` (COW) and `year`.
    index : Personalism
        The personalism index.
    made : Table
        The composite of the same rows.
    calibration : Calibration
        How a score becomes a membership.
    since : array of float, optional
        The day on which the leader of the day took office, as `tenure` tells it. The index is
        that of 1 January: of a leader who came later in the year it says nothing, and the
        composite stands in.

    Returns
    -------
    Table
        `consolidation` (0–1), `consolidation_se`, `consolidation_measure` (its name, "" where
        there is none), `consolidation_lo` and `consolidation_hi` (membership; 0 and 1 where
        nothing is known).

    Examples
    --------
    >>> held = {"cowcode": np.array([7]), "year": np.array([1950]),
    ...     "personalism": np.array([0.7]), "personalism_se": np.array([0.1])}
    >>> keys = Table("keys", {"ccode1": np.array([7, 8]), "year": np.array([1950, 1950])})
    >>> made = Table("made", {"composite": np.full(2, 0.2), "composite_se": np.full(2, 0.2),
    ...     "composite_of": np.array(["composite of tenure"] * 2, dtype=object)})
    >>> found = consolidation(keys, Personalism(None, Table("index", held)), made, Calibration())
    >>> found["consolidation"].tolist(), found["consolidation_lo"].tolist()
    ([0.7, 0.2], [1.0, 0.0])
    """
    value, error = index_at(keys, index)
    missing = np.isnan(value)
    if since is not None:
        new_years_days = np.array([day_number(int(year)) for year in keys["year"]], np.float64)
        missing |= since > new_years_days
    name = np.where(missing, made["composite_of"], PERSONALISM)
    value = np.where(missing, made["composite"], value)
    error = np.where(missing, made["composite_se"], error)
    low, high = calibration.memberships(value, error)
    columns = {
        "consolidation": value,
        "consolidation_se": error,
        "consolidation_measure": name,
        "consolidation_lo": low,
        "consolidation_hi": high,
    }
    source = "gwf_features, 2PL; elsewhere the composite of marquez, archigos and powell_thyne"
    return Table("consolidation", columns, dict.fromkeys(columns, source))


def _least_squares(columns: Matrix, target: Number, groups: Whole) -> tuple[Number, float]:
    """Coefficients, and the root mean squared error over groups left out in turn.

    The residuals of a group left out follow from those of the whole fit, (I − H)⁻¹ r, with H
    the group's block of the hat matrix; no fit is repeated.
    """
    bread = np.linalg.pinv(columns.T @ columns)
    coefficients: Number = bread @ (columns.T @ target)
    rest = target - columns @ coefficients
    total = 0.0
    for group in np.unique(groups):
        mine = groups == group
        block = np.eye(int(mine.sum())) - columns[mine] @ bread @ columns[mine].T
        total += float((np.linalg.lstsq(block, rest[mine], rcond=None)[0] ** 2).sum())
    return coefficients, float(np.sqrt(total / len(target)))
