"""Theories: what one explains, whose preference, within which scope, by which clauses."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from foedus.theory.clause import Clause
from foedus.theory.expression import Expression
from foedus.vocabulary.reason import Reason
from foedus.vocabulary.reference import Reference


class Preference(Enum):
    """Whose preferred design a theory explains.

    Examples
    --------
    >>> Preference("client") is Preference.CLIENT
    True
    """

    CLIENT = "client"
    PATRON = "patron"
    PAIR = "pair"


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a theory speaks at all.

    Parameters
    ----------
    when : Expression
        Condition over concepts.
    otherwise : str
        Why it says nothing elsewhere.
    references : tuple of Reference
        Whose limit it is.
    """

    when: Expression
    otherwise: str
    references: tuple[Reference, ...] = ()

    @property
    def reason(self) -> Reason:
        """Why the theory says nothing elsewhere."""
        return Reason(self.otherwise, self.references)


@dataclass(frozen=True, slots=True)
class Premise:
    """A question that a theory asks about one concept, in its place in the order."""

    concept: str
    asks: str
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class Axes:
    """The two concepts over which a theory's figure is drawn."""

    rows: str
    columns: str


@dataclass(frozen=True, slots=True)
class Theory:
    """A theory of alliance design.

    Parameters
    ----------
    name, label : str
        Identifier and name in running text.
    clauses : tuple of Clause
        Exactly one answers each world within the scope.
    authors, names : tuple of str
        Whose it is, and other names it goes by.
    explains, summary : str
        What it explains, and the argument in brief.
    preference_of : Preference
        Whose preferred design it explains.
    scope : Scope or None
        Where it speaks; None for everywhere.
    premises : tuple of Premise
        Its questions, in the order in which they are asked.
    axes : Axes or None
        Axes of its figure; None where it has none.
    references : tuple of Reference
        Where it is stated.
    """

    name: str
    label: str
    clauses: tuple[Clause, ...]
    authors: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    explains: str = ""
    summary: str = ""
    preference_of: Preference = Preference.CLIENT
    scope: Scope | None = None
    premises: tuple[Premise, ...] = ()
    axes: Axes | None = None
    references: tuple[Reference, ...] = ()

    @property
    def named_concepts(self) -> tuple[str, ...]:
        """Every concept in its premises, scope and clauses, each once, premises first."""
        asked = [premise.concept for premise in self.premises]
        scope = self.scope.when.names if self.scope else ()
        used = [name for clause in self.clauses for name in clause.when.names]
        return tuple(dict.fromkeys([*asked, *scope, *used]))
