"""Overturning: how much evidence, or bias, it would take for another to draw level."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from foedus.confront.tracing.balance import Posterior
from foedus.confront.tracing.decibel import LEVEL
from foedus.confront.tracing.sensitivity import Overturn
from foedus.confront.tracing.tally import POINT, Sum
from foedus.vocabulary.estimate import Estimate


@dataclass(frozen=True, slots=True)
class _Pull:
    """What one pack weighs for the leader: a finite weight, and how often it rules out the rival."""

    name: str
    weight: float
    rules_out: int

    @property
    def order(self) -> tuple[float, str]:
        """The heaviest first, among equals by name."""
        return (-math.inf if self.rules_out else -self.weight, self.name)


def overturns(reached: Posterior, whole: Sum) -> tuple[Overturn, ...]:
    """What would bring each rival level with the leader.

    Parameters
    ----------
    reached : Posterior
        Odds and verdict from one prior.
    whole : Sum
        The evidence, pack by pack.

    Returns
    -------
    tuple of Overturn
        One for each rival, the nearest first; none without a leader.
    """
    leader = reached.verdict.leader
    found = [
        Overturn(rival, margin.point, _fewest(start, _pulls(leader, rival, whole)))
        for rival, start, margin in _margins(leader, reached)
    ]
    return tuple(sorted(found, key=lambda turned: turned.needed))


def _margins(leader: str, reached: Posterior) -> Iterator[tuple[str, float, Estimate]]:
    """Each rival with prior and posterior odds of the leader to it."""
    for pair in reached.odds:
        if pair.odds is not None and pair.first == leader:
            yield pair.second, pair.prior, pair.odds
        elif pair.odds is not None and pair.second == leader:
            yield pair.first, -pair.prior, -pair.odds


def _pulls(leader: str, rival: str, whole: Sum) -> list[_Pull]:
    """What each pack weighs for the leader over one rival."""
    turned = (leader, rival) not in whole.pairs
    place = whole.pairs.index((rival, leader) if turned else (leader, rival))
    each, sign = whole.each, -1 if turned else 1
    ruled_out = each.ruled_out if turned else each.against
    return [
        _Pull(
            pack.name,
            sign * float(each.finite[row, place, POINT]),
            int(ruled_out[row, place, POINT]),
        )
        for row, pack in enumerate(whole.packs)
    ]


def _fewest(start: float, pulls: Sequence[_Pull]) -> tuple[str, ...]:
    """The fewest packs without which the lead is gone: the heaviest ones, since weights add."""
    impossible = sum(pull.rules_out for pull in pulls)
    margin = math.fsum([start, *(pull.weight for pull in pulls)])
    gone: list[str] = []
    for pull in sorted(pulls, key=lambda each: each.order):
        if not impossible and margin <= LEVEL:
            break
        if not pull.rules_out and pull.weight <= 0:
            return ()
        gone.append(pull.name)
        impossible -= pull.rules_out
        margin -= pull.weight
    return tuple(gone) if not impossible and margin <= LEVEL else ()
