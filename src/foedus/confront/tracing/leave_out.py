"""Leaving out: the verdict without a clue, a group, a source, a coder or what bears a mark.

Sums are taken apart, never added up again: what goes is subtracted from the total, and
only groups that lose some of their clues are judged anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from foedus.casebook.evidence import Evidence, Mark
from foedus.casebook.ledger import Group, Ledger, State
from foedus.confront.tracing.balance import Verdict, View
from foedus.confront.tracing.dependence import Weighed, pack
from foedus.confront.tracing.posterior import Odds, both_ways, verdict
from foedus.confront.tracing.sensitivity import Left, LeftOut
from foedus.confront.tracing.tally import Floats, Sum, Tally, summed, tallied, total
from foedus.vocabulary.reference import Reference

MARKED = "marked"
"""Everything unsourced, inferred or after the choice together."""

SHAKY = (Mark.UNSOURCED, Mark.INFERRED, Mark.AFTER_CHOICE)
"""Marks of evidence on which a verdict had better not rest."""


@dataclass(frozen=True, slots=True, eq=False)
class Whole:
    """The evidence with nothing left out, under the joint view and one prior.

    Parameters
    ----------
    ledger : Ledger
        The question.
    coders : sequence of Weighed
        Whose rows.
    sum : Sum
        All of it, under the joint view.
    before : array of float, shape (pairs,)
        Prior odds in decibels.
    verdict : Verdict
        Who leads with all of it.
    """

    ledger: Ledger
    coders: Sequence[Weighed]
    sum: Sum
    before: Floats
    verdict: Verdict


def left_out(
    whole: Whole, evidence: Mapping[str, Evidence], coders: Sequence[str]
) -> tuple[LeftOut, ...]:
    """The verdict without each clue, group, source, coder and mark in turn.

    Parameters
    ----------
    whole : Whole
        With nothing left out.
    evidence : mapping of str to Evidence
        Items of the casebook by name: their sources and marks.
    coders : sequence of str
        Names of the coders pooled, in the order of `whole.coders`; left out in turn where
        there are several.

    Returns
    -------
    tuple of LeftOut
        Clues, groups, sources, coders, marks, each kind in the order of the ledger.
    """
    at = _Where(
        {clue: place for place, each in enumerate(whole.sum.packs) for clue in each.clues},
        {group.name: group for group in whole.ledger.groups},
    )
    of_clues = (_without(whole, at, *what) for what in _choices(whole, evidence))
    return (*of_clues, *_without_coders(whole, coders))


@dataclass(frozen=True, slots=True)
class _Where:
    """Where a clue entered the sum, by its name; and groups by theirs."""

    pack: Mapping[str, int]
    group: Mapping[str, Group]


Choice = tuple[Left, str, tuple[str, ...]]
"""What is left out: its kind, its name, the clues that go."""


def _choices(whole: Whole, evidence: Mapping[str, Evidence]) -> Iterator[Choice]:
    clues = [clue for clue in whole.ledger.clues if clue.state is not State.NOT_SOUGHT]
    sought = {clue.name: clue.references for clue in clues}
    yield from ((Left.CLUE, name, (name,)) for name in sought)
    for group in whole.ledger.groups:
        # A group that nobody sought yet has nothing to leave out.
        if gone := tuple(name for name in group.clues if name in sought):
            yield Left.GROUP, group.name, gone
    yield from _of_sources(sought, evidence)
    yield from _of_marks(sought, evidence)


def _of_sources(
    sought: Mapping[str, Sequence[Reference]], evidence: Mapping[str, Evidence]
) -> Iterator[Choice]:
    """Clues for which a source is the only one: what others tell too stands without it.

    A clue sought in vain rests on whoever says so.
    """
    only: dict[str, list[str]] = {}
    for name, vouched in sought.items():
        references = evidence[name].references if name in evidence else vouched
        keys = {reference.key for reference in references}
        if len(keys) == 1:
            only.setdefault(keys.pop(), []).append(name)
    yield from ((Left.SOURCE, key, tuple(names)) for key, names in only.items())


def _of_marks(sought: Iterable[str], evidence: Mapping[str, Evidence]) -> Iterator[Choice]:
    marks = {name: evidence[name].marks for name in sought if name in evidence}
    for mark in Mark:
        names = tuple(name for name, held in marks.items() if mark in held)
        if names:
            yield Left.MARK, mark.value, names
    shaky = tuple(name for name, held in marks.items() if set(SHAKY).intersection(held))
    if shaky:
        yield Left.MARK, MARKED, shaky


def _without(whole: Whole, at: _Where, kind: Left, name: str, clues: tuple[str, ...]) -> LeftOut:
    """The verdict without some clues."""
    touched = sorted({at.pack[clue] for clue in clues})
    remaining = whole.sum.total
    for place in touched:
        remaining = remaining - whole.sum.each.at(place)
    entered = (whole.sum.packs[place] for place in touched)
    kept = [(p, tuple(c for c in p.clues if c not in clues)) for p in entered]
    rest = [pack(at.group[p.name], left, whole.coders, View.JOINT) for p, left in kept if left]
    if rest:
        remaining = remaining + total(tallied(rest, len(whole.ledger.names)))
    return _told(whole, kind, name, clues, remaining)


def _without_coders(whole: Whole, coders: Sequence[str]) -> Iterator[LeftOut]:
    if len(coders) == 1:
        return
    for place, name in enumerate(coders):
        others = [coder for other, coder in enumerate(whole.coders) if other != place]
        remaining = summed(whole.ledger, others, View.JOINT).total
        yield _told(whole, Left.CODER, name, (), remaining)


def _told(whole: Whole, kind: Left, name: str, clues: tuple[str, ...], remaining: Tally) -> LeftOut:
    names = whole.ledger.names
    odds: Odds = both_ways(whole.sum.pairs, remaining.estimates(whole.before))
    now, was = verdict(names, odds), whole.verdict
    margin = odds[was.leader, was.rival] if was.leader else None
    return LeftOut(kind, name, clues, margin, now, changes=now.leader != was.leader)
