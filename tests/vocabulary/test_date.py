"""Dates: the days they may stand for."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.vocabulary.date import HistoricalDate


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("1953", date(1953, 1, 1), date(1953, 12, 31)),
        ("1953-07", date(1953, 7, 1), date(1953, 7, 31)),
        ("1952-02", date(1952, 2, 1), date(1952, 2, 29)),
        ("1953-07-27", date(1953, 7, 27), date(1953, 7, 27)),
        ("195X", date(1950, 1, 1), date(1959, 12, 31)),
        ("19XX", date(1900, 1, 1), date(1999, 12, 31)),
        ("1953-XX-XX", date(1953, 1, 1), date(1953, 12, 31)),
        ("1953-07-XX", date(1953, 7, 1), date(1953, 7, 31)),
        ("1952-22", date(1952, 6, 1), date(1952, 8, 31)),
        ("1956~/1959", date(1956, 1, 1), date(1959, 12, 31)),
        ("1961-07/..", date(1961, 7, 1), date.max),
        ("../1948", date.min, date(1948, 12, 31)),
    ],
)
def test_stands_for_the_days_it_may_be(text: str, earliest: date, latest: date) -> None:
    read = HistoricalDate.parse(text)
    assert (read.earliest, read.latest) == (earliest, latest)
    assert str(read) == text


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [
        ("1953", False, False),
        ("1953-07~", True, False),
        ("1953?", False, True),
        ("1953%", True, True),
        ("1956~/1959", True, False),
    ],
)
def test_marks_say_how_sure_it_is(text: str, approximate: bool, uncertain: bool) -> None:  # noqa: FBT001 - expected values
    read = HistoricalDate.parse(text)
    assert (read.approximate, read.uncertain) == (approximate, uncertain)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "..",
        "/",
        "../..",
        "53",
        "July 1953",
        "1953-7",
        "1953/07/27",
        "1953-07-27-01",
        "1953-",
        "19535",
        "١٩٥٣",
    ],
)
def test_refuses_what_is_no_date(text: str) -> None:
    with pytest.raises(ValueError, match="is no date: expected EDTF"):
        HistoricalDate.parse(text)


@pytest.mark.parametrize("text", ["1953-13", "1953-02-30", "0000", "1953-25", "1953-00"])
def test_refuses_a_day_no_calendar_has(text: str) -> None:
    with pytest.raises(ValueError, match="is no day of the calendar"):
        HistoricalDate.parse(text)


def test_refuses_an_interval_that_runs_backwards() -> None:
    with pytest.raises(ValueError, match="ends before it begins"):
        HistoricalDate.parse("1954/1953")


def test_one_date_surely_follows_another_only_if_each_of_its_days_does() -> None:
    year, day, next_year = map(HistoricalDate.parse, ("1953", "1953-10-01", "1954"))
    assert next_year.surely_after(day)
    assert not year.surely_after(day)
    assert not day.surely_after(year)


@given(st.dates())
def test_every_day_reads_as_itself(day: date) -> None:
    read = HistoricalDate.parse(day.isoformat())
    assert read.earliest == read.latest == day
