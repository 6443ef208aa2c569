"""The timeline: a lane per side, with arrangements as bars, events as strokes, choices as marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from foedus.casebook.casebook import Casebook
from foedus.casebook.treaty import Observation
from foedus.report.figures.lettering import Line, width, wrap
from foedus.study.record import Record
from foedus.vocabulary.date import HistoricalDate

DAYS = 365.2425
"""Days of a year."""


@dataclass(frozen=True, slots=True)
class Measures:
    """The measures of a drawing in pixels.

    Parameters
    ----------
    width : float
        Of the whole.
    text : float
        Size of the type.
    every : int
        Years between two labels of the axis.
    flush : bool
        Whether titles of bars begin at the left margin rather than above their bars.
    """

    width: float
    text: float
    every: int
    flush: bool = False


WIDE = Measures(width=860, text=13, every=1)
NARROW = Measures(width=344, text=12.5, every=5, flush=True)

LEADING, BAR, STROKE, GAP = 1.3, 7, 5, 9
"""Distance of lines in sizes of the type; heights of a bar, a stroke and a gap in pixels."""


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of the drawing between two dates; `open` where it has no end."""

    x: float
    y: float
    width: float
    open: bool = False
    manner: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """The moment at which a design was chosen: a mark, filled for a test."""

    x: float
    y: float
    test: bool


