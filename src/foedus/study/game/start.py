"""A state of a game in words: `kappa=0.25,gamma=-0.5,threat=high,standing=none`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from foedus.archive.files.suggest import meant
from foedus.game.lives.life import Start
from foedus.game.parameters import Parameters
from foedus.study.plan import PlanError
from foedus.vocabulary.design import Design
from foedus.vocabulary.problem import Place, Problem

KEYS = ("kappa", "gamma", "threat", "standing")
"""What a state says; the standing design may be left out."""

OPEN = "open"
"""A threat of which every level is as likely."""

_NUMBER = r"[+-]?(?:\d+(?:\.(?!\.)\d*)?|\.\d+)(?:[eE][+-]?\d+)?"
_RANGE = re.compile(rf"({_NUMBER})(?:\.\.({_NUMBER}))?")
_RANGES = {"kappa": (0.0, 1.0), "gamma": (-1.0, 1.0)}


def stated_start(text: str, p: Parameters) -> Start:
    """Where lives begin, from the words of an option.

    Parameters
    ----------
    text : str
        `kappa`, `gamma` (a number, or two with `..` between them for a box), `threat` (low,
        high, open, or a level from 1) and `standing` (a design; none where it is left out).
    p : Parameters
        The game whose state it is.

    Raises
    ------
    PlanError
        With every fault in it.

    Examples
    --------
    >>> stated_start("kappa=0.2..0.4,gamma=-0.5,threat=high", Parameters())
    Start(kappa=(0.2, 0.4), gamma=(-0.5, -0.5), threat=(0.0, 1.0), standing=0, name='')
    """
    pairs = [part.partition("=") for part in text.split(",")]
    given = {key.strip(): value.strip() for key, _, value in pairs}
    problems = [*_keys(given, text, len(pairs))]
    levels = {"low": 0, "high": len(p.thetas) - 1} | {str(n + 1): n for n in range(len(p.thetas))}
    problems += [fault for key in _RANGES if key in given for fault in _range(key, given[key])]
    problems += _word("threat", given.get("threat", OPEN), (*levels, OPEN))
    designs = [design.value for design in Design]
    problems += _word("standing", given.get("standing", "none"), designs)
    if problems:
        raise PlanError(problems)
    threat = given["threat"]
    share = [1.0 / len(p.thetas) if threat == OPEN else 0.0] * len(p.thetas)
    if threat != OPEN:
        share[levels[threat]] = 1.0
    return Start(
        kappa=_ends(given["kappa"]),
        gamma=_ends(given["gamma"]),
        threat=tuple(share),
        standing=designs.index(given.get("standing", "none")),
    )


def _keys(given: dict[str, str], text: str, parts: int) -> Iterator[Problem]:
    for key in given:
        if key not in KEYS:
            near = meant(key, KEYS)
            remedy = f'did you mean "{near}"?' if near else "leave it out"
            yield _problem(f'unknown key "{key}"', f"one of {', '.join(KEYS)}", remedy)
    if len(given) < parts:
        yield _problem(f'a key twice in "{text}"', "each key once", "keep one of them")
    for key in KEYS[:3]:
        if key not in given:
            yield _problem(f"no {key}", "kappa, gamma and threat", f"add {key}=…")


def _range(key: str, value: str) -> Iterator[Problem]:
    low, high = _RANGES[key]
    expected = f"a number from {low:g} to {high:g}, or two with .. between them"
    if not _RANGE.fullmatch(value):
        yield _problem(f"{key}={value}", expected, f"such as {key}={(low + high) / 2:g}")
        return
    first, last = _ends(value)
    if not low <= first <= last <= high:
        yield _problem(f"{key}={value}", expected, "keep inside, the lower number first")


def _word(key: str, value: str, words: tuple[str, ...] | list[str]) -> Iterator[Problem]:
    if value not in words:
        near = meant(value, words)
        remedy = f'did you mean "{near}"?' if near else "take one of these"
        yield _problem(f"{key}={value}", f"one of {', '.join(words)}", remedy)


def _ends(value: str) -> tuple[float, float]:
    found = _RANGE.fullmatch(value)
    first = float(found[1]) if found else 0.0
    return first, float(found[2]) if found and found[2] else first


def _problem(found: str, expected: str, remedy: str) -> Problem:
    return Problem(Place("--at"), "FD606", found, expected, remedy)
