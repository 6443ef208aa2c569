"""Cross-checks: what only the whole study shows, each fault at its place in a file.

What follows from a file that could not be read, or from a record that does not keep its
schema, is not said again: its own problem stands already.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Any

from foedus.archive.files.assemble import Assembly, keys_cited
from foedus.archive.files.document import Document
from foedus.archive.files.faults import located
from foedus.archive.files.gather import SOURCES
from foedus.archive.files.nested import Nested
from foedus.archive.files.shelf import Origin, Shelf
from foedus.archive.files.suggest import Guesses, listed, nearest
from foedus.archive.schemas.study import StudyFile
from foedus.casebook.casebook import Casebook
from foedus.casebook.checks import ALL_CHECKS, unknown_keys
from foedus.casebook.checks_of_method import bare_keys
from foedus.casebook.decision import Reading
from foedus.casebook.ledger import Ledger
from foedus.casebook.names import Named, Referring
from foedus.casebook.readings import take
from foedus.theory.checks import check_theory
from foedus.theory.theory import Theory
from foedus.vocabulary.problem import Address, Fault, Place, Problem, Severity
from foedus.vocabulary.reference import Reference

ABSENT = {
    "FD301": ("actors",),
    "FD302": ("episodes",),
    "FD303": ("sources",),
    "FD304": ("concepts",),
    "FD305": ("evidence",),
    "FD306": ("coders",),
    "FD307": ("lanes",),
    "FD308": ("arrangements",),
    "FD309": ("theories",),
    "FD315": ("hypotheses",),
    "FD316": ("clues",),
    "FD317": ("groups",),
    "FD318": ("ledgers",),
    "FD320": ("scales",),
    "FD401": ("sources",),
    "FD424": ("hypotheses",),
    "FD432": ("weights",),
    "FD434": ("rows",),
    "FD435": ("weighed groups",),
    "FD501": ("concepts",),
}
"""Faults that say something is not there, and the kinds that must be complete to say so."""

FAULTS_MAX = 1_000
"""Faults of one kind that are looked for."""

NAMING = {*(code for code in ABSENT if code < "FD4"), "FD312"}
"""Faults of single names, which can be told of a record that is broken elsewhere."""

STRUCTURAL = {"FD304", "FD415", "FD420", "FD421"}
"""Faults of concepts that leave no sense in asking what follows from them."""

_QUOTED = re.compile(r'"([^"]+)"')


def cross_check(assembly: Assembly) -> list[Problem]:
    """Everything wrong with a study as a whole.

    Parameters
    ----------
    assembly : Assembly
        Casebook and theories, with the origins of their records.

    Returns
    -------
    list of Problem
        In no particular order.
    """
    complete = _complete(assembly)
    meant = _Meant(assembly)
    problems: list[Problem] = []
    ask_worlds = all(origin.sound for origin in assembly.concepts.origins)
    for fault in _casebook_faults(assembly.casebook):
        ask_worlds &= not (fault.address[0] == "concepts" and fault.code in STRUCTURAL)
        origin, inner = _origin(assembly, fault.address)
        if origin and _can_be_said(fault, complete) and _is_own(fault, origin, inner):
            told = dataclasses.replace(meant.by(fault), address=_in_file(origin, inner))
            problems.append(located(told, origin.document))
    apart = (
        *_head_faults(assembly),
        *_theory_faults(assembly, ask_worlds),
        *_game_faults(assembly),
        *islice(_hypothesis_faults(assembly), FAULTS_MAX),
    )
    for fault, document in apart:
        if _can_be_said(fault, complete):
            problems.append(located(meant.by(_at_the_name(fault, document)), document))
    if not any(problem.severity is Severity.ERROR for problem in problems):
        problems += _reading_problems(assembly)
    return [*problems, *_cited_after_all(assembly)]


def _casebook_faults(casebook: Casebook) -> Iterator[Fault]:
    return chain.from_iterable(islice(check(casebook), FAULTS_MAX) for check in ALL_CHECKS)


def _is_own(fault: Fault, origin: Origin, inner: Address) -> bool:
    """Whether a fault is the record's own, and not one of what stands in for broken keys."""
    if origin.sound:
        return True
    return fault.code in NAMING and origin.knows(inner[0] if inner else "")


def _complete(assembly: Assembly) -> set[str]:
    """Kinds of which every file and every record was read."""
    gathering = assembly.gathering
    kinds = {
        "actors": gathering.actors.complete,
        "episodes": gathering.episodes.complete,
        "evidence": gathering.evidence.complete,
        "events": gathering.events.complete,
        "codings": gathering.codings.complete,
        "coders": gathering.coders.complete,
        "lanes": gathering.lanes.complete,
        "arrangements": gathering.arrangements.complete,
        "concepts": assembly.concepts.complete,
        "theories": assembly.theories.complete,
        "ledgers": gathering.ledgers.complete,
        "hypotheses": _all_complete(gathering.ledgers, "hypotheses"),
        "clues": _all_complete(gathering.ledgers, "clues"),
        "groups": _all_complete(gathering.ledgers, "groups"),
        "scales": assembly.scales.complete,
        "weights": gathering.weights.complete,
        "rows": _all_complete(gathering.weights, "weights"),
        "weighed groups": _all_complete(gathering.weights, "groups"),
        "sources": gathering.bibliography is not None and not gathering.bibliography.problems,
    }
    return {kind for kind, complete in kinds.items() if complete}


