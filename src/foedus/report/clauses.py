"""Clauses in words: when, what, why, with which reservation, and who says so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from foedus.casebook.casebook import Casebook
from foedus.casebook.source import Source
from foedus.report.citations import references_text
from foedus.report.layout import Tone
from foedus.report.lines import Line
from foedus.theory.clause import Clause
from foedus.theory.expression import Always, Expression
from foedus.theory.theory import Theory
from foedus.vocabulary.concept import Concept, Concepts
from foedus.vocabulary.reference import Reference


@dataclass(frozen=True, slots=True)
class Labels:
    """How running text names concepts and sources.

    Parameters
    ----------
    concepts : Concepts
        Every concept that is named.
    sources : mapping of str to Source
        The bibliography, by key.
    """

    concepts: Concepts
    sources: Mapping[str, Source]

    @classmethod
    def of(cls, casebook: Casebook) -> Labels:
        """The labels of everything in a casebook."""
        return cls(casebook.concepts, {source.key: source for source in casebook.sources})

    def label(self, concept: str) -> str:
        """A concept's name in running text."""
        return self.concepts[concept].label

    def cited(self, references: Iterable[Reference], depth: int = 0) -> Iterator[Line]:
        """A line that cites; none where there is nothing to cite."""
        held = tuple(references)
        if held:
            yield Line(references_text(held, self.sources), depth, Tone.QUIET)

    def asked(self, when: Expression) -> str:
        """A condition in words."""
        return spoken(when, self.concepts)


def spoken(when: Expression, concepts: Concepts) -> str:
    """An expression in words, its concepts by their labels.

    Examples
    --------
    >>> from foedus.theory.expression import parse
    >>> spoken(parse("threat*~aid"), Concepts.of([Concept("threat", "Threat", "Danger.")]))
    'Threat and not aid'
    """
    if isinstance(when, Always):
        return "always"
    tokens = re.findall(r"[a-z][a-z0-9_]*|[*+~()]", str(when))
    words = {"*": " and ", "+": " or ", "~": "not ", "(": "(", ")": ")"}
    labels = {name: concepts[name].label for name in when.names if name in concepts}
    return "".join(words.get(token) or labels.get(token, token) for token in tokens)


def word(concept: Concept, *, holds: bool) -> str:
    """The word for a concept that holds or fails.

    Examples
    --------
    >>> word(Concept("threat", "Threat", "Danger.", low="safe"), holds=False)
    'safe'
    >>> word(Concept("threat", "Threat", "Danger."), holds=False)
    'not: Threat'
    """
    if said := concept.high if holds else concept.low:
        return said
    return concept.label if holds else f"not: {concept.label}"


def clause_lines(clause: Clause, theory: Theory, labels: Labels) -> Iterator[Line]:
    """A clause as an outline: condition and answer, then everything the theory says of it."""
    answer = clause.answer.label
    yield Line(f"{labels.asked(clause.when)} → {answer}", head=f"Clause {clause.name}:")
    said = {
        "Because": clause.because,
        "Silent": clause.silent,
        "First": clause.first.label if clause.first else "",
        "At home": clause.domestic,
        "Abroad": clause.security,
        "Hedge": clause.hedge,
        "Through": ", ".join(labels.label(name) for name in clause.pathways),
    }
    for head, text in said.items():
        if text:
            yield Line(text, 1, head=f"{head}:")
    authors = ", ".join(theory.authors)
    for line in labels.cited(clause.references, 1):
        yield Line(f"{authors}: {line.text}" if authors else line.text, 1, Tone.QUIET)
