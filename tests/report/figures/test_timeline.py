"""The timeline: where days stand, which lane takes what."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from foedus.report.figures import timeline
from foedus.report.figures.timeline import Scale, chart, lane_of
from foedus.vocabulary.date import HistoricalDate
from tests.report.studies import korea
from tests.toyland.runs import toyland

SCALE = Scale(1950, 1960, 1000)


def test_days_stand_in_order_and_within_the_drawing() -> None:
    assert SCALE.x(date(1950, 1, 1)) == 0
    assert SCALE.x(date(1955, 1, 1)) == pytest.approx(500)
    assert SCALE.x(date.min) == 0
    assert SCALE.x(date.max) == 1000


def test_a_vague_date_is_as_wide_as_it_is_vague() -> None:
    year, day = (SCALE.span(HistoricalDate.parse(t), 0) for t in ("1953", "1953-07-27"))
    assert year.width == pytest.approx(100, rel=0.01)
    assert day.width == 2
    assert SCALE.span(HistoricalDate.parse("1953-10/.."), 0).open


@pytest.mark.parametrize("measures", [timeline.WIDE, timeline.NARROW])
def test_everything_stands_within_its_lane(measures: timeline.Measures) -> None:
    drawn = chart(korea(), measures, "t")
    assert drawn is not None
    tops = [band.y for band in drawn.bands]
    assert tops == sorted(tops)
    for band, end in zip(drawn.bands, [*tops[1:], drawn.height], strict=True):
        things = [(t.x, t.y) for many in (band.bars, band.strokes) for t in many]
        things += [(t.x, t.y) for t in band.choices] + [(t.x, t.y) for t in band.words]
        for x, y in things:
            assert band.y < y <= end
            assert -1 <= x <= drawn.width + 1


def test_strokes_never_cover_each_other() -> None:
    drawn = chart(korea(), timeline.WIDE, "t")
    assert drawn is not None
    for band in drawn.bands:
        for line in {stroke.y for stroke in band.strokes}:
            row = sorted((s.x, s.x + s.width) for s in band.strokes if s.y == line)
            assert all(a[1] < b[0] for a, b in pairwise(row))


def test_every_event_is_drawn_once() -> None:
    drawn = chart(toyland(), timeline.WIDE, "t")
    assert drawn is not None
    assert sum(len(band.strokes) for band in drawn.bands) == len(toyland().casebook.events)


def test_bars_are_drawn_by_the_design_observed() -> None:
    drawn = chart(korea(), timeline.WIDE, "t")
    assert drawn is not None
    manners = {bar.manner for band in drawn.bands for bar in band.bars}
    assert manners == {"none", "without_institutions", "with_institutions"}


def test_a_study_without_events_has_no_timeline() -> None:
    record = toyland()
    assert (
        chart(replace(record, casebook=replace(record.casebook, events=())), timeline.WIDE, "t")
        is None
    )


def test_an_arrangement_stands_in_the_lane_of_a_party() -> None:
    book = korea().casebook
    assert lane_of(("usa", "rok"), book) == "rok"
    assert lane_of(("taiwan", "usa"), book) == ""
