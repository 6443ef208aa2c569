"""Tracings of the ledger of Toyland, as it stands and with some of it changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from foedus.casebook.casebook import Casebook
from foedus.casebook.ledger import Ledger, Premise
from foedus.casebook.weighing import Likelihood, Measure, WeighedClue, Weighing
from foedus.confront.tracing.account import Settings
from foedus.confront.tracing.trace import trace
from foedus.study.plan import Plan
from foedus.study.record import Record
from foedus.study.run import run_tracing
from foedus.vocabulary.estimate import exactly
from tests.toyland.runs import FOLDER

QUICK = Settings(draws=200)
EPISODE = "fen-1700"
OPEN = Premise(holds=False, reason="Two songs say otherwise.")


@cache
def traced(settings: Settings = QUICK, coders: tuple[str, ...] = ()) -> Record:
    """Toyland traced, by all of its coders or by some."""
    return run_tracing(Plan(FOLDER, coders=coders, tracing=settings))


def alone(settings: Settings = QUICK) -> Record:
    """The archivist's weights only."""
    return traced(settings, ("archivist",))


def ungrouped() -> Record:
    """The archivist's weights, no clue hanging together with another."""
    record = alone()
    (ledger,) = record.casebook.ledgers
    (weighing,) = record.casebook.weighings
    return _again(record, replace(ledger, groups=()), [replace(weighing, groups=())])


def refused() -> Record:
    """The same where two hypotheses may be true at once."""
    record = traced()
    (ledger,) = record.casebook.ledgers
    return _again(record, replace(ledger, exclusive=OPEN), record.casebook.weighings)


def impossible(*cells: tuple[str, str], certain: Sequence[tuple[str, str]] = ()) -> Record:
    """The archivist's weights with some clues impossible, or certain, under some hypotheses."""
    record = alone()
    (ledger,) = record.casebook.ledgers
    (weighing,) = record.casebook.weighings
    set_to = {**dict.fromkeys(cells, 0.0), **dict.fromkeys(certain, 1.0)}
    clues = tuple(_set(clue, set_to) for clue in weighing.clues)
    return _again(record, ledger, [replace(weighing, clues=clues)])


def _set(clue: WeighedClue, values: dict[tuple[str, str], float]) -> WeighedClue:
    return replace(
        clue,
        likelihoods=tuple(
            _cell(cell, values[clue.clue, cell.hypothesis])
            if (clue.clue, cell.hypothesis) in values
            else cell
            for cell in clue.likelihoods
        ),
    )


def _cell(cell: Likelihood, value: float) -> Likelihood:
    return replace(
        cell,
        measure=Measure.PROBABILITY,
        value=exactly(value),
        name="",
        logical="Ghosts leave no traces.",
    )


def _again(record: Record, ledger: Ledger, weighings: Sequence[Weighing]) -> Record:
    book: Casebook = replace(record.casebook, ledgers=(ledger,), weighings=tuple(weighings))
    settings = record.tracings[0].settings
    return replace(record, casebook=book, tracings=(trace(book, ledger, settings),))
