"""A theory's figure over a game: cells in the game's order, whichever axis lies along which state."""

from __future__ import annotations

from dataclasses import replace

import pytest

from foedus.archive.files.games import library_game
from foedus.game.game import Placement
from foedus.study.game.figure import expectation
from foedus.study.library_rules import library_rules
from foedus.theory.derive import Rule
from foedus.theory.theory import Axes
from foedus.vocabulary.design import Design

HERE = library_game("patron_client").placement


def rules_over(rows: str, columns: str) -> list[Rule]:
    """The theories with a figure, drawn over these concepts."""
    drawn = [rule for rule in library_rules() if rule.table.theory.axes is not None]
    return [
        replace(
            rule,
            table=replace(rule.table, theory=replace(rule.table.theory, axes=Axes(rows, columns))),
        )
        for rule in drawn
    ]


def test_the_four_cells_stand_in_the_order_of_the_game() -> None:
    found = expectation(library_rules(), HERE)
    assert found is not None
    assert [sorted(cell) for cell in found.cells] == [
        [Design.WITH_INSTITUTIONS],
        [Design.WITHOUT_INSTITUTIONS],
        [Design.WITH_INSTITUTIONS],
        [Design.NONE],
    ]


def test_a_figure_drawn_the_other_way_gives_the_same_cells() -> None:
    turned = rules_over(HERE.gamma.concept, HERE.kappa.concept)
    assert expectation(turned, HERE) == expectation(library_rules(), HERE)


@pytest.mark.parametrize("state", ["kappa", "gamma"])
def test_other_concepts_have_no_figure(state: str) -> None:
    axis = replace(getattr(HERE, state), concept="anything")
    elsewhere: Placement = replace(HERE, **{state: axis})
    assert expectation(library_rules(), elsewhere) is None
