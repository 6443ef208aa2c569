"""State codes of other projects: translated with a day, or unknown."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.panel.release import Codes
from foedus.panel.system_codes import (
    GW,
    GWF,
    POLITY,
    UNKNOWN,
    US_BASES,
    US_TROOPS,
    Difference,
    from_cow,
    in_cow_codes,
    to_cow,
)
from foedus.panel.table import Table
from tests.panel.toy import spells


def on(year: int, month: int = 7, day: int = 1) -> np.ndarray:
    """One day."""
    return np.array([date(year, month, day).toordinal()])


@pytest.mark.parametrize(
    ("gw", "year", "cow"),
    [
        (255, 1900, 255),  # Germany
        (260, 1960, 260),
        (260, 2000, 255),
        (265, 1960, 265),
        (678, 1980, 678),  # Yemen
        (678, 2000, 679),
        (680, 1980, 680),
        (340, 1900, 345),  # Serbia
        (345, 1950, 345),
        (340, 2010, 345),
        (816, 1980, 816),  # Vietnam
        (970, 2005, 946),  # Kiribati
        (971, 2005, 970),  # Nauru
        (245, 1850, 245),  # Bavaria
    ],
)
def test_gleditsch_and_wards_states_are_cows(gw: int, year: int, cow: int) -> None:
    assert to_cow(np.array([gw]), on(year)).code.tolist() == [cow]
    assert from_cow(np.array([cow]), on(year)).code.tolist() == [gw]


@pytest.mark.parametrize(("gw", "year"), [(255, 2000), (345, 2010)])
def test_a_number_that_means_another_state_there_is_never_passed_on(gw: int, year: int) -> None:
    """COW's 255 of 2000 is their 260, so whatever they meant by 255 it is not that."""
    found = to_cow(np.array([gw]), on(year))
    assert (found.code.tolist(), found.known.tolist()) == ([UNKNOWN], [False])


def test_the_day_of_unification_divides() -> None:
    days = np.concatenate((on(1990, 10, 2), on(1990, 10, 3)))
    assert to_cow(np.array([260, 260]), days).code.tolist() == [260, 255]


def test_a_code_of_no_state_on_the_day_is_unknown_where_a_list_tells() -> None:
    cow = spells((260, (1955, 5, 5), (1990, 10, 2)))
    years = np.concatenate((on(1952), on(1960)))
    assert to_cow(np.array([260, 260]), years, GW, cow).known.tolist() == [False, True]
    assert to_cow(np.array([815]), on(1850), GW, cow).known.tolist() == [False]


def test_the_list_must_be_cows() -> None:
    theirs = replace(spells((260, (1949, 9, 21), (1990, 10, 2))), codes=Codes.GW)
    with pytest.raises(ValueError, match="this one has codes of gw"):
        to_cow(np.array([260]), on(1950), GW, theirs)
    assert from_cow(np.array([260]), on(1950), GW, theirs).known.tolist() == [True]


@pytest.mark.parametrize(
    ("polity", "year", "cow"),
    [
        (364, 1950, 365),
        (364, 1922, 365),
        (365, 1922, UNKNOWN),  # its place is the USSR's at the end of that year
        (365, 1992, 365),
        (347, 2000, 345),
        (347, 2010, UNKNOWN),  # COW's 347 is Kosovo, Polity's 341
        (341, 2010, 347),
        (348, 2010, 341),
        (345, 1950, 345),
        (626, 2012, 625),
        (525, 2012, 626),
        (818, 1980, 816),
        (769, 1960, 770),
        (305, 1850, 300),
        (305, 1950, 305),
    ],
)
def test_politys_states_are_cows(polity: int, year: int, cow: int) -> None:
    found = to_cow(np.array([polity]), on(year, 12, 31), POLITY)
    assert found.code.tolist() == [cow]


@given(
    st.sampled_from([GW, POLITY]),
    st.sets(st.integers(1, 990), min_size=2),
    st.dates(date(1816, 1, 1), date(2016, 12, 31)),
)
def test_no_two_states_become_one(
    differences: tuple[Difference, ...], codes: set[int], day: date
) -> None:
    named = {each.other for each in differences} | {each.cow for each in differences}
    asked = np.array(sorted(codes | named))
    days = np.full(len(asked), day.toordinal())
    for translate in (to_cow, from_cow):
        found = translate(asked, days, differences)
        assert len(set(found.code[found.known].tolist())) == found.known.sum()


@given(
    st.sampled_from([GW, POLITY]),
    st.integers(1, 990),
    st.dates(date(1816, 1, 1), date(2016, 12, 31)),
)
def test_there_and_back_is_the_same_state(
    differences: tuple[Difference, ...], code: int, day: date
) -> None:
    days = np.array([day.toordinal()])
    there = to_cow(np.array([code]), days, differences)
    if there.known[0]:
        assert from_cow(there.code, days, differences).code.tolist() == [code]


def test_state_years_are_read_at_the_end_of_the_year() -> None:
    rows = {"ccode": np.array([365, 364, 2]), "year": np.array([1922, 1922, 1922])}
    held = in_cow_codes(
        Table("polity", rows | {"polity2": np.array([-1.0, -7, 10])}), "ccode", POLITY
    )
    assert held["ccode"].tolist() == [365, 2]
    assert held["polity2"].tolist() == [-7, 10]
    assert held.provenance["ccode"] == "polity, in COW's codes"


@pytest.mark.parametrize(
    ("gwf", "year", "cow"),
    [
        (678, 1990, 678),  # 1 January is before unification
        (678, 1991, 679),
        (680, 1990, 680),
        (255, 1990, 260),
        (255, 1991, 255),
        (265, 1990, 265),
    ],
)
def test_geddes_wright_and_frantzs_years_are_their_first_of_januarys(
    gwf: int, year: int, cow: int
) -> None:
    held = Table("gwf", {"cowcode": np.array([gwf]), "year": np.array([year])})
    assert in_cow_codes(held, "cowcode", GWF, latest=False)["cowcode"].tolist() == [cow]


@pytest.mark.parametrize(
    ("code", "year", "cow"),
    [
        (255, 1968, 260),  # West Germany
        (255, 1990, 260),  # counted on 30 September
        (255, 1991, 255),
        (816, 1968, 817),  # South Vietnam
        (816, 1975, 816),
        (679, 1977, 678),  # Yemen, beside 678 with 0
        (678, 1977, 678),
        (679, 1991, 679),
        (678, 1990, 678),
        (531, 1960, 530),  # Asmara
        (530, 1960, 530),
        (531, 1951, 531),
        (531, 1993, 531),
        (1040, 1960, 235),  # the Azores
        (1002, 1960, 390),  # Greenland
        (1002, 1952, 1002),
        (347, 2000, 347),  # Kosovo, under the United Nations
        (732, 1953, 732),
    ],
)
def test_troops_stand_with_the_state_on_whose_soil_they_are(code: int, year: int, cow: int) -> None:
    held = Table("us_troops", {"ccode": np.array([code]), "year": np.array([year])})
    assert in_cow_codes(held, "ccode", US_TROOPS)["ccode"].tolist() == [cow]


def test_a_number_beside_its_own_leads_one_way_only() -> None:
    """Greenland is Denmark's; Denmark is not Greenland."""
    assert from_cow(np.array([390]), on(1960), US_TROOPS).code.tolist() == [390]


def test_a_base_in_antarctica_is_no_states() -> None:
    found = to_cow(np.array([920, 484, 732]), np.repeat(on(2017), 3), US_BASES)
    assert found.code.tolist() == [UNKNOWN, 490, 732]
