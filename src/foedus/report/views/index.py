"""The index of a page: every name of a record with its label and its anchor."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from foedus.archive.files.library import references
from foedus.casebook.evidence import Evidence
from foedus.casebook.source import Source
from foedus.report.anchors import anchor
from foedus.report.citations import ARTICLE, TRACING, reference_text, short
from foedus.study.record import Record
from foedus.vocabulary.reference import Reference


@dataclass(frozen=True, slots=True)
class Link:
    """A label that leads somewhere on the page; an empty address leads nowhere."""

    label: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Work:
    """A source as a link, with the place in it."""

    source: Link
    place: str = ""


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation: works with their places, and the work through which all of them were read."""

    works: tuple[Work, ...]
    via: Cited | None = None


@dataclass(frozen=True, slots=True)
class Index:
    """Labels and addresses of everything that a page names.

    Parameters
    ----------
    record : Record
        The record shown.
    sources : mapping of str to Source
        The bibliography, by key; where evidence is weighed, with the works on how; where the panel
        is asked for, with those to cite for its data.
    evidence : mapping of str to Evidence
        The ledger, by name.
    labels : mapping of (str, str) to str
        Labels by kind and name.
    works : dict of Reference to Work
        Works cited so far; each is made once.
    """

    record: Record
    sources: Mapping[str, Source]
    evidence: Mapping[str, Evidence]
    labels: Mapping[tuple[str, str], str]
    works: dict[Reference, Work]

    @classmethod
    def of(cls, record: Record) -> Index:
        """The index of a record."""
        book = record.casebook
        labels = {
            **{("actor", a.name): a.label for a in book.actors},
            **{("coder", c.name): c.label for c in book.coders},
            **{("concept", c.name): c.label for c in book.concepts},
            **{("episode", f.episode.name): f.episode.title for f in record.findings},
            **{("theory", rival.name): rival.label for rival in record.rivals},
            **{("decision", d.name): d.question for d in book.decisions},
        }
        return cls(
            record=record,
            sources={source.key: source for source in (*_lent(record), *book.sources)},
            evidence={item.name: item for item in book.evidence},
            labels=labels,
            works={},
        )

    def label(self, kind: str, name: str) -> str:
        """The label of something; its name where it has none."""
        return self.labels.get((kind, name), name)

    def link(self, kind: str, name: str) -> Link:
        """Something by its label, leading to it where the page shows it."""
        known = (kind, name) in self.labels
        return Link(self.label(kind, name), f"#{anchor(kind, name)}" if known else "")

    def named(self, kind: str, name: str) -> Link:
        """Something by its name, leading to it where the page shows it."""
        known = (kind, name) in self.labels
        return Link(name, f"#{anchor(kind, name)}" if known else "")

    def item(self, name: str) -> Link:
        """An item of evidence by its name."""
        href = f"#{anchor('evidence', name)}" if name in self.evidence else ""
        return Link(name, href)

    def items(self, names: Iterable[str]) -> tuple[Link, ...]:
        """Several items of evidence."""
        return tuple(self.item(name) for name in names)

    def clause(self, theory: str, name: str) -> Link:
        """A clause by its name, leading to where its theory states it."""
        return Link(name, f"#{anchor('clause', theory, name)}")

    def cite(self, references: Iterable[Reference]) -> tuple[Cited, ...]:
        """References as citations; several places in one source, or works read in one, are one."""
        joined: dict[Cited | None, dict[Link, list[str]]] = {}
        for reference in references:
            work = self._work(reference)
            via = self.cite([reference.via])[0] if reference.via else None
            joined.setdefault(via, {}).setdefault(work.source, []).append(work.place)
        return tuple(
            Cited(tuple(Work(source, _places(at)) for source, at in works.items()), via)
            for via, works in joined.items()
        )

    def _work(self, reference: Reference) -> Work:
        if reference not in self.works:
            self.works[reference] = self._made(reference)
        return self.works[reference]

    def _made(self, reference: Reference) -> Work:
        source = self.sources.get(reference.key)
        label = short(source) if source else reference.key
        alone = reference_text(Reference(reference.key, reference.locator), self.sources)
        href = f"#{anchor('reference', reference.key)}" if source else ""
        return Work(Link(label, href), alone.removeprefix(label).lstrip(", "))


def _lent(record: Record) -> tuple[Source, ...]:
    """Works that the page cites and the study does not list: on weighing evidence, on data sets."""
    keys = {*(TRACING if record.tracings else ()), *(each.key for each in record.data)}
    keys |= {ARTICLE} if record.data else set()
    if not keys:
        return ()
    return tuple(source for source in references() if source.key in keys)


def _places(places: Iterable[str]) -> str:
    """Several places in one source; a section named twice is named once."""
    sections: dict[str, list[str]] = {}
    for place in filter(None, dict.fromkeys(places)):
        section, mark, paragraph = place.rpartition(" ¶")
        sections.setdefault(section or place, []).extend([mark + paragraph] if section else [])
    return ", ".join(section + ",".join(at) for section, at in sections.items())
