"""Design in practice beside design in text: troops, bases and exercises of patron and client.

A treaty may be thin and its practice deep, as between the United States and the Philippines or
in the Soviet bloc. What is done stands in columns of its own and never changes the text's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

import numpy as np

from foedus.panel.compatibility_signals import reported
from foedus.panel.coverage import Coverage, Source, joined
from foedus.panel.system_codes import US_BASES, US_TROOPS, in_cow_codes, to_cow
from foedus.panel.table import Array, Mask, Number, Table
from foedus.vocabulary.design import Design

UNITED_STATES = 2

PATRONS: Mapping[int, str] = MappingProxyType(
    {UNITED_STATES: "us", 200: "uk", 220: "fra", 365: "rus", 710: "chi"}
)
"""The patrons of McManus and Nieman's signals, and how their columns begin."""

KEYS = ("client", "patron", "year")


@dataclass(frozen=True, slots=True)
class PracticeRule:
    """What makes a design in practice.

    Parameters
    ----------
    troops : float
        Least number of the patron's troops in the client's country that stands for
        institutions; fewer can be attachés and guards of an embassy.
    bases : float
        Least number of the patron's bases there that does.
    exercises : float
        Least number of joint exercises in a year that stands for an alliance without them.

    Raises
    ------
    ValueError
        If one of them is not above zero: everybody would have it.

    Examples
    --------
    >>> PracticeRule().troops
    1000.0
    """

    troops: float = 1000.0
    bases: float = 1.0
    exercises: float = 1.0

    def __post_init__(self) -> None:
        """Refuse limits that every pair reaches."""
        for name in ("troops", "bases", "exercises"):
            if not getattr(self, name) > 0:
                msg = f"{name}: expected a number above 0, which not every pair has, got {getattr(self, name)}"
                raise ValueError(msg)


@dataclass(frozen=True, slots=True, eq=False)
class Practice:
    """What is known of patrons abroad.

    Parameters
    ----------
    signals : Source
        State-years with `us_troops us_ex` and the same for the other `PATRONS`
        (release `patron_signals`).
    troops : Source
        State-years with `troops_ad`, the United States' troops (release `us_troops`).
    bases : Source
        One row for each base of the United States, with `ccode` (release `us_bases`); the list
        is of one time, its domain.

    Notes
    -----
    As they are published: numbers of states that are not COW's are translated, and troops that
    are no report (`compatibility_signals.reported`) left out.
    """

    signals: Source
    troops: Source
    bases: Source


def with_practice(
    pairs: Table, known: Practice, rule: PracticeRule | None = None
) -> tuple[Table, tuple[Coverage, ...]]:
    """Client–patron years with what patron and client do together, and the design that makes.

    Parameters
    ----------
    pairs : Table
        `pair.client_patron`'s table.
    known : Practice
        The sources.
    rule : PracticeRule, optional
        Where the borders lie.

    Returns
    -------
    tuple of Table and tuple of Coverage
        `troops`, `exercises`, `bases` (NaN where nobody reports them); `practice_lo` and
        `practice_hi`: depth of the design in practice, 0 to 2, with what is unknown left open;
        `practice`: where both agree, else NaN. Troops or bases make it 2; without them an
        alliance in text or exercises make it 1. Where troops are counted, bases that nobody
        lists leave nothing open.

    Notes
    -----
    Only the five patrons of the signals are known, from 1974 (exercises) and 1981 (troops) on,
    the Soviet Union's troops not everywhere; of the United States troops from 1950 on, bases of 2015–2019.
    """
    rule = rule or PracticeRule()
    with_signals, first = joined(pairs, _by_patron(known.signals), KEYS, ("troops", "exercises"))
    with_troops, second = joined(
        with_signals, _of_united_states(known.troops, "troops_ad"), KEYS, ("troops_ad",)
    )
    table, third = joined(with_troops, _counted(known.bases, pairs), KEYS, ("bases",))
    own, signal = table["troops_ad"], table["troops"]
    columns = {name: table[name] for name in table.columns if name != "troops_ad"}
    columns["troops"] = np.where(np.isnan(own), signal, own)
    source = dict(table.provenance)
    source["troops"] = f"{source.pop('troops_ad')}; else {source['troops']}"
    table = Table(pairs.name, columns, source)
    return _with_design(table, rule), (first, second, third)


