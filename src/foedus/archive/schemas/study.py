"""Files of kind `study`: the question, the theories set against each other, coders, lanes."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from foedus.archive.schemas.types import Form, Name, References, Text
from foedus.casebook.coding import Coder
from foedus.casebook.event import Lane
from foedus.panel.asked import PanelAsked

THEORIES_MAX = 50
GAMES_MAX = 5
"""Each is solved whenever the study runs."""
YEARS = (1815, 2016)
"""First and last year of the panel."""
ANY = "any"
"""Asks for no ratio of capabilities."""


def _read_years(value: object) -> tuple[int, int]:
    match value:
        case [int(first), int(last)]:
            pass
        case _:
            raise PydanticCustomError("bounds_type", "no years")
    if first > last:
        raise PydanticCustomError("bounds_reversed", "years run backwards")
    if not YEARS[0] <= first <= last <= YEARS[1]:
        context = {"lowest": YEARS[0], "highest": YEARS[1]}
        raise PydanticCustomError("bounds_range", "years outside the panel", context)
    return first, last


def _read_ratio(value: object) -> float | None:
    if value == ANY:
        return None
    if isinstance(value, int | float) and not isinstance(value, bool) and value >= 1:
        return float(value)
    raise PydanticCustomError("ratio", "no ratio")


Years = Annotated[
    tuple[int, int],
    PlainValidator(_read_years),
    WithJsonSchema(
        {
            "type": "array",
            "description": "first and last year, both included",
            "items": {"type": "integer", "minimum": YEARS[0], "maximum": YEARS[1]},
            "minItems": 2,
            "maxItems": 2,
        }
    ),
]
Ratio = Annotated[
    float | None,
    PlainValidator(_read_ratio),
    WithJsonSchema(
        {
            "description": "a number of 1 or more, or any",
            "anyOf": [{"type": "number", "minimum": 1}, {"const": ANY}],
        }
    ),
]


class CoderForm(Form):
    """Someone who codes."""

    neutral: ClassVar[dict[str, object]] = {"label": "-"}

    name: Name
    label: Text
    note: Text | None = None
    source: References = ()

    def record(self) -> Coder:
        """The coder."""
        return Coder(self.name, self.label, self.note or "", self.source)


class LaneForm(Form):
    """A lane of the timeline."""

    neutral: ClassVar[dict[str, object]] = {"label": "-"}

    name: Name
    label: Text

    def record(self) -> Lane:
        """The lane."""
        return Lane(self.name, self.label)


class PanelForm(Form):
    """What of the panel of alliances is put on the page; the data sets are not shipped."""

    unit: Literal["alliance", "formation", "dyad-year"] = "formation"
    years: Years | None = None
    ratio: Ratio = 5.0
    measures: tuple[Name, ...] = ()
    parts: tuple[Literal["described", "predicted", "models", "curve"], ...] = Field(
        default=("described", "predicted", "models"), min_length=1
    )

    def record(self) -> PanelAsked:
        """What is asked for."""
        return PanelAsked(self.unit, self.years, self.ratio, self.measures, self.parts)


class StudyFile(Form):
    """The file at the head of a study; theories and the rule are names or paths within it."""

    format: Literal["foedus/1"]
    kind: Literal["study"]
    name: Name
    title: Text
    question: Text
    summary: Text
    source: References = ()
    theories: tuple[Text, ...] = Field(min_length=1, max_length=THEORIES_MAX)
    games: tuple[Text, ...] = Field(default=(), max_length=GAMES_MAX)
    design_rule: Text
    coders: tuple[CoderForm, ...] = ()
    lanes: tuple[LaneForm, ...] = ()
    panel: PanelForm | None = None
