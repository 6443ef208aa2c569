"""What a run sets otherwise than the game's file: told alike by every output of every command."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from foedus.game.game import Game
from foedus.game.parameters import NAMES
from foedus.study.data import Data, Value

Held = float | str | bool | tuple[float, ...] | None
"""What a parameter, a rule or a grid is."""


@dataclass(frozen=True, slots=True)
class Change:
    """One number or rule that is not the file's.

    Parameters
    ----------
    name : str
        As `--set` names it: `coup`, or `commit[1]` for one of several numbers.
    value, stated : float, str, bool, tuple of float or None
        What it is set to, and what the file says.
    """

    name: str
    value: Held
    stated: Held

    @property
    def text(self) -> str:
        """In words.

        Examples
        --------
        >>> Change("coup", 0.9, 0.25).text
        'coup = 0.9 (the file says 0.25)'
        """
        return f"{self.name} = {written(self.value)} (the file says {written(self.stated)})"


def changes(game: Game) -> tuple[Change, ...]:
    """Everything in which a game is not what its file says, in the order of the parameters.

    Parameters
    ----------
    game : Game
        As it is played.

    Examples
    --------
    >>> from foedus.archive.files.games import library_game
    >>> from foedus.study.game.asked import adjusted
    >>> game = adjusted(library_game("patron_client"), ["commit[1]=0.02"])
    >>> [(each.name, each.value, each.stated) for each in changes(game)]
    [('commit[1]', 0.02, 0.05)]
    """
    held, file = game.parameters, game.file_parameters
    return tuple(
        each for name in NAMES for each in _apart(name, getattr(held, name), getattr(file, name))
    )


def _apart(name: str, value: Held, stated: Held) -> Iterator[Change]:
    """A parameter where the two differ; of lists of one length the places that do."""
    if value == stated:
        return
    if isinstance(value, tuple) and isinstance(stated, tuple) and len(value) == len(stated):
        for place, (one, other) in enumerate(zip(value, stated, strict=True)):
            if one != other:
                yield Change(f"{name}[{place}]", one, other)
        return
    yield Change(name, value, stated)


def shared(games: Iterable[Game]) -> tuple[Change, ...]:
    """What all of several games have otherwise than the file: not that in which they differ."""
    found = [changes(game) for game in games]
    return tuple(each for each in found[0] if all(each in one for one in found)) if found else ()


def otherwise(*games: Game) -> str:
    """What games have otherwise than the file, in a sentence; empty for nothing.

    Parameters
    ----------
    *games : Game
        One game, or several: then what all of them share.

    Examples
    --------
    >>> from foedus.archive.files.games import library_game
    >>> from foedus.study.game.asked import adjusted
    >>> otherwise(adjusted(library_game("patron_client"), ["coup=0.9"]))
    'Otherwise than the file: coup = 0.9 (the file says 0.25).'
    """
    texts = ", ".join(each.text for each in shared(games))
    return f"Otherwise than the file: {texts}." if texts else ""


def data(game: Game) -> list[Value]:
    """Changes as plain data, for a document."""
    return [_datum(each) for each in changes(game)]


def _datum(each: Change) -> Data:
    return {"name": each.name, "value": _value(each.value), "file": _value(each.stated)}


def _value(held: Held) -> Value:
    return list(held) if isinstance(held, tuple) else held


def written(held: Held) -> str:
    """A value as `--set` takes it.

    Examples
    --------
    >>> written((0.0, 0.55)), written(None), written(True), written(33)
    ('0, 0.55', 'none', 'true', '33')
    """
    if isinstance(held, tuple):
        return ", ".join(written(each) for each in held)
    if isinstance(held, bool) or held is None:
        return str(held).lower()
    return held if isinstance(held, str) else f"{held:.12g}"
