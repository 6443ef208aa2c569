"""Nested files: one record whose lists are read item by item, so that one bad item hides no other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import BaseModel

from foedus.archive.files.document import KEYS_OF, Document
from foedus.archive.files.shelf import Origin, Shelf, fill, read_head_or_stand_in
from foedus.vocabulary.problem import Address, Problem

F = TypeVar("F", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Nested(Generic[F]):
    """A file as it was read.

    Parameters
    ----------
    head : F
        What it says, without the items of its lists.
    origin : Origin
        The file, and which keys of the head do not keep the schema.
    parts : mapping of str to Shelf
        The items of each list, by its key.
    """

    head: F
    origin: Origin
    parts: Mapping[str, Shelf[Any]]

    def part(self, address: Address) -> tuple[Origin, Address]:
        """The origin of what an address within the record leads to, and the rest of the address.

        Parameters
        ----------
        address : Address
            Of the record's own field, or of an item in one of its lists.
        """
        if len(address) > 1 and isinstance(address[1], int):
            field = str(address[0])
            for key in (field, *KEYS_OF.get(field, ())):
                if key in self.parts:
                    return self.parts[key].origins[address[1]], address[2:]
        return self.origin, address


def read_nested(
    form: type[F],
    lists: Mapping[str, type[BaseModel]],
    document: Document,
    problems: list[Problem],
) -> Nested[F] | None:
    """Read a file of one record, and each item of its lists by itself.

    Parameters
    ----------
    form : type
        Schema of the whole file.
    lists : mapping of str to type
        Schema of the items under each key that has a list.
    document : Document
        The file.
    problems : list of Problem
        Where what does not keep to its schema is added.

    Returns
    -------
    Nested or None
        With a head that stands in for one that is broken in single keys; None where the
        file is of another kind or format.
    """
    parts: dict[str, Shelf[Any]] = {key: Shelf() for key in lists}
    for key, item in lists.items():
        if key in document.node or form.model_fields[key].is_required():
            fill(parts[key], key, item, document, problems, lambda read: read.record())
    head, broken = read_head_or_stand_in(form, document, tuple(lists), problems)
    return Nested(head, Origin(document, (), broken), parts) if head else None
