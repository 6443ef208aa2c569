"""One theory read by itself, with the concepts it draws on; everything wrong with either told."""

from __future__ import annotations

from foedus.archive.files.concepts import read_concepts, taken
from foedus.archive.files.faults import located
from foedus.archive.files.intake import Intake
from foedus.archive.files.library import library_intake
from foedus.archive.files.shelf import Shelf, read_form
from foedus.archive.schemas.theory import TheoryFile
from foedus.casebook.casebook import Casebook
from foedus.casebook.checks import unknown_concepts
from foedus.casebook.checks_of_concepts import STRUCTURE
from foedus.casebook.treaty import DesignRule
from foedus.theory.checks import check_theory
from foedus.theory.theory import Theory
from foedus.vocabulary.concept import Concept, Concepts
from foedus.vocabulary.design import Design
from foedus.vocabulary.problem import InputError, Problem, Severity


def read_theory(own: Intake, name: str) -> tuple[Theory, Concepts]:
    """A theory outside a study, fit to be tabulated.

    Parameters
    ----------
    own : Intake
        A reader of the folder in which the theory lies; its `concepts/` count as well.
    name : str
        The theory's file within that folder.

    Returns
    -------
    Theory, Concepts
        The concepts are those at hand that the theory names, with their parts, and all of
        the folder's own; closed and free of circles.

    Raises
    ------
    InputError
        With every error in the theory and in those concepts.
    """
    problems: list[Problem] = []
    document = own.document(name, partly=True)
    form = read_form(TheoryFile, document, problems) if document else None
    shelf, twice = read_concepts(own, library_intake())
    theory = form.record() if form else None
    used = taken(shelf, _named(theory) if theory else ())
    problems += [*own.problems, *twice, *_faults_of_concepts(used)]
    if not problems and document is not None and theory is not None:
        faults = check_theory(theory, Concepts.of(used.records))
        problems += [located(f, document) for f in faults if f.severity is Severity.ERROR]
    if problems or theory is None:
        raise InputError(dict.fromkeys(problems))
    return theory, Concepts.of(used.records)


def _named(theory: Theory) -> tuple[str, ...]:
    """Every concept that a theory names, pathways and axes among them."""
    pathways = [name for clause in theory.clauses for name in clause.pathways]
    axes = [theory.axes.rows, theory.axes.columns] if theory.axes else []
    return (*theory.named_concepts, *pathways, *axes)


def _faults_of_concepts(shelf: Shelf[Concept]) -> list[Problem]:
    """What leaves no sense in asking what follows from concepts."""
    rule = DesignRule("unknown", "", (), Design.NONE)
    casebook = Casebook(Concepts.of(shelf.records), rule)
    problems = []
    for check in (unknown_concepts, *STRUCTURE):
        for fault in check(casebook):
            origin = shelf.origins[int(fault.address[1])]
            place = (*origin.address, *fault.address[2:])
            problems.append(located(fault, origin.document, place))
    return problems
