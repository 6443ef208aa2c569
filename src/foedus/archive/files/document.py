"""Documents: a file as it was read, and the place of any address within it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from foedus.archive.files.node import Mapping, Sequence
from foedus.archive.files.text import line_at, place_at
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
    "clues": ("weights",),
    "name": ("evidence", "word", "same_as"),
    "value": ("p", "db"),
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
        index = self._index(address, on_key=on_key)
        if offset:
            index = self._within(index, offset)
        return Place(self.file, *place_at(self.text, index))

    def offset(self, address: Address, word: str) -> int:
        """Characters into a value at which a word stands; 0 where it does not."""
        node: object = self.node
        for step in address:
            found = _entry(node, step)
            node = found[2] if found else None
        match = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", str(node))
        return match.start() if match else 0

    def line(self, place: Place) -> str:
        """The line of a place, for showing."""
        return line_at(self.text, place.line - 1)

    def _index(self, address: Address, *, on_key: bool) -> int:
        """Where the text of a value, or of its key, begins."""
        node: object = self.node
        index = self.node.marks[0] if self.node.marks else 0
        for number, step in enumerate(address):
            found = _entry(node, step)
            if found is None and step == "parts":
                continue  # a list of parts stands under its rule at once, but for at_least
            if found is None:
                break
            last = number == len(address) - 1
            index = found[0] if on_key and last else found[1]
            node = found[2]
        return index

    def _within(self, index: int, offset: int) -> int:
        """Some characters into a scalar, past its quote or the indicator of a block."""
        sign = self.text[index : index + 1]
        if sign in {"|", ">"}:
            block = _BLOCK.match(self.text, index)
            index = block.end() if block else index
        elif sign in {'"', "'"}:
            index += 1
        line = _LINE.match(self.text, index)
        return index + min(offset, len(line.group()) if line else 0)


_BLOCK = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)\s*")
_LINE = re.compile(r"[^\r\n]*")


def _entry(node: object, step: str | int) -> tuple[int, int, object] | None:
    """Where key and value of one step stand, and the value; None where there is none."""
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
