"""Signals of patrons: zeros that stand for no data are missing."""

import numpy as np
import pytest

from foedus.panel.compatibility_signals import (
    NO_REPORTS,
    PATRONS,
    SIGNALS,
    given,
    given_to_leader,
    reported,
    signal,
    years_of,
)
from foedus.panel.table import Table
from foedus.panel.tenure import day_number
from tests.panel.shared_data import copy_of


def file_of(kind: str, amounts: dict[int, float]) -> Table:
    """A file in which the United States gave client 7 so much in each year, all others nothing."""
    years = np.array(list(amounts))
    held = {f"{letters}_{kind}": np.zeros(len(years)) for letters in PATRONS.values()}
    held[f"us_{kind}"] = np.array(list(amounts.values()))
    return Table("signals", {"ccode": np.full(len(years), 7), "year": years, **held})


def keys(*rows: tuple[int, int]) -> Table:
    """Patrons and years of client 7, on 1 July."""
    patrons, years = (np.array(column) for column in zip(*rows, strict=True))
    days = np.array([float(day_number(year, 7, 1)) for year in years])
    codes = np.full(len(rows), 7)
    return Table(
        "keys",
        {"ccode1": codes, "gwcode": codes, "ccode2": patrons, "year": years, "day": days},
    )


@pytest.mark.parametrize(
    ("kind", "patron", "first", "last"),
    [
        ("troops", 2, 1981, 2012),
        ("troops", 710, 2008, 2012),
        ("ex", 2, 1974, 2010),
        ("arms", 365, 1950, 2012),
    ],
)
def test_zeros_outside_the_years_of_a_signal_are_missing(
    kind: str, patron: int, first: int, last: int
) -> None:
    """The file has zeros there; the signal has not."""
    years = (first - 1, first, last, last + 1)
    held = file_of(kind, dict.fromkeys(years, 0.0))
    found = signal(keys(*((patron, year) for year in years)), held, kind)
    assert np.array_equal(found, [np.nan, 0, 0, np.nan], equal_nan=True)
    assert (years_of(kind, patron).first, years_of(kind, patron).last) == (first, last)


def test_other_patrons_and_other_clients_are_missing() -> None:
    """The file knows five patrons, and no state it does not list."""
    held = file_of("arms", {1960: 5.0})
    assert np.isnan(signal(keys((220, 1961), (740, 1960)), held, "arms")).all()
    assert given(keys((2, 1960), (365, 1960)), held, "arms").tolist() == [1, 0]


def test_an_unknown_signal_is_refused_with_those_there_are() -> None:
    """Nobody guesses a name."""
    with pytest.raises(KeyError, match="no signal 'gold'; there are arms"):
        signal(keys((2, 1960)), file_of("arms", {1960: 1.0}), "gold")


def leaders(*spells: tuple[tuple[int, int, int], tuple[int, int, int]]) -> Table:
    """Leaders of state 7 by first and last day."""
    return Table(
        "leaders",
        {
            "ccode": np.full(len(spells), 7),
            "startdate": np.array([float(day_number(*start)) for start, _ in spells]),
            "enddate": np.array([float(day_number(*end)) for _, end in spells]),
        },
    )


def test_what_the_last_leader_got_is_not_the_next_one_s() -> None:
    """Arms of 1960 went to the first; the second has whole years from 1963 on."""
    held = file_of("arms", {year: 5.0 * (year in {1960, 1964}) for year in range(1958, 1967)})
    led = leaders(((1955, 3, 1), (1962, 5, 1)), ((1962, 5, 1), (1970, 1, 1)))
    asked = keys((2, 1959), (2, 1961), (2, 1962), (2, 1963), (2, 1964), (2, 1966))
    found = given_to_leader(asked, held, led, "arms")
    assert np.array_equal(found, [0, 1, np.nan, 0, 1, 1], equal_nan=True)


def test_a_lag_keeps_out_the_year_itself() -> None:
    """What came in the year of a treaty may have followed from it."""
    held = file_of("arms", {year: 5.0 * (year == 1960) for year in range(1958, 1962)})
    led = leaders(((1955, 3, 1), (1970, 1, 1)))
    asked = keys((2, 1960), (2, 1961))
    assert given_to_leader(asked, held, led, "arms").tolist() == [1, 1]
    assert given_to_leader(asked, held, led, "arms", lag=1).tolist() == [0, 1]


def test_a_leader_of_1_january_has_that_year() -> None:
    """It is whole."""
    held = file_of("arms", {1960: 5.0})
    found = given_to_leader(keys((2, 1960)), held, leaders(((1960, 1, 1), (1961, 1, 1))), "arms")
    assert found.tolist() == [1]


