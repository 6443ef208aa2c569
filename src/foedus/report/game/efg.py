"""A year of a game in Gambit's text format for games in extensive form (.efg)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import numpy as np

from foedus.game.extensive_form import Action, Move, Outcome, State
from foedus.game.game import Game
from foedus.game.laws import gammas, kappas
from foedus.game.parameters import NAMES
from foedus.study.game.changes import otherwise
from foedus.vocabulary.design import Design

PLAYERS = ("patron", "client")
"""The players in the order of their pay-offs; Gambit counts them from one."""


def efg(game: Game, at: State, root: Move) -> str:
    """The year that begins at a state, for Gambit.

    Parameters
    ----------
    game : Game
        The game, already with its settings.
    at : State
        Where the year begins.
    root : Move
        The tree of the year.
    """
    players = " ".join(_quoted(player) for player in PLAYERS)
    head = f"EFG 2 R {_quoted(_title(game, at))} {{ {players} }}"
    return "\n".join([head, _quoted(_comment(game)), "", *_nodes(root, Counter(), {}, ())]) + "\n"


def _title(game: Game, at: State) -> str:
    """The game, and the state at which the year begins."""
    p = game.parameters
    standing = tuple(Design)[at.standing].label
    return (
        f"{game.label}: the year that begins at kappa {_number(kappas(p)[at.kappa])}, "
        f"gamma {_number(gammas(p)[at.gamma])}, theta {_number(p.thetas[at.threat])}, "
        f"standing design {standing}"
    )


def _comment(game: Game) -> str:
    """What the pay-offs are, and every number behind them."""
    p = game.parameters
    follows = (
        "those of the year; nothing follows"
        if p.horizon == 1
        else "those of the year and, expected over nature, the value of the solved game a year later"
    )
    files = "; ".join(f"{file} sha256 {digest}" for file, digest in game.digests)
    numbers = "; ".join(f"{name} = {_told(getattr(p, name))}" for name in NAMES)
    told = (
        f"Pay-offs are {follows}; in years in office for the client. The private shocks of this "
        "year are left out. A player of the model who moves twice counts upon the shocks of its "
        "second move too; an agent of Gambit's logit equilibrium does not. Where the patron does "
        "not meddle, both choose alike, with lambda = 1/tau. "
        f"Game {game.name}{f' ({files})' if files else ''}. {numbers}."
    )
    return " ".join(filter(None, (told, otherwise(game))))


def _told(value: object) -> str:
    """A parameter in words."""
    if isinstance(value, tuple):
        return "(" + ", ".join(_told(each) for each in value) + ")"
    return "none" if value is None else str(value)


def _nodes(
    at: Move | Outcome, counted: Counter[str], outcomes: dict[Outcome, int], trail: tuple[str, ...]
) -> Iterator[str]:
    """A line for each node, before those below it; `trail` is what was done before.

    Gambit wants every node, and every information set of a player, under a name of its own; what
    was done before tells apart those that would share one. One outcome may end several branches.
    """
    if isinstance(at, Outcome):
        number = outcomes.setdefault(at, len(outcomes) + 1)
        worth = f"{_number(at.patron)}, {_number(at.client)}"
        yield f't "" {number} {_quoted(at.name)} {{ {worth} }}'
        return
    counted[at.player] += 1
    player = PLAYERS.index(at.player) + 1
    actions = " ".join(_quoted(action.name) for action in at.actions)
    chances = ", ".join(_chance(action) for action in at.actions)
    before = " / ".join(trail)
    node = f"{before}: {chances}" if trail else chances
    name = f"{at.name}, after {before}" if trail else at.name
    numbers = f"{player} {counted[at.player]}"
    yield f"p {_quoted(node)} {numbers} {_quoted(name)} {{ {actions} }} 0"
    for action in at.actions:
        yield from _nodes(action.then, counted, outcomes, (*trail, action.name))


def _chance(action: Action) -> str:
    """How likely an action is in the solution, for a node's name."""
    return f"{action.name} {action.chance:.6f}"


def _number(value: float) -> str:
    """A number in digits without an exponent, none of them lost."""
    return str(np.format_float_positional(value, trim="0"))


def _quoted(text: str) -> str:
    """Text between quotation marks."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
