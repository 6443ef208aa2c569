"""A reason: a sentence with what it rests on."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.vocabulary.reference import Reference


@dataclass(frozen=True, slots=True)
class Reason:
    """One sentence of an argument, with its references and the evidence behind it.

    Parameters
    ----------
    text : str
        The sentence.
    references : tuple of Reference
        Who says so, and where.
    evidence : tuple of str
        Names of evidence items relied on.

    Examples
    --------
    >>> Reason("No rival is left.", (Reference("kim_woods_2022"),)).text
    'No rival is left.'
    """

    text: str
    references: tuple[Reference, ...] = ()
    evidence: tuple[str, ...] = ()
