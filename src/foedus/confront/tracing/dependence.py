"""Dependence: what enters the sum where clues do not speak independently of one another.

A clue is never counted twice for resting on one fact or one source with others: a group
enters in full (independence), as its coder judged it (the joint weight), or as no more
than its weightiest clue (full dependence: a copy adds 0 dB).
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from foedus.casebook.ledger import Clue, Group, Ledger, State
from foedus.casebook.weighing import WeighedGroup, Weighing
from foedus.confront.tracing.balance import View
from foedus.confront.tracing.decibel import LEVEL
from foedus.confront.tracing.rows import Row, finding, seen


@dataclass(frozen=True, slots=True)
class Term:
    """A row with the share of its decibels that counts, from 0 to 1."""

    share: float
    row: Row


@dataclass(frozen=True, slots=True)
class Pack:
    """What enters the sum as one: a clue, or a group.

    Parameters
    ----------
    name : str
        Name of the clue or the group.
    clues : tuple of str
        The clues in it.
    terms : tuple of Term
        What it adds to the sum.
    """

    name: str
    clues: tuple[str, ...]
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Weighed:
    """One coder's rows of a ledger.

    Parameters
    ----------
    rows : mapping of str to Row
        Of every clue that was sought, in the order of the ledger.
    bundles : mapping of str to Row
        Of every group judged as one.
    discounts : mapping of str to float
        Of every group discounted.
    """

    rows: Mapping[str, Row]
    bundles: Mapping[str, Row]
    discounts: Mapping[str, float]


def weighed(ledger: Ledger, weighing: Weighing) -> Weighed:
    """A coder's cells as rows."""
    cells = {clue.clue: clue.likelihoods for clue in weighing.clues}
    rows = {
        clue.name: row
        for clue in ledger.clues
        if (row := seen(finding(ledger, clue, cells[clue.name]), clue.state)) is not None
    }
    judged = {group.group: group for group in weighing.groups if group.likelihoods}
    discounts = {g.group: g.discount for g in weighing.groups if g.discount is not None}
    return Weighed(rows, {n: _bundle(ledger, group) for n, group in judged.items()}, discounts)


def _bundle(ledger: Ledger, group: WeighedGroup) -> Row:
    """A group as one row: what is judged is what was seen of it, found or missed."""
    return finding(ledger, Clue(group.group, State.FOUND), group.likelihoods)


def packs(
    ledger: Ledger, coders: Sequence[Weighed], view: View, without: Collection[str] = ()
) -> tuple[Pack, ...]:
    """What enters the sum under one view of dependence.

    Parameters
    ----------
    ledger : Ledger
        Its clues and groups.
    coders : sequence of Weighed
        Whose rows; several are pooled by the mean of their decibels.
    view : View
        How groups are counted.
    without : collection of str
        Names of clues left out. Nobody judged what then remains of a bundle: it keeps the
        share of the joint weight that its clues have of the spreads of all of them.

    Returns
    -------
    tuple of Pack
        In the order of the ledger, a group where its first clue stands.
    """
    return tuple(_packs(ledger, coders, view, frozenset(without)))


def _packs(
    ledger: Ledger, coders: Sequence[Weighed], view: View, without: frozenset[str]
) -> Iterator[Pack]:
    group_of = {clue: group for group in ledger.groups for clue in group.clues}
    sought = [clue.name for clue in ledger.clues if clue.state is not State.NOT_SOUGHT]
    looked_for, done = set(sought), set[str]()
    for clue in sought:
        group = group_of.get(clue)
        if clue in without or (group and group.name in done):
            continue
        if group is None or view is View.INDEPENDENT:
            terms = tuple(Term(1 / len(coders), coder.rows[clue]) for coder in coders)
            yield Pack(clue, (clue,), terms)
            continue
        done.add(group.name)
        kept = tuple(name for name in group.clues if name in looked_for and name not in without)
        yield pack(group, kept, coders, view)


def pack(group: Group, kept: tuple[str, ...], coders: Sequence[Weighed], view: View) -> Pack:
    """What is kept of one group, entered as one."""
    terms = tuple(
        Term(term.share / len(coders), term.row)
        for coder in coders
        for term in _terms(group, kept, coder, view)
    )
    return Pack(group.name, kept, terms)


def _terms(group: Group, kept: tuple[str, ...], coder: Weighed, view: View) -> Iterator[Term]:
    """What is kept of one group, as one coder sees it."""
    if view is View.JOINT and group.name in coder.bundles:
        if left := _kept_share(group, kept, coder):
            yield Term(left, coder.bundles[group.name])
        return
    share = coder.discounts.get(group.name, 0.0) if view is View.JOINT else 0.0
    most = max(coder.rows[name].spread for name in kept)
    heaviest = [name for name in sorted(kept) if coder.rows[name].spread >= most - LEVEL]
    # One of each: a copy adds nothing, neither to the sum nor, by its own draws, to its certainty.
    weightiest = {coder.rows[name]: name for name in reversed(heaviest)}
    for name in sorted(kept):
        # The weightiest counts in full; where several differ, so does their mean.
        full = 1 / len(weightiest) if name == weightiest.get(coder.rows[name]) else 0.0
        counted = full + share * (1 - full)
        if counted:
            yield Term(counted, coder.rows[name])


def _kept_share(group: Group, kept: tuple[str, ...], coder: Weighed) -> float:
    """Share of a bundle's joint weight that is left to what is kept of it."""
    sought = [name for name in group.clues if name in coder.rows]
    spreads = {name: coder.rows[name].spread for name in sought}
    if len(kept) == len(sought):
        return 1.0
    if math.inf in spreads.values():
        return float(any(spreads[name] == math.inf for name in kept))
    whole = math.fsum(spreads.values())
    return math.fsum(spreads[name] for name in kept) / whole if whole else len(kept) / len(sought)
