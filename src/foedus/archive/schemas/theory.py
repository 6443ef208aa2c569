"""Files of kind `theory`: scope, premises and clauses."""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from foedus.archive.schemas.types import (
    ConceptName,
    ExpressionField,
    Form,
    Name,
    References,
    Text,
)
from foedus.theory.clause import Clause, Priority
from foedus.theory.theory import Axes, Preference, Premise, Scope, Theory
from foedus.vocabulary.design import Design


class ScopeForm(Form):
    """Where a theory speaks at all."""

    when: ExpressionField
    otherwise: Text
    source: References = ()

    def record(self) -> Scope:
        """The scope."""
        return Scope(self.when, self.otherwise, self.source)


class PremiseForm(Form):
    """A question that a theory asks about one concept."""

    concept: ConceptName
    asks: Text
    source: References = ()

    def record(self) -> Premise:
        """The premise."""
        return Premise(self.concept, self.asks, self.source)


class AxesForm(Form):
    """The two concepts over which the figure is drawn."""

    rows: ConceptName
    columns: ConceptName

    def record(self) -> Axes:
        """The axes."""
        return Axes(self.rows, self.columns)


class ClauseForm(Form):
    """One rule: where `when` holds, a design expected, or silence."""

    model_config = ConfigDict(
        json_schema_extra={"oneOf": [{"required": ["expect"]}, {"required": ["silent"]}]}
    )

    name: Name
    when: ExpressionField
    expect: Design | None = None
    silent: Text | None = None
    first: Priority | None = None
    domestic: Text | None = None
    security: Text | None = None
    because: Text | None = None
    hedge: Text | None = None
    pathways: tuple[ConceptName, ...] = ()
    cite: References = ()

    @model_validator(mode="after")
    def _expects_or_is_silent(self) -> ClauseForm:
        if (self.expect is None) == (self.silent is None):
            given = "both" if self.silent else ""
            raise PydanticCustomError("clause", "one of expect and silent", {"given": given})
        return self

    def record(self) -> Clause:
        """The clause."""
        return Clause(
            name=self.name,
            when=self.when,
            expect=self.expect,
            silent=self.silent or "",
            because=self.because or "",
            first=self.first,
            domestic=self.domestic or "",
            security=self.security or "",
            hedge=self.hedge or "",
            pathways=self.pathways,
            references=self.cite,
        )


class TheoryFile(Form):
    """The file of one theory."""

    format: Literal["foedus/1"]
    kind: Literal["theory"]
    name: Name
    label: Text
    names: tuple[Text, ...] = ()
    authors: tuple[Text, ...] = Field(min_length=1)
    explains: Text
    preference_of: Preference
    summary: Text
    source: References = Field(min_length=1)
    scope: ScopeForm | None = None
    premises: tuple[PremiseForm, ...] = ()
    figure: AxesForm | None = None
    clauses: tuple[ClauseForm, ...] = Field(min_length=1)

    def record(self) -> Theory:
        """The theory."""
        return Theory(
            name=self.name,
            label=self.label,
            clauses=tuple(clause.record() for clause in self.clauses),
            authors=self.authors,
            names=self.names,
            explains=self.explains,
            summary=self.summary,
            preference_of=self.preference_of,
            scope=self.scope.record() if self.scope else None,
            premises=tuple(premise.record() for premise in self.premises),
            axes=self.figure.record() if self.figure else None,
            references=self.source,
        )
