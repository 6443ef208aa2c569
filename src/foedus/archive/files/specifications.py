"""The specifications of the library: every choice that a defensible table on the panel may make."""

from __future__ import annotations

from foedus.archive.files.library import library_intake
from foedus.archive.files.shelf import read_form
from foedus.archive.schemas.specifications import SpecificationsFile
from foedus.panel.choices import Garden
from foedus.vocabulary.problem import InputError, Problem

FILE = "measures/specifications.yaml"


def library_choices() -> Garden:
    """Every choice of the library with its options and their reasons.

    Raises
    ------
    InputError
        If the file has been damaged.

    Examples
    --------
    >>> [choice.name for choice in library_choices().choices][:3]
    ['consolidation', 'compatibility', 'patrons']
    """
    intake = library_intake()
    document = intake.document(FILE)
    problems: list[Problem] = []
    form = read_form(SpecificationsFile, document, problems) if document else None
    if form is None:
        raise InputError([*intake.problems, *problems])
    return form.record()
