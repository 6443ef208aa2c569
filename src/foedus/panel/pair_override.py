"""A user's own designs beside those of the data, each with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from foedus.panel.table import Mask, Table
from foedus.vocabulary.design import Design


@dataclass(frozen=True, slots=True)
class Override:
    """The design that a user gives to a client and its patron.

    Parameters
    ----------
    client, patron : int
        COW's codes.
    first, last : int
        Years, both included.
    design : Design
        The design.
    reason : str
        Why; it stands beside every number that rests on it.
    source : str
        Who says so.
    line : int
        Where it stands in the user's file; 0 where there is none.
    """

    client: int
    patron: int
    first: int
    last: int
    design: Design
    reason: str
    source: str
    line: int = field(default=0, compare=False)

    def rows(self, pairs: Table) -> Mask:
        """The pair's years that it speaks of."""
        during = (self.first <= pairs["year"]) & (pairs["year"] <= self.last)
        found: Mask = during & (pairs["client"] == self.client) & (pairs["patron"] == self.patron)
        return found

    def __str__(self) -> str:
        """What it is about."""
        return f"client {self.client}, patron {self.patron}, {self.first}–{self.last}"

    def meets(self, other: Override) -> bool:
        """Whether both speak of one pair in one year."""
        mine, theirs = (self.client, self.patron), (other.client, other.patron)
        return mine == theirs and self.first <= other.last and other.first <= self.last


@dataclass(frozen=True, slots=True)
class OverrideFault:
    """What is wrong with an override.

    Parameters
    ----------
    place : int
        Which, counted from 0.
    what : str
        In words; `{other}` stands for an earlier override that it contradicts.
    other : int
        That one; -1 where there is none.
    """

    place: int
    what: str
    other: int = -1

    def said(self, names: Sequence[str]) -> str:
        """The words, an earlier override by its name.

        Parameters
        ----------
        names : sequence of str
            By which overrides are known, such as the lines of a file.

        Examples
        --------
        >>> OverrideFault(1, "it meets years of {other}", 0).said(["line 2", "line 3"])
        'it meets years of line 2'
        """
        return self.what.format(other=names[self.other]) if self.other >= 0 else self.what


def with_overrides(pairs: Table, overrides: Sequence[Override]) -> Table:
    """Pairs with the user's designs in columns of their own.

    Parameters
    ----------
    pairs : Table
        `pair.client_patron`'s table; its own design stays as it is.
    overrides : sequence of Override
        The user's table.

    Returns
    -------
    Table
        With `design_user`, `design_user_lo`, `design_user_hi` (the data's where the user says
        nothing), `overridden` (0 or 1), `override_reason` and `override_source` (text, "" where
        not overridden).

    Raises
    ------
    ValueError
        If an override has no reason or no source, ends before it begins, or speaks of a year that
        another one has already: all such faults are listed, numbered as the overrides are.

    Examples
    --------
    >>> rows = {"client": [840], "patron": [2], "year": [1952], "design": [1.0]}
    >>> rows |= {"design_lo": [1.0], "design_hi": [1.0]}
    >>> pairs = Table("pairs", {name: np.array(values) for name, values in rows.items()})
    >>> bases = Override(840, 2, 1951, 1991, Design.WITH_INSTITUTIONS, "bases of 1947", "UNTS 673")
    >>> with_overrides(pairs, [bases])["design_user"].tolist(), pairs["design"].tolist()
    ([2.0], [1.0])
    """
    if found := faults(overrides):
        names = [f"override {number}" for number in range(1, len(overrides) + 1)]
        lines = [f"{n.place + 1}. {overrides[n.place]}: {n.said(names)}" for n in found]
        msg = f"{len(found)} overrides cannot be used:\n" + "\n".join(lines)
        raise ValueError(msg)
    words = {name: np.full(len(pairs), "", dtype=object) for name in ("reason", "source")}
    user = {end: pairs[f"design{end}"].copy() for end in ("", "_lo", "_hi")}
    for override in overrides:
        rows = override.rows(pairs)
        words["reason"][rows], words["source"][rows] = override.reason, override.source
        for values in user.values():
            values[rows] = override.design.depth
    for end, values in user.items():
        pairs = pairs.with_column(f"design_user{end}", values, "the user's overrides; else design")
    overridden = (words["reason"] != "").astype(np.float64)
    pairs = pairs.with_column("overridden", overridden, "the user's overrides")
    for name, values in words.items():
        pairs = pairs.with_column(f"override_{name}", values, "the user's overrides")
    return pairs


def faults(overrides: Sequence[Override]) -> tuple[OverrideFault, ...]:
    """Everything that is wrong with a table of overrides, in its order.

    Parameters
    ----------
    overrides : sequence of Override
        The table.

    Examples
    --------
    >>> bases = Override(840, 2, 1951, 1991, Design.NONE, "bases of 1947", "")
    >>> [fault.what for fault in faults([bases])]
    ['it has no source; say who says so']
    """
    found = []
    for place, override in enumerate(overrides):
        wrong = [
            "" if override.reason.strip() else "it has no reason; say why",
            "" if override.source.strip() else "it has no source; say who says so",
            "it ends before it begins" if override.last < override.first else "",
        ]
        found += [OverrideFault(place, fault) for fault in wrong if fault]
        earlier = (at for at, other in enumerate(overrides[:place]) if override.meets(other))
        if (other := next(earlier, None)) is not None:
            found.append(OverrideFault(place, "it meets years of {other}", other))
    return tuple(found)


def unmet(pairs: Table, overrides: Sequence[Override]) -> tuple[Override, ...]:
    """The overrides that speak of no row.

    Parameters
    ----------
    pairs : Table
        `client`, `patron`, `year`.
    overrides : sequence of Override
        The user's table.

    Examples
    --------
    >>> rows = {name: np.array([code]) for name, code in (("client", 840), ("patron", 2))}
    >>> pairs = Table("pairs", rows | {"year": np.array([1952])})
    >>> late = Override(840, 2, 1992, 1993, Design.NONE, "left", "treaty ended")
    >>> unmet(pairs, [late]) == (late,)
    True
    """
    return tuple(each for each in overrides if not each.rows(pairs).any())