def _with_design(table: Table, rule: PracticeRule) -> Table:
    """The table with the design in practice and its bounds."""
    stationed = _reaches(table["troops"], rule.troops)
    # Bases are listed for a few years only; where troops are counted an unlisted one leaves
    # nothing open, for a base of any weight has its troops.
    based = table["bases"] >= rule.bases
    exercised = _reaches(table["exercises"], rule.exercises)
    allied = _reaches(table["alliance"], 1.0)
    bounds = {}
    for end, name in ((0, "practice_lo"), (1, "practice_hi")):
        with_them = stationed[end] | based
        tied = exercised[end] | allied[end]
        depths = (float(Design.WITH_INSTITUTIONS.depth), float(Design.WITHOUT_INSTITUTIONS.depth))
        bounds[name] = np.select((with_them, tied), depths, float(Design.NONE.depth))
    agreed = bounds["practice_lo"] == bounds["practice_hi"]
    practice = np.where(agreed, bounds["practice_lo"], np.nan)
    said = (
        f"troops, bases, exercises: from {rule.troops:,g} troops or {rule.bases:g} base on with "
        f"institutions; from {rule.exercises:g} exercise on, or with an alliance in text, without"
    )
    for name, values in {"practice": practice, **bounds}.items():
        table = table.with_column(name, values, said)
    return table


def _reaches(values: Number, least: float) -> tuple[Mask, Mask]:
    """Whether a number reaches a border for certain, and whether it may."""
    return values >= least, ~(values < least)


def _by_patron(signals: Source) -> Source:
    """Signals with a row for each client, patron and year."""
    held = reported(signals.table)
    patrons = list(PATRONS)
    columns: dict[str, Array] = {
        "client": np.tile(held["ccode"], len(patrons)),
        "patron": np.repeat(np.array(patrons, dtype=np.int64), len(held)),
        "year": np.tile(held["year"], len(patrons)),
    }
    for name, ending in (("troops", "troops"), ("exercises", "ex")):
        columns[name] = np.concatenate([held[f"{PATRONS[code]}_{ending}"] for code in patrons])
    return Source(_named(held, columns), signals.domain, ())


def _of_united_states(source: Source, column: str) -> Source:
    """State-years as years of clients of the United States, each once."""
    held = in_cow_codes(source.table, "ccode", US_TROOPS)
    keys = np.stack((held["ccode"], held["year"]), axis=1)
    keys, place = np.unique(keys, axis=0, return_inverse=True)
    total = np.zeros(len(keys))
    # Places within one state, or two of its names, share its code: they are parts of a sum.
    np.add.at(total, place.ravel(), held[column])
    columns: dict[str, Array] = {
        "client": keys[:, 0],
        "patron": np.full(len(keys), UNITED_STATES),
        "year": keys[:, 1],
        column: total,
    }
    return Source(_named(held, columns), source.domain, ())


def _counted(bases: Source, pairs: Table) -> Source:
    """Bases of the United States in each of its clients' years that the list covers."""
    ours = pairs.rows(pairs["patron"] == UNITED_STATES)
    ends = np.full(len(bases.table), date(bases.domain.last, 12, 31).toordinal())
    codes = to_cow(bases.table["ccode"], ends, US_BASES).code
    code, count = np.unique(codes, return_counts=True)
    held = dict(zip(code.tolist(), count.tolist(), strict=True))
    covered = ours.rows(
        np.array([bases.domain.covers(y) for y in ours["year"].tolist()], dtype=np.bool_)
    )
    columns: dict[str, Array] = {name: covered[name] for name in KEYS}
    columns["bases"] = np.array(
        [held.get(each, 0) for each in covered["client"].tolist()], dtype=np.float64
    )
    return Source(_named(bases.table, columns), bases.domain, ())


def _named(held: Table, columns: dict[str, Array]) -> Table:
    """A table under the source's name, its columns with their provenance."""
    return Table(held.name, columns, {name: f"{held.name}: {name}" for name in columns})
