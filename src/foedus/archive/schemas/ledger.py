"""Files of kind `ledger`: the question put to an episode, rivals, clues and what they share."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import ConfigDict, Field, StrictBool, model_validator
from pydantic_core import PydanticCustomError

from foedus.archive.schemas.estimates import Probability, ProbabilityForm
from foedus.archive.schemas.types import Form, Name, Names, References, Text
from foedus.casebook.ledger import Clue, Group, Hypothesis, Premise, Prior, Shared, State

SOUGHT_KEYS = ("name", "state", "text", "where", "findable", "reason")
"""What a clue that was not found has to say, for no item of the casebook says it."""


class HypothesisForm(Form):
    """One of the rival answers."""

    neutral: ClassVar[dict[str, object]] = {"label": "-", "claim": "-"}

    name: Name
    label: Text
    claim: Text
    theory: Name | None = None
    source: References = ()

    def record(self) -> Hypothesis:
        """The hypothesis."""
        return Hypothesis(self.name, self.label, self.claim, self.theory or "", self.source)


class PremiseForm(Form):
    """Whether the arithmetic may take something for granted, and why."""

    holds: StrictBool
    reason: Text

    def record(self) -> Premise:
        """The premise."""
        return Premise(self.holds, self.reason)


class PriorForm(Form):
    """What is believed of each hypothesis before the evidence."""

    neutral: ClassVar[dict[str, object]] = {"label": "-", "probabilities": {}, "reason": "-"}

    name: Name
    label: Text
    probabilities: dict[Name, Probability]
    reason: Text
    source: References = ()

    def record(self) -> Prior:
        """The prior."""
        probabilities = tuple(self.probabilities.items())
        return Prior(self.name, self.label, probabilities, self.reason, self.source)


class ClueForm(Form):
    """An item of the casebook, or something that was sought in vain or never sought."""

    model_config = ConfigDict(
        json_schema_extra={
            "oneOf": [{"required": ["evidence"], "maxProperties": 1}, {"required": [*SOUGHT_KEYS]}]
        }
    )
    neutral: ClassVar[dict[str, object]] = {
        "state": "not_sought",
        "text": "-",
        "where": "-",
        "findable": {"p": 1},
        "reason": "-",
    }

    evidence: Name | None = None
    name: Name | None = None
    state: Literal["not_found", "not_sought"] | None = None
    text: Text | None = None
    where: Text | None = None
    findable: ProbabilityForm | None = None
    reason: Text | None = None
    source: References = ()

    @model_validator(mode="after")
    def _found_or_described(self) -> ClueForm:
        given = [key for key in (*SOUGHT_KEYS, "source") if key in self.model_fields_set]
        if self.evidence is not None and given:
            context = {"given": given, "key": given[0]}
            raise PydanticCustomError("clue_twice", "found, and described", context)
        missing = [key for key in SOUGHT_KEYS if getattr(self, key) is None]
        if self.evidence is None and missing:
            context = {"missing": missing}
            raise PydanticCustomError("clue_keys", "neither found nor described", context)
        return self

    def record(self) -> Clue:
        """The clue."""
        if self.evidence is not None or self.findable is None:
            return Clue(self.evidence or "", State.FOUND)
        return Clue(
            self.name or "",
            State(self.state),
            self.text or "",
            self.where or "",
            self.findable.record(),
            self.reason or "",
            self.source,
        )


class GroupForm(Form):
    """Clues that do not speak independently of one another."""

    neutral: ClassVar[dict[str, object]] = {
        "label": "-",
        "shared": "fact",
        "clues": [],
        "reason": "-",
    }

    name: Name
    label: Text
    shared: Shared
    clues: Names
    reason: Text

    def record(self) -> Group:
        """The group."""
        return Group(self.name, self.label, self.shared, self.clues, self.reason)


class LedgerFile(Form):
    """The file of one ledger; an episode has one at most."""

    neutral: ClassVar[dict[str, object]] = {
        "episode": "unknown",
        "question": "-",
        "background": "-",
        "scale": "unknown",
        "reference": "unknown",
        "hypotheses": [],
        "exclusive": {"holds": True, "reason": "-"},
        "exhaustive": {"holds": True, "reason": "-"},
        "clues": [],
    }

    format: Literal["foedus/1"]
    kind: Literal["ledger"]
    episode: Name
    question: Text
    background: Text
    scale: Text
    reference: Name
    hypotheses: tuple[HypothesisForm, ...] = Field(json_schema_extra={"minItems": 2})
    exclusive: PremiseForm
    exhaustive: PremiseForm
    priors: tuple[PriorForm, ...] = ()
    clues: tuple[ClueForm, ...]
    groups: tuple[GroupForm, ...] = ()
    source: References = ()
