"""A solved game beside the figure that lies over it."""

from dataclasses import replace

from foedus.game.cells import yields
from foedus.game.game import Axis
from foedus.game.held_back import partings
from foedus.study.game.solve import read
from foedus.vocabulary.design import Design
from tests.report.solved import first_open, game, partly, solution, solved, twice, unsolved


def test_cells_and_partings_are_those_of_the_solution() -> None:
    found = solved()
    (held,) = found.equilibria
    placement, policy = game().placement, solution().policy
    assert held.wanted == yields(game().parameters, placement, policy.wanted)
    assert held.realised == yields(game().parameters, placement, policy.realised)
    assert held.partings == partings(solution())
    assert found.converged


def test_the_figure_and_its_words_come_from_the_theory_that_draws_it() -> None:
    found = solved()
    assert found.figure is not None
    assert found.figure.cells[0] == {Design.WITH_INSTITUTIONS}
    assert found.figure.cells[3] == {Design.NONE}
    assert found.concepts[0][1:] == ("consolidated", "unconsolidated")


def test_over_other_concepts_there_is_no_figure() -> None:
    other = replace(game().placement, kappa=Axis("harvest", 0.0, 1.0))
    found = read(replace(game(), placement=other), solution())
    assert found.figure is None
    assert found.concepts[0] == ("harvest", "harvest", "not harvest")
    assert read(game(), solution(), rules=()).figure is None


def test_nothing_is_read_from_a_game_that_is_not_solved() -> None:
    assert not unsolved().converged
    assert unsolved().equilibria == ()


def test_what_was_found_is_read_though_another_start_is_open() -> None:
    found = partly()
    assert found.converged
    assert found.equilibria == twice().equilibria
    assert found.left_open == ("b", "d")
    assert not first_open().converged
    assert first_open().equilibria == solved().equilibria


def test_every_equilibrium_is_read() -> None:
    first, second = twice().equilibria
    assert first == solved().equilibria[0]
    assert {cell.design for cell in second.realised} == {Design.NONE}
