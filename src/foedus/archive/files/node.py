"""Nodes: what the strict reader makes of a YAML file, with the place of every key and value."""

from __future__ import annotations

from typing import Protocol

Scalar = str | int | float | bool | None
"""A value without parts."""


class Mark(Protocol):
    """A place in a text; line, column and index count from 0."""

    @property
    def line(self) -> int:
        """Lines before it."""

    @property
    def column(self) -> int:
        """Characters before it on its line."""

    @property
    def index(self) -> int:
        """Characters before it in the text."""


class Mapping(dict[str, object]):
    """A YAML mapping: a dict that knows where its keys and values stand.

    Attributes
    ----------
    marks : list of Mark
        For each entry in order, the mark of its key and the mark of its value.
    """

    __slots__ = ("marks",)

    def __init__(self) -> None:
        super().__init__()
        self.marks: list[Mark] = []

    def key_mark(self, key: str) -> Mark:
        """Where the key stands."""
        return self.marks[2 * list(self).index(key)]

    def value_mark(self, key: str) -> Mark:
        """Where the value of a key begins."""
        return self.marks[2 * list(self).index(key) + 1]


class Sequence(list[object]):
    """A YAML sequence: a list that knows where its items stand.

    Attributes
    ----------
    marks : list of Mark
        One per item, in order.
    """

    __slots__ = ("marks",)

    def __init__(self) -> None:
        super().__init__()
        self.marks: list[Mark] = []


Node = Mapping | Sequence | Scalar
