"""Documents: a file as it was read, and the place of any address within it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from foedus.archive.files.node import Mapping, Mark, Sequence
from foedus.archive.files.text import line_at
from foedus.vocabulary.problem import Address, Place

KEYS_OF = {
    "references": ("source", "cite"),
    "concept": ("concept", "pathway", "coding", "feature"),
    "direction": ("direction", "side"),
    "membership": ("value",),
    "episodes": ("episode",),
    "axes": ("figure",),
    "structure": ("all_of", "any_of", "mean", "at_least"),
    "parts": ("of",),
    "positive": ("sides",),
    "negative": ("sides",),
}
"""Keys of files under which a record's field may stand, where the two names differ."""


@dataclass(frozen=True, slots=True)
class Document:
    """A YAML file as it was read.

    Parameters
    ----------
    file : str
        Its name within the study, or "library/…".
    text : str
        The whole file.
    node : Mapping
        What it says, with the place of every key and value.
    """

    file: str
    text: str
    node: Mapping

    def place(self, address: Address, offset: int = 0, *, on_key: bool = False) -> Place:
        """The place of a value or a key; of the nearest thing around it where it is absent.

        Parameters
        ----------
        address : Address
            Path within the file, in keys of the file or fields of the record.
        offset : int
            Characters into the text of the value.
        on_key : bool
            Whether the key is meant, and not its value.
        """
        mark = self._mark(address, on_key=on_key)
        if mark is None:
            return Place(self.file, 1, 1)
        if offset:
            return self._within(mark, offset)
        return Place(self.file, mark.line + 1, mark.column + 1)

    def line(self, place: Place) -> str:
        """The line of a place, for showing."""
        return line_at(self.text, place.line - 1)

    def _mark(self, address: Address, *, on_key: bool) -> Mark | None:
        node: object = self.node
        mark = self.node.marks[0] if self.node.marks else None
        for number, step in enumerate(address):
            found = _entry(node, step)
            if found is None:
                continue
            last = number == len(address) - 1
            mark = found[0] if on_key and last else found[1]
            node = found[2]
        return mark

    def _within(self, mark: Mark, offset: int) -> Place:
        """A place some characters into a scalar, past its quote or its block indicator."""
        sign = self.text[mark.index : mark.index + 1]
        if sign in {'"', "'"}:
            offset += 1
        elif sign in {"|", ">"}:
            line = line_at(self.text, mark.line + 1)
            indent = len(line) - len(line.lstrip())
            if offset < len(line) - indent:
                return Place(self.file, mark.line + 2, indent + offset + 1)
            return Place(self.file, mark.line + 2, indent + 1)
        end = re.search(r"$", self.text[mark.index :], re.MULTILINE)
        length = end.start() if end else 0
        return Place(self.file, mark.line + 1, mark.column + 1 + min(offset, length))


def _entry(node: object, step: str | int) -> tuple[Mark, Mark, object] | None:
    """Mark of the key, mark of the value, and value of one step; None where there is none."""
    if isinstance(node, Sequence):
        if isinstance(step, int) and step < len(node):
            return node.marks[step], node.marks[step], node[step]
        return None
    if not isinstance(node, Mapping):
        return None
    if isinstance(step, int):
        # A record numbers what its file names: the features of an arrangement.
        keys = list(node)
        step = keys[step] if step < len(keys) else ""
    for key in (step, *KEYS_OF.get(step, ())):
        if key in node:
            return node.key_mark(key), node.value_mark(key), node[key]
    return None
