"""A theory's figure laid over the states of a game: what it expects in each of the four cells."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from foedus.game.game import Placement
from foedus.theory.cells import cells
from foedus.theory.derive import Rule
from foedus.vocabulary.design import Design


@dataclass(frozen=True, slots=True)
class Expectation:
    """What a theory's figure expects in the cells of a game.

    Parameters
    ----------
    theory, label : str
        The theory, and its name in running text.
    cells : tuple of frozenset of Design
        Designs expected in each cell, in the order of `foedus.game.cells.yields`: row by row,
        members first. Silences are left out.
    """

    theory: str
    label: str
    cells: tuple[frozenset[Design], ...]


def expectation(rules: Iterable[Rule], placement: Placement) -> Expectation | None:
    """The figure that has the game's concepts for its axes; None where no theory draws one.

    Parameters
    ----------
    rules : iterable of Rule
        Theories made ready; the first that fits is taken.
    placement : Placement
        Which concepts lie along the game's states.
    """
    wanted = {placement.kappa.concept, placement.gamma.concept}
    for rule in rules:
        theory = rule.table.theory
        axes = theory.axes
        if axes is not None and {axes.rows, axes.columns} == wanted:
            along = axes.rows == placement.kappa.concept
            found = {
                (cell.row, cell.column) if along else (cell.column, cell.row): frozenset(
                    answer for answer in cell.answers if isinstance(answer, Design)
                )
                for cell in cells(rule, axes)
            }
            order = ((True, True), (True, False), (False, True), (False, False))
            return Expectation(theory.name, theory.label, tuple(found[cell] for cell in order))
    return None
