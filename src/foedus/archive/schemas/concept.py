"""Files of kind `concept`: a definition, a scale, a source, and a structure over parts."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Discriminator, Tag

from foedus.archive.schemas.structure import Structured
from foedus.archive.schemas.types import ConceptName, Form, References, Text
from foedus.vocabulary.concept import Concept


class SidesForm(Form):
    """What the two sides of a pathway mean for the regime."""

    positive: Text
    negative: Text


def _is_name(value: object) -> str:
    return "name" if isinstance(value, str) else "part"


Part = Annotated[
    Annotated[ConceptName, Tag("name")] | Annotated["ConceptForm", Tag("part")],
    Discriminator(_is_name),
]


class ConceptForm(Structured[Part]):
    """A concept; an indicator where it has no parts, a pathway where it has sides."""

    name: ConceptName
    label: Text
    definition: Text
    scale: Text | None = None
    high: Text | None = None
    low: Text | None = None
    source: References = ()
    sides: SidesForm | None = None

    def record(self) -> Concept:
        """The concept, without its parts."""
        names = tuple(part if isinstance(part, str) else part.name for part in self.parts)
        return Concept(
            name=self.name,
            label=self.label,
            definition=self.definition,
            scale=self.scale or "",
            high=self.high or "",
            low=self.low or "",
            references=self.source,
            structure=self.structure(names),
            positive=self.sides.positive if self.sides else "",
            negative=self.sides.negative if self.sides else "",
        )

    def records(self) -> tuple[Concept, ...]:
        """The concept and every part written out within it, top first."""
        below = [part for part in self.parts if not isinstance(part, str)]
        return (self.record(), *(concept for part in below for concept in part.records()))


class ConceptFile(ConceptForm):
    """The file of one concept."""

    format: Literal["foedus/1"]
    kind: Literal["concept"]


ConceptForm.model_rebuild()
ConceptFile.model_rebuild()
