"""Directories: what an archive says that it holds, without unpacking a byte of it."""

from __future__ import annotations

import struct
import zipfile
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import IO

from foedus.archive.releases.unpack import GZIP, HEAD, ZIP, Caps, gzip_name, is_shadow

END = b"PK\x05\x06"
END_SIZE, COMMENT = 22, 0xFFFF
"""Bytes of a zip file's end, and of the longest comment behind it."""
TRAILER = 8
"""Bytes behind what is gzipped: its check sum, and its size."""
REMEMBERED = 4096
"""Archives whose directories are kept, so that a folder is read once for all releases."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A member as the directory has it.

    Parameters
    ----------
    name : str
        Its path within.
    size, check : int
        Its bytes when unpacked, and their CRC-32, as the archive says.
    """

    name: str
    size: int
    check: int

    @property
    def base(self) -> str:
        """The last part of its name."""
        return self.name.rsplit("/", 1)[-1]


def directory(path: Path) -> tuple[Listed, ...]:
    """The members of a zip file, or the one of a gzip file that says its name.

    Nothing is refused here: what is no archive, is damaged, or has more members than may be,
    holds nothing.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder) / "a.zip"
    ...     with zipfile.ZipFile(path, "w") as archive:
    ...         archive.writestr("data/fens.csv", "1")
    ...     [each.base for each in directory(path)]
    ['fens.csv']
    """
    key = _key(path)
    return _read(*key) if key else ()


def bases(path: Path) -> frozenset[str]:
    """The last parts of the names of an archive's members, in small letters.

    Examples
    --------
    >>> bases(Path("nowhere.zip"))
    frozenset()
    """
    key = _key(path)
    return _bases(*key) if key else frozenset()


def _key(path: Path) -> tuple[str, int, int] | None:
    """A file as it was changed last; None where it is not there."""
    try:
        held = path.stat()
    except OSError:
        return None
    return str(path.absolute()), held.st_mtime_ns, held.st_size


@lru_cache(maxsize=REMEMBERED)
def _bases(path: str, changed: int, size: int) -> frozenset[str]:
    return frozenset(each.base.casefold() for each in _read(path, changed, size))


@lru_cache(maxsize=REMEMBERED)
def _read(path: str, _changed: int, size: int) -> tuple[Listed, ...]:
    """The directory of a file as it was changed last."""
    try:
        with Path(path).open("rb") as file:
            head = file.read(HEAD)
            if head.startswith(GZIP):
                return _of_gzip(file, head, size)
            return _of_zip(file, size) if head.startswith(ZIP) else ()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, struct.error):
        return ()


def _of_gzip(file: IO[bytes], head: bytes, size: int) -> tuple[Listed, ...]:
    name = gzip_name(head)
    if not name or size < TRAILER:
        return ()
    file.seek(size - TRAILER)
    check, unpacked = struct.unpack("<II", file.read(TRAILER))
    return (Listed(name, unpacked, check),)


def _of_zip(file: IO[bytes], size: int) -> tuple[Listed, ...]:
    if _count(file, size) > Caps().members:
        return ()
    with zipfile.ZipFile(file) as archive:
        return tuple(
            Listed(each.filename, each.file_size, each.CRC)
            for each in archive.infolist()
            if not each.is_dir() and not is_shadow(each.filename)
        )


def _count(file: IO[bytes], size: int) -> int:
    """How many members a zip file says it has; it is asked before the directory is read."""
    file.seek(max(0, size - END_SIZE - COMMENT))
    tail = file.read()
    at = tail.rfind(END)
    return int(struct.unpack_from("<H", tail, at + 10)[0]) if at >= 0 else 0
