"""A map of a game: solved once or along a parameter, with a theory's figure and a study's cases."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from foedus.game.game import Game
from foedus.game.parameters import PATHWAYS
from foedus.game.place import Box, Chances, box
from foedus.game.solving.solution import Solution
from foedus.study.game.solve import SolvedGame, read
from foedus.study.record import Finding, Record

Solver = Callable[[Game], Solution]
"""How a game is solved."""


@dataclass(frozen=True, slots=True)
class Spot:
    """An episode of a study in the states of a game.

    Parameters
    ----------
    number : int
        By which it is named in the map, from 1.
    episode : str
        Its name.
    box : Box
        The states that its coding leaves open.
    """

    number: int
    episode: str
    box: Box


@dataclass(frozen=True, slots=True)
class Strip:
    """One row of a map: a game under one threat and one standing design.

    Parameters
    ----------
    solved : SolvedGame
        The game.
    threat, standing : int
        Place of the level of threat, lowest first; depth of the standing design.
    setting : str
        What the game was set to, as `NAME=VALUE`; empty for nothing.
    """

    solved: SolvedGame
    threat: int
    standing: int
    setting: str = ""

    @property
    def theta(self) -> float:
        """The threat: chance per year that an unprotected client is defeated."""
        return self.solved.game.parameters.thetas[self.threat]

    @property
    def chances(self) -> Chances:
        """Chances of designs from the standing design, shape (kappa, gamma, threat, design)."""
        return Chances.of(self.solved.solution.policy, self.standing)

    @property
    def where_cases_stand(self) -> bool:
        """Whether the figure speaks of this row: the highest threat, the placement's design."""
        p, placed = self.solved.game.parameters, self.solved.game.placement
        return (self.threat, self.standing) == (len(p.thetas) - 1, placed.standing)


@dataclass(frozen=True, slots=True)
class GameMap:
    """A game over all its states, or several that differ in one parameter.

    Parameters
    ----------
    sheets : tuple of (str, SolvedGame)
        Each setting with the game solved under it; one without a setting where nothing varies.
    spots : tuple of Spot
        Episodes whose design is observed, where they may stand.
    unplaced : tuple of str
        Those of which too little is known to stand anywhere.
    study : str
        Title of the study; empty for none.
    """

    sheets: tuple[tuple[str, SolvedGame], ...]
    spots: tuple[Spot, ...] = ()
    unplaced: tuple[str, ...] = ()
    study: str = ""

    @property
    def first(self) -> SolvedGame:
        """The game of the first sheet."""
        return self.sheets[0][1]

    @property
    def unsolved(self) -> tuple[tuple[str, SolvedGame], ...]:
        """The sheets whose game has not converged."""
        return tuple(each for each in self.sheets if not each[1].converged)

    @property
    def strips(self) -> tuple[Strip, ...]:
        """The rows of small multiples: along a parameter, or every threat and standing design."""
        if len(self.sheets) == 1:
            return self.full(0)
        found = ((s, game, len(game.game.parameters.thetas) - 1) for s, game in self.sheets)
        return tuple(Strip(g, threat, g.game.placement.standing, s) for s, g, threat in found)

    def full(self, sheet: int) -> tuple[Strip, ...]:
        """Every threat, highest first, and every standing design of one sheet."""
        setting, solved = self.sheets[sheet]
        levels, designs = solved.game.parameters.shape[2:]
        return tuple(
            Strip(solved, threat, standing, setting)
            for threat in reversed(range(levels))
            for standing in range(designs)
        )


def pathways_off(game: Game) -> tuple[str, ...]:
    """The pathways that no design of a game opens.

    Examples
    --------
    >>> from foedus.archive.files.games import library_game
    >>> pathways_off(library_game("patron_client"))
    ()
    """
    return tuple(name for name in PATHWAYS if not any(getattr(game.parameters, name)))


def mapped(
    games: Iterable[tuple[str, Game]], solver: Solver, record: Record | None = None
) -> GameMap:
    """Solve games, and place the episodes of a study in their states.

    Parameters
    ----------
    games : iterable of (str, Game)
        Each with what it was set to, as `NAME=VALUE`; all placed alike.
    solver : callable
        How a game is solved.
    record : Record or None
        A run of the study whose episodes are placed, those with a design; None for none.
    """
    sheets = tuple((setting, read(game, solver(game))) for setting, game in games)
    if record is None:
        return GameMap(sheets)
    game = sheets[0][1].game
    signed = [found for found in record.findings if found.episode.arrangement]
    known = [found for found in signed if _known(game, found)]
    spots = tuple(
        Spot(number, found.episode.name, box(game.parameters, game.placement, found.profile))
        for number, found in enumerate(known, 1)
    )
    unplaced = (found.episode.name for found in signed if found not in known)
    return GameMap(sheets, spots, tuple(unplaced), record.heading.title)


def _known(game: Game, found: Finding) -> bool:
    """Whether anything is known of an episode along one of the axes."""
    placed = game.placement
    along = (placed.kappa.concept, placed.gamma.concept)
    return any(found.profile[name].decided for name in along)
