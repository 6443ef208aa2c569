"""A user's own designs beside those of the data, each with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

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
    """

    client: int
    patron: int
    first: int
    last: int
    design: Design
    reason: str

    def rows(self, pairs: Table) -> Mask:
        """The pair's years that it speaks of."""
        during = (self.first <= pairs["year"]) & (pairs["year"] <= self.last)
        found: Mask = during & (pairs["client"] == self.client) & (pairs["patron"] == self.patron)
        return found

    def __str__(self) -> str:
        """What it is about."""
        return f"client {self.client}, patron {self.patron}, {self.first}–{self.last}"


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
        nothing), `overridden` (0 or 1) and `override_reason` (text, "" where not overridden).

    Raises
    ------
    ValueError
        If an override has no reason, ends before it begins, meets no row, or meets a row that
        another one has already: all such faults are listed, numbered as the overrides are.

    Examples
    --------
    >>> rows = {"client": [840], "patron": [2], "year": [1952], "design": [1.0]}
    >>> rows |= {"design_lo": [1.0], "design_hi": [1.0]}
    >>> pairs = Table("pairs", {name: np.array(values) for name, values in rows.items()})
    >>> bases = Override(840, 2, 1951, 1991, Design.WITH_INSTITUTIONS, "bases agreement of 1947")
    >>> with_overrides(pairs, [bases])["design_user"].tolist(), pairs["design"].tolist()
    ([2.0], [1.0])
    """
    meant = [override.rows(pairs) for override in overrides]
    if faults := _faults(overrides, meant, len(pairs)):
        msg = f"{len(faults)} overrides cannot be used:\n" + "\n".join(faults)
        raise ValueError(msg)
    reasons = np.full(len(pairs), "", dtype=object)
    user = {end: pairs[f"design{end}"].copy() for end in ("", "_lo", "_hi")}
    for override, rows in zip(overrides, meant, strict=True):
        reasons[rows] = override.reason
        for values in user.values():
            values[rows] = override.design.depth
    for end, values in user.items():
        pairs = pairs.with_column(f"design_user{end}", values, "the user's overrides; else design")
    overridden = (reasons != "").astype(np.float64)
    pairs = pairs.with_column("overridden", overridden, "the user's overrides")
    return pairs.with_column("override_reason", reasons, "the user's overrides")


def _faults(overrides: Sequence[Override], meant: Sequence[Mask], rows: int) -> list[str]:
    """What is wrong with each override."""
    taken = np.zeros(rows, dtype=np.int64)  # number of the override that has the row
    faults = []
    for number, (override, here) in enumerate(zip(overrides, meant, strict=True), start=1):
        before = np.unique(taken[here][taken[here] > 0])
        wrong = [
            "it has no reason; say why" if not override.reason.strip() else "",
            "it ends before it begins" if override.last < override.first else "",
            "no such client and patron in these years" if not here.any() else "",
            f"it meets years of override {before[0]}" if len(before) else "",
        ]
        faults += [f"{number}. {override}: {fault}" for fault in wrong if fault]
        taken[here & (taken == 0)] = number
    return faults
