"""Rows of a panel as profiles: what each measure leaves open of each concept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

import numpy as np

from foedus.confront.regression.predicted import membership_interval
from foedus.panel.feed import Feed, Way
from foedus.panel.table import Mask, Number, Table
from foedus.study.panel_test.choices import (
    BLOC_CLIENTS,
    BLOC_PATRON,
    BLOC_YEARS,
    Variant,
)
from foedus.theory.batch import Bounds, Profiles
from foedus.theory.derive import Rule


def memberships(table: Table, feed: Feed) -> Bounds:
    """Lower and upper ends of each row's membership in a concept, by one measure.

    Parameters
    ----------
    table : Table
        A panel with the columns of the feed.
    feed : Feed
        The measure.

    Returns
    -------
    pair of arrays of float64, shape (n,)
        [0, 1] where the measure says nothing.

    Examples
    --------
    >>> held = Table("t", {"arms": np.array([1.0, 0.0, np.nan])})
    >>> low, high = memberships(held, Feed("arms", "friendship", ("arms",), Way.AT_LEAST, ""))
    >>> low.tolist(), high.tolist()
    ([1.0, 0.0, 0.0], [1.0, 0.0, 1.0])
    """
    if feed.way is Way.GRANTED:
        return np.ones(len(table)), np.ones(len(table))
    columns: list[Number] = [table[name].astype(np.float64) for name in feed.columns]
    if feed.way is Way.INTERVAL:
        low, high = columns
        return low.copy(), high.copy()
    if feed.way is Way.MEASURED:
        index, error = columns
        # One standard error on each side, as the calibration of consolidation has it.
        return membership_interval(index, error, feed.threshold, feed.band, reach=1.0)
    true, unknown = (np.zeros(len(table), dtype=np.bool_) for _ in range(2))
    for column in columns:
        true |= column >= feed.threshold
        unknown |= np.isnan(column)
    return true.astype(np.float64), (true | unknown).astype(np.float64)


def profiles(table: Table, feeds: Iterable[Feed]) -> Profiles:
    """The profile of each row; a concept without a measure is unknown.

    Parameters
    ----------
    table : Table
        A panel.
    feeds : iterable of Feed
        One measure for each concept.
    """
    return Profiles(len(table), {feed.concept: memberships(table, feed) for feed in feeds})


def readings(rule: Rule, feeds: Iterable[Feed]) -> Iterator[tuple[Feed, ...]]:
    """Every way to feed a theory: one measure for each of its concepts that has any.

    Parameters
    ----------
    rule : Rule
        A theory made ready.
    feeds : iterable of Feed
        What stands for what.

    Yields
    ------
    tuple of Feed
        In the order of the theory's conditions.
    """
    offered: dict[str, list[Feed]] = {}
    for feed in feeds:
        offered.setdefault(feed.concept, []).append(feed)
    yield from product(*(offered[name] for name in rule.table.conditions if name in offered))


def unmeasured(rule: Rule, feeds: Iterable[Feed]) -> tuple[str, ...]:
    """The concepts of a theory that no measure feeds."""
    fed = {feed.concept for feed in feeds}
    return tuple(name for name in rule.table.conditions if name not in fed)


def in_bloc(table: Table) -> Mask:
    """Which rows pair the Soviet Union with one of its European allies, 1945–1991.

    Examples
    --------
    >>> rows = {"client": np.array([290, 290, 732]), "patron": np.array([365, 2, 365])}
    >>> in_bloc(Table("t", {**rows, "year": np.full(3, 1955)})).tolist()
    [True, False, False]
    """
    first, last = BLOC_YEARS
    years = (table["year"] >= first) & (table["year"] <= last)
    found: Mask = years & (table["patron"] == BLOC_PATRON) & np.isin(table["client"], BLOC_CLIENTS)
    return found


def variants(table: Table) -> tuple[Variant, ...]:
    """The variants that a panel has: that of the user's designs only where there are any.

    Examples
    --------
    >>> [each.value for each in variants(Table("t", {}))]
    ['as signed', 'without the Soviet bloc', 'in practice']
    """
    known = "design_user" in table.columns
    return tuple(each for each in Variant if known or each is not Variant.USER)


def varied(table: Table, variant: Variant) -> Table:
    """The rows of a variant, with its design.

    Parameters
    ----------
    table : Table
        A panel.
    variant : Variant
        Without the Soviet bloc its rows are left out; in practice `design` is the column
        `practice`: what troops, bases and exercises show beside what the treaty says. By the
        user's designs it is the column `design_user`.
    """
    if variant is Variant.WITHOUT_BLOC:
        return table.rows(~in_bloc(table))
    if variant is Variant.USER:
        return table.with_column("design", table["design_user"], "the user's table; else the text")
    if variant is Variant.PRACTICE:
        return table.with_column("design", table["practice"], table.provenance.get("practice", ""))
    return table
