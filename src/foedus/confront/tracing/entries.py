"""Entries: each clue as weighed, with its types of test and what a reader must know of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from foedus.casebook.ledger import Clue, Ledger, Prior, State
from foedus.casebook.weighing import Likelihood, Measure, WeighedGroup, Weighing
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
    ledger: Ledger, coders: Sequence[Weighing], prior: Prior, threshold: float, *, probable: bool
) -> tuple[Entry, ...]:
    """Every clue of a ledger as weighed.

    Parameters
    ----------
    ledger : Ledger
        The clues.
    coders : sequence of Weighing
        Whose cells; several are pooled.
    prior : Prior
        By which rivals are weighed against each other.
    threshold : float
        Likelihood ratio from which a test is passed or failed.
    probable : bool
        Whether "the rivals together" means anything, which types of test need.
    """
    found = found_by(ledger, [cells_of(coder) for coder in coders])
    group_of = {name: group.name for group in ledger.groups for name in group.clues}
    notes = _Notes.of(ledger, coders)
    return tuple(
        Entry(
            clue=clue.name,
            state=clue.state,
            group=group_of.get(clue.name, ""),
            likelihoods=_likelihoods(found[clue.name]),
            types=_types(found[clue.name], prior, threshold, probable=probable),
            notes=tuple(dict.fromkeys(notes.on(clue, found[clue.name]))),
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


@dataclass(frozen=True, slots=True)
class _Notes:
    """What a reader must know of clues before trusting their weights.

    Parameters
    ----------
    labels : mapping of str to str
        Of the hypotheses.
    cells : sequence of Cells
        Of each coder.
    bundles : mapping of str to sequence of (str, WeighedGroup)
        By the clue at which a group enters the sum, its label and each judgement of it.
    """

    labels: Mapping[str, str]
    cells: Sequence[Cells]
    bundles: Mapping[str, Sequence[tuple[str, WeighedGroup]]]

    @classmethod
    def of(cls, ledger: Ledger, coders: Sequence[Weighing]) -> _Notes:
        """The notes on a ledger as weighed."""
        groups = {group.name: group for group in ledger.groups}
        sought = [clue.name for clue in ledger.clues if clue.state is not State.NOT_SOUGHT]
        group_of = {clue: name for name, group in groups.items() for clue in group.clues}
        # The first clue of each group, since later entries of a mapping replace earlier ones.
        enters = {group_of[clue]: clue for clue in reversed(sought) if clue in group_of}
        bundles: dict[str, list[tuple[str, WeighedGroup]]] = {}
        for judged in (judged for coder in coders for judged in coder.groups):
            told = (groups[judged.group].label, judged)
            bundles.setdefault(enters.get(judged.group, ""), []).append(told)
        labels = {hypothesis.name: hypothesis.label for hypothesis in ledger.hypotheses}
        return cls(labels, [cells_of(coder) for coder in coders], bundles)

    def on(self, clue: Clue, found: Row) -> Iterator[str]:
        """The notes on one clue."""
        if not found.absolute:
            yield "Given in decibels, which tell no type of test: they leave open what absence would weigh."
        for cells in self.cells:
            for name, cell in _certain(cells[clue.name]):
                yield _certainty(clue, cell, self.labels[name])
        for label, group in self.bundles.get(clue.name, ()):
            yield from self._on_bundle(label, group)
        row = seen(found, clue.state)
        if row is not None and HEAVY < row.spread < float("inf"):
            yield (
                f"Weighs {row.spread:.0f} dB between the hypotheses that expect it most and least, "
                "more than 1000 : 1; few clues deserve that."
            )

    def _on_bundle(self, label: str, group: WeighedGroup) -> Iterator[str]:
        """Notes on a group judged as one: what is judged is what was seen of it."""
        for name, cell in _certain(group.likelihoods):
            if _value(cell) == 0:
                yield (
                    f"Its group, {label}, is held to be impossible under {self.labels[name]}"
                    f"{_why(cell)}, and yet this was seen: that rules it out."
                )


def _certain(cells: Sequence[Likelihood]) -> Iterator[tuple[str, Likelihood]]:
    """Hypotheses under which something is held to be impossible or certain, with the cell that says so."""
    said = {cell.hypothesis: cell for cell in cells}
    for name, cell in said.items():
        # What is as likely as the impossible is impossible too.
        told = said.get(cell.name, cell) if cell.measure is Measure.SAME_AS else cell
        if _value(told) in (0, 1):
            yield name, told


def _value(cell: Likelihood) -> float | None:
    """The probability in a cell, if it holds one."""
    if cell.measure is not Measure.PROBABILITY or cell.value is None:
        return None
    return cell.value.point


def _why(cell: Likelihood) -> str:
    return f" ({cell.logical})" if cell.logical else ""


def _certainty(clue: Clue, cell: Likelihood, label: str) -> str:
    """What a probability of 0 or 1 means for what was seen."""
    held = "certain" if _value(cell) else "impossible"
    missed = clue.state is State.NOT_FOUND and clue.findable.point == 1
    against = {("impossible", State.FOUND): "found", ("certain", State.NOT_FOUND): "missed"}
    seen_so = against.get((held, clue.state), "") if missed or held == "impossible" else ""
    return f"Held to be {held} under {label}{_why(cell)}" + (
        f", and yet {seen_so}: that rules it out." if seen_so else "."
    )
