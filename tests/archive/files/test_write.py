"""Writing: whole or not at all, whichever call of the system fails, and never over a file unasked."""

import errno
import os
import resource
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from foedus.archive.files.write import write_whole
from foedus.vocabulary.problem import InputError

OLD, NEW = b"what was there\n", b"what is to be\n" * 10_000


class InjectedError(OSError):
    """A failure of the system that a test brings about."""


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def there(tmp_path: Path) -> Path:
    """A file that is there already."""
    path = tmp_path / "page.html"
    path.write_bytes(OLD)
    return path


def test_a_new_file_has_its_content_and_the_usual_rights(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    before = os.umask(0o027)
    try:
        write_whole(path, "über\r\n")
    finally:
        os.umask(before)
    assert path.read_bytes() == "über\r\n".encode()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert names(tmp_path) == ["page.html"]


def test_a_file_is_not_replaced_unasked(there: Path) -> None:
    with pytest.raises(InputError, match=r"page\.html: error\[FD117\]: a file that exists already"):
        write_whole(there, NEW)
    assert there.read_bytes() == OLD
    assert names(there.parent) == ["page.html"]


def test_force_replaces_and_keeps_the_rights(there: Path) -> None:
    there.chmod(0o604)
    write_whole(there, NEW, force=True)
    assert there.read_bytes() == NEW
    assert stat.S_IMODE(there.stat().st_mode) == 0o604
    assert names(there.parent) == ["page.html"]


def test_a_link_is_followed_and_stays(there: Path) -> None:
    link = there.with_name("link.html")
    link.symlink_to(there.name)
    with pytest.raises(InputError, match="FD117"):
        write_whole(link, NEW)
    write_whole(link, NEW, force=True)
    assert link.is_symlink()
    assert there.read_bytes() == NEW


def test_a_folder_is_not_replaced(tmp_path: Path) -> None:
    for force in (False, True):
        with pytest.raises(InputError, match="FD102"):
            write_whole(tmp_path, NEW, force=force)


def test_what_is_no_file_is_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for force in (False, True):
        with pytest.raises(InputError, match="FD102"):
            write_whole(pipe, NEW, force=force)
    assert pipe.is_fifo()


def test_a_missing_folder_is_the_system_s_refusal(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="gone"):
        write_whole(tmp_path / "gone" / "page.html", NEW)


def fail_at(call: int, patch: pytest.MonkeyPatch) -> Callable[[], int]:
    """Make the n-th of the calls that writing makes fail; returns how many were made."""
    count = 0

    def counted(original: Callable[..., Any]) -> Callable[..., Any]:
        def inner(*args: Any, **options: Any) -> Any:  # noqa: ANN401 - whatever the system takes
            nonlocal count
            count += 1
            if count == call:
                raise InjectedError(errno.EIO, "injected")
            return original(*args, **options)

        return inner

    for name in ("open", "write", "fsync"):
        patch.setattr(os, name, counted(getattr(os, name)))
    for name in ("chmod", "replace", "hardlink_to"):
        patch.setattr(Path, name, counted(getattr(Path, name)))
    return lambda: count


@pytest.mark.parametrize("before", [OLD, None], ids=["over a file", "anew"])
@pytest.mark.parametrize("call", range(1, 8))
def test_whichever_call_fails_nothing_is_half_written(
    call: int, before: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "page.html"
    if before is not None:
        path.write_bytes(before)
    failed = False
    with monkeypatch.context() as patch:
        made = fail_at(call, patch)
        try:
            write_whole(path, NEW, force=before is not None)
        except InjectedError:
            failed = True
        calls = made()
    # What is there afterwards is what was there before, or the new file; nothing else.
    assert set(names(tmp_path)) <= {"page.html"}
    content = path.read_bytes() if path.exists() else None
    assert content == (before if failed else NEW)
    assert calls >= min(call, 5)


@pytest.fixture
def small_files() -> Iterator[None]:
    """No file may grow beyond 4 KB, as on a disk that is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_full_disk_leaves_what_was_there(there: Path, small_files: None) -> None:
    with pytest.raises(OSError, match="File too large"):
        write_whole(there, NEW, force=True)
    assert there.read_bytes() == OLD
    assert names(there.parent) == ["page.html"]


def test_a_file_that_appears_meanwhile_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "page.html"
    original = Path.hardlink_to

    def late(self: Path, target: Path) -> None:
        path.write_bytes(OLD)
        original(self, target)

    monkeypatch.setattr(Path, "hardlink_to", late)
    with pytest.raises(InputError, match="FD117"):
        write_whole(path, NEW)
    assert path.read_bytes() == OLD
    assert names(tmp_path) == ["page.html"]


def test_a_disk_without_hard_links_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, target: Path) -> None:
        raise PermissionError(errno.EPERM, "no hard links here", str(target))

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    write_whole(tmp_path / "page.html", NEW)
    assert (tmp_path / "page.html").read_bytes() == NEW
    assert names(tmp_path) == ["page.html"]
