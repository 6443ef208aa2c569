"""A game as it is asked for: some parameters set otherwise, some pathways switched off."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from foedus.archive.files.suggest import listed, meant
from foedus.game.checks import BY_DESIGN, faults
from foedus.game.game import Game
from foedus.game.parameters import NAMES, Parameters, without
from foedus.study.plan import PlanError
from foedus.vocabulary.problem import Fault, Place, Problem

SEVERAL = frozenset({*BY_DESIGN, "thetas"})
"""Parameters that are several numbers."""

_SETTING = re.compile(r"(?P<name>[^=\[\]]*)(?:\[(?P<place>\d+)\])?=(?P<value>.*)", re.DOTALL)
WHOLE = frozenset({"n_kappa", "n_gamma", "horizon"})
"""Parameters that are whole numbers."""

At = tuple[str, int | None]
"""What a setting sets: a parameter, or one of its numbers."""

_WORDS: dict[str, bool | None] = {"none": None, "true": True, "false": False}


def adjusted(game: Game, sets: Iterable[str] = (), pathways: Iterable[str] = ()) -> Game:
    """The same game with parameters set otherwise and pathways switched off.

    What is said of the basis of such a parameter says so.

    Parameters
    ----------
    game : Game
        The game.
    sets : iterable of str
        Each `NAME=VALUE`, several numbers parted by commas, or `NAME[PLACE]=VALUE` for one of
        them; each number once.
    pathways : iterable of str
        Pathways to switch off.

    Raises
    ------
    PlanError
        With everything wrong with the settings, each at its own.
    ValueError
        If there is no such pathway.

    Examples
    --------
    >>> from foedus.archive.files.games import library_game
    >>> default = library_game("patron_client")
    >>> adjusted(default, ["commit[1]=0.02", "thetas=0.01,0.2"]).parameters.commit
    (0.0, 0.02, 0.15)
    """
    sets, pathways = tuple(sets), tuple(pathways)
    problems: list[Problem] = []
    parameters = game.parameters
    said: dict[At, str] = {}
    for text in sets:
        found = _set(parameters, text)
        if isinstance(found, Problem):
            problems.append(found)
        else:
            at, parameters = found
            problems += _twice(text, [said[other] for other in said if _shared(at, other)])
            said[at] = text
    problems += [_problem(fault, said) for fault in faults(parameters)]
    if problems:
        raise PlanError(problems)
    basis = {name: f"Set for this run: {', '.join(_of(name, said))}." for name, _ in said}
    basis |= dict.fromkeys(pathways, "Switched off for this run.")
    notes = tuple(
        replace(n, basis=basis[n.name], fixed=True) if n.name in basis else n for n in game.notes
    )
    stated = game.file_parameters if basis else game.stated
    return replace(game, parameters=without(parameters, *pathways), notes=notes, stated=stated)


def with_parameters(game: Game, parameters: Parameters) -> Game:
    """The same game with the parameters that a Python user gives.

    Parameters
    ----------
    game : Game
        Whose text, meanings and placement are kept.
    parameters : Parameters
        What it is played with; of each that differs the basis says who gave it.

    Examples
    --------
    >>> from foedus.archive.files.games import library_game
    >>> found = with_parameters(library_game("patron_client"), Parameters(beta=0.9))
    >>> [note.basis for note in found.notes][:2]
    ['Given from Python.', 'Chosen, not estimated.']
    """
    held = game.parameters
    notes = tuple(
        note
        if getattr(held, note.name) == getattr(parameters, note.name)
        else replace(note, basis="Given from Python.", fixed=True)
        for note in game.notes
    )
    return replace(game, parameters=parameters, notes=notes, stated=game.file_parameters)


def _set(parameters: Parameters, text: str) -> tuple[At, Parameters] | Problem:
    """The parameter that a setting sets and all of them afterwards, or what is wrong with it."""
    parted = _SETTING.fullmatch(text)
    if not parted:
        found, remedy = f'"{text}"', "write the name of a parameter, =, and its value"
        return Problem(_place(text), "FD608", found, "NAME=VALUE", remedy)
    name, value = parted["name"].strip(), parted["value"].strip()
    if name not in NAMES:
        near = meant(name, NAMES)
        remedy = f'did you mean "{near}"?' if near else "see the names above"
        expected = f"one of {listed(NAMES, len(NAMES))}"
        return Problem(_place(text), "FD601", f'unknown parameter "{name}"', expected, remedy)
    if parted["place"] is None:
        pieces = tuple(_read(piece) for piece in _pieces(value))
        given = pieces if name in SEVERAL else _read(value, whole=name in WHOLE)
        return (name, None), replace(parameters, **{name: given})  # type: ignore[arg-type]
    return _set_one(parameters, name, int(parted["place"]), text, _read(value))


def _set_one(
    parameters: Parameters, name: str, place: int, text: str, value: object
) -> tuple[At, Parameters] | Problem:
    """One of several numbers set."""
    held = getattr(parameters, name)
    several = list(held) if name in SEVERAL else []
    if place >= len(several):
        found = f"place {place} of {name}, which has {len(several) or 'one number'}"
        expected = f"{name}[0] to {name}[{len(several) - 1}]" if several else f"{name}=VALUE"
        remedy = "places count from 0, for no alliance or the lowest threat"
        return Problem(_place(text), "FD608", found, expected, remedy)
    several[place] = value
    return (name, place), replace(parameters, **{name: tuple(several)})  # type: ignore[arg-type]


def _shared(one: At, other: At) -> bool:
    """Whether two settings set one number."""
    return one[0] == other[0] and (None in {one[1], other[1]} or one[1] == other[1])


def _twice(text: str, before: list[str]) -> Iterator[Problem]:
    """A setting of what others have set."""
    if before:
        found = f"a number that --set {before[0]} sets too"
        yield Problem(_place(text), "FD602", found, "each number once", "keep one of the two")


def _of(name: object, said: dict[At, str]) -> list[str]:
    """The settings of one parameter."""
    return [text for at, text in said.items() if at[0] == name]


def _pieces(value: str) -> Iterator[str]:
    """The numbers of a list, in brackets or without."""
    inner = value.removeprefix("[").removesuffix("]")
    return (piece.strip() for piece in inner.split(",")) if inner.strip() else iter(())


def _read(text: str, *, whole: bool = False) -> object:
    """A number or a word; what is neither stays text, and is refused as such."""
    if text.lower() in _WORDS:
        return _WORDS[text.lower()]
    for kind in (int, float) if whole else (float,):
        try:
            return kind(text)
        except ValueError:
            continue
    return text


def _problem(fault: Fault, said: dict[At, str]) -> Problem:
    """A fault of the parameters at the setting that made it."""
    name, place = (*fault.address, None)[:2]
    own = [text for at, text in said.items() if at == (name, place)]
    text = (own or _of(name, said) or [*said.values(), ""])[0]
    among = f"{fault.address[0]}: " if not text.startswith(str(fault.address[0])) else ""
    found = f"{among}{fault.found}"
    return Problem(_place(text), fault.code, found, fault.expected, fault.remedy)


def _place(text: str) -> Place:
    return Place(f"--set {text}")
