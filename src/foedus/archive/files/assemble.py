"""Assembling: the casebook and the theories of a study from what was gathered, then checked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from foedus.archive.files.bibliography import Bibliography, read_bibliography
from foedus.archive.files.concepts import read_concepts, taken
from foedus.archive.files.faults import located
from foedus.archive.files.games import game_within
from foedus.archive.files.gather import SOURCES, Gathering
from foedus.archive.files.intake import Intake
from foedus.archive.files.library import PREFIX, library_intake
from foedus.archive.files.named import GAME, RULE, SCALE, THEORY, Naming, named_file
from foedus.archive.files.nested import Nested
from foedus.archive.files.shelf import Origin, Shelf, read_form
from foedus.archive.files.suggest import listed
from foedus.archive.schemas.design_rule import DesignRuleFile
from foedus.archive.schemas.ledger import LedgerFile
from foedus.archive.schemas.scale import ScaleFile
from foedus.archive.schemas.theory import TheoryFile
from foedus.archive.schemas.weights import WeightsFile
from foedus.casebook import names
from foedus.casebook.casebook import Casebook
from foedus.casebook.ledger import Ledger, Scale
from foedus.casebook.source import Source
from foedus.casebook.treaty import DesignRule
from foedus.casebook.weighing import Weighing
from foedus.game.game import Game
from foedus.game.place import Aspect, rival_name
from foedus.theory.theory import Theory
from foedus.vocabulary.concept import Concept, Concepts
from foedus.vocabulary.design import Design
from foedus.vocabulary.problem import Fault, Place, Problem
from foedus.vocabulary.reference import Reference

NO_RULE = DesignRule("unknown", "", (), Design.NONE)
"""Stands in where the rule could not be read, so that the rest can be checked."""
NO_SCALE = Scale("unknown", "", "", ())
"""Stands in where the scale of a ledger could not be read."""


class Assembly:
    """A study put together.

    Attributes
    ----------
    casebook : Casebook
        Sound only where there is no error among the problems.
    theories : Shelf of Theory
        In the order of `study.yaml`.
    games : Shelf of Game
        Likewise.
    used : set of str
        Files of the library that records come from.
    problems : list of Problem
        What was found on the way and by the checks.
    """

    def __init__(self, gathering: Gathering, library: Intake) -> None:
        self.gathering = gathering
        self.library = library
        self.problems: list[Problem] = []
        self.theories: Shelf[Theory] = Shelf()
        self.games: Shelf[Game] = Shelf()
        self.rule: Shelf[DesignRule] = Shelf()
        self.concepts: Shelf[Concept] = Shelf()
        self.scales: Shelf[Scale] = Shelf()
        self.ledgers: Shelf[Ledger] = Shelf()
        self.references = Bibliography("", ())
        self.casebook: Casebook

    @property
    def used(self) -> set[str]:
        """Files of the library that records come from."""
        origins = [
            *self.concepts.origins,
            *self.theories.origins,
            *self.rule.origins,
            *self.scales.origins,
        ]
        files = {origin.document.file for origin in origins}
        own = {source.key for source in self.own_sources}
        if any(source.key not in own for source in self.casebook.sources):
            files.add(f"{PREFIX}references.bib")
        return files

    @property
    def own_sources(self) -> tuple[Source, ...]:
        """The entries of the study's own bibliography."""
        return self.gathering.bibliography.sources if self.gathering.bibliography else ()


def assemble(gathering: Gathering, library: Intake) -> Assembly:
    """Put a study together from its files and the library.

    Parameters
    ----------
    gathering : Gathering
        The study's own files.
    library : Intake
        A reader of the shipped content.
    """
    assembly = Assembly(gathering, library)
    _read_theories(assembly)
    _read_games(assembly)
    _read_rule(assembly)
    _read_ledgers(assembly)
    every, problems = read_concepts(gathering.intake, library)
    assembly.problems += problems
    assembly.concepts = taken(every, _concepts_named(assembly))
    _read_references(assembly)
    assembly.casebook = _casebook(assembly)
    return assembly


