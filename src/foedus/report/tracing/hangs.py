"""What the verdict hangs on: what is left out in turn, what would overturn it, the priors."""

from __future__ import annotations

from collections.abc import Iterator

from foedus.confront.tracing.leave_out import MARKED
from foedus.confront.tracing.sensitivity import Left, LeftOut, Sweep
from foedus.report.decibels import probability
from foedus.report.layout import Tone
from foedus.report.lines import Line
from foedus.report.tables import Cell, Row, Table, heading
from foedus.report.tracing.told import Told, amount, weighed
from foedus.report.words import either
from foedus.vocabulary.estimate import Estimate

MOST = 8
"""How many omissions are shown, those that change the verdict among them, where not all are asked for."""

MOST_CHANGING = 16
"""How many of those are shown that change it: where nobody leads clearly, nearly every one does."""

_KINDS = {
    Left.CLUE: "Single clues",
    Left.GROUP: "Groups",
    Left.SOURCE: "Sources",
    Left.CODER: "Coders",
    Left.MARK: "Reservations",
}


def table(told: Told, *, everything: bool) -> Table:
    """The verdict without some of the evidence: what changes it, then what moves it most.

    Parameters
    ----------
    told : Told
        What is told.
    everything : bool
        Whether to show what moves it little.
    """
    first, second = told.rival()
    shown = list(told.account.left_out) if everything else _telling(told)
    rows: list[Row] = []
    for kind, words in _KINDS.items():
        own = [left for left in shown if left.kind is kind]
        rows += [heading(words)] if own else []
        rows += [_row(told, left) for left in own]
    margin = f"{told.label(first)} over {told.label(second)}"
    columns = ("without", margin, "then leads")
    return Table("What the verdict hangs on", columns, tuple(rows), _note(told, shown))


def _note(told: Told, shown: list[LeftOut]) -> str:
    every = told.account.left_out
    changing = sum(left.changes for left in every)
    said = [
        f"Each in turn, by joint weight and from the prior “{told.prior.label}”, in decibels.",
        f"{changing} of {len(every)} omissions change who leads.",
    ]
    if told.tracing.ledger.groups:
        said.append(
            "Of a group judged as one bundle the rest keeps the share of the joint weight that it "
            "has of its clues’ own weights: no clue’s own weight can be read from this table."
        )
    if len(shown) < len(every):
        said.append(f"{len(every) - len(shown)} more move it less: --all shows them too.")
    return " ".join(said)


def _telling(told: Told) -> list[LeftOut]:
    """What changes the verdict, everything marked, each coder, and what moves the margin most."""
    verdict = told.posterior().verdict
    by_shift = sorted(told.account.left_out, key=lambda left: -_shift(left, verdict.margin))
    changing = [left for left in by_shift if left.changes][:MOST_CHANGING]
    must = [
        left
        for left in by_shift
        if left in changing or left.name == MARKED or left.kind is Left.CODER
    ]
    others = [left for left in by_shift if left not in must]
    return must + others[: max(0, MOST - len(must))]


def _shift(left: LeftOut, margin: Estimate | None) -> float:
    """How far an omission moves the margin, in decibels."""
    if left.margin is None or margin is None:
        return float("inf")
    # From infinite to infinite nothing moves; the difference would be no number.
    return 0.0 if left.margin.point == margin.point else abs(left.margin.point - margin.point)


def _row(told: Told, left: LeftOut) -> Row:
    verdict = Cell("the same", Tone.QUIET)
    if left.changes:
        leader = left.verdict.leader
        verdict = Cell(f"→ {told.label(leader)}" if leader else "→ none leads", Tone.BAD)
    return Row((Cell(told.left(left), indent=2), weighed(left.margin), verdict))


def overturned(told: Told) -> Iterator[Line]:
    """What it takes for each rival to draw level with the leader."""
    leader = told.label(told.rival()[0])
    for overturn in told.account.overturns:
        rival = told.label(overturn.rival)
        needed = amount(overturn.needed)
        yield Line(f"{needed} of evidence, or of bias, would bring it level.", head=f"{rival}:")
        if overturn.steps:
            names = either([_quoted(told, name) for name in overturn.steps], "and")
            many = len(overturn.steps)
            fewest = f"The fewest that would have to go ({many}): {names}."
            yield Line(fewest if many > 1 else f"It is enough that {names} goes.", 1)
        else:
            yield Line(f"No clue carries the lead: {leader} leads by its prior.", 1)


def _quoted(told: Told, name: str) -> str:
    """A clue by its name, a group by its label."""
    label = told.group(name)
    return name if label == name else f"“{label}”"


def priors(told: Told) -> Table:
    """The region of priors in which each hypothesis leads, and what it needs for 0.5 and 0.95."""
    sweeps = {sweep.hypothesis: sweep for sweep in told.account.sweeps}
    rows = [_swept(told, sweeps[name]) for name in told.ranked() if name in sweeps]
    columns = ("", "leads from", "throughout from", "reaches 50 % from", "reaches 95 % from")
    said = (
        "Prior probabilities above which a hypothesis leads at the points of the likelihoods, "
        "leads wherever in their intervals they lie, and is lifted to 50 and to 95 %; its "
        "rivals keep their odds to each other. “Never”: as weighed, it is ruled out."
    )
    return Table("The priors it takes", columns, tuple(rows), said)


def _swept(told: Told, sweep: Sweep) -> Row:
    needed = (sweep.leads_from, sweep.firm_from, sweep.even_at, sweep.strong_at)
    return Row((Cell(told.label(sweep.hypothesis)), *(_prior(each) for each in needed)))


def _prior(value: float | None) -> Cell:
    return Cell("never", Tone.QUIET) if value is None else Cell(probability(value))