def _all_complete(shelf: Shelf[Nested[Any]], key: str) -> bool:
    """Whether every item of a list was read, in every file of a kind."""
    return all(read.parts[key].complete for read in shelf.records)


def _can_be_said(fault: Fault, complete: set[str]) -> bool:
    return complete.issuperset(ABSENT.get(fault.code, ()))


_IN_LEDGER: dict[str, Callable[[Ledger], Iterable[Named]]] = {
    "FD315": lambda ledger: ledger.hypotheses,
    "FD316": lambda ledger: ledger.clues,
    "FD317": lambda ledger: ledger.groups,
    "FD320": lambda ledger: ledger.scale.words,
}


class _Meant:
    """What an unknown name may have been meant to be."""

    def __init__(self, assembly: Assembly) -> None:
        casebook = assembly.casebook
        self.guesses = Guesses()
        named: dict[str, Iterable[Named]] = {
            "FD301": casebook.actors,
            "FD302": casebook.episodes,
            "FD304": casebook.concepts,
            "FD305": casebook.evidence,
            "FD306": casebook.coders,
            "FD307": casebook.lanes,
            "FD308": casebook.arrangements,
            "FD501": casebook.concepts,
        }
        self.known = {code: {record.name for record in records} for code, records in named.items()}
        self.known["FD309"] = {theory.name for theory in assembly.theories.records}
        self.known["FD318"] = {ledger.episode for ledger in casebook.ledgers}
        self.known["FD303"] = {source.key for source in casebook.sources}
        self.casebook = casebook
        self.in_ledgers: dict[tuple[str, str], set[str]] = {}

    def by(self, fault: Fault) -> Fault:
        """The fault, with the nearest name there is as its remedy."""
        match = _QUOTED.search(fault.found)
        if match is None:
            return fault
        known = self.known.get(fault.code) or self._in_ledger(fault)
        guess = self.guesses.nearest(match[1], known)
        return dataclasses.replace(fault, remedy=f'did you mean "{guess}"?') if guess else fault

    def _in_ledger(self, fault: Fault) -> set[str]:
        """Names that stand in the ledger that a fault is about."""
        read = _IN_LEDGER.get(fault.code)
        if read is None:
            return set()
        index = int(fault.address[1])
        kind = self.casebook.ledgers if fault.address[0] == "ledgers" else self.casebook.weighings
        key = fault.code, kind[index].episode
        if key not in self.in_ledgers:
            own = (ledger for ledger in self.casebook.ledgers if ledger.episode == key[1])
            self.in_ledgers[key] = {part.name for ledger in own for part in read(ledger)}
        return self.in_ledgers[key]


def _at_the_name(fault: Fault, document: Document) -> Fault:
    """The fault of an unknown concept in a condition, at its name and not at the beginning."""
    match = _QUOTED.search(fault.found)
    if fault.code != "FD501" or match is None or fault.address[-1] != "when":
        return fault
    offset = document.offset(fault.address, match[1])
    return dataclasses.replace(fault, offset=offset)


def _origin(assembly: Assembly, address: Address) -> tuple[Origin | None, Address]:
    """The file of what an address of the casebook leads to, and the rest of the address."""
    gathering = assembly.gathering
    kind = str(address[0])
    if kind == "rule":
        return (assembly.rule.origins[0] if assembly.rule.origins else None), address[1:]
    index = int(address[1])
    if kind == "ledgers" and address[2:3] == ("scale",):
        return assembly.scales.origins[index], address[3:]
    if kind == "ledgers":
        return gathering.ledgers.records[index].part(address[2:])
    if kind == "weighings":
        return gathering.weights.records[index].part(address[2:])
    shelves = {
        "actors": gathering.actors.origins,
        "lanes": gathering.lanes.origins,
        "events": gathering.events.origins,
        "evidence": gathering.evidence.origins,
        "episodes": gathering.episodes.origins,
        "arrangements": gathering.arrangements.origins,
        "coders": gathering.coders.origins,
        "codings": gathering.codings.origins,
        "decisions": gathering.decisions.origins,
        "concepts": assembly.concepts.origins,
    }
    return shelves[kind][index], address[2:]


def _in_file(origin: Origin, inner: Address) -> Address:
    """The rest of an address as one of the file."""
    # The head of a file of codings names the coder for all of them.
    return inner if inner == ("coder",) else (*origin.address, *inner)


Uses = list[tuple[Address, Reference]]


def _head_faults(assembly: Assembly) -> Iterator[tuple[Fault, Document]]:
    """What is wrong with the references of the study as a whole."""
    head, document = assembly.gathering.head, assembly.gathering.document
    if head and document:
        uses: Uses = [(("source", index), cited) for index, cited in enumerate(head.source)]
        for fault in (*unknown_keys(uses, assembly.casebook.sources), *_measure_faults(head)):
            yield fault, document


