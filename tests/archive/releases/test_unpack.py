"""Unpacking: nothing leaves its folder, nothing grows unseen, whatever an archive says of itself."""

import gzip
import io
import stat
import struct
import warnings
import zipfile
from pathlib import Path

import pytest

from foedus.archive.releases.problems import DataError
from foedus.archive.releases.unpack import Caps, Member, members

SMALL = Caps(members=4, size=100_000, ratio=50)


def everything(_: str) -> bool:
    return True


def zipped(
    path: Path, *entries: tuple[str | zipfile.ZipInfo, bytes], deflate: bool = False
) -> Path:
    """An archive of these members."""
    means = zipfile.ZIP_DEFLATED if deflate else zipfile.ZIP_STORED
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that a name stands twice is what is tested
        with zipfile.ZipFile(path, "w", means) as archive:
            for name, content in entries:
                archive.writestr(name, content)
    return path


def of_mode(mode: int) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo("fens.csv")
    info.external_attr = mode << 16
    return info


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.zip"


def test_members_come_with_their_names(path: Path) -> None:
    zipped(path, ("data/", b""), ("data/fens.csv", b"1"), ("read me.txt", b"2"))
    assert members(path, everything) == (Member("data/fens.csv", b"1"), Member("read me.txt", b"2"))
    assert members(path, lambda name: name.endswith(".csv"))[0].base == "fens.csv"


def test_a_file_that_is_not_packed_is_its_own_member(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"a,b")
    assert members(tmp_path / "a.csv", everything) == (Member("a.csv", b"a,b"),)


def test_a_plain_file_over_the_cap_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"x" * 100_001)
    with pytest.raises(DataError, match=r"FD711.*100,000 bytes"):
        members(tmp_path / "a.csv", everything, SMALL)


def test_gzip_of_several_pieces_is_one(tmp_path: Path) -> None:
    (tmp_path / "a.csv.gz").write_bytes(gzip.compress(b"a,") + gzip.compress(b"b"))
    assert members(tmp_path / "a.csv.gz", everything) == (Member("a.csv", b"a,b"),)


@pytest.mark.parametrize(
    "name",
    ["../fens.csv", "a/../../fens.csv", "/etc/fens.csv", "C:/fens.csv", "C:fens.csv", "..", "a/.."],
)
def test_names_that_lead_outside_refuse_the_archive(path: Path, name: str) -> None:
    zipped(path, (name, b"1"))
    with pytest.raises(DataError, match="FD710"):
        members(path, everything)
    assert sorted(path.parent.rglob("*")) == [path]


def test_a_backslash_or_a_zero_in_a_name_refuses_the_archive(path: Path) -> None:
    for sign in (b"\\", b"\0"):
        zipped(path, ("a+fens.csv", b"1"))
        path.write_bytes(path.read_bytes().replace(b"a+fens", b"a" + sign + b"fens"))
        with pytest.raises(DataError, match=r"FD71[02]"):
            members(path, everything)


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFCHR, stat.S_IFBLK, stat.S_IFIFO])
def test_links_and_devices_refuse_the_archive(path: Path, kind: int) -> None:
    zipped(path, (of_mode(kind | 0o777), b"/etc/passwd"))
    with pytest.raises(DataError, match="which is a link or a device"):
        members(path, everything)


def test_a_name_that_stands_twice_refuses_the_archive(path: Path) -> None:
    zipped(path, ("fens.csv", b"1"), ("FENS.csv", b"2"))
    with pytest.raises(DataError, match="which is there twice"):
        members(path, everything)


