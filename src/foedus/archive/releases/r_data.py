"""R's data files (.rda): the one data frame within, read without R and without running anything.

Only data are read. Functions, compiled code and whatever else R can save refuse the file.
"""

from __future__ import annotations

import bz2
import lzma
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from foedus.panel.table import Array, Number

HEADS = (b"RDX2\n", b"RDX3\n")
SIZE_MAX, RATIO_MAX = 1 << 30, 1_000
"""Bytes of a file when unpacked, in all and for one packed."""
ROWS_MAX = 20_000_000
"""Values of a range, which takes three numbers in the file, however long it is."""
DEPTH_MAX = 100
NO_WHOLE = -(2**31)
"""How R writes a whole number that is not known."""
UTF8, LATIN1 = 1 << 3, 1 << 2
SECONDS, DAYS_MAX = 86_400, 700_000
EPOCH = np.datetime64("1970-01-01", "D")


class NotDataError(ValueError):
    """The file holds no data frame that can be read."""


def data_frame(content: bytes) -> dict[str, Array]:
    """The columns of the data frame in a file that R's `save` has written.

    Parameters
    ----------
    content : bytes
        The whole file; gzip, bzip2, xz or plain.

    Returns
    -------
    dict of str to array
        By name, in order: float64 with NaN for missing, texts and the labels of factors as
        objects, empty for missing, days as datetime64.

    Raises
    ------
    NotDataError
        If it is damaged, holds no data frame or more than one, or anything that is no data.

    References
    ----------
    r_core_team_2025: R Internals, chapter 1.8, on the serialization format.
    """
    plain = _unpacked(content)
    if not plain.startswith(HEADS):
        raise NotDataError("no file that R's save has written")
    try:
        held = _Reader(plain, len(HEADS[0])).document()
        frames = [each for each in held.values() if _is_frame(each)]
        if len(frames) == 1:
            return _columns(frames[0])
    except NotDataError:
        raise
    except (AttributeError, LookupError, OverflowError, StopIteration) as error:
        raise NotDataError("damaged or cut off") from error
    except (TypeError, ValueError) as error:
        raise NotDataError("damaged or cut off") from error
    raise NotDataError(f"{len(frames)} data frames, where one is expected")


def _unpacked(content: bytes) -> bytes:
    """The inside, read no further than it may be large."""
    means: dict[bytes, Callable[[], Any]] = {
        b"\x1f\x8b": lambda: zlib.decompressobj(wbits=31),
        b"BZh": bz2.BZ2Decompressor,
        b"\xfd7zXZ": lzma.LZMADecompressor,
    }
    most = min(SIZE_MAX, RATIO_MAX * len(content))
    for sign, made in means.items():
        if content.startswith(sign):
            unpacker = made()
            try:
                found: bytes = unpacker.decompress(content, most)
            except (zlib.error, lzma.LZMAError, OSError) as error:
                raise NotDataError("damaged or cut off") from error
            if not unpacker.eof:
                raise NotDataError("cut off, or larger than it may be")
            return found
    return content


@dataclass(frozen=True, slots=True)
class _Value:
    """An object of R's: what it holds, and its attributes."""

    held: Any
    attributes: Mapping[str, _Value] = field(default_factory=dict)

    def words(self, name: str) -> list[str]:
        """The texts of an attribute; none where it has no such."""
        found = self.attributes.get(name)
        return list(found.held) if found is not None and isinstance(found.held, list) else []


NOTHING = _Value(None)


def _is_frame(value: _Value) -> bool:
    return "data.frame" in value.words("class") and isinstance(value.held, tuple)


def _columns(frame: _Value) -> dict[str, Array]:
    names = frame.words("names")
    found = {name: _column(each) for name, each in zip(names, frame.held, strict=True)}
    if len({len(column) for column in found.values()}) > 1:
        raise NotDataError("columns of different lengths")
    return found


def _column(value: _Value) -> Array:
    """A column: labels of a factor, days, numbers or texts."""
    held, kind = value.held, value.words("class")
    if isinstance(held, list):
        return np.array(held, dtype=object)
    if not isinstance(held, np.ndarray):
        raise NotDataError("a column that is neither numbers nor texts")
    if "factor" in kind:
        labels = ["", *value.words("levels")]
        return np.array([labels[int(at)] if at == at else "" for at in held], dtype=object)  # noqa: PLR0124 - NaN
    if "Date" in kind or "POSIXct" in kind:
        return _days(held if "Date" in kind else held / SECONDS)
    return held


def _days(numbers: Number) -> Array:
    """Days since 1970 as days; what no calendar has is unknown."""
    found = np.full(len(numbers), np.datetime64("NaT", "D"))
    known = np.abs(numbers) < DAYS_MAX
    found[known] = EPOCH + np.floor(numbers[known]).astype(np.int64)
    return found


