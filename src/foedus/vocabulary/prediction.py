"""A prediction: everything a theory, a rival or the game may expect of one case."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from foedus.vocabulary.design import Design, in_order
from foedus.vocabulary.membership import HALF, Membership
from foedus.vocabulary.reason import Reason


class Silence(Enum):
    """The two ways in which a theory gives no design.

    Examples
    --------
    >>> Silence("silent").label
    'silent'
    """

    SILENT = "silent"
    OUT_OF_SCOPE = "out_of_scope"

    @property
    def label(self) -> str:
        """The answer in running text."""
        return self.value.replace("_", " ")


AnswerValue = Design | Silence


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer that an open world gives, with its membership and its reasons.

    Parameters
    ----------
    value : Design or Silence
        The design expected, or that there is none.
    membership : Membership
        Membership of the case in the conditions that give this answer.
    clauses : tuple of str
        Names of the clauses that give it in an open world.
    reasons : tuple of Reason
        Why, one per clause.
    hedges : tuple of str
        Reservations that the clauses make.
    """

    value: AnswerValue
    membership: Membership
    clauses: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()
    hedges: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Prediction:
    """The set of answers that remain possible in one case.

    Parameters
    ----------
    theory : str
        Who predicts.
    subject : str
        The episode or row predicted.
    answers : tuple of Answer
        Those an open world gives, designs by depth, silences last.

    Examples
    --------
    >>> none = Answer(Design.NONE, Membership(1, 1))
    >>> Prediction("t", "e", (none,)).certain
    True
    """

    theory: str
    subject: str
    answers: tuple[Answer, ...]

    @property
    def designs(self) -> tuple[Design, ...]:
        """The designs that remain possible, shallowest first."""
        found = frozenset(a.value for a in self.answers if isinstance(a.value, Design))
        return in_order(found)

    @property
    def silences(self) -> tuple[Silence, ...]:
        """The silences that remain possible."""
        return tuple(a.value for a in self.answers if isinstance(a.value, Silence))

    @property
    def certain(self) -> bool:
        """Whether every open world gives the same answer."""
        return len(self.answers) == 1 and self.answers[0].membership.lo > HALF