def test_years_before_the_signal_do_not_count_as_nothing() -> None:
    """A leader of whom only such years are known is missing."""
    led = leaders(((1970, 1, 1), (1985, 1, 1)))
    held = file_of("troops", dict.fromkeys(range(1970, 1985), 0.0))
    found = given_to_leader(keys((2, 1980), (2, 1981), (740, 1981)), held, led, "troops")
    assert np.array_equal(found, [np.nan, 0, np.nan], equal_nan=True)
    nobody = given_to_leader(keys((2, 1990)), held, led, "troops")
    assert np.isnan(nobody).all()


def test_the_file_s_zeros_are_as_the_windows_say() -> None:
    """In McManus & Nieman's file nothing but zeros stands outside the years of troops and exercises."""
    names = tuple(f"{p}_{kind}" for p in PATRONS.values() for kind in ("troops", "ex"))
    held = copy_of("mcmanus_nieman_2019_signals.csv.gz", whole=("ccode", "year"), number=names)
    for kind in ("troops", "ex"):
        for patron, letters in PATRONS.items():
            years = years_of(kind, patron)
            outside = (held["year"] < years.first) | (held["year"] > years.last)
            assert not np.nan_to_num(held[f"{letters}_{kind}"][outside]).any()
    assert set(SIGNALS) >= {"troops", "ex", "arms"}


@pytest.mark.parametrize("patron", list(PATRONS))
def test_each_patron_has_its_own_columns(patron: int) -> None:
    """By the codes of the Correlates of War: 2, 200, 220, 365 and 710."""
    letters = {2: "us", 200: "uk", 220: "fra", 365: "rus", 710: "chi"}[patron]
    held = {f"{other}_vis": np.zeros(3) for other in PATRONS.values()} | {
        f"{letters}_vis": np.ones(3)
    }
    years = np.array([1949, 1950, 2012])
    table = Table("signals", {"ccode": np.full(3, 7), "year": years, **held})
    found = given(keys(*((patron, year) for year in years)), table, "vis")
    assert np.array_equal(found, [np.nan, 1, 1], equal_nan=True)


def troops(letters: str, *numbers: tuple[int, int, float]) -> Table:
    """A file of one patron's troops: client, year, number."""
    codes, years, held = (np.array(column) for column in zip(*numbers, strict=True))
    columns = {f"{each}_troops": np.zeros(len(years)) for each in PATRONS.values()}
    return Table("signals", {"ccode": codes, "year": years, **columns, f"{letters}_troops": held})


def test_a_zero_of_russian_troops_is_no_report_where_others_are_counted() -> None:
    """The GDR in 1982 and 1987, Finland in 1987: what is silent about one speaks of the other."""
    held = reported(troops("rus", (265, 1982, 380_000.0), (265, 1987, 0.0), (375, 1987, 0.0)))
    assert np.array_equal(held["rus_troops"], [380_000, np.nan, 0], equal_nan=True)
    assert held["us_troops"].tolist() == [0, 0, 0]
    assert held.provenance["rus_troops"] == "signals: rus_troops"


def test_a_zero_of_others_stands() -> None:
    """British troops came to Iraq, and left it."""
    held = reported(troops("uk", (645, 2002, 0.0), (645, 2003, 11_000.0)))
    assert held["uk_troops"].tolist() == [0, 11_000]


@pytest.mark.parametrize(
    ("letters", "client", "year", "number", "void"),
    [
        ("rus", 373, 1992, 0.0, True),  # Azerbaijan
        ("rus", 359, 1993, 50.0, True),  # Moldova
        ("rus", 359, 1994, 9200.0, False),
        ("fra", 110, 1990, 8800.0, True),  # Guyana
        ("uk", 205, 1981, 9128.0, True),  # Ireland
        ("uk", 205, 1982, 0.0, False),
    ],
)
def test_numbers_that_cannot_be_are_none(
    letters: str, client: int, year: int, number: float, *, void: bool
) -> None:
    held = reported(troops(letters, (client, year, number)))
    assert np.isnan(held[f"{letters}_troops"][0]) == void


def test_the_trace_of_troops_follows() -> None:
    """What is no report speaks neither for commitment nor against it."""
    held = troops("rus", (7, 1986, 5000.0), (7, 1987, 0.0))
    assert np.array_equal(
        given(keys((365, 1986), (365, 1987)), held, "troops"), [1, np.nan], equal_nan=True
    )


def test_some_columns_of_the_file_will_do() -> None:
    held = troops("rus", (7, 1986, 5000.0)).only(("ccode", "year", "rus_troops"))
    assert reported(held)["rus_troops"].tolist() == [5000]


def test_every_case_has_a_reason_and_years_of_the_signal() -> None:
    for each in NO_REPORTS:
        years = years_of("troops", each.patron)
        assert each.why
        assert years.first <= each.years.first <= each.years.last <= years.last
