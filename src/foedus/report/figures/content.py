"""What the cells of a figure say, before they have a place."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.confront.congruence.coverage import Occupied
from foedus.report import words
from foedus.theory.clause import Clause
from foedus.theory.derive import Rule
from foedus.theory.worlds import World
from foedus.vocabulary.concept import Concept
from foedus.vocabulary.prediction import AnswerValue


@dataclass(frozen=True, slots=True)
class Content:
    """What a cell says.

    Parameters
    ----------
    answers : tuple of str
        What the theory answers; of several, where each but the first is given.
    first : str
        What the leader puts first there; empty where the theory does not say.
    reason : str
        The argument of the first clause that expects a design.
    tests, others : tuple of (str, bool)
        Episodes, and whether each may stand in another cell as well.
    hatched : bool
        Whether no test stands in it.
    """

    answers: tuple[str, ...]
    first: str
    reason: str
    tests: tuple[tuple[str, bool], ...]
    others: tuple[tuple[str, bool], ...]
    hatched: bool


def describe(rule: Rule, occupied: tuple[Occupied, ...]) -> str:
    """The figure in sentences, for those who do not see it."""
    said = []
    for held in occupied:
        row, column = _words(rule, held)
        names = [*held.tests, *(f"{name} (no test)" for name in held.others)]
        inside = f" Episodes: {', '.join(names)}." if names else ""
        answer = words.designs(held.cell.answers) or "nothing in scope"
        said.append(f"{words.capital(row)}, {column}: {answer}.{inside}")
    return " ".join(said)


def _words(rule: Rule, held: Occupied) -> tuple[str, str]:
    """The words for the row and the column of a cell."""
    axes = rule.table.theory.axes
    if axes is None:
        return "", ""
    concepts = rule.table.concepts
    return (
        side(concepts[axes.rows], holds=held.cell.row),
        side(concepts[axes.columns], holds=held.cell.column),
    )


def side(concept: Concept, *, holds: bool) -> str:
    """The word for a member, or for a non-member, of a concept.

    Examples
    --------
    >>> side(Concept("c", "Compatibility", "", high="compatible"), holds=True)
    'compatible'
    >>> side(Concept("c", "Compatibility", ""), holds=False)
    'without compatibility'
    """
    label = concept.label.lower()
    return (concept.high or label) if holds else (concept.low or f"without {label}")


def content(rule: Rule, held: Occupied, occupied: tuple[Occupied, ...]) -> Content:
    """What a cell says.

    Parameters
    ----------
    rule : Rule
        A theory made ready.
    held : Occupied
        The cell with its episodes.
    occupied : tuple of Occupied
        All cells, to tell which episodes may stand in several.
    """
    clauses = [c for c in rule.table.theory.clauses if c.name in held.cell.clauses]
    speaking = [clause for clause in clauses if clause.expect]
    everywhere = [name for each in occupied for name in (*each.tests, *each.others)]
    return Content(
        answers=_answers(rule, held) or ("Outside the scope",),
        first=_first(speaking),
        reason=(speaking or clauses)[0].reason.text if clauses else "",
        tests=tuple((name, everywhere.count(name) > 1) for name in held.tests),
        others=tuple((name, everywhere.count(name) > 1) for name in held.others),
        hatched=not held.tested,
    )


def _answers(rule: Rule, held: Occupied) -> tuple[str, ...]:
    """The answers as the figure writes them; of several, where each but the first is given."""
    said: list[str] = []
    for answer in held.cell.answers:
        text = words.design(answer).removeprefix("alliance ")
        where = _where(rule, held, answer)
        said.append(f"or {text}{where}" if said else words.capital(text))
    return tuple(said)


def _where(rule: Rule, held: Occupied, answer: AnswerValue) -> str:
    """What sets the worlds of a cell that give this answer apart from the others in it."""
    table = rule.table
    inside = [world for world in table.worlds if _within(rule, held, world)]
    giving = [world for world in inside if world.answer is answer]
    others = [world for world in inside if world.answer is not answer]
    said = []
    for name in table.theory.named_concepts:
        truths = {table.holds(name, world) for world in giving}
        if len(truths) == 1 and truths.isdisjoint(table.holds(name, w) for w in others):
            concept = table.concepts[name]
            said.append(f"{concept.label.lower()}: {side(concept, holds=truths.pop())}")
    return f" ({words.either(said, 'and')})" if said else ""


def _within(rule: Rule, held: Occupied, world: World) -> bool:
    """Whether a world lies in a cell and within the scope."""
    table, axes, cell = rule.table, rule.table.theory.axes, held.cell
    return (
        axes is not None
        and world.answer in cell.answers
        and table.holds(axes.rows, world) is cell.row
        and table.holds(axes.columns, world) is cell.column
    )


def _first(clauses: list[Clause]) -> str:
    said = dict.fromkeys(f"{c.first.label} first" for c in clauses if c.first)
    return words.either(list(said))
