"""Clauses: when a theory expects what, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from foedus.theory.expression import Expression
from foedus.vocabulary.design import Design
from foedus.vocabulary.prediction import AnswerValue, Silence
from foedus.vocabulary.reason import Reason
from foedus.vocabulary.reference import Reference


class Priority(Enum):
    """What the leader puts first.

    Examples
    --------
    >>> Priority("regime_security").label
    'regime security'
    """

    NATIONAL_SECURITY = "national_security"
    REGIME_SECURITY = "regime_security"

    @property
    def label(self) -> str:
        """The priority in running text."""
        return self.value.replace("_", " ")


@dataclass(frozen=True, slots=True)
class Clause:
    """One rule of a theory.

    Parameters
    ----------
    name : str
        Identifier within the theory.
    when : Expression
        Condition over concepts.
    expect : Design or None
        The design expected; None where the theory is silent.
    silent : str
        Why the theory is silent; empty where it expects a design.
    because : str
        The argument.
    first : Priority or None
        What the leader puts first; None where the theory does not say.
    domestic, security : str
        Effects expected at home and abroad.
    hedge : str
        A reservation that the theory makes; empty where none.
    pathways : tuple of str
        Names of the pathways it runs through.
    references : tuple of Reference
        Whose claim it is, and where.
    """

    name: str
    when: Expression
    expect: Design | None
    silent: str = ""
    because: str = ""
    first: Priority | None = None
    domestic: str = ""
    security: str = ""
    hedge: str = ""
    pathways: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()

    @property
    def answer(self) -> AnswerValue:
        """The design expected, or silence."""
        return self.expect or Silence.SILENT

    @property
    def reason(self) -> Reason:
        """The argument, or why there is none, with its references."""
        return Reason(self.because or self.silent, self.references)
