"""Files of kind `release`: a published data set, how its files look, and what its silence means."""

from __future__ import annotations

from enum import Enum
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from foedus.archive.schemas.types import Form, Name, References, Text
from foedus.panel.release import (
    Absence,
    Address,
    Codes,
    Defect,
    Direction,
    Domain,
    Layout,
    Release,
    Unit,
)

Column = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]
"""Our name of a column: the release's own, in lower case."""

FileColumn = Annotated[str, StringConstraints(min_length=1, max_length=80)]
"""The name of a column in a file; case is not heeded."""

Url = Annotated[str, StringConstraints(pattern=r"^https://[^\s/]+(/\S*)?$", max_length=500)]
"""An address; https only."""

Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
"""A sha256 in lower case."""


Host = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+(\.[a-z0-9-]+)+$", max_length=253)]
"""The name of a server, in lower case."""


class Kind(Enum):
    """What the values of a column are.

    Examples
    --------
    >>> Kind("whole") is Kind.WHOLE
    True
    """

    WHOLE = "whole"
    """Codes and years: never missing."""
    NUMBER = "number"
    """Any other number; it can be missing."""
    TEXT = "text"
    """Words; empty where unknown."""
    DAY = "day"
    """Days as numbers, as `datetime.date.toordinal` counts them; they can be missing."""


class ColumnsForm(Form):
    """The columns of a release by the kind of their values, each once."""

    whole: tuple[Column, ...] = ()
    number: tuple[Column, ...] = ()
    text: tuple[Column, ...] = ()
    day: tuple[Column, ...] = ()

    @model_validator(mode="after")
    def _each_once(self) -> ColumnsForm:
        named = [*self.whole, *self.number, *self.text, *self.day]
        twice = sorted({name for name in named if named.count(name) > 1})
        if twice:
            context = {"name": twice[0]}
            raise PydanticCustomError("column_twice", "the column {name} twice", context)
        return self

    def kinds(self) -> dict[str, Kind]:
        """The kind of each column."""
        listed = {
            Kind.WHOLE: self.whole,
            Kind.NUMBER: self.number,
            Kind.TEXT: self.text,
            Kind.DAY: self.day,
        }
        return {name: kind for kind, names in listed.items() for name in names}


class DomainForm(Form):
    """Years covered, both included."""

    first: int = Field(ge=1, le=9999, strict=True)
    last: int = Field(ge=1, le=9999, strict=True)

    @model_validator(mode="after")
    def _in_order(self) -> DomainForm:
        if self.first > self.last:
            context = {"first": self.first, "last": self.last}
            raise PydanticCustomError("years", "{first} after {last}", context)
        return self

    def record(self) -> Domain:
        """The years."""
        return Domain(self.first, self.last)


class AbsenceForm(Form):
    """What absence means: a value, or, without one, nothing known."""

    column: Column | Literal[""] = ""
    value: float | None = None
    first: int | None = None
    last: int | None = None
    why: Text

    def record(self) -> Absence:
        """The meaning of absence."""
        return Absence(self.column, self.value, self.why, self.first, self.last)


class SumForm(Form):
    """A column that a file does not have but tells: another one and a number."""

    column: Column
    plus: int = Field(strict=True)


class DateForm(Form):
    """A day that a file has as three columns."""

    year: Column
    month: Column
    day: Column


class MonthForm(Form):
    """A day that a file has as a month, such as 201612: the first or the last of it."""

    column: Column
    at: Literal["first", "last"]


class RangeForm(Form):
    """What columns can hold; of days, the years."""

    columns: tuple[Column, ...] = Field(min_length=1)
    first: float
    last: float
    also: tuple[float, ...] = ()

    @model_validator(mode="after")
    def _in_order(self) -> RangeForm:
        if self.first > self.last:
            context = {"first": self.first, "last": self.last}
            raise PydanticCustomError("range", "{first} above {last}", context)
        return self


class SpellForm(Form):
    """When something began and ended: year, month and day, or one column of days."""

    first: tuple[Column, ...] = Field(min_length=1, max_length=3)
    last: tuple[Column, ...] = Field(min_length=1, max_length=3)


