"""The dated state system."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.panel.release import Codes
from foedus.panel.system import StateSystem, gleditsch_ward, state_system
from foedus.panel.table import Table
from tests.panel.toy import spells, states

BACK = spells((7, (1900, 1, 1), (1901, 5, 1)), (7, (1903, 2, 1), (1905, 12, 31)))


def days(*dates: date) -> np.ndarray:
    """Day numbers."""
    return np.array([day.toordinal() for day in dates])


def test_a_code_means_a_state_only_on_its_days() -> None:
    on = days(date(1901, 5, 1), date(1901, 5, 2), date(1903, 1, 31), date(1903, 2, 1))
    assert BACK.holds(np.full(4, 7), on).tolist() == [True, False, False, True]
    assert BACK.holds(np.array([6, 8]), on[:2]).tolist() == [False, False]


def test_the_states_of_a_day() -> None:
    assert states().on(date(1903, 1, 1).toordinal()).tolist() == [1, 2, 3, 4]
    assert states().on(date(1905, 1, 1).toordinal()).tolist() == [1, 2, 3]


def test_a_state_counts_in_every_year_it_touches() -> None:
    """Whoever returns within a year counts once."""
    assert BACK.years(1900, 1905).year.tolist() == [1900, 1901, 1903, 1904, 1905]
    within = spells((7, (1900, 1, 1), (1901, 2, 1)), (7, (1901, 9, 1), (1901, 12, 31)))
    assert within.years(1900, 1905).year.tolist() == [1900, 1901]


def test_nothing_is_extended_unless_asked() -> None:
    assert states().years(1904, 1907).year.max() == 1905
    extended = states().years(1904, 1907, extended=True)
    assert extended.code[extended.year == 1907].tolist() == [1, 2, 3]


def test_positions_tell_who_was_no_state() -> None:
    years = states().years(1900, 1905)
    found = years.positions(np.array([4, 4, 9]), np.array([1901, 1902, 1902]))
    assert found.tolist() == [-1, 9, -1]
    assert (years.code[9], years.year[9], len(years)) == (4, 1902, 21)
    assert years.starts().tolist() == [0, 3, 6, 10, 14, 18, 21]


def test_no_states_have_no_positions() -> None:
    empty = states().years(1800, 1801)
    assert empty.positions(np.array([1]), np.array([1800])).tolist() == [-1]


def test_days_may_come_as_numbers() -> None:
    held = {"gwcode": np.array([340]), "startdate": np.array([1.0]), "enddate": np.array([9.0])}
    system = state_system(Table("gw", held), Codes.GW, "gwcode")
    assert (system.codes, system.closing, system.on(9).tolist()) == (Codes.GW, 9, [340])


def test_spells_that_cannot_be_are_refused() -> None:
    with pytest.raises(ValueError, match=r"states \[7\]"):
        spells((7, (1900, 1, 2), (1900, 1, 1)))
    with pytest.raises(ValueError, match="overlap"):
        spells((7, (1900, 1, 1), (1901, 1, 1)), (7, (1901, 1, 1), (1902, 1, 1)))


@given(st.lists(st.tuples(st.integers(1, 4), st.integers(1, 900), st.integers(0, 300)), max_size=6))
def test_the_years_of_a_system_are_those_with_a_day_in_it(rows: list[tuple[int, int, int]]) -> None:
    base = date(1900, 1, 1).toordinal()
    clear, ends = [], dict.fromkeys(range(5), 0)
    for code, first, length in sorted(rows):
        if first > ends[code]:
            clear.append((code, base + first, base + first + length))
            ends[code] = first + length
    states_of, begin, end = (np.array([row[i] for row in clear], dtype=np.int64) for i in range(3))
    system = StateSystem(Codes.COW, states_of, begin, end, base + 2000)
    years = system.years(1900, 1904)
    expected = {
        (year, state)
        for year in range(1900, 1905)
        for day in range(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal() + 1)
        for state in system.on(day).tolist()
    }
    assert set(zip(years.year.tolist(), years.code.tolist(), strict=True)) == expected


def of_gw(*rows: tuple[int, str, str]) -> Table:
    """Spells as Gleditsch and Ward list them."""
    columns = {
        "gwcode": np.array([code for code, _, _ in rows]),
        "startdate": np.array([float(date.fromisoformat(day).toordinal()) for _, day, _ in rows]),
        "enddate": np.array([float(date.fromisoformat(day).toordinal()) for _, _, day in rows]),
    }
    return Table("gw", columns)


def test_gleditsch_and_wards_lists_are_one_system() -> None:
    states = of_gw((260, "1949-09-21", "2020-12-31"), (265, "1949-10-05", "1990-10-02"))
    system = gleditsch_ward(states, of_gw((971, "1968-01-31", "2020-12-31")))
    assert system.codes is Codes.GW
    assert system.on(date(1990, 1, 1).toordinal()).tolist() == [260, 265, 971]
    assert system.closing == date(2020, 12, 31).toordinal()
    with pytest.raises(ValueError, match=r"overlap: states \[260\]"):
        gleditsch_ward(states, of_gw((260, "2000-01-01", "2001-01-01")))
