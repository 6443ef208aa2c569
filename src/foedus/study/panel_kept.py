"""Keeping: a tree of frozen records as a file, and back, so that what took a minute is worked out once.

Plain data only: a file names the classes of its records, and none is made that the record's own
annotations do not lead to.
"""

from __future__ import annotations

import base64
import gzip
import json
import zlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import fields, is_dataclass
from enum import Enum
from pathlib import Path
from typing import Any, TypeVar, get_args, get_type_hints

import numpy as np

from foedus.archive.files.write import write_whole

KIND = "is"
"""The key under which a mapping says what it stands for."""
ARRAY, MAPPING = "array", "mapping"
BYTES_MAX = 256 * 2**20
"""Most bytes that a file may unfold to."""
DAMAGE = (OSError, EOFError, zlib.error, ValueError, KeyError, TypeError, AttributeError)
"""What a file throws that is damaged, cut off, or of another form than ours."""

R = TypeVar("R")


def keep(path: Path, record: object) -> None:
    """Write a record to a file, whole; where there is no room for it, it is not kept.

    Parameters
    ----------
    path : Path
        The file; its folder is made.
    record : object
        A dataclass of numbers, texts, enums, arrays, tuples, mappings by name and dataclasses.
    """
    text = json.dumps(_plain(record), separators=(",", ":"))
    # A folder that may not be written costs a minute next time, and nothing else.
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, gzip.compress(text.encode(), compresslevel=6, mtime=0), force=True)


def kept(path: Path, root: type[R]) -> R | None:
    """The record that a file holds; None where there is none, or none that is whole.

    Parameters
    ----------
    path : Path
        Written by `keep`.
    root : type
        The class of the record.
    """
    try:
        with gzip.open(path) as file:
            content = file.read(BYTES_MAX + 1)
        if len(content) > BYTES_MAX:
            return None
        record = _record(json.loads(content), classes(root))
    except DAMAGE:
        return None
    return record if isinstance(record, root) else None


def classes(root: type) -> Mapping[str, type]:
    """Every dataclass and enum that the annotations of a class lead to, by its full name.

    Examples
    --------
    >>> from foedus.vocabulary.design import Level
    >>> list(classes(Level))
    ['foedus.vocabulary.design.Level']
    """
    found: dict[str, type] = {}
    asked: list[Any] = [root]
    while asked:
        held = asked.pop()
        asked += get_args(held)
        if not isinstance(held, type) or name(held) in found:
            continue
        if is_dataclass(held):
            found[name(held)] = held
            asked += get_type_hints(held).values()
        elif issubclass(held, Enum):
            found[name(held)] = held
    return found


def name(held: type) -> str:
    """The full name of a class.

    Examples
    --------
    >>> name(Path).rpartition(".")[2]
    'Path'
    """
    return f"{held.__module__}.{held.__qualname__}"


def _plain(value: object) -> Any:  # noqa: ANN401 - whatever JSON can hold
    """A value as JSON can hold it."""
    if isinstance(value, Enum):
        return {KIND: name(type(value)), "value": value.value}
    if isinstance(value, np.ndarray):
        return _plain_array(value)
    if isinstance(value, np.generic):
        return value.item()
    if is_dataclass(value) and not isinstance(value, type):
        held = {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
        return {KIND: name(type(value)), **held}
    if isinstance(value, Mapping):
        return {KIND: MAPPING, "items": [[_plain(k), _plain(v)] for k, v in value.items()]}
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    if value is None or isinstance(value, str | int | float):
        return value
    msg = f"a {type(value).__name__} cannot be kept"
    raise TypeError(msg)


def _plain_array(value: np.ndarray[Any, Any]) -> dict[str, object]:
    if value.dtype.hasobject:
        return {KIND: ARRAY, "texts": value.tolist()}
    held = value.astype(value.dtype.newbyteorder("<"))
    content = base64.b64encode(zlib.compress(held.tobytes(), 6)).decode("ascii")
    return {KIND: ARRAY, "dtype": held.dtype.str, "content": content}


def _record(value: Any, known: Mapping[str, type]) -> Any:  # noqa: ANN401 - the inverse of `_plain`
    """The value that stands in JSON."""
    if isinstance(value, list):
        return tuple(_record(each, known) for each in value)
    if not isinstance(value, dict):
        return value
    kind = value[KIND]
    if kind == ARRAY:
        return _array(value)
    if kind == MAPPING:
        return {_record(k, known): _record(v, known) for k, v in value["items"]}
    made = known[kind]
    if issubclass(made, Enum):
        return made(value["value"])
    return made(**{key: _record(each, known) for key, each in value.items() if key != KIND})


def _array(value: Mapping[str, Any]) -> np.ndarray[Any, Any]:
    if "texts" in value:
        return np.array(value["texts"], dtype=object)
    unfold = zlib.decompressobj()
    content = unfold.decompress(base64.b64decode(value["content"]), BYTES_MAX)
    return np.frombuffer(content, dtype=np.dtype(value["dtype"])).copy()
