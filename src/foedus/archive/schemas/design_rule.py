"""Files of kind `design_rule`: questions that code the design of an arrangement."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from foedus.archive.schemas.types import ConceptName, Form, Name, References, Text
from foedus.casebook.treaty import DesignRule, DesignStep
from foedus.vocabulary.design import Design, Level


class StepForm(Form):
    """One question: where `when` holds, the level and the design."""

    level: Level
    design: Design
    when: ConceptName

    def record(self) -> DesignStep:
        """The step."""
        return DesignStep(self.level, self.design, self.when)


class DesignRuleFile(Form):
    """The file of one design rule."""

    format: Literal["foedus/1"]
    kind: Literal["design_rule"]
    name: Name
    label: Text
    text: Text | None = None
    source: References = ()
    steps: tuple[StepForm, ...] = Field(min_length=1)
    otherwise: Design

    def record(self) -> DesignRule:
        """The rule."""
        steps = tuple(step.record() for step in self.steps)
        return DesignRule(
            self.name, self.label, steps, self.otherwise, self.text or "", self.source
        )
