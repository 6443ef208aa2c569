"""Files of kind `study`: the question, the theories set against each other, coders, lanes."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from foedus.archive.schemas.types import Form, Name, References, Text
from foedus.casebook.coding import Coder
from foedus.casebook.event import Lane

THEORIES_MAX = 50


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
    design_rule: Text
    coders: tuple[CoderForm, ...] = ()
    lanes: tuple[LaneForm, ...] = ()
