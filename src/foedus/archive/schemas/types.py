"""Types of single values in files: names, texts, dates, references, memberships."""

from __future__ import annotations

from functools import lru_cache
from typing import Annotated

from pydantic import BaseModel, ConfigDict, PlainValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from foedus.theory.expression import Expression, ExpressionError
from foedus.theory.expression import parse as parse_expression
from foedus.vocabulary import membership
from foedus.vocabulary.date import HistoricalDate
from foedus.vocabulary.membership import Membership
from foedus.vocabulary.reference import Reference

NAME_PATTERN = r"^[a-z0-9][a-z0-9_-]*$"
CONCEPT_PATTERN = r"^[a-z][a-z0-9_]*$"
TEXT_MAX = 20_000

Name = Annotated[str, StringConstraints(pattern=NAME_PATTERN, max_length=80)]
"""An identifier: lower case, digits, hyphens, underscores."""

ConceptName = Annotated[str, StringConstraints(pattern=CONCEPT_PATTERN, max_length=80)]
"""The identifier of a concept, which may stand in an expression."""

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=TEXT_MAX)]
"""Prose, not empty."""


class Form(BaseModel):
    """The shape of a mapping in a file: keys it does not know are faults."""

    model_config = ConfigDict(extra="forbid", frozen=True)


@lru_cache(maxsize=65536)
def _reference(text: str) -> Reference:
    return Reference.parse(text)


def _read_reference(value: object) -> Reference:
    if not isinstance(value, str):
        raise PydanticCustomError("reference_type", "no reference")
    try:
        return _reference(value)
    except ValueError as error:
        raise PydanticCustomError("reference", "no reference") from error


def _read_date(value: object) -> HistoricalDate:
    if not isinstance(value, str):
        raise PydanticCustomError("date_type", "no date")
    try:
        return HistoricalDate.parse(value)
    except ValueError as error:
        raise PydanticCustomError("date", "{why}", {"why": str(error)}) from error


def _read_expression(value: object) -> Expression:
    if not isinstance(value, str):
        raise PydanticCustomError("expression_type", "no expression")
    try:
        return parse_expression(value)
    except ExpressionError as error:
        context = {"why": str(error), "offset": error.offset}
        raise PydanticCustomError("expression", "{why}", context) from error


def _degree(value: object) -> float | None:
    """A degree of membership, or None where the value is none."""
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1:
        return value
    return None


def _read_membership(value: object) -> Membership:
    if value is True:
        return membership.TRUE
    if value is False:
        return membership.FALSE
    if value == "unknown":
        return membership.UNKNOWN
    match value:
        case [lowest, highest]:
            low, high = _degree(lowest), _degree(highest)
        case _:
            low = high = _degree(value)
    if low is None or high is None or low > high:
        raise PydanticCustomError("membership", "no membership")
    return Membership(low, high)


ReferenceField = Annotated[
    Reference,
    PlainValidator(_read_reference),
    WithJsonSchema(
        {
            "type": "string",
            "description": "key[locator], or key[locator] via key[locator]",
            "pattern": r"^[A-Za-z][A-Za-z0-9_:+-]*(\[[^\[\]]+\])?(\s+via\s+[A-Za-z].*)?$",
        }
    ),
]
DateField = Annotated[
    HistoricalDate,
    PlainValidator(_read_date),
    WithJsonSchema(
        {
            "type": "string",
            "description": 'EDTF (ISO 8601-2), in quotes: "1953-07", "1953~", "1956/1959"',
            "pattern": r"^[0-9X./?~%-]+$",
        }
    ),
]
ExpressionField = Annotated[
    Expression,
    PlainValidator(_read_expression),
    WithJsonSchema(
        {"type": "string", "description": "concepts joined by * (and), + (or), ~ (not), ( ), 1"}
    ),
]
_UNIT = {"type": "number", "minimum": 0, "maximum": 1}
MembershipField = Annotated[
    Membership,
    PlainValidator(_read_membership),
    WithJsonSchema(
        {
            "description": "true, false, unknown, a degree such as 0.8, or [lowest, highest]",
            "anyOf": [
                {"type": "boolean"},
                {"const": "unknown"},
                _UNIT,
                {"type": "array", "items": _UNIT, "minItems": 2, "maxItems": 2},
            ],
        }
    ),
]
References = tuple[ReferenceField, ...]
Names = tuple[Name, ...]
