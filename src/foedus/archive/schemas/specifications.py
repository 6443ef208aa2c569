"""Files of kind `specifications`: every choice that a defensible table may make, with its reason."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from foedus.archive.schemas.types import Form, Name, Text
from foedus.panel.choices import Asked, Barred, Choice, Garden, Keep, Option, Stand
from foedus.panel.pair import PairRule

Units = tuple[Literal["formation", "dyad-year"], ...]
Model = Literal["", "ordered_logit", "multinomial_logit", "logit", "cloglog", "firth"]
Errors = Literal["", "classical", "sandwich", "cluster", "two_way", "dyadic"]


class RuleForm(Form):
    """Who is whose patron."""

    ratio: float | None = Field(default=None, ge=1)
    regional: float | None = Field(default=None, ge=1)

    def record(self) -> PairRule:
        """The rule."""
        return PairRule(ratio=self.ratio, regional=self.regional)


class KeepForm(Form):
    """Rows that are kept."""

    column: Name
    value: float | Text


class OptionForm(Form):
    """One way to decide something."""

    label: Text
    why: Text
    units: Units = ()
    column: Name | None = None
    cut: float | None = None
    reverse: bool = False
    outcome: Name | Literal[""] = ""
    labels: tuple[Text, ...] = ()
    lowest: int = 0
    keep: KeepForm | None = None
    rule: RuleForm | None = None
    model: Model = ""
    errors: Errors = ""
    together: bool | None = None

    @model_validator(mode="after")
    def _whole(self) -> OptionForm:
        """Refuse a cut without a column, and an outcome without labels."""
        if self.column is None and (self.cut is not None or self.reverse):
            msg = f"{self.label}: cut and reverse are of a column, and there is none"
            raise ValueError(msg)
        if bool(self.outcome) != (len(self.labels) > 1):
            msg = f"{self.label}: an outcome needs two labels or more, and labels an outcome"
            raise ValueError(msg)
        return self

    def record(self, condition: str) -> Option:
        """The option of a choice that stands for a condition, or for none."""
        stand = Stand(condition, self.column, self.cut, self.reverse) if self.column else None
        return Option(
            label=self.label,
            why=self.why,
            units=self.units,
            stand=stand,
            outcome=self.outcome,
            labels={float(self.lowest + n): label for n, label in enumerate(self.labels)},
            keep=Keep(self.keep.column, self.keep.value) if self.keep else None,
            rule=self.rule.record() if self.rule else None,
            model=self.model,
            errors=self.errors,
            together=self.together,
        )


class ChoiceForm(Form):
    """Something that defensible tables decide differently."""

    name: Text
    stands_for: Name | Literal[""] = ""
    options: tuple[OptionForm, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _of_a_condition(self) -> ChoiceForm:
        """Refuse columns of a choice that stands for nothing."""
        if not self.stands_for and any(option.column for option in self.options):
            msg = f"{self.name}: options have columns; name the condition under stands_for"
            raise ValueError(msg)
        return self

    def record(self) -> Choice:
        """The choice."""
        return Choice(self.name, tuple(each.record(self.stands_for) for each in self.options))


class BarredForm(Form):
    """Options that make no table together."""

    taken: dict[Text, Text] = Field(min_length=1)
    units: Units = ()
    why: Text


class AskedForm(Form):
    """What is asked of a unit of the panel."""

    unit: Literal["formation", "dyad-year"]
    title: Text
    clusters: tuple[Name, ...] = ()


class SpecificationsFile(Form):
    """The file of the choices over which the specification curve runs."""

    format: Literal["foedus/1"]
    kind: Literal["specifications"]
    name: Name
    text: Text
    conditions: tuple[Name, Name]
    controls: tuple[Name, ...] = ()
    asked: tuple[AskedForm, ...] = Field(min_length=1)
    choices: tuple[ChoiceForm, ...] = Field(min_length=1)
    barred: tuple[BarredForm, ...] = ()

    @model_validator(mode="after")
    def _known(self) -> SpecificationsFile:
        """Refuse conditions that nothing stands for, and barred options that there are not."""
        stood = {choice.stands_for for choice in self.choices}
        labels = {c.name: {option.label for option in c.options} for c in self.choices}
        faults = [f"no choice stands for {name}" for name in self.conditions if name not in stood]
        faults += [
            f"barred: {name} has no option {label!r}; there are {sorted(labels.get(name, ()))}"
            for each in self.barred
            for name, label in each.taken.items()
            if label not in labels.get(name, ())
        ]
        if faults:
            raise ValueError("; ".join(faults))
        return self

    def record(self) -> Garden:
        """The choices, with what makes no table."""
        return Garden(
            conditions=self.conditions,
            controls=self.controls,
            asked=tuple(Asked(each.unit, each.title, each.clusters) for each in self.asked),
            choices=tuple(each.record() for each in self.choices),
            barred=tuple(Barred(each.taken, each.why, each.units) for each in self.barred),
        )