@dataclass(frozen=True, slots=True)
class Band:
    """A lane in place, with what is drawn in it."""

    y: float
    bars: tuple[Span, ...]
    strokes: tuple[Span, ...]
    choices: tuple[Choice, ...]
    words: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A timeline ready to be written."""

    id: str
    width: float
    height: float
    title: str
    description: str
    years: tuple[Line, ...]
    ticks: tuple[float, ...]
    bands: tuple[Band, ...]
    text: float


@dataclass(frozen=True, slots=True)
class Scale:
    """Where a day stands between the first and the last year drawn."""

    first: int
    last: int
    width: float

    def x(self, day: date) -> float:
        """The place of a day, kept within the drawing."""
        years = day.year + (day.timetuple().tm_yday - 1) / DAYS - self.first
        return min(max(years / (self.last - self.first), 0), 1) * self.width

    def span(self, dated: HistoricalDate, y: float) -> Span:
        """The days that a date may stand for."""
        begin = self.x(dated.earliest)
        wide = self.x(dated.latest) - begin
        return Span(begin, y, max(wide, 2.0), dated.latest == date.max)


@dataclass(frozen=True, slots=True)
class Bar:
    """An arrangement to be drawn, in the manner of the design observed in it."""

    title: str
    period: HistoricalDate
    manner: str


@dataclass(frozen=True, slots=True)
class LaneContent:
    """What belongs into a lane: arrangements, events, and episodes with their choice."""

    label: str
    bars: tuple[Bar, ...]
    events: tuple[HistoricalDate, ...]
    choices: tuple[tuple[str, HistoricalDate, bool], ...]


def chart(record: Record, measures: Measures, name: str) -> Chart | None:
    """The timeline of a record, worked out.

    Parameters
    ----------
    record : Record
        A run. A lane named like a state takes the arrangements to which that state is
        party, and the choices that it makes as a client.
    measures : Measures
        Measures of the drawing.
    name : str
        Begins the ids in it.

    Returns
    -------
    Chart or None
        None where no event is dated.
    """
    lanes = [_content(record, lane.name, lane.label) for lane in record.casebook.lanes]
    dates = [event.date for event in record.casebook.events]
    if not dates or not lanes:
        return None
    scale = _scale(dates, measures.width)
    bands, height = _bands(lanes, scale, measures)
    labels, ticks = _axis(scale, measures, height)
    return Chart(
        id=name,
        width=measures.width,
        height=height + measures.text * 2,
        title=f"Timeline, {scale.first} to {scale.last}",
        description=_describe(lanes),
        years=labels,
        ticks=ticks,
        bands=bands,
        text=measures.text,
    )


def lane_of(parties: Iterable[str], casebook: Casebook) -> str:
    """The lane of an arrangement: the first that is named like one of its parties, or none."""
    held = set(parties)
    return next((lane.name for lane in casebook.lanes if lane.name in held), "")


def _content(record: Record, lane: str, label: str) -> LaneContent:
    book = record.casebook
    seen = {found.episode.arrangement: found.observation for found in record.findings}
    bound = [a for a in book.arrangements if lane_of(a.parties, book) == lane and a.name in seen]
    return LaneContent(
        label=label,
        bars=tuple(
            Bar(a.title, a.period, _manner(seen[a.name]))
            for a in sorted(bound, key=lambda a: a.period.earliest)
        ),
        events=tuple(
            sorted((e.date for e in book.events if e.lane == lane), key=lambda d: d.earliest)
        ),
        choices=tuple(
            (e.name, e.chosen, e.status.scored)
            for e in (found.episode for found in record.findings)
            if e.chosen and e.client == lane
        ),
    )


def _manner(observation: Observation) -> str:
    """How an arrangement is drawn: by the design observed, if it is settled."""
    return observation.design.value if observation.design else "unsettled"


def _scale(dates: Sequence[HistoricalDate], wide: float) -> Scale:
    bounded = [d for d in dates if d.earliest > date.min and d.latest < date.max] or list(dates)
    first = min(d.earliest for d in bounded).year
    return Scale(first, max(max(d.latest for d in bounded).year + 1, first + 1), wide)


def _axis(
    scale: Scale, measures: Measures, height: float
) -> tuple[tuple[Line, ...], tuple[float, ...]]:
    """Labels of the years, as many as there is room for, and a line for each of them."""
    room = width("0000", measures.text) * 1.4
    every = max(measures.every, -(-int(room * (scale.last - scale.first)) // int(scale.width)))
    years = [y for y in range(scale.first, scale.last) if (y - scale.first) % every == 0]
    places = [scale.x(date(year, 1, 1)) for year in years]
    y = height + measures.text * 1.4
    labels = tuple(Line(x, y, str(n), "year") for x, n in zip(places, years, strict=True))
    return labels, tuple(places)


def _bands(
    lanes: Sequence[LaneContent], scale: Scale, measures: Measures
) -> tuple[tuple[Band, ...], float]:
    y, found = 0.0, []
    for lane in lanes:
        band, bottom = _band(lane, scale, measures, y)
        found.append(band)
        y = bottom + GAP * 2
    return tuple(found), y - GAP


def _band(lane: LaneContent, scale: Scale, measures: Measures, top: float) -> tuple[Band, float]:
    """A lane from its top downward: its name, the choices, the bars, the events."""
    letter = measures.text
    said, y = [], top + letter * 0.2
    for line in wrap(lane.label, letter, scale.width):
        y += letter * LEADING
        said.append(Line(0, y, line, "lane"))
    choices, names, y = _choices(lane, scale, letter, y + GAP)
    bars, titles, y = _bars(lane, scale, measures, y)
    strokes, y = _strokes(lane, scale, y + (GAP if lane.bars or lane.choices else 0))
    return Band(top, bars, strokes, choices, (*said, *names, *titles)), y


def _choices(
    lane: LaneContent, scale: Scale, letter: float, y: float
) -> tuple[tuple[Choice, ...], list[Line], float]:
    """Choices with their names, each on the first line where it is free."""
    ends: list[float] = []
    marks, names = [], []
    for name, chosen, test in sorted(lane.choices, key=lambda c: c[1].earliest):
        x = (scale.x(chosen.earliest) + scale.x(chosen.latest)) / 2
        wide = width(name, letter) + 12
        left = x + wide > scale.width
        begin = x - wide if left else x - 7
        line = next((n for n, end in enumerate(ends) if end < begin), len(ends))
        ends[line : line + 1] = [x + 8 if left else x + wide]
        middle = y + (line + 0.6) * letter * LEADING
        marks.append(Choice(x, middle, test))
        place = x - 10 if left else x + 10
        manner = "choice test-name" if test else "choice"
        names.append(Line(place, middle + letter * 0.34, name, manner, "end" if left else "start"))
    return tuple(marks), names, y + len(ends) * letter * LEADING + (GAP if ends else 0)


def _bars(
    lane: LaneContent, scale: Scale, measures: Measures, y: float
) -> tuple[tuple[Span, ...], list[Line], float]:
    """Arrangements, one below the other, each with its title above it."""
    letter = measures.text
    bars, titles = [], []
    for bar in lane.bars:
        x = 0.0 if measures.flush else scale.x(bar.period.earliest)
        lines = wrap(bar.title, letter, scale.width)
        over = any(x + width(line, letter) > scale.width for line in lines)
        place, anchor = (scale.width, "end") if over else (x, "start")
        for line in lines:
            y += letter * LEADING
            titles.append(Line(place, y, line, "bar-name", anchor))
        y += 4
        bars.append(replace(scale.span(bar.period, y), manner=bar.manner))
        y += BAR + GAP * 0.6
    return tuple(bars), titles, y


def _strokes(lane: LaneContent, scale: Scale, y: float) -> tuple[tuple[Span, ...], float]:
    """Events as strokes as long as their dates are vague, each on the first line that is free."""
    ends: list[float] = []
    found = []
    for dated in lane.events:
        span = scale.span(dated, 0)
        line = next((n for n, end in enumerate(ends) if end + 1.5 < span.x), len(ends))
        ends[line : line + 1] = [span.x + span.width]
        found.append(Span(span.x, y + line * (STROKE + 2), span.width))
    return tuple(found), y + len(ends) * (STROKE + 2)


def _describe(lanes: Sequence[LaneContent]) -> str:
    """The timeline in sentences, for those who do not see it; its table says the rest."""
    said = []
    for lane in lanes:
        choices = ", ".join(f"{name} ({chosen})" for name, chosen, _ in lane.choices)
        chosen = f" Designs chosen: {choices}." if choices else ""
        said.append(
            f"{lane.label}: {len(lane.bars)} arrangements and {len(lane.events)} events.{chosen}"
        )
    return " ".join([*said, "The table that follows lists every event."])
