"""Life cycles drawn: leaders in office after signing, and designs over the years."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from foedus.game.lives.account import Account, Intended
from foedus.report.figures.drawing import (
    LEADING,
    PAD,
    WIDE,
    Drawing,
    Mark,
    Measures,
    Point,
    band,
    line,
)
from foedus.report.figures.lettering import Line, width, wrap
from foedus.report.figures.scales import share
from foedus.report.game.life import LABELS, placed, title
from foedus.study.game.changes import otherwise
from foedus.study.game.life import GameLives

TALL, GAP = 190.0, 34.0
"""Height of a panel, and the room between two, in pixels."""

AREAS = ("stripe", "bar", "for", "firm")
"""Roles of the areas: no alliance, each depth, and lives that are over."""

OVER = "over"
KEY = (
    "Signed: share of leaders in office, per cent, years after signing; unbroken: realised, light "
    "band: twice the Monte Carlo error of its distance from the broken line, expected at signing; "
    "dotted: expected had that year passed without an alliance. Leaders in office: these and those "
    "who signed too late to be compared, over all years (Kaplan–Meier). Designs: share of runs by "
    "the design of the year, from below with institutions, without, no alliance, and over: "
    "defeated, or stopped at the first fall."
)
"""What the signs mean."""

ROLES = ("axis", "sum", "curve")
"""Roles of a curve by the design signed."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A panel: its corner, its size, and the years along it."""

    left: float
    top: float
    width: float
    years: int

    def at(self, year: float, part: float) -> Point:
        """Where a share stands in a year."""
        x = share(year / max(self.years, 1), self.left, self.left + self.width)
        return x, share(part, self.top + TALL, self.top)


def _nothing(_: Frame, __: float) -> Iterator[Line]:
    return iter(())


@dataclass(frozen=True, slots=True)
class _Panel:
    """What a panel is called, the years along it, what it draws and what it names."""

    title: str
    years: int
    draw: Callable[[Frame], Iterator[Mark]]
    name: Callable[[Frame, float], Iterator[Line]] = _nothing