def _read_references(assembly: Assembly) -> None:
    """The library's bibliography; an entry of the study must not contradict it."""
    text = assembly.library.text("references.bib")
    if text is None:
        return
    assembly.references = read_bibliography(text, f"{PREFIX}references.bib")
    assembly.problems += assembly.references.problems
    library = {source.key: source for source in assembly.references.sources}
    own = assembly.gathering.bibliography
    for entry in own.entries if own else ():
        other = library.get(entry.source.key)
        if other is not None and (other.kind, other.fields) != (
            entry.source.kind,
            entry.source.fields,
        ):
            fields = listed(_differing(entry.source, other))
            assembly.problems.append(
                Problem(
                    Place(SOURCES, entry.line, 1),
                    "FD314",
                    f'the entry "{other.key}" differs from the library\'s in {fields}',
                    "the same entry, or another key",
                    f"copy the entry of {PREFIX}references.bib, or rename this one",
                )
            )


def _differing(one: Source, other: Source) -> list[str]:
    keys = dict.fromkeys([*one.fields, *other.fields])
    fields = [key for key in keys if one.fields.get(key) != other.fields.get(key)]
    return fields if one.kind == other.kind else ["kind", *fields]


def keys_cited(assembly: Assembly) -> set[str]:
    """Every bibliography key that something in the study names."""
    gathering = assembly.gathering
    records: list[Any] = [
        *([gathering.head] if gathering.head else []),
        *assembly.theories.records,
        *assembly.games.records,
        *assembly.rule.records,
        *assembly.concepts.records,
        *gathering.actors.records,
        *gathering.events.records,
        *gathering.evidence.records,
        *gathering.episodes.records,
        *gathering.arrangements.records,
        *gathering.coders.records,
        *gathering.codings.records,
        *gathering.decisions.records,
        *assembly.ledgers.records,
        *assembly.scales.records,
    ]
    return {
        key for record in records for reference in _references(record) for key in reference.keys
    }


def _references(record: Any) -> Iterator[Reference]:  # noqa: ANN401 - a record of any kind
    """Every reference within a record."""
    yield from getattr(record, "references", getattr(record, "source", ()))
    for field in ("features", "clauses", "premises", "notes", "hypotheses", "priors", "clues"):
        for part in getattr(record, field, ()):
            yield from part.references
    for field in ("refusal", "scope", "cow"):
        part = getattr(record, field, None)
        if part is not None:
            yield from part.references


def _read_theories(assembly: Assembly) -> None:
    head, document = assembly.gathering.head, assembly.gathering.document
    assembly.theories.complete = head is not None
    for index, name in enumerate(head.theories if head else ()):
        origin = _named(assembly, Naming(document, ("theories", index), name, THEORY))
        form = read_form(TheoryFile, origin.document, assembly.problems) if origin else None
        if form is None or origin is None:
            assembly.theories.complete = False
            continue
        theory = form.record()
        if theory.name in {known.name for known in assembly.theories.records} and document:
            fault = Fault(
                "FD312",
                ("theories", index),
                f'a second theory named "{theory.name}"',
                "each theory once",
                "delete one of the two, or rename it in its file",
            )
            assembly.problems.append(located(fault, document))
        else:
            assembly.theories.add(theory, origin)


def _read_games(assembly: Assembly) -> None:
    """Each game with its bases; two rivals under one name would share their verdicts."""
    head, document = assembly.gathering.head, assembly.gathering.document
    taken_names = {theory.name for theory in assembly.theories.records}
    for index, name in enumerate(head.games if head else ()):
        origin = _named(assembly, Naming(document, ("games", index), name, GAME))
        if origin is None or document is None:
            continue
        game, problems = game_within(*_home(origin, assembly.gathering.intake))
        assembly.problems += problems
        names = [rival_name(game.name, aspect) for aspect in Aspect] if game else []
        if game and taken_names.isdisjoint(names):
            assembly.games.add(game, origin)
        elif game:
            fault = Fault(
                "FD312",
                ("games", index),
                f'the game "{game.name}", of which a rival has the name already',
                "each game once, and no theory of a game's name",
                "delete one of the two, or rename it in its file",
            )
            assembly.problems.append(located(fault, document))
        taken_names.update(names)


def _home(origin: Origin, study: Intake) -> tuple[Intake, str]:
    """A fresh reader of the folder that a file lies in, and the file's name in it."""
    file = origin.document.file
    if file.startswith(PREFIX):
        return library_intake(), file.removeprefix(PREFIX)
    return Intake(study.root, study.prefix), file.removeprefix(study.prefix)


