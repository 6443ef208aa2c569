"""Concepts from files: the library's and the study's own, of which a study takes what it names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from foedus.archive.files.document import Document
from foedus.archive.files.faults import located
from foedus.archive.files.intake import Intake
from foedus.archive.files.shelf import Origin, Shelf, read_form
from foedus.archive.schemas.concept import ConceptFile, ConceptForm
from foedus.vocabulary.concept import Concept
from foedus.vocabulary.problem import Address, Fault, Problem

STRUCTURES = ("all_of", "any_of", "mean", "at_least")


def read_concepts(own: Intake, library: Intake) -> tuple[Shelf[Concept], list[Problem]]:
    """Every concept of the study, then every one of the library.

    Returns
    -------
    Shelf of Concept, list of Problem
        A name that stands twice is a problem at its second place; the first counts.
    """
    shelf: Shelf[Concept] = Shelf()
    problems: list[Problem] = []
    first: dict[str, str] = {}
    # The library comes first, so that a study's namesake is the one reported.
    for intake in (library, own):
        found = intake.names("concepts", ".yaml")
        shelf.complete &= found is not None
        for name in found or ():
            document = intake.document(name, partly=intake is own)
            if document is None:
                shelf.complete = False
                continue
            for concept, origin in _concepts_of(document, problems):
                # Where a file is broken, the name itself may be what is misspelt.
                shelf.complete &= origin.sound
                if concept.name in first:
                    problems.append(_twice(concept.name, first[concept.name], origin))
                else:
                    first[concept.name] = document.file
                    shelf.add(concept, origin)
    return shelf, problems


def _concepts_of(document: Document, problems: list[Problem]) -> list[tuple[Concept, Origin]]:
    form = read_form(ConceptFile, document, problems)
    if form is not None:
        return [(part.record(), Origin(document, at)) for part, at in _parts(form, ())]
    return [
        (Concept(name, name, ""), Origin(document, address, frozenset(document.node)))
        for name, address in _named(document.node, ())
    ]


def _parts(form: ConceptForm, address: Address) -> Iterator[tuple[ConceptForm, Address]]:
    """A concept and the parts written out within it, each with its address in the file."""
    yield form, address
    for combine, parts in form.structures.items():
        steps: Address = (combine.value, "of") if combine.value == "at_least" else (combine.value,)
        for index, part in enumerate(parts):
            if isinstance(part, ConceptForm):
                yield from _parts(part, (*address, *steps, index))


def _named(node: object, address: Address) -> Iterator[tuple[str, Address]]:
    """Names of concepts in a file that does not keep the schema, with their addresses."""
    if isinstance(node, dict):
        name = node.get("name")
        if isinstance(name, str):
            yield name, address
        for key in (*STRUCTURES, "of"):
            yield from _named(node.get(key), (*address, key))
    elif isinstance(node, list):
        for index, part in enumerate(node):
            yield from _named(part, (*address, index))


def _twice(name: str, first: str, origin: Origin) -> Problem:
    fault = Fault(
        "FD312",
        (*origin.address, "name"),
        f'a second concept named "{name}" (the first is in {first})',
        "a name of its own for each concept",
        "rename one of them; a study cannot redefine a concept of the library",
    )
    return located(fault, origin.document)


def taken(shelf: Shelf[Concept], named: Iterable[str]) -> Shelf[Concept]:
    """The concepts that are named, with their parts, and all that the study itself defines.

    Parameters
    ----------
    shelf : Shelf of Concept
        All at hand.
    named : iterable of str
        Names used in theories, the design rule, codings, features and evidence.
    """
    by_name = {concept.name: concept for concept in shelf.records}
    mine = [
        concept.name
        for concept, origin in zip(shelf.records, shelf.origins, strict=True)
        if not origin.document.file.startswith("library/")
    ]
    wanted: set[str] = set()
    waiting = [*mine, *named]
    while waiting:
        name = waiting.pop()
        if name in wanted or name not in by_name:
            continue
        wanted.add(name)
        structure = by_name[name].structure
        waiting += structure.parts if structure else ()
    kept: Shelf[Concept] = Shelf()
    kept.complete = shelf.complete
    for concept, origin in zip(shelf.records, shelf.origins, strict=True):
        if concept.name in wanted:
            kept.add(concept, origin)
    return kept
