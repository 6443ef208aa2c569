"""Files of kind `weights`: how likely one coder holds each clue to be, and why."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import ConfigDict, model_validator
from pydantic_core import PydanticCustomError

from foedus.archive.schemas.estimates import (
    DECIBELS_MAX,
    Bounds,
    Decibels,
    Probability,
    estimate,
)
from foedus.archive.schemas.types import Form, Name, Text
from foedus.casebook.weighing import Likelihood, Measure, WeighedClue, WeighedGroup
from foedus.vocabulary.estimate import Estimate

MEASURES = {
    "word": Measure.WORD,
    "p": Measure.PROBABILITY,
    "db": Measure.DECIBELS,
    "same_as": Measure.SAME_AS,
}
"""The key of each measure of a likelihood."""
WITH_BOUNDS = {"p", "db"}


class CellForm(Form):
    """How expected a clue is under one hypothesis: a word, a probability, decibels or as another."""

    model_config = ConfigDict(
        json_schema_extra={"oneOf": [{"required": [measure]} for measure in MEASURES]}
    )

    word: Text | None = None
    p: Probability | None = None
    db: Decibels | None = None
    same_as: Name | None = None
    between: Bounds | None = None
    logical: Text | None = None
    reason: Text

    @model_validator(mode="after")
    def _has_one_measure(self) -> CellForm:
        given = [key for key in MEASURES if getattr(self, key) is not None]
        if len(given) != 1:
            context = {"given": given, "key": given[-1] if given else ""}
            raise PydanticCustomError("measures", "not one measure", context)
        if self.between is not None and given[0] not in WITH_BOUNDS:
            context = {"measure": given[0], "key": "between"}
            raise PydanticCustomError("bounds_of_none", "bounds of no number", context)
        if self.logical is not None and self.p not in {0, 1}:
            raise PydanticCustomError("logical", "nothing that logic decides", {"key": "logical"})
        self._value()
        return self

    def _value(self) -> Estimate | None:
        if self.p is not None:
            return estimate(self.p, self.between, 0, 1)
        if self.db is not None:
            return estimate(self.db, self.between, -DECIBELS_MAX, DECIBELS_MAX)
        return None

    def record(self, hypothesis: str) -> Likelihood:
        """The likelihood under this hypothesis."""
        return Likelihood(
            hypothesis,
            next(measure for key, measure in MEASURES.items() if getattr(self, key) is not None),
            self.reason,
            self._value(),
            self.word or self.same_as or "",
            self.logical or "",
        )


Cells = dict[Name, CellForm]


def _likelihoods(cells: Cells) -> tuple[Likelihood, ...]:
    return tuple(cell.record(hypothesis) for hypothesis, cell in cells.items())


class WeighedClueForm(Form):
    """The likelihoods of one clue, one for each hypothesis."""

    neutral: ClassVar[dict[str, object]] = {"clue": "unknown", "likelihoods": {}}

    clue: Name
    likelihoods: Cells

    def record(self) -> WeighedClue:
        """The row."""
        return WeighedClue(self.clue, _likelihoods(self.likelihoods))


class WeighedGroupForm(Form):
    """A group judged as one bundle, or discounted."""

    model_config = ConfigDict(
        json_schema_extra={
            "oneOf": [{"required": ["likelihoods"]}, {"required": ["discount", "reason"]}]
        }
    )
    neutral: ClassVar[dict[str, object]] = {"group": "unknown", "discount": 1, "reason": "-"}

    group: Name
    likelihoods: Cells | None = None
    discount: Probability | None = None
    reason: Text | None = None

    @model_validator(mode="after")
    def _joint_or_discounted(self) -> WeighedGroupForm:
        if (self.likelihoods is None) == (self.discount is None):
            given = "both" if self.likelihoods is not None else ""
            context = {"given": given, "key": "discount" if given else ""}
            raise PydanticCustomError("group", "one of likelihoods and discount", context)
        if self.discount is not None and self.reason is None:
            raise PydanticCustomError("discount", "a discount without a reason")
        return self

    def record(self) -> WeighedGroup:
        """The group as weighed."""
        likelihoods = _likelihoods(self.likelihoods or {})
        return WeighedGroup(self.group, likelihoods, self.discount, self.reason or "")


class WeightsFile(Form):
    """The file of one coder's weighing of one ledger."""

    neutral: ClassVar[dict[str, object]] = {"episode": "unknown", "coder": "unknown", "weights": []}

    format: Literal["foedus/1"]
    kind: Literal["weights"]
    episode: Name
    coder: Name
    weights: tuple[WeighedClueForm, ...]
    groups: tuple[WeighedGroupForm, ...] = ()
