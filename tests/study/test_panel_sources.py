"""Sources of a panel: found in a folder or in the cache, or missing with what to do."""

from pathlib import Path

import pytest

from foedus.archive.releases.cache import DATA
from foedus.archive.releases.problems import DataError
from foedus.panel.release import Domain
from foedus.study.panel_sources import shelf
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
