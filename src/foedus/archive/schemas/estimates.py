"""Numbers with bounds, as files write them: probabilities, decibels, shares."""

from __future__ import annotations

from functools import partial
from typing import Annotated

from pydantic import PlainValidator, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from foedus.archive.schemas.types import Form
from foedus.vocabulary.estimate import Estimate

DECIBELS_MAX = 100
"""Most decibels of one clue: ten thousand million to one, more than any judgement can carry."""


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _read_within(lowest: float, highest: float, value: object) -> float:
    """A number from `lowest` to `highest`, both included."""
    if not _is_number(value):
        raise PydanticCustomError("float_type", "no number")
    if not lowest <= value <= highest:  # type: ignore[operator]
        context = {"lowest": lowest, "highest": highest}
        raise PydanticCustomError("out_of_range", "out of range", context)
    return float(value)  # type: ignore[arg-type]


def _read_bounds(value: object) -> tuple[float, float]:
    """Two numbers that something may lie between."""
    if not isinstance(value, list) or len(value) != 2 or not all(map(_is_number, value)):  # noqa: PLR2004 - lowest and highest
        raise PydanticCustomError("bounds_type", "no bounds")
    low, high = value
    if low > high:
        raise PydanticCustomError("bounds_reversed", "bounds out of order")
    return low, high


Probability = Annotated[
    float,
    PlainValidator(partial(_read_within, 0, 1)),
    WithJsonSchema({"type": "number", "minimum": 0, "maximum": 1}),
]
Decibels = Annotated[
    float,
    PlainValidator(partial(_read_within, -DECIBELS_MAX, DECIBELS_MAX)),
    WithJsonSchema({"type": "number", "minimum": -DECIBELS_MAX, "maximum": DECIBELS_MAX}),
]
Bounds = Annotated[
    tuple[float, float],
    PlainValidator(_read_bounds),
    WithJsonSchema(
        {
            "description": "[lowest, highest], in the units of the number they belong to",
            "type": "array",
            "items": {"type": "number"},
            "minItems": 2,
            "maxItems": 2,
        }
    ),
]


def estimate(
    point: float, between: tuple[float, float] | None, lowest: float, highest: float
) -> Estimate:
    """The number with its bounds, which leave nothing open where none are given.

    Raises
    ------
    PydanticCustomError
        If the bounds leave the number out, or leave the range from `lowest` to `highest`.
    """
    low, high = between or (point, point)
    context = {"key": "between", "point": point, "lowest": lowest, "highest": highest}
    if not lowest <= low <= high <= highest:
        raise PydanticCustomError("bounds_range", "bounds out of range", context)
    if not low <= point <= high:
        raise PydanticCustomError("bounds_point", "the number is not between its bounds", context)
    return Estimate(float(low), point, float(high))


class ProbabilityForm(Form):
    """A probability, and the bounds between which it may lie."""

    p: Probability
    between: Bounds | None = None

    @model_validator(mode="after")
    def _lies_between_its_bounds(self) -> ProbabilityForm:
        self.record()
        return self

    def record(self) -> Estimate:
        """The estimate."""
        return estimate(self.p, self.between, 0, 1)
