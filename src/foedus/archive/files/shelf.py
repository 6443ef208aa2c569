"""Shelves: records of one kind, each with the file and the place it came from."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from foedus.archive.files.document import KEYS_OF, Document
from foedus.archive.files.faults import form_faults, located
from foedus.vocabulary.problem import Address, Problem

PROBLEMS_MAX = 1_000
"""Problems after which the items of a file are read no further: it is not what it says it is."""

NAMING_KEYS = frozenset({"name", "clue", "group"})
"""Keys under which an item says by which name others know it."""

R = TypeVar("R")
F = TypeVar("F", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a record came from.

    Parameters
    ----------
    document : Document
        Its file.
    address : Address
        Its place within the file.
    broken : frozenset of str
        Keys that do not keep the schema; the record then only stands in for what its file
        says, so that its name is known.
    """

    document: Document
    address: Address
    broken: frozenset[str] = frozenset()

    @property
    def sound(self) -> bool:
        """Whether the record is what its file says."""
        return not self.broken

    def knows(self, field: object) -> bool:
        """Whether the file's own value stands in a field of the record."""
        return not self.broken & {field, *KEYS_OF.get(str(field), ())}


class Shelf(Generic[R]):
    """Records of one kind with their origins, in the order of the files.

    Attributes
    ----------
    records : list
        The records.
    origins : list of Origin
        One per record.
    complete : bool
        Whether every file was read; otherwise a name not found here may still exist.
    """

    def __init__(self) -> None:
        self.records: list[R] = []
        self.origins: list[Origin] = []
        self.complete = True

    def add(self, record: R, origin: Origin) -> None:
        """Put one record on the shelf."""
        self.records.append(record)
        self.origins.append(origin)


def read_form(form: type[F], document: Document, problems: list[Problem]) -> F | None:
    """A whole file as its schema has it; None where it does not keep to it."""
    try:
        return form.model_validate(document.node)
    except ValidationError as error:
        faults = form_faults(error.errors(include_url=False), form, ())
        problems += [located(fault, document) for fault in faults]
        return None


def read_head(
    form: type[F], document: Document, lists: tuple[str, ...], problems: list[Problem]
) -> F | None:
    """A file as its schema has it without the items of its lists, which are read one by one."""
    head, broken = read_head_or_stand_in(form, document, lists, problems)
    return None if broken else head


def read_head_or_stand_in(
    form: type[F], document: Document, lists: tuple[str, ...], problems: list[Problem]
) -> tuple[F | None, frozenset[str]]:
    """A file without the items of its lists, or what is sound of it, and its broken keys.

    None where what is sound does not suffice for a head.
    """
    node: dict[str, object] = dict(document.node)
    for key in lists:
        if isinstance(node.get(key), list):
            node[key] = []
    try:
        return form.model_validate(node), frozenset()
    except ValidationError as error:
        errors = error.errors(include_url=False)
        problems += [located(fault, document) for fault in form_faults(errors, form, ())]
        broken = _broken(errors)
        return _head_of(form, node, broken), broken or frozenset({"kind"})


def _head_of(form: type[F], node: dict[str, object], broken: frozenset[str]) -> F | None:
    """What stands in for a broken head; None where the schema has nothing to put in."""
    neutral: dict[str, object] | None = getattr(form, "neutral", None)
    if neutral is None:
        return None
    try:
        kept = {key: value for key, value in node.items() if key not in broken}
        return form.model_validate({**neutral, **kept})
    except ValidationError:
        return None


def _broken(errors: list[ErrorDetails]) -> frozenset[str]:
    """The keys at fault; none where it is how they go together."""
    return frozenset(str(error["loc"][0]) for error in errors if error["loc"])


def fill(
    shelf: Shelf[R],
    key: str,
    form: type[BaseModel],
    document: Document,
    problems: list[Problem],
    record: Callable[[Any], R],
) -> None:
    """Read the items under one key of a file onto a shelf.

    An item that does not keep the schema is reported, and stands in with what is sound of
    it, so that others may still name it.
    """
    before = len(problems)
    items = document.node.get(key)
    if not isinstance(items, list):
        shelf.complete = False
        return
    validate = form.__pydantic_validator__.validate_python
    for index, item in enumerate(items):
        if len(problems) - before >= PROBLEMS_MAX:
            shelf.complete = False
            return
        origin = (key, index)
        try:
            shelf.add(record(validate(item)), Origin(document, origin))
        except ValidationError as error:
            errors = error.errors(include_url=False)
            problems += [located(f, document) for f in form_faults(errors, form, origin)]
            broken = _broken(errors)
            stand_in = _stand_in(form, item, broken, record)
            if stand_in is None:
                shelf.complete = False
            else:
                shelf.add(stand_in, Origin(document, origin, broken or frozenset({"name"})))
                shelf.complete &= not broken & NAMING_KEYS


def _stand_in(
    form: type[BaseModel], item: object, broken: frozenset[str], record: Callable[[Any], R]
) -> R | None:
    """A record with the name of a broken item and whatever is sound of it."""
    if not isinstance(item, dict):
        return None
    neutral: dict[str, object] = getattr(form, "neutral", {})
    kept = {key: value for key, value in item.items() if key not in broken}
    name = item.get("name")
    if "name" in form.model_fields:
        if not isinstance(name, str):
            return None
        kept["name"] = "unknown"
    try:
        made = record(form.model_validate({**neutral, **kept}))
    except ValidationError:
        return None
    if "name" in form.model_fields:
        return dataclasses.replace(made, name=name)  # type: ignore[type-var]
    return made