class _Reader:
    """One pass over the bytes; every object is read where it stands."""

    def __init__(self, content: bytes, at: int) -> None:
        self.content, self.at = content, at
        self.known: list[_Value] = []
        self.depth = 0

    def document(self) -> dict[str, _Value]:
        """What was saved, by name."""
        if self.take(2) != b"X\n":
            raise NotDataError("written as text, or for one machine only")
        version = self.whole()
        self.at += 8
        if version == 3:  # noqa: PLR2004 - of the format
            self.take(self.whole())
        return self.item().held or {}

    def take(self, count: int) -> bytes:
        """The next bytes."""
        if count < 0 or self.at + count > len(self.content):
            raise NotDataError("damaged or cut off")
        self.at += count
        return self.content[self.at - count : self.at]

    def whole(self) -> int:
        """The next whole number."""
        return int.from_bytes(self.take(4), "big", signed=True)

    def length(self) -> int:
        """How many values follow; in two parts where they are very many."""
        found = self.whole()
        return found if found != -1 else (self.whole() << 32) + self.whole()

    def item(self) -> _Value:
        """The next object, with its attributes."""
        self.depth += 1
        if self.depth > DEPTH_MAX:
            raise NotDataError("objects within objects without end")
        try:
            return self.of_kind(self.whole())
        finally:
            self.depth -= 1

    def of_kind(self, flags: int) -> _Value:
        """An object of the kind that its flags name.

        Raises
        ------
        NotDataError
            If it is no data.
        """
        kind = flags & 0xFF
        if kind in {2, 6}:
            return _Value(self.pairs(flags))
        if kind == 9:  # noqa: PLR2004 - one text
            return _Value(self.text(flags))
        if kind in NO_DATA:
            return NOTHING
        if kind == 255:  # noqa: PLR2004 - what was met before
            return self.known[(flags >> 8 or self.whole()) - 1]
        if kind == 1:
            self.known.append(self.item())
            return self.known[-1]
        if kind == 22:  # noqa: PLR2004 - a place in the memory of the R that wrote it
            self.known.append(NOTHING)
            self.item(), self.item()
            held: Any = None
        elif kind == 238:  # noqa: PLR2004 - a vector told in another way
            return self.other_way()
        elif kind in VECTORS:
            held = VECTORS[kind](self)
        else:
            raise NotDataError(f"an object of kind {kind}, which is no data")
        return _Value(held, self.attributes(self.item()) if flags & 0x200 else {})

    @staticmethod
    def attributes(value: _Value) -> Mapping[str, _Value]:
        """Attributes by name."""
        return value.held if isinstance(value.held, dict) else {}

    def pairs(self, flags: int) -> dict[str, _Value]:
        """A list of pairs: each value under its name, or under its place."""
        found: dict[str, _Value] = {}
        while flags & 0xFF in {2, 6}:
            if flags & 0x200:
                self.item()
            name = self.item().held if flags & 0x400 else str(len(found))
            found[str(name)] = self.item()
            flags = self.whole()
        if flags & 0xFF not in NO_DATA:
            found[str(len(found))] = self.of_kind(flags)
        return found

    def text(self, flags: int) -> str:
        """One text; empty for missing."""
        size = self.whole()
        if size == -1:
            return ""
        held, said = self.take(size), flags >> 12
        if not said & LATIN1:
            with suppress(UnicodeDecodeError):
                return held.decode("utf-8")
        return held.decode("latin-1")

    def wholes(self) -> Array:
        """Whole numbers, or yes and no, as numbers."""
        size = self.length()
        held = np.frombuffer(self.take(4 * size), dtype=">i4")
        return np.where(held == NO_WHOLE, np.nan, held.astype(float))

    def numbers(self) -> Array:
        """Numbers."""
        size = self.length()
        return np.frombuffer(self.take(8 * size), dtype=">f8").astype(float)

    def texts(self) -> list[str]:
        """Texts."""
        return [str(self.item().held) for _ in self.counted()]

    def values(self) -> tuple[_Value, ...]:
        """A list of anything."""
        return tuple(self.item() for _ in self.counted())

    def raw(self) -> bytes:
        """Bytes."""
        return self.take(self.length())

    def counted(self) -> Iterator[int]:
        """As many turns as are announced, each of which takes four bytes at least."""
        size = self.length()
        if size * 4 > len(self.content) - self.at:
            raise NotDataError("damaged or cut off")
        return iter(range(size))

    def other_way(self) -> _Value:
        """A vector that R keeps in another way: as a range, wrapped, or as numbers yet to be written."""
        info, state = self.item(), self.item()
        attributes = self.attributes(self.item())
        name = next(iter(info.held.values())).held
        if name in {"compact_intseq", "compact_realseq"}:
            size, first, step = state.held
            if not 0 <= size <= ROWS_MAX:
                raise NotDataError("damaged or cut off")
            return _Value(first + step * np.arange(int(size), dtype=float), attributes)
        parts = state.held.values() if isinstance(state.held, dict) else state.held
        inner = next(iter(parts))
        if name == "deferred_string":
            return _Value([_written(each) for each in inner.held], attributes)
        if str(name).startswith("wrap_"):
            return _Value(inner.held, attributes or inner.attributes)
        raise NotDataError(f"a vector of the kind {name}")


def _written(number: float) -> str:
    return "" if np.isnan(number) else f"{number:.15g}"


NO_DATA = frozenset({241, 242, 247, 251, 252, 253, 254})
"""Nothing, and environments that every R has."""
VECTORS: Mapping[int, Callable[[_Reader], Any]] = {
    10: _Reader.wholes,
    13: _Reader.wholes,
    14: _Reader.numbers,
    16: _Reader.texts,
    19: _Reader.values,
    20: _Reader.values,
    24: _Reader.raw,
}
