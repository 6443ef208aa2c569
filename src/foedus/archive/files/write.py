"""Writing: a file appears whole or not at all, and never takes another's place unasked."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from foedus.vocabulary.problem import InputError, Place, Problem

NEW_FILE_MODE = 0o666
"""Rights of a new file before the process's mask is taken off, as `open` gives them."""


def write_whole(path: Path, content: str | bytes, *, force: bool = False) -> None:
    r"""Write a file so that at any moment there is the old one, or the new one.

    The content goes to a temporary name in the same folder, is flushed to the disk, and is
    renamed. A failure on the way leaves what was there and removes the temporary file.

    Parameters
    ----------
    path : Path
        The file to be.
    content : str or bytes
        All of it; text is written as UTF-8 with the line ends it has.
    force : bool
        Whether an existing file may be replaced; its rights are kept.

    Raises
    ------
    InputError
        If the file exists and `force` is not given, or something else stands in its place.
    OSError
        If the system refuses: no such folder, no right, no space.

    Examples
    --------
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_whole(Path(folder) / "a.txt", "ä")
    ...     (Path(folder) / "a.txt").read_bytes()
    b'\xc3\xa4'
    """
    with whole(path, force=force) as file:
        file.write(content.encode("utf-8") if isinstance(content, str) else content)


@contextmanager
def whole(path: Path, *, force: bool = False) -> Iterator[BinaryIO]:
    """A file to write to bit by bit that appears when everything is written, or not at all.

    Parameters
    ----------
    path : Path
        The file to be.
    force : bool
        Whether an existing file may be replaced; its rights are kept.

    Raises
    ------
    InputError
        If the file exists and `force` is not given, or something else stands in its place.
    OSError
        If the system refuses.
    """
    # A link is followed, so that the file it leads to is replaced and not the link.
    target = Path(os.path.realpath(path))
    _refuse_to_replace(path, target, force=force)
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:100]}.", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_mode(target))
        if force:
            temporary.replace(target)
        else:
            _put_in_place(path, temporary, target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    _settle(target.parent)


def _put_in_place(path: Path, temporary: Path, target: Path) -> None:
    """Give the temporary file its name, unless another has taken it meanwhile."""
    try:
        target.hardlink_to(temporary)
    except FileExistsError as error:
        raise _refusal(path) from error
    except OSError:
        # A file system without hard links: the question asked before is all we have.
        temporary.replace(target)
        return
    temporary.unlink()


def _refuse_to_replace(path: Path, target: Path, *, force: bool) -> None:
    if target.is_dir():
        said = "a folder where the file should go", "a file name"
        raise InputError([Problem(Place(str(path)), "FD102", *said, "name a file within it")])
    if target.exists() and not target.is_file():
        said = "a pipe or a device where the file should go", "a file name"
        raise InputError([Problem(Place(str(path)), "FD102", *said, "name another file")])
    if target.exists() and not force:
        raise _refusal(path)


def _refusal(path: Path) -> InputError:
    said = "a file that exists already", "a new name"
    remedy = "choose another name, or replace it with --force"
    return InputError([Problem(Place(str(path)), "FD117", *said, remedy)])


def _mode(target: Path) -> int:
    """The rights of the file to be replaced, or those that a new file gets."""
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        return NEW_FILE_MODE & ~_mask()


def _mask() -> int:
    """The process's mask for new files, which can only be read by setting it."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def _settle(folder: Path) -> None:
    """Ask the disk to keep the new name, where the system lets folders be flushed."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
