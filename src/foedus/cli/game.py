"""`foedus game`: the patron–client game, and what follows from it."""

from __future__ import annotations

import click

from foedus.cli.lazy import Lazy

COMMANDS = ("solve", "map", "simulate", "sweep", "fit", "export")
"""In the order of an inquiry; each is a module game_NAME of this room and its function NAME."""


@click.group(cls=Lazy, names=COMMANDS, prefix="game_")
def game() -> None:
    """Play the patron–client game.

    A patron offers, a client's leader chooses, the patron takes sides at home, and nature
    decides who is left. What the four cells of the figure choose comes out of pay-offs. A
    game is a file, in which every parameter has a unit, a meaning and a basis.

    Exit code 6: a game is not solved.

    Examples
    --------
    foedus game solve
    foedus game solve one_shot --without military
    """
