"""Files of kind `decisions`: where a coder had to choose, with every reading."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from foedus.archive.schemas.structure import Structured
from foedus.archive.schemas.types import ConceptName, Form, MembershipField, Name, References, Text
from foedus.casebook.decision import (
    Change,
    ChangeArrangement,
    ChangeCoding,
    ChangeConcept,
    ChangeFeature,
    ChangeLevel,
    ChangeRefusal,
    ChangeStatus,
    Decision,
    Reading,
)
from foedus.casebook.episode import Status
from foedus.vocabulary.concept import Combine, Structure
from foedus.vocabulary.design import Design, Level


class FeatureChange(Form):
    """Code a feature of an arrangement otherwise."""

    feature: ConceptName
    arrangement: Name
    value: MembershipField

    def record(self) -> ChangeFeature:
        """The change."""
        return ChangeFeature(self.arrangement, self.feature, self.value)


class CodingChange(Form):
    """Code an indicator of an episode otherwise."""

    coding: ConceptName
    episode: Name
    value: MembershipField

    def record(self) -> ChangeCoding:
        """The change."""
        return ChangeCoding(self.episode, self.coding, self.value)


class StatusChange(Form):
    """Give an episode another status."""

    status: Status
    episode: Name

    def record(self) -> ChangeStatus:
        """The change."""
        return ChangeStatus(self.episode, self.status)


class LevelChange(Form):
    """Code a level of institutionalisation as another design."""

    level: Level
    design: Design

    def record(self) -> ChangeLevel:
        """The change."""
        return ChangeLevel(self.level, self.design)


class ConceptChange(Structured[ConceptName]):
    """Give a concept another structure."""

    concept: ConceptName

    @model_validator(mode="after")
    def _has_structure(self) -> ConceptChange:
        if not self.structures:
            raise PydanticCustomError("no_structure", "a structure is missing")
        return self

    def record(self) -> ChangeConcept:
        """The change."""
        structure = self.structure(self.parts) or Structure(Combine.ALL_OF, self.parts)
        return ChangeConcept(self.concept, structure)


class ArrangementChange(Form):
    """Take another arrangement as the one observed in an episode."""

    arrangement: Name
    episode: Name

    def record(self) -> ChangeArrangement:
        """The change."""
        return ChangeArrangement(self.episode, self.arrangement)


class RefusalChange(Form):
    """Take it that the patron refused nothing in an episode."""

    refusal: Literal[False]
    episode: Name

    def record(self) -> ChangeRefusal:
        """The change."""
        return ChangeRefusal(self.episode)


CHANGE_KEYS = ("feature", "coding", "status", "level", "concept", "arrangement", "refusal")


def _which_change(value: object) -> str | None:
    """The first of the telling keys that a change has; None where it has none of them."""
    if not isinstance(value, dict):
        return None
    return next((key for key in CHANGE_KEYS if key in value), None)


ChangeForm = Annotated[
    Annotated[FeatureChange, Tag("feature")]
    | Annotated[CodingChange, Tag("coding")]
    | Annotated[StatusChange, Tag("status")]
    | Annotated[LevelChange, Tag("level")]
    | Annotated[ConceptChange, Tag("concept")]
    | Annotated[ArrangementChange, Tag("arrangement")]
    | Annotated[RefusalChange, Tag("refusal")],
    Discriminator(_which_change, custom_error_type="change", custom_error_message="no change"),
]


class ReadingForm(Form):
    """One answer to a decision."""

    name: Name
    text: Text
    changes: tuple[ChangeForm, ...] = ()

    def record(self) -> Reading:
        """The reading."""
        changes: tuple[Change, ...] = tuple(change.record() for change in self.changes)
        return Reading(self.name, self.text, changes)


class DecisionForm(Form):
    """A question that the evidence leaves to the coder."""

    neutral: ClassVar[dict[str, object]] = {
        "question": "-",
        "taken": "unknown",
        "readings": [{"name": "unknown", "text": "-"}],
    }

    name: Name
    question: Text
    text: Text | None = None
    source: References = ()
    taken: Name
    readings: tuple[ReadingForm, ...] = Field(min_length=1)

    def record(self) -> Decision:
        """The decision."""
        readings = tuple(reading.record() for reading in self.readings)
        text = self.text or ""
        return Decision(self.name, self.question, self.taken, readings, text, self.source)


class DecisionsFile(Form):
    """The file of decisions."""

    format: Literal["foedus/1"]
    kind: Literal["decisions"]
    decisions: tuple[DecisionForm, ...]
