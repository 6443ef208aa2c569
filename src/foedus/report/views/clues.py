"""The rows of a ledger on the page: every clue with its likelihoods, its tests and all reasons."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.casebook.ledger import Clue, State
from foedus.casebook.weighing import Likelihood, Weighing
from foedus.confront.tracing.account import POOLED, Account, Entry
from foedus.confront.tracing.balance import View
from foedus.confront.tracing.probative import Typed
from foedus.report import words
from foedus.report.anchors import anchor
from foedus.report.decibels import in_column, probabilities
from foedus.report.tracing.clues import likelihood
from foedus.report.tracing.told import Told, own_weight
from foedus.report.views.index import Cited, Index, Link

NOTHING = "–"
"""In place of a number that there cannot be."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What a clue is under one hypothesis: how likely, how heavy for the leader, which test."""

    hypothesis: str
    likelihood: str
    weight: str
    test: str
    others: str


@dataclass(frozen=True, slots=True)
class Reason:
    """Why one coder holds a clue to be that likely under one hypothesis."""

    hypothesis: str
    given: str
    text: str
    logical: str


@dataclass(frozen=True, slots=True)
class Reasons:
    """One coder's reasons, with the weights that follow from them."""

    coder: Link
    weights: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class ClueRow:
    """A clue as the page shows it.

    Parameters
    ----------
    id : str
        Its address within its ledger.
    name : Link
        Its name, leading to the item of evidence where there is one.
    state : str
        What is known of it; empty where it was found.
    group : str
        Label of the group in which it stands; empty where it stands alone.
    marks, notes : tuple of str
        Reservations about the evidence, and what must be known of the weighing.
    text, sought : str
        What it is; where it was sought and how easily it would be found.
    cited : tuple of Cited
        Who says so, or that it was sought, or can be.
    cells : tuple of Cell
        One for each hypothesis, the one favoured most first.
    reasons : tuple of Reasons
        One for each coder.
    """

    id: str
    name: Link
    state: str
    group: str
    marks: tuple[str, ...]
    notes: tuple[str, ...]
    text: str
    sought: str
    cited: tuple[Cited, ...]
    cells: tuple[Cell, ...]
    reasons: tuple[Reasons, ...]


def clue_anchor(episode: str, clue: str) -> str:
    """The address of a clue within its ledger.

    Examples
    --------
    >>> clue_anchor("fen-1700", "fen-gifts")
    'clue.fen-1700.fen-gifts'
    """
    return anchor("clue", episode, clue)


def clue_rows(told: Told, index: Index) -> tuple[ClueRow, ...]:
    """Every clue of a ledger, in its order.

    Parameters
    ----------
    told : Told
        The tracing with its labels.
    index : Index
        Labels and addresses of the record.
    """
    clues = {clue.name: clue for clue in told.tracing.ledger.clues}
    seen = _Seen(told, index, told.ranked(), _weighings(told, index))
    return tuple(_row(clues[entry.clue], entry, seen) for entry in told.account.entries)


@dataclass(frozen=True, slots=True)
class _Seen:
    """What every row needs: labels, addresses, the order of hypotheses, who weighed."""

    told: Told
    index: Index
    ranked: tuple[str, ...]
    weighings: tuple[tuple[Account, Weighing], ...]


def _weighings(told: Told, index: Index) -> tuple[tuple[Account, Weighing], ...]:
    """Each coder's account with the weighing from which it was worked out."""
    held = {
        weighing.coder: weighing
        for weighing in index.record.casebook.weighings
        if weighing.episode == told.tracing.ledger.episode
    }
    accounts = (account for account in told.tracing.accounts if account.coder != POOLED)
    return tuple((each, held[each.coder]) for each in accounts if each.coder in held)


def _row(clue: Clue, entry: Entry, seen: _Seen) -> ClueRow:
    told, index = seen.told, seen.index
    item = index.evidence.get(clue.name)
    return ClueRow(
        id=clue_anchor(told.tracing.ledger.episode, clue.name),
        name=index.item(clue.name),
        state="" if clue.state is State.FOUND else clue.state.label,
        group=told.group(entry.group) if entry.group else "",
        marks=tuple(mark.label for mark in item.marks) if item else (),
        notes=entry.notes,
        text=told.texts.get(clue.name, ""),
        sought=_sought(clue),
        cited=index.cite(item.references if item else clue.references),
        cells=tuple(_cell(name, entry, seen) for name in seen.ranked),
        reasons=tuple(_reasons(clue, account, w, seen) for account, w in seen.weighings),
    )


def _sought(clue: Clue) -> str:
    """Where a clue was or would be sought; empty for what was found."""
    if clue.state is State.FOUND:
        return ""
    where = "Sought in" if clue.state is State.NOT_FOUND else "To be sought in"
    place = f"{where}: {clue.where.rstrip('.')}. " if clue.where else ""
    chance = f"Chance of finding it there if it exists: {probabilities(clue.findable)}."
    return f"{place}{chance} {clue.reason}".strip()


def _cell(name: str, entry: Entry, seen: _Seen) -> Cell:
    told = seen.told
    names = told.tracing.ledger.names
    typed = next((each for each in entry.types if each.hypothesis == name), None)
    likely = probabilities(entry.likelihoods[names.index(name)]) if entry.likelihoods else NOTHING
    return Cell(told.label(name), likely, _weight(name, entry, told.account, seen), *_test(typed))


def _weight(name: str, entry: Entry, account: Account, seen: _Seen) -> str:
    """What a clue weighs by itself for the leader over a hypothesis."""
    leader = seen.ranked[0]
    if name == leader or entry.state is State.NOT_SOUGHT:
        return NOTHING
    return in_column(own_weight(account.balance(View.INDEPENDENT), entry.clue, leader, name))


def _test(typed: Typed | None) -> tuple[str, str]:
    """The type of test, and the others that the intervals leave open."""
    if typed is None:
        return NOTHING, ""
    sign = "" if typed.supports else "against: "
    others = [test.label for test in typed.possible if test is not typed.test]
    return f"{sign}{typed.test.label}", words.either(others) if others else ""


def _reasons(clue: Clue, account: Account, weighing: Weighing, seen: _Seen) -> Reasons:
    told = seen.told
    cells = next((each.likelihoods for each in weighing.clues if each.clue == clue.name), ())
    given = {each.hypothesis: each for each in cells}
    return Reasons(
        coder=seen.index.link("coder", weighing.coder),
        weights=_own(clue, account, seen) if len(seen.weighings) > 1 else "",
        reasons=tuple(reason(given[name], told) for name in seen.ranked if name in given),
    )


def _own(clue: Clue, account: Account, seen: _Seen) -> str:
    """What one of several coders makes of a clue, in decibels for the leader."""
    if clue.state is State.NOT_SOUGHT:
        return ""
    leader, *rivals = (seen.told.label(name) for name in seen.ranked)
    entry = next(each for each in account.entries if each.clue == clue.name)
    weights = (_weight(name, entry, account, seen) for name in seen.ranked[1:])
    said = (f"{weight} over {rival}" for weight, rival in zip(weights, rivals, strict=True))
    return f"decibels for {leader}: {', '.join(said)}"


def reason(given: Likelihood, told: Told) -> Reason:
    """A coder's likelihood, as it was given, with its reason."""
    return Reason(
        told.label(given.hypothesis), likelihood(told, given), given.reason, given.logical
    )
