"""What can be wrong with a casebook; each way is a function that yields faults."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from foedus.casebook import names
from foedus.casebook.casebook import Casebook
from foedus.casebook.checks_of_bundles import BUNDLES
from foedus.casebook.checks_of_concepts import STRUCTURE
from foedus.casebook.checks_of_ledgers import LEDGERS
from foedus.casebook.checks_of_method import METHOD
from foedus.casebook.checks_of_weighings import WEIGHINGS
from foedus.casebook.source import Source
from foedus.vocabulary.problem import Address, Fault
from foedus.vocabulary.reference import Reference

Check = Callable[[Casebook], Iterator[Fault]]


def _unknown(
    code: str, kind: str, uses: Iterable[names.Use], known: Iterable[str], remedy: str
) -> Iterator[Fault]:
    held = set(known)
    for address, name in uses:
        if name not in held:
            expected = f"the name of {kind}"
            found = f'unknown {kind.split(" ", 1)[1]} "{name}"'
            yield Fault(code, address, found, expected, remedy)


def unknown_actors(casebook: Casebook) -> Iterator[Fault]:
    """An actor is named that is not among the actors."""
    uses = names.actors_named(casebook)
    known = (actor.name for actor in casebook.actors)
    yield from _unknown("FD301", "an actor", uses, known, "add it to actors.yaml, or rename it")


def unknown_episodes(casebook: Casebook) -> Iterator[Fault]:
    """An episode is named that is not among the episodes."""
    uses = names.episodes_named(casebook)
    known = (episode.name for episode in casebook.episodes)
    yield from _unknown("FD302", "an episode", uses, known, "add it to episodes.yaml, or rename it")


def unknown_sources(casebook: Casebook) -> Iterator[Fault]:
    """A reference leads to a key that no bibliography has."""
    uses = (*names.references(casebook), *names.coders_references(casebook))
    yield from unknown_keys(uses, casebook.sources)


def unknown_keys(
    uses: Iterable[tuple[Address, Reference]], sources: Iterable[Source]
) -> Iterator[Fault]:
    """References, wherever they stand, that lead to a key that no bibliography has."""
    known = {source.key for source in sources}
    for address, reference in uses:
        if known.issuperset(reference.keys):
            continue
        for key, offset in _keys(reference):
            if key not in known:
                yield Fault(
                    code="FD303",
                    address=address,
                    found=f'unknown source "{key}"',
                    expected="a key of sources.bib or of the library",
                    remedy="add the entry to sources.bib, or correct the key",
                    offset=offset,
                )


def _keys(reference: Reference) -> Iterator[tuple[str, int]]:
    """Keys of a reference, each with the place at which its text begins."""
    yield reference.key, 0
    if reference.via:
        before = len(str(reference)) - len(str(reference.via))
        for key, offset in _keys(reference.via):
            yield key, before + offset


def unknown_concepts(casebook: Casebook) -> Iterator[Fault]:
    """A concept is named that is not defined."""
    uses = names.concepts_named(casebook)
    known = (concept.name for concept in casebook.concepts)
    remedy = "name a concept of the library, or define it in concepts/"
    yield from _unknown("FD304", "a concept", uses, known, remedy)


def unknown_evidence(casebook: Casebook) -> Iterator[Fault]:
    """An item is named that is not among the evidence."""
    uses = names.evidence_named(casebook)
    known = (item.name for item in casebook.evidence)
    remedy = "add it to a file in evidence/, or correct the name"
    yield from _unknown("FD305", "an evidence item", uses, known, remedy)


def unknown_coders(casebook: Casebook) -> Iterator[Fault]:
    """Codings, or weights, stand under a coder that the study does not declare."""
    # Said once of codings, for the head of their file names the coder for all of them.
    first: dict[str, Address] = {}
    for index, coding in enumerate(casebook.codings):
        first.setdefault(coding.coder, ("codings", index, "coder"))
    weighings = enumerate(casebook.weighings)
    uses = [(address, name) for name, address in first.items()]
    uses += [(("weighings", index, "coder"), weighing.coder) for index, weighing in weighings]
    known = (coder.name for coder in casebook.coders)
    remedy = "add the coder to study.yaml, or correct the name"
    yield from _unknown("FD306", "a coder", uses, known, remedy)


def unknown_lanes(casebook: Casebook) -> Iterator[Fault]:
    """An event stands in a lane that the study does not declare."""
    uses = ((("events", i, "lane"), event.lane) for i, event in enumerate(casebook.events))
    known = (lane.name for lane in casebook.lanes)
    yield from _unknown("FD307", "a lane", uses, known, "add the lane to study.yaml, or rename it")


def unknown_arrangements(casebook: Casebook) -> Iterator[Fault]:
    """An arrangement is named that is not among the arrangements."""
    uses = names.arrangements_named(casebook)
    known = (arrangement.name for arrangement in casebook.arrangements)
    remedy = "add it to arrangements.yaml, or correct the name"
    yield from _unknown("FD308", "an arrangement", uses, known, remedy)


def unknown_reading_taken(casebook: Casebook) -> Iterator[Fault]:
    """A decision takes a reading that it does not list."""
    for index, decision in enumerate(casebook.decisions):
        known = [reading.name for reading in decision.readings]
        if decision.taken not in known:
            yield Fault(
                code="FD311",
                address=("decisions", index, "taken"),
                found=f'unknown reading "{decision.taken}"',
                expected=f"one of {', '.join(known)}",
                remedy="name the reading that the study takes",
            )


def names_used_twice(casebook: Casebook) -> Iterator[Fault]:
    """Two records of one kind share a name."""
    kinds: dict[str, Sequence[names.Named]] = {
        "actors": casebook.actors,
        "lanes": casebook.lanes,
        "events": casebook.events,
        "evidence": casebook.evidence,
        "episodes": casebook.episodes,
        "arrangements": casebook.arrangements,
        "coders": casebook.coders,
        "decisions": casebook.decisions,
    }
    for kind, records in kinds.items():
        yield from _twice((kind,), [record.name for record in records])
    for index, decision in enumerate(casebook.decisions):
        readings = [reading.name for reading in decision.readings]
        yield from _twice(("decisions", index, "readings"), readings)


def _twice(address: tuple[str | int, ...], given: list[str]) -> Iterator[Fault]:
    if len(set(given)) == len(given):
        return
    seen: set[str] = set()
    for index, name in enumerate(given):
        if name in seen:
            yield Fault(
                code="FD312",
                address=(*address, index, "name"),
                found=f'the name "{name}" a second time',
                expected="a name of its own for each",
                remedy="rename one of the two, wherever it is used",
            )
        seen.add(name)


NAMES: tuple[Check, ...] = (
    unknown_actors,
    unknown_episodes,
    unknown_sources,
    unknown_concepts,
    unknown_evidence,
    unknown_coders,
    unknown_lanes,
    unknown_arrangements,
    unknown_reading_taken,
    names_used_twice,
)
ALL_CHECKS: tuple[Check, ...] = (*NAMES, *STRUCTURE, *METHOD, *LEDGERS, *WEIGHINGS, *BUNDLES)
"""Names that lead nowhere, structures that are none, what the field would object to, tracing."""
