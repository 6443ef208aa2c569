"""Political compatibility as two commitments: to the client's state, and to its regime.

Neither commitment is observed. Each has traces, and hand codings of some cases; a model of two
latent classes joins them (`latent_class`), in which the coded cases have their class and say
which class is which. What the model does not know it says: a case is put into a class only
where its probability, at the near end of its standard error, reaches a level; otherwise its
membership stays open. Compatible is who has both commitments.

The classes are fitted to one sample, and every row is put into them, whether it is part of the
sample or not: which rows somebody asks for does not change the class of any. A coding that
anchors a class is no test of it; `held_out` says what comes out without it.

No coding stands here: they come in as a table, those of a published study like those of a user.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np

from foedus.panel.coverage import distinct
from foedus.panel.latent_class import (
    UNKNOWN,
    Belonging,
    LatentClass,
    belonging,
    fit,
    misclassification,
)
from foedus.panel.lookup import NOWHERE, places
from foedus.panel.maximise import Matrix
from foedus.panel.table import Number, Table, Whole

KEYS = ("ccode1", "ccode2", "year")
LEVEL = 0.9
"""Probability from which a case counts as belonging to a class; fixed in advance."""


class To(Enum):
    """To what a patron is committed.

    Examples
    --------
    >>> To("regime").indicators[0]
    'arms_to_leader'
    """

    STATE = "state"
    REGIME = "regime"

    @property
    def indicators(self) -> tuple[str, ...]:
        """The traces that a model of this commitment takes unless told otherwise."""
        return _INDICATORS[self]

    @property
    def named(self) -> tuple[str, ...]:
        """Further traces, which vary only where a table of the user says who imposed whom."""
        return _NAMED[self]


_INDICATORS = {
    # What a patron gives for the defence of a state, whoever governs it.
    To.STATE: ("arms", "troops", "exercises", "visit"),
    # What it gives the leader in office, and whether it fights or rivals.
    To.REGIME: ("arms_to_leader", "visit_to_leader", "no_rivalry", "no_dispute"),
}
_NAMED: dict[To, tuple[str, ...]] = {
    To.STATE: (),
    # Archigos does not say which foreigners made or unmade a leader.
    To.REGIME: ("installed", "not_removed"),
}


@dataclass(frozen=True, slots=True, eq=False)
class Commitment:
    """One commitment, measured.

    Parameters
    ----------
    to : To
        To what.
    model : LatentClass
        The classes: 0 not committed, 1 committed.
    table : Table
        Keys, and for each row `probability` of commitment, its standard `error`, the ends `lo`
        and `hi` of the membership, and `coded` (1, 0; NaN where nobody coded it).
    misclassified : array of float, 2 × 2
        How often a case of each class (row) is put into each (column) by its likelier class.
    unmatched : tuple of tuple of int
        Codings whose client, patron and year are not among the rows.
    left_out : tuple of str
        Indicators that do not vary, or are nowhere known, among the rows and so tell nothing.
    """

    to: To
    model: LatentClass
    table: Table
    misclassified: Matrix
    unmatched: tuple[tuple[int, ...], ...]
    left_out: tuple[str, ...] = ()


def commitment(
    traces: Table,
    codings: Table,
    to: To,
    generator: np.random.Generator,
    *,
    indicators: Sequence[str] = (),
    level: float = LEVEL,
    sample: Table | None = None,
    begun: LatentClass | None = None,
) -> Commitment:
    """One commitment of each row, from its traces and hand codings.

    Parameters
    ----------
    traces : Table
        `ccode1` client, `ccode2` patron, `year`, and a column for each indicator: 1 speaks for
        commitment, 0 against, NaN is not known.
    codings : Table
        Hand codings: `ccode1`, `ccode2`, `year`, `commitment` ("state" or "regime") and `value`
        (1, 0; NaN where the coder left it open).
    to : To
        To what.
    generator : numpy.random.Generator
        Draws the starts of the search.
    indicators : sequence of str
        Columns to take in place of `to.indicators`.
    level : float
        Probability from which a case belongs to a class, above ½ and below 1.
    sample : Table, optional
        The rows to which the classes are fitted, with the columns of `traces`; those themselves
        where there is none.
    begun : LatentClass, optional
        Estimates from nearly the same codings, from which the search begins.

    Raises
    ------
    ValueError
        If the level is not between ½ and 1, a coding is contradicted by another or has another
        value, or the indicators tell no classes.

    Examples
    --------
    >>> rng = np.random.Generator(np.random.PCG64DXSM(4))
    >>> member = rng.random(400) < 0.5
    >>> signs = (rng.random((400, 4)) < np.where(member, 0.9, 0.1)[:, None]).astype(float)
    >>> keys = {"ccode1": np.arange(400), "ccode2": np.full(400, 2), "year": np.full(400, 1950)}
    >>> traces = Table("traces", keys | dict(zip("abcd", signs.T)))
    >>> coded = Table("codings", {"ccode1": np.array([0]), "ccode2": np.array([2]),
    ...     "year": np.array([1950]), "commitment": np.array(["regime"], dtype=object),
    ...     "value": np.array([float(member[0])])})
    >>> found = commitment(traces, coded, To.REGIME, rng, indicators=["a", "b", "c", "d"])
    >>> bool(((found.table["probability"] > 0.5) == member).mean() > 0.9)
    True
    """
    if not 0.5 < level < 1:  # noqa: PLR2004  a class needs the larger part
        msg = f"a level of {level}: expected a probability above ½ and below 1"
        raise ValueError(msg)
    wanted = tuple(indicators) or to.indicators
    fitted = traces if sample is None else sample
    names = tuple(name for name in wanted if _varies(fitted[name]))
    chosen, unmatched = anchors(fitted, codings, to)
    # Years of one client and patron tell much the same; standard errors allow for it.
    dyads = np.unique(fitted["ccode1"] * 100_000 + fitted["ccode2"], return_inverse=True)[1]
    model = fit(
        _matrix(fitted, names), names, generator,
        known=chosen, clusters=dyads.ravel(), begun=begun,
    )  # fmt: skip
    known = chosen if sample is None else anchors(traces, codings, to)[0]
    held = belonging(model, _matrix(traces, names), known)
    low, high = interval(held, level)
    columns = {
        **{name: traces[name] for name in KEYS},
        "probability": held.probability[:, 1],
        "error": held.error[:, 1],
        "lo": low,
        "hi": high,
        "coded": np.where(known == UNKNOWN, np.nan, known.astype(np.float64)),
    }
    source = f"two latent classes over {', '.join(names)}; anchored by {codings.name}"
    table = Table(
        f"commitment to the {to.value}", columns, dict.fromkeys(list(columns)[3:], source)
    )
    left_out = tuple(name for name in wanted if name not in names)
    return Commitment(to, model, table, misclassification(held), unmatched, left_out)


def anchors(traces: Table, codings: Table, to: To) -> tuple[Whole, tuple[tuple[int, ...], ...]]:
    """The known class of each row, and the codings that concern no row.

    Parameters
    ----------
    traces : Table
        Rows, with their keys.
    codings : Table
        Hand codings.
    to : To
        Which commitment they must be of.

    Raises
    ------
    ValueError
        If two codings of one case differ, or a value is other than 0, 1 or missing.

    Examples
    --------
    >>> keys = {"ccode1": np.array([7]), "ccode2": np.array([2]), "year": np.array([1950])}
    >>> coded = Table("codings", keys | {"value": np.array([1.0]),
    ...     "commitment": np.array(["state"], dtype=object)})
    >>> anchors(Table("traces", keys), coded, To.STATE)[0].tolist()
    [1]
    """
    told = ~np.isnan(codings["value"]) & (codings["commitment"] == to.value)
    mine = codings.rows(told)
    if wrong := sorted(set(mine["value"].tolist()) - {0.0, 1.0}):
        msg = f"{codings.name}: values {wrong}: expected 1, 0 or missing"
        raise ValueError(msg)
    cases = np.array(distinct(mine, [*KEYS]), dtype=np.int64).reshape(-1, len(KEYS))
    spots = places([mine[name] for name in KEYS], list(cases.T), codings.name)
    agreed = np.full(len(cases), UNKNOWN)
    agreed[spots] = mine["value"].astype(np.int64)
    if len(double := np.flatnonzero(agreed[spots] != mine["value"])):
        msg = (
            f"{codings.name}: codings of {cases[spots[double[0]]].tolist()} contradict each other: "
            "expected one value; code it as missing, or choose a coder"
        )
        raise ValueError(msg)
    found = places([traces[name] for name in KEYS], list(cases.T), codings.name)
    known = np.where(found == NOWHERE, UNKNOWN, agreed[found]) if len(cases) else found
    reached = set(found.tolist())
    lost = tuple(tuple(case.tolist()) for row, case in enumerate(cases) if row not in reached)
    return known, lost


def held_out(
    traces: Table,
    codings: Table,
    to: To,
    generator: np.random.Generator,
    *,
    indicators: Sequence[str] = (),
    sample: Table | None = None,
    begun: LatentClass | None = None,
) -> Table:
    """Each coded case as the model would have it without its coding.

    Every client and patron is left out in turn with all its codings, and the model is fitted to
    the rest: what comes out was not put in.

    Parameters
    ----------
    traces, codings, to, generator, indicators, sample, begun
        As for `commitment`.

    Returns
    -------
    Table
        The keys of each coding that concerns a row, its `value`, the `row`'s position, and the
        `probability` of commitment and its `error` without it.

    Examples
    --------
    >>> rng = np.random.Generator(np.random.PCG64DXSM(4))
    >>> signs = (rng.random((400, 4)) < np.where(np.arange(400) < 200, 0.9, 0.1)[:, None]) * 1.0
    >>> keys = {"ccode1": np.arange(400), "ccode2": np.full(400, 2), "year": np.full(400, 1950)}
    >>> traces = Table("traces", keys | dict(zip("abcd", signs.T)))
    >>> coded = Table("codings", {"ccode1": np.array([0]), "ccode2": np.array([2]),
    ...     "year": np.array([1950]), "commitment": np.array(["state"], dtype=object),
    ...     "value": np.array([1.0])})
    >>> found = held_out(traces, coded, To.STATE, rng, indicators=["a", "b", "c", "d"])
    >>> found["value"].tolist(), bool(found["probability"][0] > 0.5)
    ([1.0], True)
    """
    known, _ = anchors(traces, codings, to)
    coded = np.flatnonzero(known != UNKNOWN)
    fitted = traces if sample is None else sample
    parts = ("probability", "error")
    told = {part: np.full(len(coded), np.nan) for part in parts}
    for pair in distinct(traces.rows(coded), KEYS[:2]):
        mine, theirs = (
            np.logical_and.reduce([held[n] == code for n, code in zip(KEYS, pair, strict=False)])
            for held in (traces.rows(coded), codings)
        )
        rows, rest = traces.rows(coded[mine]), codings.rows(~theirs)
        found = commitment(
            rows, rest, to, generator, indicators=indicators, sample=fitted, begun=begun
        ).table
        for part in parts:
            told[part][mine] = found[part]
    columns = {
        **{name: traces[name][coded] for name in KEYS},
        "value": known[coded].astype(np.float64),
        "row": coded,
        **told,
    }
    return Table(f"commitment to the {to.value}, codings left out", columns)


def interval(held: Belonging, level: float) -> tuple[Number, Number]:
    """Ends of the membership in class 1 that the probabilities leave open.

    A class is taken to be crisp: a case has membership 1 where its probability less its error
    reaches the level, 0 where that of the other class does, and [0, 1] otherwise.

    DEPARTS: a probability is not taken for a degree of membership: 0.6 that a patron is committed
    does not mean that it is committed by 0.6.

    Parameters
    ----------
    held : Belonging
        Probabilities of two classes, and their standard errors.
    level : float
        Between ½ and 1.

    Examples
    --------
    >>> held = Belonging(np.array([[0.02, 0.98], [0.4, 0.6]]), np.full((2, 2), 0.01))
    >>> [ends.tolist() for ends in interval(held, 0.9)]
    [[1.0, 0.0], [1.0, 1.0]]
    """
    # An error that is not known leaves everything open: NaN compares as false.
    surely = held.probability - held.error >= level
    return surely[:, 1].astype(np.float64), (~surely[:, 0]).astype(np.float64)


def compatibility(state: Commitment, regime: Commitment) -> Table:
    """Membership in both commitments: the smaller of both ends.

    Parameters
    ----------
    state, regime : Commitment
        Of the same rows.

    Returns
    -------
    Table
        The keys; `state_probability`, `state_error`, `state_lo`, `state_hi`, the same of the
        regime, and `compatibility_lo`, `compatibility_hi`.

    Raises
    ------
    ValueError
        If the rows are not the same.

    Examples
    --------
    >>> keys = {name: np.array([1950]) for name in KEYS}
    >>> def made(to, low):
    ...     parts = {"probability": 0.9, "error": 0.01, "lo": low, "hi": 1.0, "coded": np.nan}
    ...     columns = keys | {name: np.array([value]) for name, value in parts.items()}
    ...     return Commitment(to, None, Table(to.value, columns), np.eye(2), ())
    >>> found = compatibility(made(To.STATE, 1.0), made(To.REGIME, 0.0))
    >>> found["compatibility_lo"].tolist(), found["compatibility_hi"].tolist()
    ([0.0], [1.0])
    """
    if any(not np.array_equal(state.table[name], regime.table[name]) for name in KEYS):
        msg = "commitments of different rows: expected the same clients, patrons and years"
        raise ValueError(msg)
    columns = {name: state.table[name] for name in KEYS}
    sources = {}
    for one in (state, regime):
        for name in ("probability", "error", "lo", "hi", "coded"):
            columns[f"{one.to.value}_{name}"] = one.table[name]
            sources[f"{one.to.value}_{name}"] = one.table.provenance.get(name, one.table.name)
    for end in ("lo", "hi"):
        columns[f"compatibility_{end}"] = np.minimum(state.table[end], regime.table[end])
        sources[f"compatibility_{end}"] = "the smaller of both commitments"
    return Table("compatibility", columns, sources)


def _matrix(traces: Table, names: Sequence[str]) -> Matrix:
    """The indicators as columns."""
    return np.column_stack([traces[name].astype(np.float64) for name in names])


def _varies(values: Number) -> bool:
    """Whether an indicator has more than one known value."""
    return len(np.unique(values[~np.isnan(values)])) > 1