def _read_rule(assembly: Assembly) -> None:
    head = assembly.gathering.head
    origin = None
    if head is not None:
        document = assembly.gathering.document
        origin = _named(assembly, Naming(document, ("design_rule",), head.design_rule, RULE))
    form = read_form(DesignRuleFile, origin.document, assembly.problems) if origin else None
    if form is None or origin is None:
        assembly.rule.complete = False
    else:
        assembly.rule.add(form.record(), origin)


def _read_ledgers(assembly: Assembly) -> None:
    """Each ledger with its scale."""
    for read in assembly.gathering.ledgers.records:
        origin = None
        if read.origin.knows("scale"):
            naming = Naming(read.origin.document, ("scale",), read.head.scale, SCALE)
            origin = _named(assembly, naming)
        form = read_form(ScaleFile, origin.document, assembly.problems) if origin else None
        if form is None or origin is None:
            assembly.scales.complete = False
            assembly.scales.add(NO_SCALE, origin or read.origin)
        else:
            assembly.scales.add(form.record(), origin)
        assembly.ledgers.add(_ledger(read, assembly.scales.records[-1]), read.origin)


def _ledger(read: Nested[LedgerFile], scale: Scale) -> Ledger:
    head, parts = read.head, read.parts
    return Ledger(
        episode=head.episode,
        question=head.question,
        background=head.background,
        scale=scale,
        reference=head.reference,
        hypotheses=tuple(parts["hypotheses"].records),
        exclusive=head.exclusive.record(),
        exhaustive=head.exhaustive.record(),
        priors=tuple(parts["priors"].records),
        clues=tuple(parts["clues"].records),
        groups=tuple(parts["groups"].records),
        references=head.source,
    )


def _weighing(read: Nested[WeightsFile]) -> Weighing:
    rows, groups = read.parts["weights"].records, read.parts["groups"].records
    return Weighing(read.head.episode, read.head.coder, tuple(rows), tuple(groups))


def _named(assembly: Assembly, naming: Naming) -> Origin | None:
    """The file that is named."""
    return named_file(naming, assembly.gathering.intake, assembly.library, assembly.problems)


def _concepts_named(assembly: Assembly) -> Iterator[str]:
    """Every concept that something in the study names."""
    gathering = assembly.gathering
    for theory in assembly.theories.records:
        yield from theory.named_concepts
        yield from (name for clause in theory.clauses for name in clause.pathways)
        yield from (theory.axes.rows, theory.axes.columns) if theory.axes else ()
    for game in assembly.games.records:
        placed = game.placement
        yield from (placed.kappa.concept, placed.gamma.concept, placed.threat)
    for rule in assembly.rule.records:
        yield from (step.when for step in rule.steps)
    # What the casebook names can be told without knowing the concepts.
    draft = Casebook(
        concepts=Concepts({}),
        rule=NO_RULE,
        evidence=tuple(gathering.evidence.records),
        arrangements=tuple(gathering.arrangements.records),
        codings=tuple(gathering.codings.records),
        decisions=tuple(gathering.decisions.records),
    )
    yield from (name for _, name in names.concepts_named(draft))


def _casebook(assembly: Assembly) -> Casebook:
    gathering = assembly.gathering
    own, wanted = {source.key for source in assembly.own_sources}, keys_cited(assembly)
    lent = (s for s in assembly.references.sources if s.key in wanted and s.key not in own)
    return Casebook(
        concepts=Concepts.of(assembly.concepts.records),
        rule=assembly.rule.records[0] if assembly.rule.records else NO_RULE,
        sources=(*assembly.own_sources, *lent),
        actors=tuple(gathering.actors.records),
        lanes=tuple(gathering.lanes.records),
        events=tuple(gathering.events.records),
        evidence=tuple(gathering.evidence.records),
        episodes=tuple(gathering.episodes.records),
        arrangements=tuple(gathering.arrangements.records),
        coders=tuple(gathering.coders.records),
        codings=tuple(gathering.codings.records),
        decisions=tuple(gathering.decisions.records),
        ledgers=tuple(assembly.ledgers.records),
        weighings=tuple(_weighing(read) for read in gathering.weights.records),
    )
