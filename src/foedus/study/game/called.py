"""Words and numbers of a call from Python: what is wrong with them, told before any work."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping

from foedus.archive.files.suggest import meant
from foedus.game.checks import Range, count_faults, number_faults, shown
from foedus.vocabulary.problem import Fault

TOLERANCES = Range(1e-13, 1e-3)
"""Tolerances that can be asked for: below, rounding hides whether a game is solved."""


def word(name: str, value: object, words: Collection[str]) -> Iterator[Fault]:
    """What is wrong with a word.

    Parameters
    ----------
    name : str
        The argument.
    value : object
        What was given for it.
    words : collection of str
        What it may be.

    Examples
    --------
    >>> [fault.remedy for fault in word("seen", "realized", ("realised", "wanted"))]
    ['did you mean "realised"?']
    """
    if isinstance(value, str) and value in words:
        return
    near = meant(value, words) if isinstance(value, str) else None
    remedy = f'did you mean "{near}"?' if near else "take one of these words"
    expected = f"one of {', '.join(each for each in words if each)}"
    yield Fault("FD204", (name,), shown(value), expected, remedy)


def whole(name: str, value: object, least: int = 1) -> Iterator[Fault]:
    """What is wrong with a whole number that has no upper end.

    Parameters
    ----------
    name : str
        The argument.
    value : object
        What was given for it.
    least : int
        The least that it may be.
    """
    return count_faults((name,), value, Range(least, math.inf))


def tolerance(value: object) -> Iterator[Fault]:
    """What is wrong with a tolerance; None stands for the usual one.

    Parameters
    ----------
    value : object
        What was given for it.
    """
    return iter(()) if value is None else number_faults(("tolerance",), value, TOLERANCES)


def several(name: str, value: object, example: str) -> Iterator[Fault]:
    """What is wrong with a list of names: one text would be read letter by letter.

    Parameters
    ----------
    name : str
        The argument.
    value : object
        What was given for it.
    example : str
        A name that might stand in it, where the text is empty.

    Examples
    --------
    >>> [fault.remedy for fault in several("free", "autonomy,control", "coup")]
    ['write free=["autonomy", "control"]']
    """
    if isinstance(value, str):
        names = [each.strip() for each in value.split(",") if each.strip()] or [example]
        written = ", ".join(f'"{each}"' for each in names)
        yield Fault("FD203", (name,), f'the text "{value}"', "a list", f"write {name}=[{written}]")


def keywords(
    given: Mapping[str, object], known: Collection[str], others: Collection[str] = ()
) -> Iterator[Fault]:
    """What is wrong with keywords that are texts: their names, and their kinds.

    Parameters
    ----------
    given : mapping of str to object
        Every keyword and its value.
    known : collection of str
        Names that there are.
    others : collection of str
        Names of the other arguments, one of which may have been meant.

    Examples
    --------
    >>> [fault.remedy for fault in keywords({"pairs": "run"}, ("pair", "year"))]
    ['did you mean "pair"?']
    """
    for name, value in given.items():
        if name not in known:
            near = meant(name, (*known, *others))
            remedy = f'did you mean "{near}"?' if near else "leave it out"
            expected = f"one of {', '.join(known)}"
            yield Fault("FD201", (name,), f'unknown keyword "{name}"', expected, remedy)
        elif not isinstance(value, str):
            remedy = f'write it as `foedus game fit --{name}` takes it, such as {name}="…"'
            yield Fault("FD203", (name,), shown(value), "a text", remedy)
