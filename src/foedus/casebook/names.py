"""Every name that one record of the casebook uses for another, with its address."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from foedus.casebook.casebook import Casebook
from foedus.casebook.decision import (
    Change,
    ChangeArrangement,
    ChangeCoding,
    ChangeConcept,
    ChangeFeature,
    ChangeRefusal,
    ChangeStatus,
)
from foedus.casebook.ledger import State
from foedus.vocabulary.problem import Address
from foedus.vocabulary.reference import Reference

Use = tuple[Address, str]
"""Where a name is used, and the name."""


class Named(Protocol):
    """A record with a name."""

    @property
    def name(self) -> str:
        """Its name."""


class Referring(Protocol):
    """A record that says who says so."""

    @property
    def references(self) -> tuple[Reference, ...]:
        """Who, and where."""


def actors_named(casebook: Casebook) -> Iterator[Use]:
    """Actors named by other actors, items, episodes and arrangements."""
    for index, actor in enumerate(casebook.actors):
        if actor.side:
            yield ("actors", index, "side"), actor.side
        yield from _each(("actors", index, "member_of"), actor.member_of)
    for index, item in enumerate(casebook.evidence):
        yield from _each(("evidence", index, "actors"), item.actors)
    for index, episode in enumerate(casebook.episodes):
        yield ("episodes", index, "client"), episode.client
        yield ("episodes", index, "patron"), episode.patron
        if episode.leader:
            yield ("episodes", index, "leader"), episode.leader
    for index, arrangement in enumerate(casebook.arrangements):
        yield from _each(("arrangements", index, "parties"), arrangement.parties)


def episodes_named(casebook: Casebook) -> Iterator[Use]:
    """Episodes named by items, events, codings, changes, ledgers and weighings."""
    for index, item in enumerate(casebook.evidence):
        yield from _each(("evidence", index, "episodes"), item.episodes)
    for index, event in enumerate(casebook.events):
        if event.episode:
            yield ("events", index, "episode"), event.episode
    for index, coding in enumerate(casebook.codings):
        yield ("codings", index, "episode"), coding.episode
    for address, change in changes(casebook):
        if isinstance(change, ChangeCoding | ChangeStatus | ChangeArrangement | ChangeRefusal):
            yield (*address, "episode"), change.episode
    for index, ledger in enumerate(casebook.ledgers):
        yield ("ledgers", index, "episode"), ledger.episode
    for index, weighing in enumerate(casebook.weighings):
        yield ("weighings", index, "episode"), weighing.episode


def evidence_named(casebook: Casebook) -> Iterator[Use]:
    """Items named by events, refusals, features, codings and clues."""
    for index, event in enumerate(casebook.events):
        yield from _each(("events", index, "evidence"), event.evidence)
    for index, episode in enumerate(casebook.episodes):
        if episode.refusal:
            yield from _each(("episodes", index, "refusal", "evidence"), episode.refusal.evidence)
    for index, arrangement in enumerate(casebook.arrangements):
        for place, feature in enumerate(arrangement.features):
            address = ("arrangements", index, "features", place, "evidence")
            yield from _each(address, feature.evidence)
    for index, coding in enumerate(casebook.codings):
        yield from _each(("codings", index, "evidence"), coding.evidence)
        yield from _each(("codings", index, "against"), coding.against)
    for index, ledger in enumerate(casebook.ledgers):
        for place, clue in enumerate(ledger.clues):
            if clue.state is State.FOUND:
                yield ("ledgers", index, "clues", place, "name"), clue.name


def arrangements_named(casebook: Casebook) -> Iterator[Use]:
    """Arrangements named by episodes and changes."""
    for index, episode in enumerate(casebook.episodes):
        if episode.arrangement:
            yield ("episodes", index, "arrangement"), episode.arrangement
    for address, change in changes(casebook):
        if isinstance(change, ChangeFeature | ChangeArrangement):
            yield (*address, "arrangement"), change.arrangement


def indicators_named(casebook: Casebook) -> Iterator[Use]:
    """Concepts that are coded: by codings, features and the changes of both."""
    for index, coding in enumerate(casebook.codings):
        yield ("codings", index, "concept"), coding.concept
    for index, arrangement in enumerate(casebook.arrangements):
        for place, feature in enumerate(arrangement.features):
            yield ("arrangements", index, "features", place), feature.concept
    for address, change in changes(casebook):
        if isinstance(change, ChangeCoding):
            yield (*address, "concept"), change.concept
        elif isinstance(change, ChangeFeature):
            yield (*address, "concept"), change.feature


def concepts_named(casebook: Casebook) -> Iterator[Use]:
    """Concepts named by whatever is coded, by bearings, structures, the rule and changes."""
    yield from indicators_named(casebook)
    for index, item in enumerate(casebook.evidence):
        for place, bearing in enumerate(item.bears_on):
            yield ("evidence", index, "bears_on", place, "concept"), bearing.concept
    for index, concept in enumerate(casebook.concepts):
        if concept.structure:
            yield from _each(("concepts", index, "structure", "parts"), concept.structure.parts)
    for index, step in enumerate(casebook.rule.steps):
        yield ("rule", "steps", index, "when"), step.when
    for address, change in changes(casebook):
        if isinstance(change, ChangeConcept):
            yield (*address, "concept"), change.concept
            yield from _each((*address, "structure", "parts"), change.structure.parts)


def changes(casebook: Casebook) -> Iterator[tuple[Address, Change]]:
    """Every change that a reading of a decision makes."""
    for index, decision in enumerate(casebook.decisions):
        for number, reading in enumerate(decision.readings):
            for place, change in enumerate(reading.changes):
                yield ("decisions", index, "readings", number, "changes", place), change


def references(casebook: Casebook) -> Iterator[tuple[Address, Reference]]:
    """Every reference in the casebook but those of coders, which name whole works."""
    kinds: dict[str, Sequence[Referring]] = {
        "actors": casebook.actors,
        "events": casebook.events,
        "evidence": casebook.evidence,
        "episodes": casebook.episodes,
        "arrangements": casebook.arrangements,
        "codings": casebook.codings,
        "decisions": casebook.decisions,
        "concepts": tuple(casebook.concepts),
        "ledgers": casebook.ledgers,
    }
    for kind, records in kinds.items():
        for index, record in enumerate(records):
            for place, reference in enumerate(record.references):
                yield (kind, index, "references", place), reference
    yield from _inner_references(casebook)


def _inner_references(casebook: Casebook) -> Iterator[tuple[Address, Reference]]:
    for place, reference in enumerate(casebook.rule.references):
        yield ("rule", "references", place), reference
    for index, actor in enumerate(casebook.actors):
        for place, reference in enumerate(actor.cow.references if actor.cow else ()):
            yield ("actors", index, "cow", "references", place), reference
    for index, episode in enumerate(casebook.episodes):
        for place, reference in enumerate(episode.refusal.references if episode.refusal else ()):
            yield ("episodes", index, "refusal", "references", place), reference
    for index, arrangement in enumerate(casebook.arrangements):
        for number, feature in enumerate(arrangement.features):
            for place, reference in enumerate(feature.references):
                address = ("arrangements", index, "features", number, "references", place)
                yield address, reference
    yield from _references_of_ledgers(casebook)


def _references_of_ledgers(casebook: Casebook) -> Iterator[tuple[Address, Reference]]:
    for index, ledger in enumerate(casebook.ledgers):
        for place, reference in enumerate(ledger.scale.references):
            yield ("ledgers", index, "scale", "references", place), reference
        kinds: dict[str, Sequence[Referring]] = {
            "hypotheses": ledger.hypotheses,
            "priors": ledger.priors,
            "clues": ledger.clues,
        }
        for kind, parts in kinds.items():
            for number, part in enumerate(parts):
                for place, reference in enumerate(part.references):
                    yield ("ledgers", index, kind, number, "references", place), reference


def coders_references(casebook: Casebook) -> Iterator[tuple[Address, Reference]]:
    """The works that coders are known by."""
    for index, coder in enumerate(casebook.coders):
        for place, reference in enumerate(coder.references):
            yield ("coders", index, "references", place), reference


def _each(address: Address, names: Iterable[str]) -> Iterator[Use]:
    for place, name in enumerate(names):
        yield (*address, place), name
