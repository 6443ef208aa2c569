"""Concepts: a definition, a scale, a source, and a structure over indicators."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from foedus.vocabulary import membership
from foedus.vocabulary.membership import UNKNOWN, Membership
from foedus.vocabulary.reference import Reference


class Combine(Enum):
    """How the parts of a concept make up the whole (goertz_2006).

    `all_of` are necessary conditions, `any_of` substitutes, `at_least` a family
    resemblance, `mean` parts that compensate each other.

    Examples
    --------
    >>> Combine("all_of") is Combine.ALL_OF
    True
    """

    ALL_OF = "all_of"
    ANY_OF = "any_of"
    AT_LEAST = "at_least"
    MEAN = "mean"


@dataclass(frozen=True, slots=True)
class Structure:
    """The parts of a concept and how they combine.

    Parameters
    ----------
    combine : Combine
        The rule.
    parts : tuple of str
        Names of the concepts combined, at least one.
    count : int
        For `at_least`, how many parts must hold; otherwise 0.
    """

    combine: Combine
    parts: tuple[str, ...]
    count: int = 0

    def aggregate(self, parts: list[Membership]) -> Membership:
        """The membership in the whole, from those in the parts (in the order of `parts`).

        Examples
        --------
        >>> Structure(Combine.ALL_OF, ("a", "b")).aggregate([UNKNOWN, membership.FALSE])
        Membership(lo=0, hi=0)
        """
        if self.combine is Combine.MEAN:
            return membership.mean(parts)
        return membership.at_least(self.required, parts)

    @property
    def required(self) -> int:
        """How many parts must hold, where the structure is one of thresholds."""
        counts = {Combine.ALL_OF: len(self.parts), Combine.ANY_OF: 1}
        return counts.get(self.combine, self.count)


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept of the field; an indicator where it has no structure.

    Parameters
    ----------
    name, label, definition : str
        Identifier, name in running text, and definition.
    scale : str
        What memberships of 1, 0 and in between mean.
    high, low : str
        The words for a member and a non-member ("consolidated", "unconsolidated").
    references : tuple of Reference
        Whose concept it is.
    structure : Structure or None
        How it is made of parts; None for an indicator.
    positive, negative : str
        For a pathway, what its two sides mean for the regime; empty otherwise.

    Examples
    --------
    >>> Concept("threat", "Threat", "A danger from abroad.").is_indicator
    True
    """

    name: str
    label: str
    definition: str
    scale: str = ""
    high: str = ""
    low: str = ""
    references: tuple[Reference, ...] = ()
    structure: Structure | None = None
    positive: str = ""
    negative: str = ""

    @property
    def is_indicator(self) -> bool:
        """Whether it is coded from evidence rather than made of parts."""
        return self.structure is None

    @property
    def is_pathway(self) -> bool:
        """Whether it has a positive and a negative side for the regime."""
        return bool(self.positive or self.negative)


@dataclass(frozen=True, slots=True)
class Concepts:
    """All concepts at hand, by name; parts are looked up among them.

    Parameters
    ----------
    by_name : mapping of str to Concept
        Closed under parts and free of circles (kept by the reader of files).

    Examples
    --------
    >>> Concepts.of([Concept("threat", "Threat", "Danger.")]).indicators("threat")
    ('threat',)
    """

    by_name: Mapping[str, Concept]

    @classmethod
    def of(cls, concepts: list[Concept] | tuple[Concept, ...]) -> Concepts:
        """Concepts by their names."""
        return cls({concept.name: concept for concept in concepts})

    def __getitem__(self, name: str) -> Concept:
        """The concept of this name."""
        return self.by_name[name]

    def __contains__(self, name: object) -> bool:
        """Whether there is a concept of this name."""
        return name in self.by_name

    def __iter__(self) -> Iterator[Concept]:
        """Every concept, in the order given."""
        return iter(self.by_name.values())

    def parts(self, name: str) -> tuple[str, ...]:
        """Names of the direct parts of a concept; none for an indicator."""
        structure = self[name].structure
        return structure.parts if structure else ()

    def within(self, name: str) -> tuple[str, ...]:
        """The concept and everything below it, top first, each once."""
        found = [name]
        for part in self.parts(name):
            found += [below for below in self.within(part) if below not in found]
        return tuple(found)

    def indicators(self, name: str) -> tuple[str, ...]:
        """The indicators on which a concept rests, each once."""
        return tuple(below for below in self.within(name) if self[below].is_indicator)

    def membership(self, name: str, coded: Mapping[str, Membership]) -> Membership:
        """The membership in a concept, from those of its indicators.

        Parameters
        ----------
        name : str
            The concept.
        coded : mapping of str to Membership
            What is known of indicators; one that is absent is unknown.

        Returns
        -------
        Membership
            Aggregated by the structure of the concept and of its parts.
        """
        structure = self[name].structure
        if structure is None:
            return coded.get(name, UNKNOWN)
        return structure.aggregate([self.membership(part, coded) for part in structure.parts])
