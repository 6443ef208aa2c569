"""The casebook of the study folder beside this file, and ways to break it in memory."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from foedus.archive.files.study import read_study
from foedus.casebook.casebook import Casebook
from foedus.vocabulary.concept import Concept, Concepts
from foedus.vocabulary.problem import Fault

FOLDER = Path(__file__).parent / "study"


@cache
def toyland() -> Casebook:
    """The casebook as the files have it; nothing is wrong with it."""
    return read_study(FOLDER).casebook


def changed(kind: str, index: int, **fields: object) -> Casebook:
    """Toyland with other fields in one record of a kind."""
    records = list(getattr(toyland(), kind))
    records[index] = replace(records[index], **fields)
    return with_records(kind, records)


def with_records(kind: str, records: Iterable[Any]) -> Casebook:
    """Toyland with these records of a kind."""
    fields: dict[str, Any] = {kind: tuple(records)}
    return replace(toyland(), **fields)


def place(kind: str, name: str) -> int:
    """Where a record of this name stands among its kind."""
    return [record.name for record in getattr(toyland(), kind)].index(name)


def with_concepts(*more: Concept) -> Casebook:
    """Toyland with more concepts, or others of the same name."""
    by_name = {**toyland().concepts.by_name, **{concept.name: concept for concept in more}}
    return replace(toyland(), concepts=Concepts(by_name))


def told(faults: Iterable[Fault]) -> list[tuple[str, tuple[str | int, ...]]]:
    """Codes and addresses of faults."""
    return [(fault.code, fault.address) for fault in faults]