def _measure_faults(head: StudyFile) -> Iterator[Fault]:
    """Measures that are asked for on the page, and that nobody knows."""
    if head.panel is None or not head.panel.measures:
        return
    # Imported here: a study that asks for no measure has no use for arrays.
    from foedus.archive.files.measures import library_feeds
    from foedus.panel.feed import TRACES

    known = list(dict.fromkeys((*(feed.name for feed in library_feeds()), *TRACES)))
    for place, name in enumerate(head.panel.measures):
        if name not in known:
            near = nearest(name, known)
            yield Fault(
                "FD321",
                ("panel", "measures", place),
                f'unknown measure "{name}"',
                f"one of {listed(known, len(known))}",
                f'did you mean "{near}"?' if near else "take one of these, or leave it out",
            )


def _theory_faults(assembly: Assembly, ask_worlds: bool) -> Iterator[tuple[Fault, Document]]:  # noqa: FBT001 - private
    """What is wrong with the theories, their references included."""
    casebook = assembly.casebook
    for theory, origin in zip(assembly.theories.records, assembly.theories.origins, strict=True):
        faults = [
            *unknown_keys(_references(theory), casebook.sources),
            *bare_keys(_references(theory), casebook.sources),
            *(check_theory(theory, casebook.concepts) if ask_worlds else ()),
        ]
        yield from ((fault, origin.document) for fault in faults)


def _game_faults(assembly: Assembly) -> Iterator[tuple[Fault, Document]]:
    """References of games to works that no bibliography has."""
    sources = assembly.casebook.sources
    for game, origin in zip(assembly.games.records, assembly.games.origins, strict=True):
        uses: Uses = [(("source", place), cited) for place, cited in enumerate(game.references)]
        for note in game.notes:
            cites = enumerate(note.references)
            uses += [(("parameters", note.name, "source", place), cited) for place, cited in cites]
        yield from ((fault, origin.document) for fault in unknown_keys(uses, sources))


def _hypothesis_faults(assembly: Assembly) -> Iterator[tuple[Fault, Document]]:
    """Hypotheses that speak for a theory that the study does not have."""
    known = [theory.name for theory in assembly.theories.records]
    for read in assembly.gathering.ledgers.records:
        shelf = read.parts["hypotheses"]
        for hypothesis, origin in zip(shelf.records, shelf.origins, strict=True):
            if hypothesis.theory and hypothesis.theory not in known:
                fault = Fault(
                    "FD309",
                    (*origin.address, "theory"),
                    f'unknown theory "{hypothesis.theory}"',
                    f"one of the study's theories: {listed(known)}",
                    "name it in study.yaml, or leave the key out",
                )
                yield fault, origin.document


def _reading_problems(assembly: Assembly) -> Iterator[Problem]:
    """Readings that make of a concept what a theory can no longer be asked about."""
    casebook = assembly.casebook
    for index, decision in enumerate(casebook.decisions):
        for place, reading in enumerate(decision.readings):
            read_so = take(casebook, decision, reading).concepts
            origin, _ = _origin(assembly, ("decisions", index))
            if read_so == casebook.concepts or origin is None:
                continue
            address = (*origin.address, "readings", place, "changes")
            for theory in assembly.theories.records:
                for fault in check_theory(theory, read_so):
                    if fault.severity is Severity.ERROR:
                        yield located(_under(fault, theory, reading, address), origin.document)


def _under(fault: Fault, theory: Theory, reading: Reading, address: Address) -> Fault:
    """A fault of a theory, as the fault of the reading that brings it about."""
    return Fault(
        code="FD513",
        address=address,
        found=f'reading "{reading.name}" leaves theory "{theory.name}" without sense: {fault.found}',
        expected=fault.expected,
        remedy="change what the reading makes of the concept, or the theory's clauses",
    )


def _references(theory: Theory) -> Uses:
    """Every reference of a theory, with its address in the file."""
    uses: Uses = [(("source", index), cited) for index, cited in enumerate(theory.references)]
    if theory.scope:
        cites = enumerate(theory.scope.references)
        uses += [(("scope", "source", index), cited) for index, cited in cites]
    kinds: dict[str, Sequence[Referring]] = {"premises": theory.premises, "clauses": theory.clauses}
    for key, parts in kinds.items():
        for number, part in enumerate(parts):
            cites = enumerate(part.references)
            uses += [((key, number, "references", index), cited) for index, cited in cites]
    return uses


def _cited_after_all(assembly: Assembly) -> Iterator[Problem]:
    """Entries marked as cited nowhere that something in the study cites."""
    bibliography = assembly.gathering.bibliography
    used = keys_cited(assembly)
    for entry in bibliography.entries if bibliography else ():
        if "uncited" in entry.source.marks and entry.source.key in used:
            yield Problem(
                Place(SOURCES, entry.line, 1),
                "FD422",
                f'"{entry.source.key}" is marked uncited and is cited',
                "the mark on works that nothing cites",
                "take the mark out of its keywords",
                Severity.WARNING,
                entry.line_text,
            )
