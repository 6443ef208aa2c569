"""The cache: where it is, what it says of itself, and what it notices."""

from pathlib import Path

import pytest

from foedus.archive.releases.cache import Cache, Receipt, cache_folder, copied, digest, safe
from foedus.archive.releases.verify import Holding, held, verify
from foedus.panel.release import Address
from tests.archive.releases.invented import FENS, fens, written


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    """A cache that holds the release."""
    made = Cache(tmp_path / "cache")
    path = written(tmp_path)
    made.put(fens().release, path, Receipt("fens.csv", digest(path), "fens.csv"))
    return made


def test_each_system_has_its_own_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert cache_folder({}, "linux") == tmp_path / ".cache" / "foedus" / "releases"
    assert cache_folder({}, "darwin") == tmp_path / "Library" / "Caches" / "foedus" / "releases"
    assert cache_folder({}, "win32") == tmp_path / "AppData" / "Local" / "foedus" / "releases"
    assert cache_folder({"XDG_CACHE_HOME": "/c"}, "darwin") == Path("/c/foedus/releases")
    assert cache_folder({"FOEDUS_DATA": "/d", "XDG_CACHE_HOME": "/c"}, "linux") == Path("/d")


@pytest.mark.parametrize("name", ["../a", "a/b", "a\\b", "", "..", "con\0", "-rf", "Ä"])
def test_a_name_is_made_safe(name: str) -> None:
    made = safe(name)
    assert made
    assert not set(made) & set('/\\\0:*?"<>|')
    assert made not in {".", ".."}
    assert safe(made) == made


def test_a_newer_file_takes_the_place_of_the_older_whole(cache: Cache, tmp_path: Path) -> None:
    release = fens().release
    newer = written(tmp_path, b"newer", "newer.csv")
    cache.put(release, newer, Receipt("newer.csv", digest(newer), "newer.csv"))
    found = sorted(path.name for path in cache.folder(release).parent.rglob("*"))
    assert found == ["2", "newer.csv", "receipt.json"]
    assert cache.find(release) == cache.folder(release) / "newer.csv"


@pytest.mark.parametrize(
    "receipt",
    ["", "{}", "[]", "null", '{"file": "../../x", "sha256": "", "source": ""}', "\udcff"],
)
def test_a_receipt_that_is_none_means_that_nothing_is_here(cache: Cache, receipt: str) -> None:
    release = fens().release
    path = cache.folder(release) / "receipt.json"
    path.write_bytes(receipt.encode("utf-8", "surrogateescape"))
    assert cache.find(release) is None
    assert held(fens(), cache).path is None


def test_a_sound_file_is_found_sound(cache: Cache) -> None:
    found = verify(held(fens(), cache))
    assert (found.rows, found.columns, found.problems) == (3, 6, ())
    assert found.sha256 == digest(cache.folder(fens().release) / "fens.csv")


def test_any_byte_changed_is_noticed(cache: Cache) -> None:
    path = cache.folder(fens().release) / "fens.csv"
    for at in range(len(FENS)):
        path.write_bytes(FENS[:at] + bytes([FENS[at] ^ 1]) + FENS[at + 1 :])
        said = verify(held(fens(), cache)).problems[0]
        assert said.code == "FD726"
        assert "foedus data get fens --force" in said.remedy


def test_a_file_is_compared_with_what_its_makers_publish_where_that_is_known(
    tmp_path: Path,
) -> None:
    cache, path, url = Cache(tmp_path / "cache"), written(tmp_path), "https://fens.example/fens.csv"
    sound, other = (fens(Address(url, sha256=each)) for each in (digest(path), "0" * 64))
    cache.put(sound.release, path, Receipt("fens.csv", digest(path), url))
    assert held(sound, cache).compared() == ("arrival", "makers")
    assert verify(held(sound, cache)).problems == ()
    (said,) = verify(held(other, cache)).problems
    assert (said.code, said.expected) == ("FD726", "0000000000000000…, as its makers publish it")
    handed = held(sound, cache, tmp_path)
    assert handed.compared() == ()


def test_a_folder_is_verified_without_a_receipt(cache: Cache, tmp_path: Path) -> None:
    folder = tmp_path / "downloads"
    folder.mkdir()
    assert held(fens(), cache, folder).path is None
    written(folder, FENS + b"1,2\n")
    found = verify(held(fens(), cache, folder))
    assert [problem.code for problem in found.problems] == ["FD704"]
    assert (found.rows, found.columns) == (0, 0)


def test_what_is_not_here_cannot_be_verified() -> None:
    with pytest.raises(ValueError, match="fens has no file to verify"):
        verify(Holding(fens(), None))


def test_of_a_full_disk_the_copy_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, target: Path) -> None:
        raise OSError(28, "No space left on device", str(path), None, str(target))

    monkeypatch.setattr("shutil.copyfile", full)
    with pytest.raises(OSError, match=r"No space left on device: '.*copy'$"):
        copied(tmp_path / "source", tmp_path / "copy")
