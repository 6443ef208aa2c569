"""The cells of a theory's figure: what it expects where two concepts hold or fail."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.theory.derive import Rule
from foedus.theory.theory import Axes
from foedus.theory.worlds import World
from foedus.vocabulary.prediction import AnswerValue, Silence


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a two-by-two figure.

    Parameters
    ----------
    row, column : bool
        Whether the concepts of the rows and of the columns hold.
    answers : tuple of Design or Silence
        What the theory answers in the worlds of the cell that are in scope.
    clauses : tuple of str
        Names of the clauses that answer there.
    worlds : tuple of World
        The worlds of the cell that are in scope.
    """

    row: bool
    column: bool
    answers: tuple[AnswerValue, ...]
    clauses: tuple[str, ...]
    worlds: tuple[World, ...] = ()


def cells(rule: Rule, axes: Axes) -> tuple[Cell, ...]:
    """The four cells of a figure, from the table that also derives.

    Parameters
    ----------
    rule : Rule
        A theory made ready.
    axes : Axes
        The concepts over which the figure is drawn.

    Returns
    -------
    tuple of Cell
        Row by row, members first; worlds out of scope are left out.
    """
    return tuple(
        _cell(rule, axes, row, column) for row in (True, False) for column in (True, False)
    )


def _cell(rule: Rule, axes: Axes, row: bool, column: bool) -> Cell:  # noqa: FBT001 - a truth value is the datum here
    table = rule.table
    within = tuple(
        world
        for world in table.worlds
        if world.answer is not Silence.OUT_OF_SCOPE
        and table.holds(axes.rows, world) is row
        and table.holds(axes.columns, world) is column
    )
    answers = dict.fromkeys(world.answer for world in within)
    clauses = dict.fromkeys(world.clause.name for world in within if world.clause)
    return Cell(row, column, tuple(answers), tuple(clauses), within)