class LayoutForm(Form):
    """One way in which the release is published."""

    name: Name
    files: tuple[Text, ...] = Field(min_length=1)
    renamed: dict[Column, FileColumn] = Field(default_factory=dict)
    without: tuple[Column, ...] = ()
    header: tuple[FileColumn, ...] = ()
    """Names of the fields of a file without a header."""
    sums: dict[Column, SumForm] = Field(default_factory=dict)
    days: dict[Column, DateForm] = Field(default_factory=dict)
    months: dict[Column, MonthForm] = Field(default_factory=dict)
    mirrored: tuple[tuple[Column, Column], ...] = ()
    only_with: Column | Literal[""] = ""
    missing: tuple[float, ...] = ()
    version: dict[Column, Text] = Field(default_factory=dict)
    rows: int | None = Field(default=None, ge=1, strict=True)

    def record(self, columns: tuple[str, ...]) -> Layout:
        """The layout of a release that has these columns."""
        made = {*self.sums, *self.days, *self.months}
        held = [name for name in columns if name not in {*self.without, *made}]
        return Layout(
            name=self.name,
            files=self.files,
            columns=tuple((name, self.renamed.get(name, name)) for name in held),
            missing=self.missing,
            version=tuple(self.version.items()),
            rows=self.rows,
        )

    def named(self) -> tuple[str, ...]:
        """Every one of our columns that it names."""
        made = (*self.sums, *self.days, *self.months)
        dates = [name for each in self.days.values() for name in (each.year, each.month, each.day)]
        sources = [each.column for each in self.sums.values()]
        sources += [each.column for each in self.months.values()]
        pairs = [name for pair in self.mirrored for name in pair]
        rest = [self.only_with] if self.only_with else []
        return (*self.renamed, *self.without, *self.version, *made, *dates, *sources, *pairs, *rest)


class AddressForm(Form):
    """Where a file can be downloaded."""

    url: Url
    tried: bool = False
    sha256: Digest | None = None
    hosts: tuple[Host, ...] = ()
    """Other servers to which this one may send."""

    def record(self) -> Address:
        """The address."""
        return Address(self.url, self.tried, self.sha256 or "", self.hosts)


class DefectForm(Form):
    """Something known to be wrong, and what is done about it."""

    name: Name
    text: Text
    remedy: Text
    columns: tuple[Column, ...] = ()

    def record(self) -> Defect:
        """The defect."""
        return Defect(self.name, self.text, self.remedy, self.columns)


class ReleaseFile(Form):
    """The file of one release."""

    format: Literal["foedus/1"]
    kind: Literal["release"]
    name: Name
    title: Text
    version: Text
    unit: Unit
    direction: Direction = Direction.NONE
    codes: Codes = Codes.NONE
    keys: tuple[Column, ...] = Field(min_length=1)
    domain: DomainForm
    columns: ColumnsForm
    blanks: tuple[Text, ...] = ()
    """Words that stand for unknown where a number or a day belongs."""
    ranges: tuple[RangeForm, ...] = ()
    closes: Column | Literal[""] = ""
    """The column whose last year is the last of the domain, by which a version is told."""
    spells: tuple[SpellForm, ...] = ()
    repeated: tuple[tuple[str | float, ...], ...] = ()
    """Keys that stand twice in the published file, each named by a defect."""
    absence: tuple[AbsenceForm, ...] = Field(min_length=1)
    layouts: tuple[LayoutForm, ...] = Field(min_length=1)
    addresses: tuple[AddressForm, ...] = ()
    page: Url
    licence: Text
    references: References = Field(min_length=1)
    defects: tuple[DefectForm, ...] = ()

    @model_validator(mode="after")
    def _columns_known(self) -> ReleaseFile:
        kinds = self.columns.kinds()
        named = [
            *self.keys,
            *(each.column for each in self.absence if each.column),
            *(name for each in self.defects for name in each.columns),
            *(name for each in self.layouts for name in each.named()),
            *(name for each in self.ranges for name in each.columns),
            *([self.closes] if self.closes else []),
            *(name for each in self.spells for name in (*each.first, *each.last)),
        ]
        if unknown := sorted(set(named).difference(kinds)):
            context = {"name": unknown[0]}
            raise PydanticCustomError("column_unknown", "no column {name}", context)
        return self

    def record(self) -> Release:
        """The release."""
        columns = tuple(self.columns.kinds())
        return Release(
            name=self.name,
            title=self.title,
            version=self.version,
            unit=self.unit,
            direction=self.direction,
            codes=self.codes,
            keys=self.keys,
            domain=self.domain.record(),
            absence=tuple(each.record() for each in self.absence),
            layouts=tuple(each.record(columns) for each in self.layouts),
            addresses=tuple(each.record() for each in self.addresses),
            page=self.page,
            licence=self.licence,
            references=self.references,
            defects=tuple(each.record() for each in self.defects),
        )
