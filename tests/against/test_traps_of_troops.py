"""Troops that stand with the wrong state, and zeros that count nobody: the figures of docs/theory/traps.md."""

import numpy as np
import pytest

from foedus.panel.compatibility_signals import reported
from foedus.panel.pair import client_patron
from foedus.panel.pair_practice import Practice, with_practice
from foedus.panel.system_codes import GWF, US_TROOPS, in_cow_codes
from foedus.panel.table import Table
from foedus.study.panel_test.profiles import in_bloc
from tests.panel.official import panel_of_dyads, source_of, sources_of_dyads, table_of
from tests.panel.shared_data import copy_of

TROOPS = ("ccode", "year", "troops_ad")
BLOC = (265, 290, 310, 315, 339, 355, 360)


def sums(held: Table, column: str) -> dict[tuple[int, int], float]:
    """The number of each state and year, its rows added."""
    found: dict[tuple[int, int], float] = {}
    for code, year, number in zip(
        *(held[name].tolist() for name in ("ccode", "year", column)), strict=True
    ):
        found[int(code), int(year)] = found.get((int(code), int(year)), 0.0) + number
    return found


def kane() -> dict[tuple[int, int], float]:
    """The series as it stood before it was rebuilt."""
    return sums(
        copy_of("us_troops_kane_1950_2021.csv.gz", number=("ccode", "year", "troops")), "troops"
    )


def states() -> set[tuple[int, int]]:
    """The state-years of COW's system."""
    years = sources_of_dyads().states.years(1950, 2016)
    return set(zip(years.code.tolist(), years.year.tolist(), strict=True))


def test_the_rebuilt_series_has_troops_on_the_other_half_of_two_states() -> None:
    """537,377 in North Vietnam in 1968; 36 years of West Germany and 22 of South Vietnam have none."""
    plain = sums(table_of("us_troops", TROOPS), "troops_ad")
    assert plain[816, 1968] == 537_377
    empty = [code for code, year in states() - set(plain) if year <= 1990]
    assert (empty.count(260), empty.count(817)) == (36, 22)
    right = sums(in_cow_codes(table_of("us_troops", TROOPS), "ccode", US_TROOPS), "troops_ad")
    assert (816, 1968) not in right
    assert (right[817, 1968], right[260, 1968]) == (537_377, 213_596)
    assert right[732, 1953] == plain[732, 1953] == 326_863


@pytest.mark.parametrize(
    ("code", "first", "last", "other"),
    [
        (260, 1955, 1990, {1974, 1985}),
        (678, 1950, 1989, set()),
        (530, 1962, 1992, {1988, 1992}),
        (235, 1950, 1969, set()),
    ],
)
def test_with_its_states_numbers_put_right_it_says_what_it_said_before(
    code: int, first: int, last: int, other: set[int]
) -> None:
    """Kane's series has these states' troops where COW has the states."""
    right = sums(in_cow_codes(table_of("us_troops", TROOPS), "ccode", US_TROOPS), "troops_ad")
    before = kane()
    years = range(first, last + 1)
    assert {year for year in years if right[code, year] != before[code, year]} <= other


def test_south_vietnams_count_differs_from_that_of_before_in_four_years() -> None:
    right = sums(in_cow_codes(table_of("us_troops", TROOPS), "ccode", US_TROOPS), "troops_ad")
    before = kane()
    differing = [year for year in range(1954, 1975) if right[817, year] != before[817, year]]
    assert differing == [1969, 1970, 1971, 1972]


def test_united_yemen_has_no_row_among_the_regimes() -> None:
    """20 years of Saleh, 1991 to 2010."""
    plain, right = (
        set(zip(held["cowcode"].tolist(), held["year"].tolist(), strict=True))
        for held in (
            table_of("gwf_features"),
            in_cow_codes(table_of("gwf_features"), "cowcode", GWF, latest=False),
        )
    )
    assert sorted(plain - right) == [(678, year) for year in range(1991, 2011)]
    assert sorted(right - plain) == [(679, year) for year in range(1991, 2011)]


def test_soviet_zeros_beside_380_000_men() -> None:
    """In the GDR from 1982 to 1986, and nobody the year before and after."""
    signals = table_of("patron_signals", ("ccode", "year", "rus_troops"))
    mine = signals.rows((signals["ccode"] == 265) & (signals["year"] >= 1981))
    assert mine["year"][mine["rus_troops"] == 0].tolist() == [1981, 1987, 1988, 1989, 1990]
    assert set(mine["rus_troops"].tolist()) == {0, 380_000}
    void = np.isnan(reported(signals)["rus_troops"]) & ~np.isnan(signals["rus_troops"])
    assert int(void.sum()) == 972
    counted = np.unique(signals["ccode"][signals["rus_troops"] > 0])
    assert len(counted) == 51


def test_how_often_the_practice_of_the_soviet_bloc_is_known() -> None:
    """47 of 312 dyad-years of 1945 to 1990, of 70 with the zeros; none that had troops says 1."""
    pairs = client_patron(panel_of_dyads()).table
    rows = (pairs["patron"] == 365) & np.isin(pairs["client"], BLOC)
    pairs = pairs.rows(rows & (pairs["year"] >= 1945) & (pairs["year"] <= 1990))
    sources = [source_of(name) for name in ("patron_signals", "us_troops", "us_bases")]
    held, _ = with_practice(pairs, Practice(*sources))
    known = held.rows(~np.isnan(held["practice"]))
    assert (len(held), len(known)) == (312, 47)
    stationed = np.isin(known["client"], (265, 290, 310, 315))
    assert int(stationed.sum()) == 17
    assert set(known["practice"][stationed].tolist()) == {2}
    assert in_bloc(held).all()
