"""The room as a whole: what the library says of every release, and the copies read by it."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from pydantic import ValidationError

from foedus.archive.files.library import references
from foedus.archive.releases.layouts import DEVELOPMENT, detect, files_of, official, where_to_get
from foedus.archive.releases.locate import locate
from foedus.archive.releases.problems import DataError
from foedus.archive.releases.read import read_release
from foedus.archive.releases.registry import family, release_names, sheet, sheets
from foedus.archive.releases.sheet import Sheet
from foedus.archive.schemas.release import Kind, RangeForm
from foedus.panel.table import Table
from tests.archive.releases.generated import Made
from tests.archive.releases.shared import data_folder

EVERY = sheets()

# Rows and columns that the readme of the development copies gives, columns as they are read.
KNOWN = {
    "atop_alliance": (745, 141),
    "atop_phase": (799, 134),
    "atop_member": (2398, 105),
    "atop_dyad_year": (273_296, 8),
    "cow_states": (243, 10),
    "cow_majors": (14, 8),
    "cow_nmc": (17_121, 9),
    "cow_contiguity": (1874, 5),
    "cow_mid": (10_234, 24),
    "gml_mid": (9284, 24),
    "archigos": (3409, 16),
    "polity5": (17_574, 23),
    "vdem_core": (27_913, 11),
    "gwf_features": (4591, 126),
    "marquez": (22_597, 7),
    "powell_thyne": (474, 7),
    "patron_signals": (9266, 39),
    "unga_ideal_points": (10_469, 14),
}
FIVE = ("atop_alliance_5_1", "atop_member_5_1", "atop_phase_5_1")
NO_COPY = {*FIVE, "gw_states", "gw_microstates"}  # nobody here has seen these files
REPEATED = {"us_bases": 1}  # defects that the registry names


def copy_of(name: str) -> Table:
    """A release as its development copy has it."""
    held = sheet(name)
    path = locate(held.release, data_folder())
    assert path is not None, f"{name}: no copy of it"
    return read_release(held, path)


def by_name(each: Sheet) -> str:
    return each.name


@pytest.mark.parametrize("held", EVERY, ids=by_name)
def test_every_release_cites_the_bibliography(held: Sheet) -> None:
    keys = {source.key for source in references()}
    assert held.release.references
    assert {each.key for each in held.release.references} <= keys


@pytest.mark.parametrize("held", EVERY, ids=by_name)
def test_no_address_is_called_tried_that_nobody_could_try(held: Sheet) -> None:
    assert not any(address.tried for address in held.release.addresses)
    assert all(address.url.startswith("https://") for address in held.release.addresses)
    assert not held.release.addresses or official(held.release)


@pytest.mark.parametrize("held", EVERY, ids=by_name)
def test_every_release_says_what_absence_means(held: Sheet) -> None:
    domain = held.release.domain
    assert any(not each.column for each in held.release.absence) or held.release.absence
    for each in held.release.absence:
        assert each.why
        assert domain.first <= (each.first or domain.first) <= (each.last or domain.last)
        assert (each.last or domain.last) <= domain.last


@pytest.mark.parametrize("held", EVERY, ids=by_name)
def test_every_layout_has_the_keys(held: Sheet) -> None:
    for layout in held.release.layouts:
        told = {*dict(layout.columns), *held.recipe(layout.name).made()}
        assert set(held.release.keys) <= told, layout.name
        assert len(held.kinds) >= len(layout.columns)


def test_the_issue_names_no_release_that_is_missing() -> None:
    assert set(KNOWN) <= set(release_names())
    old = ("atop_alliance", "atop_dyad_year", "atop_member", "atop_phase")
    assert family("atop") == tuple(sorted((*old, *FIVE)))


def test_an_unknown_release_is_told_with_the_nearest() -> None:
    with pytest.raises(
        DataError, match=r'FD701.*no release "cow_state".*did you mean "cow_states"'
    ):
        sheet("cow_state")
    with pytest.raises(DataError, match="data list"):
        family("sparta")
    for typed, near in (
        ("atp", "atop"),
        ("archigs", "archigos"),
        ("gwff", "gwf"),
        ("mid", "cow_mid"),
    ):
        with pytest.raises(DataError, match=rf'no release "{typed}".*did you mean "{near}"'):
            family(typed)


def test_where_a_release_can_be_had_is_told() -> None:
    told = {name: where_to_get(sheet(name).release) for name in ("cow_nmc", "gw_states", "marquez")}
    assert "foedus data get cow_nmc" in told["cow_nmc"]
    assert "foedus data get marquez" in told["marquez"]
    assert "download ksgmdw.txt or iisystem.dat from https://" in told["gw_states"]
    assert files_of(official(sheet("cow_majors").release)) == "majors2016.csv"
    held = sheet("marquez").release
    copies = tuple(each for each in held.layouts if each.name == DEVELOPMENT)
    assert "does not know yet" in where_to_get(replace(held, layouts=copies))


def test_of_two_layouts_that_fit_the_fuller_one_is_taken() -> None:
    release = sheet("atop_alliance").release
    fullest = max(release.layouts, key=lambda layout: len(layout.columns))
    header = [theirs for _, theirs in fullest.columns]
    assert detect(release, "atop4_01a.csv", header).name == DEVELOPMENT == fullest.name
    assert detect(release, "atop4_01a.csv", [n for n in header if n != "hinst"]).name == "official"


@pytest.mark.parametrize("name", ["atop_alliance", "atop_phase", "atop_member"])
def test_minus_nine_is_missing_in_every_layout_of_atop(name: str, tmp_path: Path) -> None:
    held = sheet(name)
    for layout in held.release.layouts:
        made = Made(held, layout)
        cells = made.cells()
        theirs = dict(layout.columns)["estmode"]
        cells[theirs] = [-9, *cells[theirs][1:]]
        table = read_release(held, made.written(cells, tmp_path), ["estmode"])
        assert np.isnan(table["estmode"]).tolist() == [True, *[False] * (len(table) - 1)]


@pytest.mark.parametrize("name", [name for name in release_names() if name not in NO_COPY])
def test_a_copy_is_read_as_its_readme_says(name: str) -> None:
    table, held = copy_of(name), sheet(name)
    if name in KNOWN:
        assert (len(table), len(table.columns)) == KNOWN[name]
    for column, kind in held.kinds.items():
        if column in table.columns:
            wanted = {Kind.WHOLE: np.int64, Kind.TEXT: np.object_}.get(kind, np.float64)
            assert table[column].dtype == wanted, column
    keys = list(zip(*(table[key].tolist() for key in held.release.keys), strict=True))
    assert len(keys) - len(set(keys)) == REPEATED.get(name, 0) == len(held.repeated)
    assert set(table.provenance) == set(table.columns)
    if "year" in table.columns:
        domain = held.release.domain
        assert domain.first <= table["year"].min() <= table["year"].max() <= domain.last


def test_codes_for_missing_are_taken_out() -> None:
    polity = copy_of("polity5")
    scores = polity["polity"][~np.isnan(polity["polity"])]
    assert scores.min() == -10
    assert scores.max() == 10
    assert np.isnan(copy_of("cow_mid")["fatality"]).any()
    assert np.nanmin(copy_of("reign_leaders")["birthyear"]) > 1800


def test_zeros_for_missing_are_unknown_outside_their_years() -> None:
    signals = copy_of("patron_signals")
    year = signals["year"]
    assert np.isnan(signals["us_troops"][year < 1981]).all()
    assert not np.isnan(signals["us_troops"][year >= 1981]).any()
    assert np.isnan(signals["chi_troops"][year < 2008]).all()
    assert np.isnan(signals["us_ex"][(year < 1974) | (year > 2010)]).all()
    assert not np.isnan(signals["us_pact"]).any()
    assert "known 1981 to 2012" in signals.provenance["us_troops"]


def test_days_are_counted_as_python_counts_them() -> None:
    leaders = copy_of("archigos")
    rhee = leaders.rows(leaders["leader"] == "Rhee")
    assert rhee["startdate"].tolist() == [date(1948, 8, 15).toordinal()]
    regimes = copy_of("reign_regimes")
    assert np.isnan(regimes["gwf_startdate"]).sum() == 0


def test_the_two_korean_alliances_of_1953_and_1961_are_there() -> None:
    alliances = copy_of("atop_alliance")
    korean = alliances.rows((alliances["mem1"] == 731) | (alliances["mem2"] == 731))
    assert {1961} <= set(korean["begyr"].tolist())
    southern = alliances.rows((alliances["mem1"] == 2) & (alliances["mem2"] == 732))
    assert southern["begyr"].tolist() == [1953]


def test_names_of_columns_are_lower_case_everywhere() -> None:
    names = {name for each in EVERY for name in each.kinds}
    assert all(re.fullmatch(r"[a-z][a-z0-9_]*", name) for name in names)


@pytest.mark.parametrize("held", EVERY, ids=by_name)
def test_every_release_can_be_had_and_says_what_its_columns_can_hold(held: Sheet) -> None:
    assert official(held.release)
    assert held.ranges
    assert set(held.ranges) <= set(held.kinds)
    assert all(each.first <= each.last and " to " in each.said for each in held.ranges.values())
    assert not held.closes or held.kinds[held.closes] is not Kind.TEXT


def test_a_year_lies_within_the_years_of_its_release() -> None:
    year = sheet("cow_nmc").ranges["year"]
    assert (year.first, year.last, year.said) == (1816, 2022, "1816 to 2022")
    assert sheet("gml_mid").ranges["stmon"].said == "1 to 12, or 13"
    start = sheet("gw_states").ranges["startdate"]
    assert (start.first, start.last) == (
        date(1816, 1, 1).toordinal(),
        date(2020, 12, 31).toordinal(),
    )


def test_a_range_that_is_none_is_refused() -> None:
    with pytest.raises(ValidationError, match=r"12\.0 above 1\.0"):
        RangeForm(columns=("month",), first=12, last=1)
