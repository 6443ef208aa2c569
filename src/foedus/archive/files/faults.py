"""From faults to problems: the place in a file of what schemas and checks object to."""

from __future__ import annotations

import types
from collections.abc import Iterator
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from foedus.archive.files.document import Document
from foedus.archive.files.sayings import Said, saying
from foedus.archive.files.suggest import listed, nearest
from foedus.vocabulary.problem import Address, Fault, Problem

CHOICES = frozenset({"changes", "all_of", "any_of", "mean", "of"})
"""Keys of lists whose items have one of several shapes."""
ERRORS_MAX = 100
"""Most errors of one mapping that are told."""


def located(fault: Fault, document: Document, address: Address | None = None) -> Problem:
    """The problem that a fault is in the file of its record.

    Parameters
    ----------
    fault : Fault
        What is wrong.
    document : Document
        The file.
    address : Address, optional
        Where in the file it is, if the fault's own address is one of the casebook.
    """
    where = fault.address if address is None else address
    place = document.place(where, fault.offset, on_key=fault.on_key)
    return Problem(
        place,
        fault.code,
        fault.found,
        fault.expected,
        fault.remedy,
        fault.severity,
        document.line(place),
    )


def form_faults(
    errors: list[ErrorDetails], form: type[BaseModel], address: Address
) -> Iterator[Fault]:
    """Faults of form, from the errors of pydantic.

    Parameters
    ----------
    errors : list of ErrorDetails
        What pydantic found.
    form : type
        The schema that was asked, for the keys it knows.
    address : Address
        Where in the file the value asked about stands.
    """
    errors = errors[:ERRORS_MAX]
    meant = _meant(errors, form)
    for error in errors:
        if error["type"] == "missing" and error["loc"] in meant:
            continue  # its misspelling is reported
        unknown = error["type"] == "extra_forbidden"
        code, found, expected, remedy = _unknown_key(error, form) if unknown else saying(error)
        key = error.get("ctx", {}).get("key")
        where = (*address, *_inner(error), *([key] if key else []))
        offset = int(error.get("ctx", {}).get("offset", 0))
        on_key = unknown or bool(key) or error["loc"][-1:] == ("[key]",)
        yield Fault(code, where, found, expected, remedy, offset=offset, on_key=on_key)


def _meant(errors: list[ErrorDetails], form: type[BaseModel]) -> set[tuple[int | str, ...]]:
    """Where the keys would stand that unknown keys are misspellings of."""
    meant: set[tuple[int | str, ...]] = set()
    for error in errors:
        if error["type"] == "extra_forbidden":
            guess = nearest(str(error["loc"][-1]), _known_keys(error, form))
            meant.add((*error["loc"][:-1], guess or ""))
    return meant


def _inner(error: ErrorDetails) -> Address:
    """The steps of an error within the file; a missing key is at fault where it is missed."""
    loc = error["loc"]
    steps = tuple(step for place, step in enumerate(loc) if not _is_tag(loc, place))
    return steps[:-1] if error["type"] == "missing" else steps


def _is_tag(loc: tuple[int | str, ...], place: int) -> bool:
    """Whether a step names a choice that pydantic made, and no key of the file."""
    if loc[place] == "[key]":
        return True
    return place > 1 and isinstance(loc[place], str) and loc[place - 2] in CHOICES


def _unknown_key(error: ErrorDetails, form: type[BaseModel]) -> Said:
    key = str(error["loc"][-1])
    known = _known_keys(error, form)
    guess = nearest(key, known)
    remedy = f'did you mean "{guess}"?' if guess else "delete it, or rename it"
    return "FD201", f'unknown key "{key}"', f"one of {listed(known, 20)}", remedy


def _known_keys(error: ErrorDetails, form: type[BaseModel]) -> list[str]:
    """Keys that the schema knows where an unknown one stands."""
    models = _models_at(form, error["loc"][:-1])
    fields = (field for model in models for field in model.model_fields.items())
    return list(dict.fromkeys(known.alias or name for name, known in fields))


def _models_at(form: type[BaseModel], steps: tuple[int | str, ...]) -> list[type[BaseModel]]:
    """The schemas that may stand at the end of a path of pydantic's."""
    models = [form]
    for step in steps:
        below = [
            found
            for model in models
            if step in model.model_fields
            for found in _models_in(model.model_fields[str(step)].annotation)
        ]
        tagged = [model for model in models if step in model.model_fields] if below else []
        if tagged:
            models = below
        elif isinstance(step, str):
            # The tag of a choice: it narrows the schemas to those with a key of that name.
            models = [model for model in models if step in model.model_fields] or models
    return list(dict.fromkeys(models))


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:  # noqa: ANN401 - any annotation
    """The schemas named anywhere in an annotation."""
    if isinstance(annotation, type) and not get_args(annotation):
        if issubclass(annotation, BaseModel):
            yield annotation
        return
    if get_origin(annotation) in {Union, types.UnionType, tuple, dict, list} or get_args(
        annotation
    ):
        for part in get_args(annotation):
            yield from _models_in(part)
