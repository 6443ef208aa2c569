"""Locating: a published name first, then whatever archive holds the file; several are told, not guessed at."""

import shutil
import zipfile
from pathlib import Path
from typing import IO

import pytest

from foedus.archive.releases.cache import Cache
from foedus.archive.releases.locate import locate
from foedus.archive.releases.obtain import from_folder
from foedus.archive.releases.problems import DataError
from foedus.archive.releases.read import read_release
from foedus.archive.releases.registry import sheets
from foedus.archive.releases.verify import held, verify
from tests.archive.releases.invented import FENS, fens, written
from tests.archive.releases.test_directory import gzipped, zipped

OTHER = FENS.replace(b",12,", b",13,")


@pytest.mark.parametrize(
    ("name", "member"),
    [
        ("Fens 2 (csv).zip", "fens.csv"),
        ("fens.csv.zip", "Fens 2/fens.csv"),
        ("FENS-V2.ZIP", "FENS.CSV"),
        ("fens_copy.zip", "data/fens.csv"),
    ],
)
def test_an_archive_of_any_name_is_found_by_what_it_holds(
    tmp_path: Path, name: str, member: str
) -> None:
    zipped(tmp_path / "a photograph.zip", ("a.jpg", b"1"))
    zipped(tmp_path / name, ("read me.txt", b"1"), (member, FENS))
    path = locate(fens().release, tmp_path)
    assert path == tmp_path / name
    assert len(read_release(fens(), path)) == 3
    cache = Cache(tmp_path / "cache")
    assert from_folder(fens(), tmp_path, cache).is_file()
    assert verify(held(fens(), cache)).problems == ()


def test_a_gzip_file_of_any_name_is_found_by_the_name_it_says(tmp_path: Path) -> None:
    gzipped(tmp_path / "download (1).gz", "fens.csv", FENS)
    path = locate(fens().release, tmp_path)
    assert path is not None
    assert len(read_release(fens(), path)) == 3


def test_a_published_name_comes_before_an_archive(tmp_path: Path) -> None:
    zipped(tmp_path / "a.zip", ("fens.csv", OTHER))
    assert locate(fens().release, tmp_path) == tmp_path / "a.zip"
    assert locate(fens().release, written(tmp_path).parent) == tmp_path / "fens.csv"


def test_archives_with_the_same_file_are_one(tmp_path: Path) -> None:
    zipped(tmp_path / "b.zip", ("fens.csv", FENS))
    zipped(tmp_path / "a.zip", ("new/fens.csv", FENS), ("more.txt", b"1"))
    assert locate(fens().release, tmp_path) == tmp_path / "a.zip"


def test_archives_with_different_files_are_told(tmp_path: Path) -> None:
    zipped(tmp_path / "b.zip", ("fens.csv", FENS))
    zipped(tmp_path / "a.zip", ("fens.csv", OTHER))
    with pytest.raises(DataError, match="FD715") as refused:
        locate(fens().release, tmp_path)
    (said,) = refused.value.problems
    assert said.found == "several archives with a file of Ships of the fens 2: a.zip, b.zip"
    assert "into a folder of its own" in said.remedy


def test_the_official_layout_and_text_come_first(tmp_path: Path) -> None:
    zipped(tmp_path / "a.zip", ("fens_copy.csv", b"1"))
    zipped(tmp_path / "b.zip", ("fens.dta", b"1"))
    assert locate(fens().release, tmp_path) == tmp_path / "b.zip"
    zipped(tmp_path / "c.zip", ("fens.csv", FENS))
    assert locate(fens().release, tmp_path) == tmp_path / "c.zip"


def test_members_of_one_name_that_differ_are_told(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", ("old/fens.csv", OTHER), ("new/fens.csv", FENS))
    with pytest.raises(
        DataError, match=r"FD715.*fens\.csv more than once.*new/fens\.csv, old/fens\.csv"
    ):
        read_release(fens(), path)
    zipped(path, ("a/fens.csv", FENS), ("b/fens.csv", FENS))
    assert len(read_release(fens(), path)) == 3


def test_what_is_damaged_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"PK\x03\x04 and no more")
    assert locate(fens().release, tmp_path) is None
    with pytest.raises(DataError, match=r"FD701.*plain, or within a zip or gzip file"):
        from_folder(fens(), tmp_path, Cache(tmp_path / "cache"))


def test_an_unsafe_archive_is_found_and_then_refused(tmp_path: Path) -> None:
    zipped(tmp_path / "a.zip", ("../fens.csv", FENS))
    assert locate(fens().release, tmp_path) == tmp_path / "a.zip"
    with pytest.raises(DataError, match="FD710"):
        from_folder(fens(), tmp_path, Cache(tmp_path / "cache"))


def test_many_archives_are_read_once_for_all_releases(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = zipped(tmp_path / "0.zip", *((f"{n}.txt", b"") for n in range(20)))
    for n in range(1, 50):
        shutil.copyfile(one, tmp_path / f"{n}.zip")
    opened: list[IO[bytes]] = []
    genuine = zipfile.ZipFile

    def counted(file: IO[bytes]) -> zipfile.ZipFile:
        opened.append(file)
        return genuine(file)

    monkeypatch.setattr(zipfile, "ZipFile", counted)
    assert all(locate(each.release, tmp_path) is None for each in sheets())
    assert len(opened) == 50


def test_a_folder_that_is_not_there_has_nothing(tmp_path: Path) -> None:
    assert locate(fens().release, tmp_path / "nowhere") is None
