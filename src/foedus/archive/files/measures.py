"""The measures of the library: what stands for what when theories are put before the panel."""

from __future__ import annotations

from foedus.archive.files.library import library_intake
from foedus.archive.files.shelf import read_form
from foedus.archive.schemas.measures import MeasuresFile
from foedus.panel.feed import Anchoring, Feed
from foedus.vocabulary.problem import InputError, Problem

FILE = "measures/panel.yaml"


def library_feeds() -> tuple[Feed, ...]:
    """Every measure of the library with the concept that it stands for.

    Raises
    ------
    InputError
        If the file has been damaged.

    Examples
    --------
    >>> library_feeds()[0].columns
    ('consolidation_lo', 'consolidation_hi')
    """
    return _library().record()


def library_anchoring() -> Anchoring:
    """Which codings anchor the classes of commitment, and to which rows these are fitted.

    Raises
    ------
    InputError
        If the file has been damaged.

    Examples
    --------
    >>> library_anchoring().sample
    (1950, 2012)
    """
    return _library().anchoring()


def _library() -> MeasuresFile:
    intake = library_intake()
    document = intake.document(FILE)
    problems: list[Problem] = []
    form = read_form(MeasuresFile, document, problems) if document else None
    if form is None:
        raise InputError([*intake.problems, *problems])
    return form