def test_an_encrypted_member_refuses_the_archive(path: Path) -> None:
    zipped(path, ("fens.csv", b"1"))
    content = bytearray(path.read_bytes())
    content[content.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(bytes(content))
    with pytest.raises(DataError, match="which is encrypted"):
        members(path, everything)


def test_a_rare_way_of_packing_refuses_the_archive(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("fens.csv", b"1" * 1000)
    with pytest.raises(DataError, match="packed in a way"):
        members(path, everything)


def test_caps_on_members_size_and_ratio(path: Path) -> None:
    zipped(path, *[(f"{n}.csv", b"1") for n in range(5)])
    with pytest.raises(DataError, match=r"FD710.*5 members; expected at most 4"):
        members(path, everything, SMALL)
    zipped(path, ("a.csv", b"x" * 100_001))
    with pytest.raises(DataError, match="FD711"):
        members(path, everything, SMALL)
    zipped(path, ("a.csv", b"\0" * 99_000), deflate=True)
    with pytest.raises(DataError, match=r"FD711.*at most 50 bytes for one"):
        members(path, everything, SMALL)


def test_a_member_that_lies_about_its_size_is_refused(path: Path) -> None:
    zipped(path, ("a.csv", b"0123456789" * 300), deflate=True)
    content = bytearray(path.read_bytes())
    at = content.index(b"PK\x01\x02") + 24
    content[at : at + 4] = struct.pack("<I", 10)
    path.write_bytes(bytes(content))
    with pytest.raises(DataError, match=r"FD71[12]"):
        members(path, everything, SMALL)


def test_archives_within_archives_are_opened_so_deep_and_no_deeper(path: Path) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("fens.csv", b"1")
    for _ in range(2):
        outer = io.BytesIO()
        with zipfile.ZipFile(outer, "w") as archive:
            archive.writestr("inner.zip", held.getvalue())
        held = outer
    path.write_bytes(held.getvalue())
    wanted = lambda name: name.endswith(".csv")  # noqa: E731
    assert len(members(path, wanted)) == 1
    assert members(path, wanted, Caps(depth=1)) == ()


def test_a_gzip_bomb_is_stopped_on_its_way(tmp_path: Path) -> None:
    path = tmp_path / "a.csv.gz"
    path.write_bytes(gzip.compress(b"\0" * 20_000_000))
    with pytest.raises(DataError, match=r"FD711.*at most 200 bytes for one"):
        members(path, everything)


def test_a_gzip_bomb_is_known_by_its_first_piece(tmp_path: Path) -> None:
    path = tmp_path / "a.csv.gz"
    path.write_bytes(gzip.compress(b"\0" * 100_000_000))
    with pytest.raises(DataError, match="FD711") as refusal:
        members(path, everything)
    grown = int(refusal.value.problems[0].found.split()[0].replace(",", ""))
    assert grown < 20_000_000


def test_archives_within_an_archive_share_its_cap(path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("fens.csv", bytes(range(250)) * 200)
    zipped(path, *[(f"{n}.zip", inner.getvalue()) for n in range(3)])
    wanted = lambda name: name.endswith(".csv")  # noqa: E731
    assert len(members(path, wanted, Caps(size=200_000))) == 3
    with pytest.raises(DataError, match=r"FD711.*at most 120,000 bytes"):
        members(path, wanted, Caps(size=120_000))


@pytest.mark.parametrize("cut", [5, 30, 60])
def test_a_gzip_file_cut_short_is_told(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "a.csv.gz"
    path.write_bytes(gzip.compress(bytes(range(256)) * 4)[:cut])
    with pytest.raises(DataError, match=r"FD712.*ends too early"):
        members(path, everything)


def test_any_zip_cut_short_is_told(path: Path) -> None:
    zipped(path, ("fens.csv", bytes(range(256)) * 4), deflate=True)
    content = path.read_bytes()
    for cut in range(5, len(content), 37):
        path.write_bytes(content[:cut])
        with pytest.raises(DataError, match="FD712"):
            members(path, everything)


def test_any_byte_changed_is_told_or_harmless(path: Path) -> None:
    inside = b"ccode,year\n2,1953\n"
    zipped(path, ("fens.csv", inside), deflate=True)
    content = path.read_bytes()
    for at in range(len(content)):
        path.write_bytes(content[:at] + bytes([content[at] ^ 0x5A]) + content[at + 1 :])
        assert at < 4 or outcome(path) in {"FD710", "FD711", "FD712", inside}


def outcome(path: Path) -> str | bytes:
    """The code of the refusal, or what is inside."""
    try:
        (found,) = members(path, everything)
    except DataError as error:
        return error.problems[0].code
    return found.content


def test_what_macos_lays_beside_a_file_is_passed_over(path: Path) -> None:
    shadow = ("__MACOSX/data/._inner.zip", b"\0\5\x16\7")
    zipped(path, ("data/fens.csv", b"1"), shadow, ("data/._fens.csv", b"2"))
    assert members(path, everything) == (Member("data/fens.csv", b"1"),)
