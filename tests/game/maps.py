"""Small maps of games, for the tests of what shows them."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from foedus.archive.files.games import library_game
from foedus.game.game import Game
from foedus.game.place import Box
from foedus.game.solving.solution import Solution
from foedus.game.solving.solve import solve
from foedus.study.game.map import GameMap, Spot, mapped


@cache
def small(coup: float = 0.25) -> Game:
    """The game of the library on nine points each way."""
    game = library_game("patron_client")
    return replace(game, parameters=replace(game.parameters, n_kappa=9, n_gamma=9, coup=coup))


@cache
def solved(game: Game) -> Solution:
    """A game, solved once."""
    return solve(game.parameters)


@cache
def one_map() -> GameMap:
    """A map of one game."""
    return mapped([("", small())], solved)


@cache
def along() -> GameMap:
    """A map along the danger from rivals."""
    return mapped([("coup=0.1", small(coup=0.1)), ("coup=0.4", small(coup=0.4))], solved)


def half_solved(game: Game) -> Solution:
    """A solution that has not converged."""
    found = solved(game)
    return replace(found, convergence=replace(found.convergence, residual=0.5))


def unsolved() -> GameMap:
    """A map along a parameter, the second game of which is not solved."""
    first, second = along().sheets
    broken = replace(second[1], solution=half_solved(second[1].game), equilibria=())
    return replace(along(), sheets=(first, (second[0], broken)))


def spots(*boxes: Box) -> tuple[Spot, ...]:
    """Episodes in boxes."""
    return tuple(Spot(n, f"town-{n}", held) for n, held in enumerate(boxes, 1))
