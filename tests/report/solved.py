"""Small games, solved, for tests of what is shown of them."""

from dataclasses import replace
from functools import cache

from foedus.archive.files.games import library_game
from foedus.game.game import Game
from foedus.game.solving.solution import Solution
from foedus.game.solving.solve import solve
from foedus.study.game.asked import adjusted
from foedus.study.game.solve import SolvedGame, read

SMALL = ("n_kappa=7", "n_gamma=7")


@cache
def game() -> Game:
    """The game of the library on a small grid."""
    return adjusted(library_game("patron_client"), SMALL)


@cache
def solution() -> Solution:
    """Its equilibrium."""
    return solve(game().parameters)


@cache
def solved() -> SolvedGame:
    """Its equilibrium, read beside the figure."""
    return read(game(), solution())


@cache
def unsolved() -> SolvedGame:
    """The same game, given up after 9 rounds."""
    how = replace(solution().convergence, rounds=9, residual=0.25, tried=("plain",))
    return read(game(), replace(solution(), convergence=how))


@cache
def twice() -> SolvedGame:
    """The same game, as though a second equilibrium had been found."""
    other = solve(adjusted(game(), ["commit=0,40,50"]).parameters)
    return read(game(), replace(solution(), others=(other,)))


@cache
def partly() -> SolvedGame:
    """The game with two equilibria, as though two of four starts had been given up."""
    others = (*twice().solution.others, unsolved().solution)
    starts, left_open = ("a", "b", "c", "d"), ("b", "d")
    return read(game(), replace(solution(), others=others, starts=starts, left_open=left_open))


@cache
def first_open() -> SolvedGame:
    """The same game, as though the first of two starts had been given up."""
    first = unsolved().solution
    held = replace(first, others=(solution(),), starts=("a", "b"), left_open=("a",))
    return read(game(), held)
