"""Days and spells: unknown months and days, years touched, ranges spread."""

from datetime import date

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from foedus.panel.spell_days import OPEN, days, new_year, span, spread, year_of
from foedus.panel.table import Table

DATES = st.dates(date(1495, 1, 1), date(2100, 12, 31))


@given(st.lists(DATES, min_size=1))
def test_days_count_as_python_does(dates: list[date]) -> None:
    year, month, number = (
        np.array([getattr(day, part) for day in dates]) for part in ("year", "month", "day")
    )
    found = days(year, month.astype(float), number.astype(float))
    assert found.tolist() == [day.toordinal() for day in dates]
    assert year_of(found).tolist() == year.tolist()


@given(st.integers(1495, 2100), st.integers(1, 12))
def test_an_unknown_day_spans_its_month_and_an_unknown_month_its_year(
    year: int, month: int
) -> None:
    years, months, nothing = np.array([year]), np.array([float(month)]), np.array([np.nan])
    first, last = days(years, months, nothing), days(years, months, nothing, latest=True)
    assert date.fromordinal(int(first[0])) == date(year, month, 1)
    assert date.fromordinal(int(last[0]) + 1).day == 1
    whole = days(years, nothing, nothing), days(years, nothing, nothing, latest=True)
    assert [int(each[0]) for each in whole] == [new_year(year), new_year(year + 1) - 1]


def test_a_day_beyond_its_month_is_the_months_last() -> None:
    """Files have a 31 June."""
    found = days(np.array([1900]), np.array([6.0]), np.array([31.0]))
    assert date.fromordinal(int(found[0])) == date(1900, 6, 30)


def test_a_year_of_zero_is_still_running() -> None:
    names = ("y", "m", "d", "ey", "em", "ed")
    rows = Table("t", {name: np.array([1900.0, 1901.0]) for name in names[:1]})
    for name, values in zip(
        names[1:], ([1, 2], [1, np.nan], [0, 1902], [0, 3], [0, 4]), strict=True
    ):
        rows = rows.with_column(name, np.array(values, dtype=float), "")
    first, last = span(rows, names[:3], names[3:])
    assert [date.fromordinal(int(day)) for day in first] == [date(1900, 1, 1), date(1901, 2, 1)]
    assert last[0] == OPEN
    assert date.fromordinal(int(last[1])) == date(1902, 3, 4)


@given(st.lists(st.tuples(st.integers(-5, 5), st.integers(-5, 5))))
def test_spreading_lists_every_number_of_every_range(ranges: list[tuple[int, int]]) -> None:
    first, last = (np.array([each[end] for each in ranges], dtype=np.int64) for end in (0, 1))
    origin, number = spread(first, last)
    expected = [(i, n) for i, (low, high) in enumerate(ranges) for n in range(low, high + 1)]
    assert list(zip(origin.tolist(), number.tolist(), strict=True)) == expected
