"""Files of kind `measures`: which columns of the panel stand for which concepts."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from foedus.archive.schemas.types import Form, Name, Text
from foedus.panel.compatibility import To
from foedus.panel.feed import Anchoring, Feed, Way


class MeasureForm(Form):
    """One measure of one concept."""

    name: Name
    concept: Name
    way: Literal["interval", "at_least", "any", "measured", "granted"]
    columns: tuple[Name, ...] = ()
    threshold: float = 1.0
    band: float = Field(default=1.0, gt=0)
    why: Text

    @model_validator(mode="after")
    def _can_be_fed(self) -> MeasureForm:
        """Refuse a number of columns that the way does not take."""
        self.record()
        return self

    def record(self) -> Feed:
        """The measure."""
        way = Way(self.way)
        return Feed(self.name, self.concept, self.columns, way, self.why, self.threshold, self.band)


class SampleForm(Form):
    """The rows to which the classes of commitment are fitted."""

    years: tuple[int, int]
    why: Text


class CodingsForm(Form):
    """The study whose codings anchor the classes, and the concept of each commitment."""

    study: Name
    state: Name
    regime: Name


class MeasuresFile(Form):
    """The file of the measures that feed the theories when they are put before the panel."""

    format: Literal["foedus/1"]
    kind: Literal["measures"]
    name: Name
    text: Text
    codings: CodingsForm
    sample: SampleForm
    measures: tuple[MeasureForm, ...] = Field(min_length=1)

    def record(self) -> tuple[Feed, ...]:
        """The measures, in their order."""
        return tuple(form.record() for form in self.measures)

    def anchoring(self) -> Anchoring:
        """Which codings anchor the classes, and to which rows these are fitted."""
        concepts = {To.STATE: self.codings.state, To.REGIME: self.codings.regime}
        pairs = tuple((to.value, concept) for to, concept in concepts.items())
        return Anchoring(self.codings.study, pairs, self.sample.years, self.sample.why)
