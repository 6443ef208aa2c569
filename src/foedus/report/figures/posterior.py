"""Posterior bars: how probable each hypothesis is after the evidence, from several priors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from foedus.confront.tracing.balance import Belief, Posterior
from foedus.report.decibels import percent, probabilities
from foedus.report.figures.drawing import LEADING, PAD, Dot, Drawing, Mark, Measures, box, line
from foedus.report.figures.lettering import Line, wrap, wrap_strong
from foedus.report.figures.rows import reserve
from foedus.report.figures.scales import share
from foedus.report.figures.subject import Subject
from foedus.report.figures.tornado import whisker

KEY = (
    "Bars: posterior; thin lines: exact bounds; thick lines: the middle 90 per cent of the draws;"
    " broken lines: prior."
)
"""What the signs mean."""

BAR = 15
"""Height of a bar, in pixels."""

GAP = 26
"""Room between panels beside each other, in pixels."""

NUMBER = 88
"""Room for a probability with its bounds, in pixels."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Where panels and rows stand.

    Parameters
    ----------
    names : tuple of tuple of str
        Lines of each hypothesis's label.
    margin, room : float
        Width of the column of labels and of each panel.
    top, height : tuple of float
        Where each row begins within a panel, and how high the rows of one panel are.
    """

    names: tuple[tuple[str, ...], ...]
    margin: float
    room: float
    tops: tuple[float, ...]
    height: float


def posterior(subject: Subject, measures: Measures, name: str) -> Drawing | None:
    """Posterior probabilities, drawn: a panel for each prior, a bar for each hypothesis.

    Parameters
    ----------
    subject : Subject
        What is shown; its pair and its prior do not matter here.
    measures : Measures
        Measures of the drawing.
    name : str
        Begins the ids in it.

    Returns
    -------
    Drawing or None
        None where probabilities are refused.
    """
    found = [each for each in subject.balance.posteriors if each.beliefs]
    if not found:
        return None
    grid = _grid(subject, len(found), measures)
    marks, labels, y = _panels(found, grid, measures)
    last, height = reserve(subject.reserve(KEY), measures, y)
    return Drawing(
        id=name,
        width=measures.width,
        height=height,
        title="Posterior probability of each hypothesis",
        description=_described(found, subject),
        marks=marks,
        labels=(*labels, *last),
        text=measures.text,
    )


def _grid(subject: Subject, count: int, measures: Measures) -> Grid:
    """Labels stand in a column of their own, or above each bar where there is no room for one."""
    size = measures.text
    margin = measures.margin * 0.62
    across = min(count, measures.across)
    room = (measures.width - margin - GAP * (across - 1)) / across
    within = (margin or measures.width - NUMBER) - PAD
    names = tuple(wrap(h.label, size, within) for h in subject.tracing.ledger.hypotheses)
    tops, y = [], 0.0
    for lines in names:
        tops.append(y)
        written = len(lines) * size * LEADING
        # Beside a bar stands its number, so a row is never lower than two lines of type.
        y += (max(written, BAR + size * LEADING) if margin else written + BAR) + PAD
    return Grid(names, margin, room, tuple(tops), y)


def _panels(
    found: Sequence[Posterior], grid: Grid, measures: Measures
) -> tuple[tuple[Mark, ...], tuple[Line, ...], float]:
    """The panels, as many beside each other as there is room for."""
    size, step = measures.text, measures.text * LEADING
    marks: list[Mark] = []
    labels: list[Line] = []
    y = 0.0
    for begin in range(0, len(found), measures.across):
        row = found[begin : begin + measures.across]
        titles = [wrap_strong(f"Prior: {each.prior.label}", size, grid.room) for each in row]
        top = y + max(map(len, titles)) * step + PAD
        for place, (each, title) in enumerate(zip(row, titles, strict=True)):
            x = grid.margin + place * (grid.room + GAP)
            labels += [Line(x, y + size + n * step, text, "strong") for n, text in enumerate(title)]
            drawn, written = _panel(each, grid, x, top, measures)
            marks += drawn
            labels += written
        labels += _names(grid, top, size) if grid.margin else []
        y = top + grid.height + step + PAD * 2
    return tuple(marks), tuple(labels), y - PAD


def _names(grid: Grid, top: float, size: float) -> Iterator[Line]:
    for lines, begin in zip(grid.names, grid.tops, strict=True):
        for n, text in enumerate(lines):
            yield Line(0, top + begin + size * 1.05 + n * size * LEADING, text, "name")


def _panel(
    each: Posterior, grid: Grid, x: float, top: float, measures: Measures
) -> tuple[list[Mark], list[Line]]:
    """One prior: an axis from 0 to 100 per cent, and a bar for each hypothesis."""
    size = measures.text
    left, right = x, x + grid.room - 4
    foot = top + grid.height
    marks: list[Mark] = [
        line(
            "axis" if not part else "grid",
            (_at(part, left, right), top - 2),
            (_at(part, left, right), foot),
        )
        for part in (0, 0.25, 0.5, 0.75, 1)
    ]
    marks.append(line("axis", (left, foot), (right, foot)))
    labels = [
        Line(_at(part, left, right), foot + size * 1.3, text, "aside", anchor)
        for part, text, anchor in ((0, "0", "start"), (0.5, "50", "middle"), (1, "100 %", "end"))
    ]
    for belief, lines, begin in zip(each.beliefs, grid.names, grid.tops, strict=True):
        y = top + begin + (0 if grid.margin else len(lines) * size * LEADING)
        marks += _bar(belief, left, right, y)
        if grid.margin:
            labels.append(
                Line(right, y + BAR + size, probabilities(belief.probability), "number", "end")
            )
        else:
            base = top + begin + size
            labels += [
                Line(x, base + n * size * LEADING, text, "name") for n, text in enumerate(lines)
            ]
            labels.append(Line(right, base, probabilities(belief.probability), "number", "end"))
    return marks, labels


def _at(part: float, left: float, right: float) -> float:
    return share(part, left, right)


def _bar(belief: Belief, left: float, right: float, y: float) -> Iterator[Mark]:
    """A bar to the posterior; thin its exact bounds, thick the middle of the draws; broken its prior."""
    found, middle = belief.probability, y + BAR / 2
    yield box("bar", left, y + 1, _at(found.point, left, right) - left, BAR - 2)
    prior = _at(belief.prior, left, right)
    yield line("prior", (prior, y - 2), (prior, y + BAR + 2))
    if not found.exact:
        yield from whisker(_at(found.lo, left, right), _at(found.hi, left, right), middle)
    if belief.drawn:
        low, high = belief.drawn.low, belief.drawn.high
        yield line("middle", (_at(low, left, right), middle), (_at(high, left, right), middle))
    yield Dot("point", _at(found.point, left, right), middle)


def _described(found: Sequence[Posterior], subject: Subject) -> str:
    """The figure in sentences."""
    said = []
    for each in found:
        told = ", ".join(
            f"{subject.label(b.hypothesis)} {probabilities(b.probability)} (prior {percent(b.prior)} %)"
            for b in each.beliefs
        )
        said.append(f"From the prior “{each.prior.label}”: {told}.")
    return " ".join(said)
