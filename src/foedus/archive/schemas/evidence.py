"""Files of kind `evidence`: claims of fact, their sources and what they bear on."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from foedus.archive.schemas.types import ConceptName, DateField, Form, Name, Names, References, Text
from foedus.casebook.evidence import Bearing, Direction, Evidence, Figure, Mark, Weight


class BearingForm(Form):
    """What an item bears on: an indicator with a direction, or a pathway with a side."""

    model_config = ConfigDict(
        json_schema_extra={
            "oneOf": [{"required": ["concept", "direction"]}, {"required": ["pathway", "side"]}]
        }
    )

    concept: ConceptName | None = None
    direction: Literal["for", "against"] | None = None
    pathway: ConceptName | None = None
    side: Literal["positive", "negative"] | None = None
    weight: Weight
    why: Text

    @model_validator(mode="after")
    def _one_of_two_kinds(self) -> BearingForm:
        on_concept = self.concept is not None and self.direction is not None
        on_pathway = self.pathway is not None and self.side is not None
        strange = (self.pathway or self.side) if on_concept else (self.concept or self.direction)
        if on_concept == on_pathway or strange:
            keys = ("concept", "direction", "pathway", "side")
            given = " and ".join(key for key in keys if getattr(self, key) is not None)
            raise PydanticCustomError("bearing", "no pair of keys", {"given": given})
        return self

    def record(self) -> Bearing:
        """The bearing."""
        name, way = self.concept or self.pathway or "", self.direction or self.side or ""
        return Bearing(name, Direction(way), self.weight, self.why)


class FigureForm(Form):
    """A number that an item reports."""

    name: Text
    value: Annotated[float, Field(strict=True)]
    unit: Text

    def record(self) -> Figure:
        """The figure."""
        return Figure(self.name, self.value, self.unit)


class EvidenceForm(Form):
    """One claim of fact."""

    neutral: ClassVar[dict[str, object]] = {"episode": [], "text": "-"}

    name: Name
    episode: Names
    date: DateField | None = None
    text: Text
    actors: Names = ()
    source: References = ()
    bears_on: tuple[BearingForm, ...] = ()
    figures: tuple[FigureForm, ...] = ()
    marks: tuple[Mark, ...] = ()

    def record(self) -> Evidence:
        """The item."""
        return Evidence(
            self.name,
            self.episode,
            self.date,
            self.text,
            self.actors,
            self.source,
            tuple([bearing.record() for bearing in self.bears_on]),
            tuple([figure.record() for figure in self.figures]),
            self.marks,
        )


class EvidenceFile(Form):
    """A file of evidence; a study may have several, read in the order of their names."""

    format: Literal["foedus/1"]
    kind: Literal["evidence"]
    evidence: tuple[EvidenceForm, ...]
