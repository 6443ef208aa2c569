"""Divergence: clues that coders count on opposite sides."""

from __future__ import annotations

from collections.abc import Mapping

from foedus.casebook.ledger import Ledger
from foedus.confront.tracing.account import Divergence
from foedus.confront.tracing.balance import View
from foedus.confront.tracing.decibel import LEVEL
from foedus.confront.tracing.dependence import Weighed, packs
from foedus.confront.tracing.tally import pairs_of, tallied
from foedus.vocabulary.estimate import Estimate


def divergences(ledger: Ledger, coders: Mapping[str, Weighed]) -> tuple[Divergence, ...]:
    """Clues that one coder counts for a hypothesis over another and a second against it.

    Parameters
    ----------
    ledger : Ledger
        The clues and hypotheses.
    coders : mapping of str to Weighed
        Rows by coder.

    Returns
    -------
    tuple of Divergence
        In the order of the ledger, clue by clue and pair by pair; clues alone, since what
        a group weighs is judged as a whole.
    """
    entered = {name: packs(ledger, [rows], View.INDEPENDENT) for name, rows in coders.items()}
    weights = {name: tallied(each, len(ledger.hypotheses)) for name, each in entered.items()}
    clues = [pack.name for pack in next(iter(entered.values()), ())]
    found = []
    for row, clue in enumerate(clues):
        of_clue = {name: tally.at(row).estimates() for name, tally in weights.items()}
        for place, pair in enumerate(pairs_of(ledger.names)):
            told = [(name, each[place]) for name, each in of_clue.items()]
            held = tuple((name, weight) for name, weight in told if weight is not None)
            if _opposed([weight for _, weight in held]):
                found.append(Divergence(clue, *pair, held))
    return tuple(found)


def _opposed(weights: list[Estimate]) -> bool:
    points = [weight.point for weight in weights]
    return bool(points) and min(points) < -LEVEL and max(points) > LEVEL
