"""How a concept is made of parts, as files write it: all_of, any_of, mean or at_least."""

from __future__ import annotations

from typing import Generic, TypeVar

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from foedus.archive.schemas.types import Form
from foedus.vocabulary.concept import Combine, Structure

P = TypeVar("P")


class AtLeast(Form, Generic[P]):
    """At least `n` of the parts."""

    n: int = Field(ge=1, strict=True)
    of: tuple[P, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _count_within_parts(self) -> AtLeast[P]:
        if self.n > len(self.of):
            context = {"n": self.n, "parts": len(self.of)}
            raise PydanticCustomError("at_least", "n greater than the parts", context)
        return self


class Structured(Form, Generic[P]):
    """A mapping that may carry one structure over parts."""

    all_of: tuple[P, ...] | None = Field(default=None, min_length=1)
    any_of: tuple[P, ...] | None = Field(default=None, min_length=1)
    mean: tuple[P, ...] | None = Field(default=None, min_length=1)
    at_least: AtLeast[P] | None = None

    @model_validator(mode="after")
    def _one_structure(self) -> Structured[P]:
        if len(self.structures) > 1:
            keys = [combine.value for combine in self.structures]
            context = {"keys": ", ".join(keys), "key": keys[-1]}
            raise PydanticCustomError("structures", "several structures", context)
        return self

    @property
    def structures(self) -> dict[Combine, tuple[P, ...]]:
        """The parts given, by the rule under which they are given; at most one entry."""
        given = {
            Combine.ALL_OF: self.all_of,
            Combine.ANY_OF: self.any_of,
            Combine.MEAN: self.mean,
            Combine.AT_LEAST: self.at_least.of if self.at_least else None,
        }
        return {combine: parts for combine, parts in given.items() if parts is not None}

    @property
    def parts(self) -> tuple[P, ...]:
        """The parts, in order; none for an indicator."""
        return next(iter(self.structures.values()), ())

    def structure(self, names: tuple[str, ...]) -> Structure | None:
        """The structure over parts of these names; None for an indicator."""
        combine = next(iter(self.structures), None)
        if combine is None:
            return None
        return Structure(combine, names, self.at_least.n if self.at_least else 0)
