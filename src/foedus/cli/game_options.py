"""The game that a command is about: FILE, with parameters set otherwise and pathways off."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, TypeVar

import click

from foedus.cli.failures import nearest

if TYPE_CHECKING:
    from foedus.game.game import Game

R = TypeVar("R")

DEFAULT_GAME = "patron_client"
"""The game that is meant where none is named."""

PATHWAYS = ("military", "resources", "legitimacy")
"""What an alliance opens at home, as the command line names it."""


class Finite(click.FloatRange):
    """A number in a range; NaN, which no comparison keeps out, lies in none."""

    def convert(
        self, value: float, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """The number."""
        found = float(super().convert(value, param, ctx))
        if math.isnan(found):
            self.fail(f"{value} is no number.", param, ctx)
        return found


def asked(command: Callable[..., R]) -> Callable[..., R]:
    """Give a command the argument FILE and the options that change a game; it receives a `Game`."""

    @wraps(command)
    def with_game(**given: object) -> R:
        kept = {name: given.pop(name) for name in ("file", "sets", "pathways")}
        return command(game=asked_game(**kept), **given)  # type: ignore[arg-type]

    wrapped: Callable[..., R] = with_game
    for option in reversed(_OPTIONS):
        wrapped = option(wrapped)
    return wrapped


_OPTIONS: tuple[Callable[[Callable[..., R]], Callable[..., R]], ...] = (
    click.argument("file", metavar="[FILE]", default=DEFAULT_GAME),
    click.option(
        "--set",
        "sets",
        multiple=True,
        metavar="NAME=VALUE",
        help="Set a parameter otherwise; NAME[1]=VALUE for one of several numbers.",
    ),
    click.option(
        "--without",
        "pathways",
        multiple=True,
        type=click.Choice(PATHWAYS),
        help="Switch a pathway off.",
    ),
)


def asked_game(file: str, sets: tuple[str, ...] = (), pathways: tuple[str, ...] = ()) -> Game:
    """A game of the library or in a file, as it is asked for.

    Parameters
    ----------
    file : str
        A name in the library, or the path of a file.
    sets, pathways : tuple of str
        Settings `NAME=VALUE`, and pathways to switch off.

    Raises
    ------
    click.UsageError
        If there is no game of this name.
    InputError
        If the file cannot be read, or makes no game; a `PlanError` if a setting makes none.

    Examples
    --------
    >>> asked_game("one_shot", ("beta=0.9",)).parameters.beta
    0.9
    """
    from pathlib import Path

    from foedus.archive.files.games import find_game
    from foedus.archive.files.library import game_names
    from foedus.study.game.asked import adjusted

    names = game_names()
    if file not in names and Path(file).name == file and not Path(file).exists():
        raise click.UsageError(
            f'There is no game "{file}", neither a file here nor in the library '
            f"({', '.join(names)}).{nearest(file, names)}"
        )
    return adjusted(find_game(file), sets, pathways)


def needs_scipy(doing: str) -> None:
    """Refuse what cannot be done without SciPy, where it is not installed.

    Parameters
    ----------
    doing : str
        What needs it, as a sentence begins with it: "Fitting".

    Raises
    ------
    click.UsageError
        With the extra to install.
    """
    from foedus.game.solving.chain import require

    try:
        require(doing)
    except ModuleNotFoundError as error:
        raise click.UsageError(str(error)) from error
