"""Entries: each clue as weighed, with its types of test and what a reader must know of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from foedus.casebook.ledger import Clue, Ledger, Prior, State
from foedus.casebook.weighing import Likelihood, Measure, Weighing
from foedus.confront.tracing.account import Entry
from foedus.confront.tracing.decibel import HEAVY, ratio, settled
from foedus.confront.tracing.probative import Typed, typed
from foedus.confront.tracing.rows import Row, finding, pooled, seen
from foedus.vocabulary.estimate import Estimate

Cells = Mapping[str, tuple[Likelihood, ...]]
"""One coder's cells by clue."""


def cells_of(weighing: Weighing) -> Cells:
    """One coder's cells by clue."""
    return {clue.clue: clue.likelihoods for clue in weighing.clues}


def found_by(ledger: Ledger, coders: Sequence[Cells]) -> dict[str, Row]:
    """For every clue the likelihoods of finding it, those of several coders pooled."""
    return {
        clue.name: pooled([finding(ledger, clue, cells[clue.name]) for cells in coders])
        for clue in ledger.clues
    }


def entries(
    ledger: Ledger, coders: Sequence[Cells], prior: Prior, threshold: float, *, probable: bool
) -> tuple[Entry, ...]:
    """Every clue of a ledger as weighed.

    Parameters
    ----------
    ledger : Ledger
        The clues.
    coders : sequence of Cells
        Whose cells; several are pooled.
    prior : Prior
        By which rivals are weighed against each other.
    threshold : float
        Likelihood ratio from which a test is passed or failed.
    probable : bool
        Whether "the rivals together" means anything, which types of test need.
    """
    found = found_by(ledger, coders)
    group_of = {name: group.name for group in ledger.groups for name in group.clues}
    return tuple(
        Entry(
            clue=clue.name,
            state=clue.state,
            group=group_of.get(clue.name, ""),
            likelihoods=_likelihoods(found[clue.name]),
            types=_types(found[clue.name], prior, threshold, probable=probable),
            notes=tuple(_notes(ledger, clue, found[clue.name], coders)),
        )
        for clue in ledger.clues
    )


def _likelihoods(row: Row) -> tuple[Estimate, ...]:
    if not row.absolute:
        return ()
    return tuple(
        Estimate(*(settled(ratio(end)) for end in (c.lo, c.point, c.hi))) for c in row.cells
    )


def _types(row: Row, prior: Prior, threshold: float, *, probable: bool) -> tuple[Typed, ...]:
    return typed(row, prior, threshold) if probable and row.absolute else ()


def _notes(ledger: Ledger, clue: Clue, found: Row, coders: Sequence[Cells]) -> Iterator[str]:
    """What a reader must know of a clue before trusting its weight."""
    labels = {hypothesis.name: hypothesis.label for hypothesis in ledger.hypotheses}
    if not found.absolute:
        yield "Given in decibels, which tell no type of test: they leave open what absence would weigh."
    for cell in dict.fromkeys(cell for cells in coders for cell in cells[clue.name]):
        yield from _certainty(clue, cell, labels[cell.hypothesis])
    row = seen(found, clue.state)
    if row is not None and HEAVY < row.spread < float("inf"):
        yield (
            f"Weighs {row.spread:.0f} dB between the hypotheses that expect it most and least, "
            "more than 1000 : 1; few clues deserve that."
        )


def _certainty(clue: Clue, cell: Likelihood, label: str) -> Iterator[str]:
    """What a probability of 0 or 1 means for what was seen."""
    if cell.measure is not Measure.PROBABILITY or cell.value is None:
        return
    held = {0.0: "impossible", 1.0: "certain"}.get(cell.value.point)
    if held is None:
        return
    why = f" ({cell.logical})" if cell.logical else ""
    missed = clue.state is State.NOT_FOUND and clue.findable.point == 1
    against = {("impossible", State.FOUND): "found", ("certain", State.NOT_FOUND): "missed"}
    seen_so = against.get((held, clue.state), "") if missed or held == "impossible" else ""
    yield f"Held to be {held} under {label}{why}" + (
        f", and yet {seen_so}: that rules it out." if seen_so else "."
    )