def lives_drawn(found: GameLives, measures: Measures = WIDE, name: str = "lives") -> Drawing:
    """Survival after signing each design, and the designs over the years.

    Parameters
    ----------
    found : GameLives
        Simulated lives and their account.
    measures : Measures
        Measures of the drawing.
    name : str
        Begins the ids in it.
    """
    told = found.account
    signed = [each for each in told.intended if each.signings]
    years = told.lives.plan.years
    panels = [
        *(
            _Panel(f"Signed: {LABELS[each.design]}", told.within, partial(_survival, each))
            for each in signed
        ),
        _Panel("Leaders in office", years, partial(_curves, told), partial(_at_end, told)),
        _Panel("Designs over the years", years, partial(_flow, told), partial(_named, told)),
    ]
    across = min(2, measures.across)
    axis = measures.text * 2.6
    room = (measures.width - GAP * (across - 1)) / across - axis
    step = TALL + measures.text * 4.6
    marks: list[Mark] = []
    labels: list[Line] = []
    for number, panel in enumerate(panels):
        x = (number % across) * (room + axis + GAP) + axis
        y = (number // across) * step + measures.text * 2
        frame = Frame(x, y, room - 4, panel.years)
        marks += [*panel.draw(frame), *_grid(frame)]
        labels += [*panel.name(frame, measures.text), *_axes(frame, panel.title, measures.text)]
    below = -(-len(panels) // across) * step + measures.text
    beside = (KEY, f"{placed(told.lives.start, found.game)}.", otherwise(found.game))
    key, height = _key(" ".join(filter(None, beside)), measures, below)
    return Drawing(
        id=name,
        width=measures.width,
        height=height,
        title=title(found),
        description=_described(found, signed),
        marks=tuple(marks),
        labels=(*labels, *key),
        text=measures.text,
    )


def _grid(frame: Frame) -> Iterator[Mark]:
    for part in (0.0, 0.5, 1.0):
        yield line("axis" if not part else "grid", frame.at(0, part), frame.at(frame.years, part))
    yield line("axis", frame.at(0, 0), frame.at(0, 1))


def _survival(each: Intended, frame: Frame) -> Iterator[Mark]:
    ends = [
        (max(s - 2 * e, 0.0), min(s + 2 * e, 1.0))
        for s, e in zip(each.realised, each.error, strict=True)
    ]
    low, high = (_points(side, frame) for side in zip(*ends, strict=True))
    yield band("band", low, high)
    yield line("diagonal", *_points(each.without, frame))
    yield line("curve", *_points(each.realised, frame))
    yield line("prior", *_points(each.expected, frame))


def _curves(told: Account, frame: Frame) -> Iterator[Mark]:
    for each in told.intended:
        if each.curve.spells:
            yield line(ROLES[each.design], *_points(each.curve.survival, frame))


def _at_end(told: Account, frame: Frame, size: float) -> Iterator[Line]:
    """The design of each curve near its end: of the lowest below it, of others above."""
    held = [each for each in told.intended if each.curve.spells]
    held.sort(key=lambda each: each.curve.survival[-1])
    for number, each in enumerate(held):
        text, points = LABELS[each.design], _points(each.curve.survival, frame)
        begin = points[-1][0] - width(text, size)
        beside = [y for x, y in points if x >= begin]
        y = min(beside) - size * 0.5 if number else max(beside) + size * 1.3
        yield Line(points[-1][0], y, text, "aside", "end")


def _points(shares: Sequence[float], frame: Frame) -> list[Point]:
    return [frame.at(n, s) for n, s in enumerate((1.0, *shares)) if n <= frame.years]


def _flow(told: Account, frame: Frame) -> Iterator[Mark]:
    """Areas one upon another, the deepest design lowest, lives that are over uppermost."""
    for role, low, high in _stacked(told):
        yield band(
            role,
            [frame.at(n + 1, s) for n, s in enumerate(low)],
            [frame.at(n + 1, s) for n, s in enumerate(high)],
        )


def _stacked(told: Account) -> Iterator[tuple[str, list[float], list[float]]]:
    order = [*range(len(told.flow[0]) - 2, -1, -1), len(told.flow[0]) - 1]
    low = [0.0] * len(told.flow)
    for place in order:
        high = [under + row[place] for under, row in zip(low, told.flow, strict=True)]
        yield AREAS[place], low, high
        low = high


def _named(told: Account, frame: Frame, size: float) -> Iterator[Line]:
    """The name of each area where it has most room around it; none where it would not fit."""
    names = (*LABELS, OVER)
    places = [*range(len(told.flow[0]) - 2, -1, -1), len(told.flow[0]) - 1]
    for (_, low, high), place in zip(_stacked(told), places, strict=True):
        half = width(names[place], size) / frame.width * frame.years / 2
        reach = int(half) + 1
        # Between its own ends a name must keep clear of both borders, which rise and fall.
        spans = {n: slice(n - reach, n + reach + 1) for n in range(reach, len(low) - reach)}
        clear = {n: (max(low[span]), min(high[span])) for n, span in spans.items()}
        year = max(clear, key=lambda n: clear[n][1] - clear[n][0], default=0)
        under, above = clear.get(year, (0.0, 0.0))
        if (above - under) * TALL > size * 1.2:
            x, y = frame.at(year + 1, (under + above) / 2)
            yield Line(x, y + size * 0.35, names[place], "aside", "middle")


def _axes(frame: Frame, heading: str, size: float) -> Iterator[Line]:
    yield Line(frame.left, frame.top - size * 0.7, heading, "strong")
    for part, text in ((0.0, "0"), (0.5, "50"), (1.0, "100")):
        _, y = frame.at(0, part)
        yield Line(frame.left - 6, y + size * 0.35, text, "aside", "end")
    bottom = frame.top + TALL + size * 1.3
    ticks = ((0, "0", "start"), (frame.years, f"{frame.years} years", "end"))
    for year, text, anchor in ticks:
        yield Line(frame.at(year, 0)[0], bottom, text, "aside", anchor)


def _key(text: str, measures: Measures, y: float) -> tuple[list[Line], float]:
    step = measures.text * LEADING
    said = wrap(text, measures.text, measures.width)
    lines = [Line(0, y + n * step, each, "note") for n, each in enumerate(said)]
    return lines, y + len(said) * step + PAD / 2


def _described(found: GameLives, signed: Sequence[Intended]) -> str:
    """The figure in sentences."""
    told = found.account
    sentences = [
        f"Of leaders who signed an alliance {LABELS[each.design]}, {each.realised[-1]:.0%} are in "
        f"office {told.within} years later; {each.expected[-1]:.0%} were expected, and "
        f"{each.without[-1]:.0%} had they not signed that year."
        for each in signed
    ]
    *shares, over = told.flow[-1]
    ends = ", ".join(f"{name} {part:.0%}" for name, part in zip(LABELS, shares, strict=True))
    last = f"In the last year: {ends}, over {over:.0%}."
    return " ".join(filter(None, (otherwise(found.game), *sentences, last)))
