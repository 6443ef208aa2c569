"""Files of kind `game`: parameters with unit, meaning and basis, rules, grid and placement."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import (
    BeforeValidator,
    ConfigDict,
    Field,
    PlainValidator,
    StrictBool,
    WithJsonSchema,
    create_model,
)
from pydantic_core import PydanticCustomError

from foedus.archive.schemas.types import ConceptName, Form, Name, References, Text
from foedus.game.checks import NUMBERS
from foedus.game.game import Axis, Placement
from foedus.game.parameters import NAMES
from foedus.vocabulary.design import Design


def _read_number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise PydanticCustomError("float_type", "no number")
    return float(value)


def _read_whole(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise PydanticCustomError("int_type", "no whole number")
    return value


def _read_horizon(value: object) -> int | None:
    return None if value == "none" else _read_whole(value)


def _read_ends(value: object) -> tuple[float, float]:
    if not isinstance(value, list) or len(value) != 2:  # noqa: PLR2004 - lowest and highest
        raise PydanticCustomError("ends_type", "no pair of numbers")
    lowest, highest = (_read_number(each) for each in value)
    return lowest, highest


def _read_lists(value: object) -> tuple[tuple[float, ...], tuple[float, ...]]:
    pair = isinstance(value, list) and len(value) == 2  # noqa: PLR2004 - lowest and highest
    if not pair or not all(isinstance(each, list) for each in value):  # type: ignore[attr-defined]
        raise PydanticCustomError("lists_type", "no pair of lists")
    lowest, highest = (tuple(_read_number(each) for each in part) for part in value)  # type: ignore[attr-defined]
    return lowest, highest


_NUMBER = {"type": "number"}
_LIST = {"type": "array", "items": _NUMBER, "minItems": 1}
Number = Annotated[float, PlainValidator(_read_number), WithJsonSchema(_NUMBER)]
Whole = Annotated[int, PlainValidator(_read_whole), WithJsonSchema({"type": "integer"})]
Horizon = Annotated[
    int | None,
    PlainValidator(_read_horizon),
    WithJsonSchema({"anyOf": [{"type": "integer", "minimum": 1}, {"const": "none"}]}),
]
Ends = Annotated[
    tuple[float, float] | None,
    PlainValidator(_read_ends),
    WithJsonSchema({"type": "array", "items": _NUMBER, "minItems": 2, "maxItems": 2}),
]
Lists = Annotated[
    tuple[tuple[float, ...], tuple[float, ...]] | None,
    PlainValidator(_read_lists),
    WithJsonSchema({"type": "array", "items": _LIST, "minItems": 2, "maxItems": 2}),
]


class SaidForm(Form):
    """What is said of a parameter beside its value; a variant says only what it changes."""

    label: Text = ""
    unit: Text = ""
    meaning: Text = ""
    basis: Text = ""
    reason: Text = ""
    source: References = ()


class NumberForm(SaidForm):
    """A parameter that is one number."""

    value: Number = 0.0
    range: Ends = None


class NumbersForm(SaidForm):
    """A parameter that is several numbers: one for each design, or each level of threat."""

    value: tuple[Number, ...] = ()
    range: Lists = None


RULES = ("proposer", "meddling", "horizon")
GRID = ("n_kappa", "n_gamma")
NOTED = tuple(name for name in NAMES if name not in (*RULES, *GRID))
"""Parameters that are numbers with a unit, a meaning and a basis."""


_FIELDS: dict[str, Any] = {
    name: (NumberForm if name in NUMBERS else NumbersForm, Field(default=None)) for name in NOTED
}
ParametersForm = create_model(
    "ParametersForm",
    __base__=Form,
    __doc__="The parameters of a game; a variant names only those it changes.",
    **_FIELDS,
)


class RulesForm(Form):
    """Who proposes, whether the patron may take sides, how long the game lasts."""

    proposer: Literal["patron", "client"] = "patron"
    meddling: StrictBool = True
    horizon: Horizon = None


class GridForm(Form):
    """Points of the grids of power consolidation and political compatibility."""

    n_kappa: Whole = 33
    n_gamma: Whole = 33


class AxisForm(Form):
    """A concept along a state: where the state stands at membership 0, and at 1."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    concept: ConceptName
    at_zero: Number = Field(alias="from")
    at_one: Number = Field(alias="to")

    def record(self) -> Axis:
        """The axis."""
        return Axis(self.concept, self.at_zero, self.at_one)


class PlacementForm(Form):
    """How a profile is placed in the state space."""

    kappa: AxisForm
    gamma: AxisForm
    threat: ConceptName
    standing: Design
    why: Text

    def record(self) -> Placement:
        """The placement."""
        standing = self.standing.depth
        return Placement(self.kappa.record(), self.gamma.record(), self.threat, standing, self.why)


def _stated(value: object) -> object:
    """Whatever is stated; a key without a value states nothing, and is no variant's silence."""
    if value is None:
        raise PydanticCustomError("model_type", "nothing")
    return value


class GameFile(Form):
    """The file of one game, or of a variant, which says only what it changes in its base."""

    model_config = ConfigDict(
        json_schema_extra={
            "if": {"not": {"required": ["base"]}},
            "then": {"required": ["rules", "grid", "parameters", "placement"]},
        }
    )

    format: Literal["foedus/1"]
    kind: Literal["game"]
    name: Name
    label: Text
    text: Text
    source: References = ()
    base: Text = ""
    rules: RulesForm = RulesForm()
    grid: GridForm = GridForm()
    parameters: ParametersForm = ParametersForm()
    placement: Annotated[PlacementForm | None, BeforeValidator(_stated)] = None

    neutral: ClassVar[dict[str, object]] = {
        "format": "foedus/1",
        "kind": "game",
        "name": "unknown",
        "label": "?",
        "text": "?",
    }
