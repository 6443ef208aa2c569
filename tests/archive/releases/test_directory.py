"""Directories: what archives say of themselves; what cannot be read holds nothing, and refuses nothing."""

import gzip
import io
import os
import zipfile
import zlib
from pathlib import Path

import pytest

from foedus.archive.releases.directory import Listed, directory
from foedus.archive.releases.unpack import Caps, gzip_name, members


def zipped(path: Path, *entries: tuple[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return path


def gzipped(path: Path, name: str, content: bytes = b"1") -> Path:
    """A gzip file that says another name than its own."""
    packed = io.BytesIO()
    with gzip.GzipFile(name, "wb", fileobj=packed) as file:
        file.write(content)
    path.write_bytes(packed.getvalue())
    return path


def test_a_zip_says_names_sizes_and_sums(tmp_path: Path) -> None:
    path = zipped(
        tmp_path / "a.zip", ("d/", b""), ("d/fens.csv", b"12"), ("__MACOSX/d/._fens.csv", b"0")
    )
    (one,) = directory(path)
    assert one == Listed("d/fens.csv", 2, zlib.crc32(b"12"))
    assert one.base == "fens.csv"


def test_a_comment_at_the_end_does_not_hide_the_directory(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", ("fens.csv", b"1"))
    with zipfile.ZipFile(path, "a") as archive:
        archive.comment = b"x" * 60_000
    assert [each.name for each in directory(path)] == ["fens.csv"]


def test_a_gzip_file_says_its_name(tmp_path: Path) -> None:
    path = gzipped(tmp_path / "download.gz", "fens.csv", b"12")
    assert directory(path) == (Listed("fens.csv", 2, zlib.crc32(b"12")),)
    assert members(path, lambda name: name == "fens.csv")[0].name == "fens.csv"
    assert members(path, lambda _: False)[0].name == "download"
    (tmp_path / "bare.gz").write_bytes(zlib.compress(b"1", wbits=31))
    assert directory(tmp_path / "bare.gz") == ()


@pytest.mark.parametrize(
    "head", [b"", b"\x1f\x8b", b"PK\x03\x04\0\0\0\x08\0\0", b"\x1f\x8b\x08\x08\0\0\0\0\0\0fens"]
)
def test_a_header_that_says_no_name(head: bytes) -> None:
    assert gzip_name(head) == ""


def test_a_name_behind_other_fields_is_found_without_its_folder() -> None:
    head = b"\x1f\x8b\x08\x0c\0\0\0\0\0\0" + b"\x02\0ab" + b"../d/fens.csv\0"
    assert gzip_name(head) == "fens.csv"


def test_what_cannot_be_read_holds_nothing(tmp_path: Path) -> None:
    whole = zipped(tmp_path / "a.zip", ("fens.csv", b"1" * 500)).read_bytes()
    for cut in range(0, len(whole), 7):
        path = tmp_path / f"{cut}.zip"
        path.write_bytes(whole[:cut])
        assert directory(path) == ()
    assert directory(tmp_path / "nowhere.zip") == ()


def test_more_members_than_may_be_are_not_looked_at(tmp_path: Path) -> None:
    most = Caps().members
    path = zipped(tmp_path / "a.zip", *((f"{n}.csv", b"") for n in range(most + 1)))
    assert directory(path) == ()


def test_a_file_that_changed_is_read_anew(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", ("fens.csv", b"1"))
    assert [each.name for each in directory(path)] == ["fens.csv"]
    zipped(path, ("other.csv", b"1"))
    os.utime(path, (1, 1))
    assert [each.name for each in directory(path)] == ["other.csv"]
