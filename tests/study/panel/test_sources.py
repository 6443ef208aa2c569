"""Sources of a panel: found in a folder or in the cache, or missing with what to do."""

from pathlib import Path

import pytest

from foedus.archive.releases.cache import DATA
from foedus.archive.releases.problems import DataError
from foedus.archive.releases.registry import sheet
from foedus.archive.releases.sheet import Sheet
from foedus.panel.release import Domain
from foedus.study.panel.sources import shelf, states_of_gleditsch_and_ward
from tests.study.toy_releases import registry, world


def test_a_shelf_reads_what_stands_in_its_folder(tmp_path: Path) -> None:
    held = shelf(["cow_states", "cow_nmc"], world(tmp_path), registry)
    assert held.table("cow_states")["ccode"].tolist() == [2, 700, 701]
    source = held.source("cow_nmc", ("ccode", "year", "cinc"))
    assert source.domain == Domain(1816, 2022)
    assert tuple(source.table.columns) == ("ccode", "year", "cinc")


def test_it_says_which_files_it_holds(tmp_path: Path) -> None:
    (used,) = shelf(["cow_states"], world(tmp_path), registry).used()
    assert (used.name, used.version, used.file) == ("cow_states", "2016", "cow_states.csv")


def test_a_name_that_stands_twice_is_looked_for_once(tmp_path: Path) -> None:
    assert len(shelf(["cow_states", "cow_states"], world(tmp_path), registry).used()) == 1


def test_what_a_folder_lacks_is_told_with_its_page(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"no file of .*put it there") as caught:
        shelf(["cow_states", "archigos"], tmp_path, registry)
    assert {each.code for each in caught.value.problems} == {"FD701"}
    assert len(caught.value.problems) == 2


def test_a_folder_that_is_not_there_is_told_once(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no such folder") as caught:
        shelf(["cow_states", "archigos"], tmp_path / "nowhere", registry)
    assert len(caught.value.problems) == 1


def test_what_the_cache_lacks_is_told_with_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(DATA, str(tmp_path))
    with pytest.raises(DataError, match="`foedus data get archigos`"):
        shelf(["archigos"], None)


def test_what_has_no_address_is_fetched_by_hand_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(DATA, str(tmp_path))
    with pytest.raises(DataError, match=r"download it from .*get atop_phase --from FOLDER`"):
        shelf(["atop_phase"], None)


SPELL = "732\tROK\tKorea, Republic of\t1949-06-29\t2020-12-31\n"


def gw_registry(name: str) -> Sheet:
    """The releases of the invented world, and the lists of Gleditsch and Ward as published."""
    return sheet(name) if name.startswith("gw_") else registry(name)


def with_list(folder: Path, spells: str = SPELL) -> Path:
    header = "statenumber\tstateid\tcountryname\tstart\tend\n"
    (world(folder) / "ksgmdw.txt").write_text(header + spells, encoding="utf-8")
    return folder


def test_states_of_gleditsch_and_ward_are_known_where_their_list_is_at_hand(tmp_path: Path) -> None:
    without = shelf(["archigos"], world(tmp_path), gw_registry)
    assert states_of_gleditsch_and_ward(without) is None
    held = shelf(["archigos"], with_list(tmp_path), gw_registry)
    states = states_of_gleditsch_and_ward(held)
    assert states is not None
    assert states.code.tolist() == [732]
    assert [used.name for used in held.used()] == ["archigos", "gw_states"]
    assert [used.name for used in shelf(["cow_nmc"], tmp_path, gw_registry).used()] == ["cow_nmc"]


def test_a_list_that_contradicts_itself_is_told(tmp_path: Path) -> None:
    twice = SPELL + SPELL.replace("1949", "1950")
    held = shelf(["archigos"], with_list(tmp_path, twice), gw_registry)
    with pytest.raises(DataError, match=r"FD707.*overlap: states \[732\].*one after the other"):
        states_of_gleditsch_and_ward(held)
