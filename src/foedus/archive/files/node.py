"""Nodes: what the strict reader makes of a YAML file, with the place of every key and value."""

from __future__ import annotations

Scalar = str | int | float | bool | None
"""A value without parts."""


class Mapping(dict[str, object]):
    """A YAML mapping: a dict that knows where its keys and values stand.

    Attributes
    ----------
    marks : list of int
        For each entry in order, where its key and where its value begins: characters into
        the text. Plain numbers, because the collector of garbage need not look at them.
    """

    __slots__ = ("marks",)

    def __init__(self) -> None:
        super().__init__()
        self.marks: list[int] = []

    def key_mark(self, key: str) -> int:
        """Where the key stands."""
        return self.marks[2 * list(self).index(key)]

    def value_mark(self, key: str) -> int:
        """Where the value of a key begins."""
        return self.marks[2 * list(self).index(key) + 1]


class Sequence(list[object]):
    """A YAML sequence: a list that knows where its items stand.

    Attributes
    ----------
    marks : list of int
        Where each item begins: characters into the text.
    """

    __slots__ = ("marks",)

    def __init__(self) -> None:
        super().__init__()
        self.marks: list[int] = []


Node = Mapping | Sequence | Scalar
