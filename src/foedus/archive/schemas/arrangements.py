"""Files of kind `arrangements`: treaties, commands, or the absence of both, with features."""

from __future__ import annotations

from typing import ClassVar, Literal

from foedus.archive.schemas.types import (
    ConceptName,
    DateField,
    Form,
    MembershipField,
    Name,
    Names,
    References,
    Text,
)
from foedus.casebook.treaty import Arrangement, Feature


class FeatureForm(Form):
    """Whether an arrangement has a feature."""

    value: MembershipField
    reason: Text | None = None
    source: References = ()
    evidence: Names = ()

    def record(self, concept: str) -> Feature:
        """The feature of this name."""
        return Feature(concept, self.value, self.reason or "", self.source, self.evidence)


class ArrangementForm(Form):
    """A treaty, a command or the absence of both between two states."""

    neutral: ClassVar[dict[str, object]] = {
        "title": "-",
        "parties": [],
        "period": "1815/..",
        "features": {},
    }

    name: Name
    title: Text
    parties: Names
    period: DateField
    text: Text | None = None
    features: dict[ConceptName, FeatureForm]
    source: References = ()

    def record(self) -> Arrangement:
        """The arrangement."""
        return Arrangement(
            self.name,
            self.title,
            self.parties,
            self.period,
            tuple(form.record(concept) for concept, form in self.features.items()),
            self.text or "",
            self.source,
        )


class ArrangementsFile(Form):
    """The file of arrangements."""

    format: Literal["foedus/1"]
    kind: Literal["arrangements"]
    arrangements: tuple[ArrangementForm, ...]
