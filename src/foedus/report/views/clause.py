"""Clauses as the page states them, in their theory and wherever they answer."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.report import words
from foedus.report.anchors import anchor
from foedus.report.views.index import Cited, Index
from foedus.theory.clause import Clause
from foedus.theory.expression import Expression


@dataclass(frozen=True, slots=True)
class ClauseView:
    """A clause as its theory states it."""

    id: str
    name: str
    when: str
    expects: str
    silent: bool
    first: str
    because: str
    domestic: str
    security: str
    hedge: str
    cited: tuple[Cited, ...]


def clause_view(theory: str, clause: Clause, index: Index) -> ClauseView:
    """A clause of a theory, ready for the page.

    Parameters
    ----------
    theory : str
        Name of the theory.
    clause : Clause
        One of its clauses.
    index : Index
        Labels and addresses of the record.
    """
    return ClauseView(
        id=anchor("clause", theory, clause.name),
        name=clause.name,
        when=spaced(clause.when),
        expects=words.design(clause.answer),
        silent=clause.expect is None,
        first=clause.first.label if clause.first else "",
        because=clause.reason.text,
        domestic=clause.domestic,
        security=clause.security,
        hedge=clause.hedge,
        cited=index.cite(clause.references),
    )


def spaced(when: Expression) -> str:
    """An expression with room to break at its operators.

    Examples
    --------
    >>> from foedus.theory.expression import parse
    >>> spaced(parse("a*~b+c"))
    'a * ~b + c'
    """
    return str(when).replace("*", " * ")
