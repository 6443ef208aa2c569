"""The apparatus: actors, coders, references, and what the run rests on."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.casebook.actor import Actor
from foedus.casebook.source import Source
from foedus.report.anchors import anchor
from foedus.report.citations import entry, in_order, used
from foedus.report.departures import Departure, departures
from foedus.report.views.index import Cited, Index, Link
from foedus.study.record import SCHEMA

WEB = ("http://", "https://")
"""The only addresses that the page leads to."""


@dataclass(frozen=True, slots=True)
class ActorRow:
    """An actor with the spellings found, side and part played."""

    id: str
    label: str
    variants: str
    kind: str
    side: Link
    member_of: tuple[Link, ...]
    role: str
    cited: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class CoderRow:
    """A coder and how the coding was done."""

    id: str
    label: str
    note: str
    cited: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source: its entry, its web address where it has a safe one, and its marks."""

    id: str
    key: str
    text: str
    address: str
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sources:
    """The references: those that the run rests on, and those only listed."""

    cited: tuple[SourceRow, ...]
    others: tuple[SourceRow, ...]


@dataclass(frozen=True, slots=True)
class ProvenanceView:
    """What the run rests on: versions, digests, settings, departures, warnings."""

    schema: str
    versions: tuple[tuple[str, str], ...]
    inputs: tuple[tuple[str, str], ...]
    settings: tuple[tuple[str, str], ...]
    departures: tuple[Departure, ...]
    warnings: tuple[str, ...]


def actor_rows(index: Index) -> tuple[ActorRow, ...]:
    """Every actor of the record."""
    return tuple(_actor(actor, index) for actor in index.record.casebook.actors)


def _actor(actor: Actor, index: Index) -> ActorRow:
    return ActorRow(
        id=anchor("actor", actor.name),
        label=actor.label,
        variants=", ".join(actor.variants),
        kind=actor.type,
        side=index.link("actor", actor.side) if actor.side else Link(""),
        member_of=tuple(index.link("actor", name) for name in actor.member_of),
        role=actor.role,
        cited=index.cite(actor.references),
    )


def coder_rows(index: Index) -> tuple[CoderRow, ...]:
    """Every coder of the record."""
    return tuple(
        CoderRow(anchor("coder", c.name), c.label, c.note, index.cite(c.references))
        for c in index.record.casebook.coders
    )


def sources(index: Index) -> Sources:
    """The references of a record, by author and year."""
    rests = {source.key for source in used(index.record, index.sources.values())}
    ordered = in_order(index.sources.values())
    return Sources(
        cited=tuple(_source(source) for source in ordered if source.key in rests),
        others=tuple(_source(source) for source in ordered if source.key not in rests),
    )


def _source(source: Source) -> SourceRow:
    text, address = entry(source), _address(source)
    return SourceRow(
        id=anchor("reference", source.key),
        key=source.key,
        text=text.removesuffix(address).rstrip() if address else text,
        address=address,
        marks=source.marks,
    )


def _address(source: Source) -> str:
    """The web address of a source; empty where it has none that is safe to follow."""
    doi = source.fields.get("doi", "")
    address = f"https://doi.org/{doi}" if doi else source.fields.get("url", "")
    return address if address.lower().startswith(WEB) else ""


def provenance_view(index: Index) -> ProvenanceView:
    """What the run rests on."""
    record = index.record
    return ProvenanceView(
        schema=SCHEMA,
        versions=record.provenance.versions,
        inputs=tuple((digest.path, digest.sha256) for digest in record.provenance.inputs),
        settings=_settings(index),
        departures=departures(),
        warnings=tuple(str(problem) for problem in record.warnings),
    )


def _settings(index: Index) -> tuple[tuple[str, str], ...]:
    """How the run was set; what was not set says so."""
    chosen = index.record.settings
    takes = ", ".join(f"{decision} = {reading}" for decision, reading in chosen.takes)
    return (
        ("Readings taken", takes or "those of the study"),
        ("Theories", ", ".join(chosen.theories) or "all of the study"),
        ("Episodes", ", ".join(chosen.episodes) or "all of the study"),
        ("Coders", ", ".join(chosen.coders) or "all of the study"),
    )
