"""Data frames as R's `save` writes them, made by hand: nobody needs R to test the reader."""

import gzip
import struct
from collections.abc import Mapping, Sequence

UTF8 = 0x8000


def whole(*numbers: int) -> bytes:
    return struct.pack(f">{len(numbers)}i", *numbers)


def text(value: str | None, flags: int = 9 | UTF8) -> bytes:
    """One text; None is R's missing."""
    if value is None:
        return whole(9, -1)
    coded = value.encode("latin-1" if flags & 0x4000 else "utf-8")
    return whole(flags, len(coded)) + coded


def texts(values: Sequence[str | None]) -> bytes:
    return whole(16, len(values)) + b"".join(text(value) for value in values)


def pairs(**values: bytes) -> bytes:
    """A list of pairs; underscores stand for dots."""
    held = b""
    for name, value in values.items():
        held += whole(2 | 0x400) + whole(1) + text(name.replace("_", ".")) + value
    return held + whole(254)


def numbers(values: Sequence[float], **attributes: bytes) -> bytes:
    flags = 14 | (0x300 if attributes else 0)
    held = whole(flags, len(values)) + struct.pack(f">{len(values)}d", *values)
    return held + (pairs(**attributes) if attributes else b"")


def wholes(values: Sequence[int | None], **attributes: bytes) -> bytes:
    flags = 13 | (0x300 if attributes else 0)
    held = whole(flags, len(values), *(-(2**31) if v is None else v for v in values))
    return held + (pairs(**attributes) if attributes else b"")


def of_class(*names: str) -> bytes:
    return texts(names)


def frame(columns: Mapping[str, bytes], **attributes: bytes) -> bytes:
    """A data frame of columns that are written already."""
    rest = {"names": texts(list(columns)), "class": of_class("tbl_df", "tbl", "data.frame")}
    held = whole(19 | 0x300, len(columns)) + b"".join(columns.values())
    return held + pairs(**rest, row_names=wholes([None, -3]), **attributes)


def saved(*, pack: bool = True, **objects: bytes) -> bytes:
    """A file with these objects."""
    head = b"RDX3\nX\n" + whole(3, 0x40300, 0x30500) + whole(5) + b"UTF-8"
    content = head + pairs(**objects)
    return gzip.compress(content, mtime=0) if pack else content


def plain_frame(columns: Mapping[str, Sequence[object]]) -> bytes:
    """A file with one data frame: numbers where all are, texts elsewhere."""
    made = {}
    for name, values in columns.items():
        if all(isinstance(value, int | float) for value in values):
            made[name] = numbers([float(value) for value in values])  # type: ignore[arg-type]
        else:
            made[name] = texts([str(value) for value in values])
    return saved(pack=False, held=frame(made))
