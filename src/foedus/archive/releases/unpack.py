"""Unpacking: zip and gzip files opened with distrust, their members read in memory.

Nothing is ever written where a member's name says: a member is bytes with a name, and a name
that leads outside its folder, or belongs to a link or a device, refuses the whole archive.
"""

from __future__ import annotations

import io
import re
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from foedus.archive.releases.problems import DataError, refusal

GZIP, ZIP = b"\x1f\x8b", b"PK\x03\x04"
EMPTY_ZIP = b"PK\x05\x06"
HEAD = 1 << 12
"""Bytes by which it is told what a file is, and how its inside is called."""
FIXED, EXTRA, NAMED = 10, 0x4, 0x8
"""Bytes that every header of gzip has, and the flags of what may follow."""
CHUNK = 1 << 20
PACKED = 1 << 16
"""Packed bytes read at once: a bomb is known by its first piece, before it fills the memory."""
MEANS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""Ways of packing that are undone; others are rare, and their decoders less proven."""

_DRIVE = re.compile(r"^[A-Za-z]:")
_ENCRYPTED = 0x1


@dataclass(frozen=True, slots=True)
class Caps:
    """How much an archive may hold.

    Parameters
    ----------
    members : int
        Members, folders counted.
    size : int
        Bytes when unpacked, of all members together.
    ratio : int
        Unpacked bytes for one packed.
    depth : int
        Archives within archives.
    """

    members: int = 10_000
    size: int = 2 << 30
    ratio: int = 200
    depth: int = 2


@dataclass(frozen=True, slots=True)
class Member:
    """A file within a file.

    Parameters
    ----------
    name : str
        Its path within, with slashes; the file's own name where it was only packed.
    content : bytes
        All of it.
    """

    name: str
    content: bytes

    @property
    def base(self) -> str:
        """The last part of its name."""
        return self.name.rsplit("/", 1)[-1]


Wanted = Callable[[str], bool]
"""Whether the member of a path is asked for."""


def members(path: Path, wanted: Wanted, caps: Caps | None = None) -> tuple[Member, ...]:
    """What a file holds: members of a zip, the inside of a gzip file, or the file itself.

    Parameters
    ----------
    path : Path
        The file.
    wanted : callable
        Which members to read; zips within zips are opened as well.
    caps : Caps, optional
        Limits; generous for data, small for a bomb.

    Raises
    ------
    DataError
        If the archive is damaged, encrypted, unsafe, or too large.
    OSError
        If the file cannot be read.

    References
    ----------
    deutsch_1996: gzip; pkware_2022: zip.
    """
    held = caps or Caps()
    with path.open("rb") as file:
        head = file.read(HEAD)
        file.seek(0)
        if head.startswith(GZIP):
            inside, said = path.name.removesuffix(".gz"), gzip_name(head)
            name = said if said and wanted(said) and not wanted(inside) else inside
            return (Member(name, _gunzip(file, path, held)),)
        if head.startswith((ZIP, EMPTY_ZIP)):
            return tuple(_unzip(file, path.name, wanted, held, _Left(held.size), held.depth))
        if path.stat().st_size > held.size:
            raise _too_large(path.name, held)
        return (Member(path.name, file.read()),)


def gzip_name(head: bytes) -> str:
    r"""The name that a gzip file says its inside has; empty where it says none.

    References
    ----------
    deutsch_1996: 2.3, the header.

    Examples
    --------
    >>> gzip_name(b"\x1f\x8b\x08\x08" + b"\0" * 6 + b"fens.csv\0")
    'fens.csv'
    """
    if len(head) < FIXED or not head.startswith(GZIP) or not head[3] & NAMED:
        return ""
    at = FIXED
    if head[3] & EXTRA:
        at += 2 + int.from_bytes(head[at : at + 2], "little")
    end = head.find(b"\0", at)
    return head[at:end].decode("latin-1").rsplit("/", 1)[-1] if end > at else ""


def _gunzip(file: IO[bytes], path: Path, caps: Caps) -> bytes:
    """The inside of a gzip file, read in pieces so that it cannot grow unseen."""
    packed, pieces, total = 0, [], 0
    unpacker = zlib.decompressobj(wbits=31)
    try:
        while piece := file.read(PACKED):
            packed += len(piece)
            most = min(caps.size, packed * caps.ratio)
            while piece:
                made = unpacker.decompress(piece, CHUNK)
                total += len(made)
                if total > most:
                    raise _grows(path.name, total, packed, caps)
                pieces.append(made)
                piece = unpacker.unconsumed_tail
                if unpacker.eof:
                    piece = unpacker.unused_data
                    unpacker = zlib.decompressobj(wbits=31) if piece else unpacker
    except zlib.error as error:
        raise _damaged(path.name) from error
    if not unpacker.eof:
        raise _damaged(path.name)
    return b"".join(pieces)


class _Left:
    """Bytes that may still be unpacked; archives within an archive draw on the same."""

    def __init__(self, size: int) -> None:
        self.size = size


def _unzip(
    file: IO[bytes], name: str, wanted: Wanted, caps: Caps, left: _Left, depth: int
) -> Iterator[Member]:
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise _damaged(name) from error
    with archive:
        infos = archive.infolist()
        _refuse_unsafe(infos, name, caps)
        for info in infos:
            nested = info.filename.casefold().endswith(".zip")
            if info.is_dir() or is_shadow(info.filename) or not (nested or wanted(info.filename)):
                continue
            content = _content(archive, info, name, caps, left.size)
            left.size -= len(content)
            if wanted(info.filename):
                yield Member(info.filename, content)
            elif depth > 0:
                within = f"{name}/{info.filename}"
                yield from _unzip(io.BytesIO(content), within, wanted, caps, left, depth - 1)


def is_shadow(path: str) -> bool:
    """Whether a member is what macOS lays beside a file: named like it, and none of its kind.

    Examples
    --------
    >>> is_shadow("data/._fens.csv"), is_shadow("data/fens.csv")
    (True, False)
    """
    return path.startswith("__MACOSX/") or path.rsplit("/", 1)[-1].startswith("._")


def _content(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, caps: Caps, left: int
) -> bytes:
    """The bytes of one member, no more than it announced."""
    try:
        with archive.open(info) as member:
            content = member.read(min(info.file_size, left) + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError) as error:
        raise _damaged(f"{name}/{info.filename}") from error
    if len(content) > min(info.file_size, left):
        raise _too_large(name, caps)
    if len(content) < info.file_size:
        raise _damaged(f"{name}/{info.filename}")
    return content


def _refuse_unsafe(infos: list[zipfile.ZipInfo], name: str, caps: Caps) -> None:
    """Refuse an archive by what its directory says, before a byte of it is unpacked."""
    if len(infos) > caps.members:
        found = f"an archive of {len(infos):,} members"
        raise _unsafe(name, found, f"at most {caps.members:,}")
    total = sum(info.file_size for info in infos)
    if total > caps.size:
        raise _too_large(name, caps)
    packed = sum(info.compress_size for info in infos)
    if total > max(packed, 1) * caps.ratio:
        raise _grows(name, total, packed, caps)
    seen: set[str] = set()
    for info in infos:
        if fault := _fault(info, seen):
            raise _unsafe(name, f'the member "{info.filename[:80]}", {fault}', "plain files only")
        seen.add(info.filename.casefold())


def _fault(info: zipfile.ZipInfo, seen: set[str]) -> str:
    """What is wrong with a member; empty where nothing is."""
    path = info.filename
    if "\\" in info.orig_filename or _DRIVE.match(path) or path.startswith("/"):
        return "whose name is no path within the archive"
    if ".." in path.split("/"):
        return "whose name leads outside the archive"
    if "\0" in info.orig_filename:
        return "whose name holds a zero byte"
    mode = stat.S_IFMT(info.external_attr >> 16)
    if mode and mode not in {stat.S_IFREG, stat.S_IFDIR}:
        return "which is a link or a device"
    if info.flag_bits & _ENCRYPTED:
        return "which is encrypted"
    if info.compress_type not in MEANS:
        return "packed in a way that is not undone here"
    if path.casefold() in seen:
        return "which is there twice"
    return ""


def _unsafe(name: str, found: str, expected: str) -> DataError:
    remedy = "do not use it; fetch the archive anew from its official page"
    return refusal(name, "FD710", found, expected, remedy)


def _too_large(name: str, caps: Caps) -> DataError:
    found = f"more than {caps.size:,} bytes when unpacked"
    remedy = "look whether this is the right file"
    return refusal(name, "FD711", found, f"at most {caps.size:,} bytes", remedy)


def _grows(name: str, total: int, packed: int, caps: Caps) -> DataError:
    found = f"{total:,} bytes packed into {packed:,}"
    expected = f"at most {caps.ratio} bytes for one"
    return refusal(name, "FD711", found, expected, "look whether this is the right file")


def _damaged(name: str) -> DataError:
    found, expected = "an archive that ends too early or is damaged", "a whole archive"
    return refusal(name, "FD712", found, expected, "fetch it anew")
