"""The prior sweep: what each hypothesis would come to from every prior, and where it leads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from foedus.confront.tracing.sensitivity import Sweep, SweptPrior
from foedus.report.decibels import probability
from foedus.report.figures.drawing import (
    LEADING,
    PAD,
    Drawing,
    Mark,
    Measures,
    Point,
    Stroke,
    band,
    box,
    line,
)
from foedus.report.figures.lettering import Line, wrap, wrap_strong
from foedus.report.figures.posterior import GAP
from foedus.report.figures.rows import reserve
from foedus.report.figures.scales import share
from foedus.report.figures.subject import Subject

KEY = (
    "Curves: posterior; light area: its exact bounds; dotted: were there no evidence. Shaded: the"
    " priors from which the hypothesis leads, darker where it does wherever the likelihoods lie."
)
"""What the signs mean."""

TALL = 168
"""Height of a panel, in pixels."""

EVERY = 3
"""Of the points of a sweep every third is drawn; the eye sees no difference."""

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def prior_sweep(subject: Subject, measures: Measures, name: str) -> Drawing | None:
    """The posterior over the prior, drawn: a panel for each hypothesis.

    Parameters
    ----------
    subject : Subject
        What is shown; sweeps are told under the joint weight of groups, and its pair does
        not matter here.
    measures : Measures
        Measures of the drawing.
    name : str
        Begins the ids in it.

    Returns
    -------
    Drawing or None
        None where probabilities are refused.
    """
    sweeps = subject.account.sweeps
    if not sweeps:
        return None
    across = min(len(sweeps), 2 if len(sweeps) in {2, 4} else measures.across, measures.across)
    axis = measures.text * 2.6
    room = (measures.width - GAP * (across - 1)) / across
    marks: list[Mark] = []
    labels: list[Line] = []
    y = 0.0
    for begin in range(0, len(sweeps), across):
        row = sweeps[begin : begin + across]
        titles = [
            wrap_strong(subject.label(each.hypothesis), measures.text, room - axis) for each in row
        ]
        top = y + (max(map(len, titles)) + 1) * measures.text * LEADING + PAD / 2
        for place, (each, title) in enumerate(zip(row, titles, strict=True)):
            x = place * (room + GAP)
            labels += _title(title, x + axis, y, measures.text)
            frame = (x + axis, top, room - axis - 4)
            marks += _panel(each, subject, frame)
            labels += _axes(each, subject, frame, measures.text)
        y = top + TALL + measures.text * 1.6 + PAD * 2
    key, y = _key(subject, measures, y - PAD)
    last, height = reserve(subject.reserve(KEY), measures, y)
    return Drawing(
        id=name,
        width=measures.width,
        height=height,
        title="Posterior probability over the prior",
        description=_described(sweeps, subject),
        marks=tuple(marks),
        labels=(*labels, *key, *last),
        text=measures.text,
    )


Frame = tuple[float, float, float]
"""Left edge, upper edge and width of a panel."""


def _title(lines: Sequence[str], x: float, y: float, size: float) -> Iterator[Line]:
    for n, text in enumerate(lines):
        yield Line(x, y + size + n * size * LEADING, text, "strong")


def _at(prior: float, posterior: float, frame: Frame) -> Point:
    left, top, room = frame
    return share(prior, left, left + room), share(posterior, top + TALL, top)


def _panel(sweep: Sweep, subject: Subject, frame: Frame) -> Iterator[Mark]:
    """Where it leads, the band of bounds, the curve, and the priors that somebody holds."""
    yield from _regions(sweep, frame)
    for part in (0, 0.5, 1):
        yield line("axis" if not part else "grid", _at(0, part, frame), _at(1, part, frame))
        yield line("axis" if not part else "grid", _at(part, 0, frame), _at(part, 1, frame))
    yield line("diagonal", _at(0, 0, frame), _at(1, 1, frame))
    kept = _thinned(sweep.points)
    low = [_at(each.prior, each.posterior.lo, frame) for each in kept]
    high = [_at(each.prior, each.posterior.hi, frame) for each in kept]
    if low:
        yield band("band", low, high)
        yield Stroke("curve", (tuple(_at(p.prior, p.posterior.point, frame) for p in kept),))
    for _, prior, _ in _held(sweep, subject):
        yield line("prior", _at(prior, 0, frame), _at(prior, 1, frame))


def _thinned(points: Sequence[SweptPrior]) -> list[SweptPrior]:
    return [p for n, p in enumerate(points) if n % EVERY == 0 or n == len(points) - 1]


def _regions(sweep: Sweep, frame: Frame) -> Iterator[Mark]:
    """The priors from which it leads at the points, and darker wherever in the intervals."""
    for role, begin in (("leads", sweep.leads_from), ("firm", sweep.firm_from)):
        end = sweep.points[-1].prior if sweep.points else 0
        if begin is not None and begin < end:
            x, y = _at(begin, 1, frame)
            yield box(role, x, y, _at(end, 1, frame)[0] - x, TALL)


def _held(sweep: Sweep, subject: Subject) -> Iterator[tuple[str, float, str]]:
    """Letter, probability and label of every prior that gives this hypothesis one."""
    for letter, each in zip(_LETTERS, subject.balance.posteriors, strict=False):
        yield letter, dict(each.prior.probabilities)[sweep.hypothesis], each.prior.label


def _axes(sweep: Sweep, subject: Subject, frame: Frame, size: float) -> Iterator[Line]:
    """Per cent along both sides; above the panel the letters of the priors."""
    left, top, room = frame
    for part, text, anchor in ((0.0, "0", "start"), (0.5, "50", "middle"), (1.0, "100", "end")):
        yield Line(left - 6, share(part, top + TALL, top) + size * 0.35, text, "aside", "end")
        yield Line(
            left + part * room,
            top + TALL + size * 1.3,
            f"{text} %" if part == 1 else text,
            "aside",
            anchor,
        )
    places: dict[float, str] = {}
    for letter, prior, _ in _held(sweep, subject):
        near = next((p for p in places if abs(p - prior) * room < size), prior)
        places[near] = places.get(near, "") + letter
    for prior, letters in places.items():
        yield Line(left + prior * room, top - size * 0.35, letters, "note", "middle")


def _key(subject: Subject, measures: Measures, y: float) -> tuple[list[Line], float]:
    """What the letters stand for."""
    told = [
        f"({letter}) {each.prior.label}"
        for letter, each in zip(_LETTERS, subject.balance.posteriors, strict=False)
    ]
    text = f"Across: prior, up: posterior. Broken lines: {'; '.join(told)}."
    said = wrap(text, measures.text, measures.width)
    step = measures.text * LEADING
    lines = [Line(0, y + measures.text + n * step, each, "aside") for n, each in enumerate(said)]
    return lines, y + len(said) * step + PAD / 2


def _described(sweeps: Sequence[Sweep], subject: Subject) -> str:
    """The figure in sentences."""
    return " ".join(f"{subject.label(each.hypothesis)}: {holds(each)}." for each in sweeps)


def holds(sweep: Sweep) -> str:
    r"""From which priors a hypothesis leads, as a clause.

    Examples
    --------
    >>> holds(Sweep("h", (), 0.2, None, 0.3, 0.9))
    'leads from a prior of 20\xa0%, but from none wherever the likelihoods lie'
    """
    if sweep.leads_from is None:
        return "leads from no prior"
    firm = (
        "but from none" if sweep.firm_from is None else f"and from {probability(sweep.firm_from)}"
    )
    return f"leads from a prior of {probability(sweep.leads_from)}, {firm} wherever the likelihoods lie"
