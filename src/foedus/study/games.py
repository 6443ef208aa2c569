"""The games of a study: which are asked for, solved, and what is told of those that are not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from foedus.game.expect import oracle
from foedus.game.game import Game
from foedus.game.place import Aspect, rival_name
from foedus.game.solving.chain import QUICKER
from foedus.game.solving.solution import Solution
from foedus.game.solving.solve import solve
from foedus.study.plan import Plan
from foedus.study.rivals import Played
from foedus.vocabulary.problem import Place, Problem, Severity


@dataclass(frozen=True, slots=True)
class Asked:
    """A game, and what it is asked for."""

    game: Game
    aspects: tuple[Aspect, ...]


def asked_for(games: Iterable[Game], plan: Plan) -> tuple[Asked, ...]:
    """The games that a plan does not narrow away, each with the aspects that it keeps.

    Parameters
    ----------
    games : iterable of Game
        Those of the study.
    plan : Plan
        Names a game for both of its aspects, or one of its aspects.
    """
    found = (Asked(game, _aspects(game, plan.theories)) for game in games)
    return tuple(each for each in found if each.aspects)


def _aspects(game: Game, names: tuple[str, ...]) -> tuple[Aspect, ...]:
    if not names or game.name in names:
        return tuple(Aspect)
    return tuple(each for each in Aspect if rival_name(game.name, each) in names)


def played(games: Iterable[Asked]) -> tuple[Played, ...]:
    """Solve games and make them ready to be asked about cases."""
    return tuple(
        Played(each.game, oracle(_solved(each.game), each.game.placement), each.aspects)
        for each in games
    )


def _solved(game: Game) -> Solution:
    """By the quicker chain: a study is run again and again."""
    return solve(game.parameters, chain=QUICKER)


def unsolved(games: Iterable[Played]) -> Iterator[Problem]:
    """A warning for every game that was not solved, and therefore expects nothing."""
    for each in games:
        found = each.oracle.solution.convergence
        if not each.oracle.solution.converged:
            file = each.game.digests[0][0] if each.game.digests else each.game.name
            yield Problem(
                place=Place(file),
                code="FD607",
                found=found.account,
                expected=f"a game that is solved, to {found.tolerance:.0e}",
                remedy="raise tau_client and tau_patron, or lower persist; until then it is silent",
                severity=Severity.WARNING,
            )
