"""What is wrong with a set of parameters: every fault at once, each at the number it lies in.

An address is the name of a parameter, and for one of several numbers its place among them. Files
map it to a line; from Python it is the place itself.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from numbers import Integral, Real

from foedus.game.parameters import NAMES, PATHWAYS, Parameters
from foedus.vocabulary.problem import Address, Fault, InputError, Place, Problem

POINTS_MAX = 1_001
"""Most points of one grid."""
STATES_MAX = 1_000_000
"""Most states without the standing design: their choices take about half a gigabyte."""
WORTH_MAX = 1e6
"""Highest worth of anything, in years in office: a million lifetimes of rule."""
HORIZON_MAX = 10_000
DESIGNS = 3
UNDERFLOW = 37.0
"""Standard deviations beyond which a normal weight is nothing in 64 bits."""


@dataclass(frozen=True, slots=True)
class Range:
    """What one number may be.

    Parameters
    ----------
    lowest, highest : float
        Both included, unless said otherwise; the highest may be infinite.
    open_below, open_above : bool
        Whether the end itself is left out.
    """

    lowest: float
    highest: float
    open_below: bool = False
    open_above: bool = False

    def holds(self, number: float) -> bool:
        """Whether a number lies within."""
        above = number > self.lowest if self.open_below else number >= self.lowest
        return above and (number < self.highest if self.open_above else number <= self.highest)

    def __str__(self) -> str:
        """The range in words."""
        if math.isinf(self.highest):
            return f"from {self.lowest:,.9g} on"
        low = f"{'above' if self.open_below else 'from'} {self.lowest:,.9g}"
        high = f"{'to below' if self.open_above else 'to'} {self.highest:,.9g}"
        return f"{low} {high}"


SHARE = Range(0, 1)
WORTH = Range(0, WORTH_MAX)
STRENGTH = Range(0, 100)
SCALE = Range(1e-9, WORTH_MAX)
COMPATIBILITY = Range(-1, 1)

NUMBERS: dict[str, Range] = {
    "beta": Range(0, 1, open_above=True),
    "theta_stay": SHARE,
    "protection": SHARE,
    "coup": SHARE,
    "rho_military": STRENGTH,
    "rho_legitimacy": STRENGTH,
    "mu": SHARE,
    "lam": SHARE,
    "rent": WORTH,
    "autonomy": WORTH,
    "switch": WORTH,
    "v": Range(-WORTH_MAX, WORTH_MAX),
    "loss": WORTH,
    "control": WORTH,
    "meddle": WORTH,
    "persist": SHARE,
    "sd_gamma": Range(0, WORTH_MAX, open_below=True),
    "kappa_entry": SHARE,
    "gamma_entry": COMPATIBILITY,
    "gamma_client": COMPATIBILITY,
    "tau_client": SCALE,
    "tau_patron": SCALE,
}
"""Parameters that are one number."""

BY_DESIGN: dict[str, Range] = {
    "security": SHARE,
    **dict.fromkeys(PATHWAYS, SHARE),
    "commit": WORTH,
}
"""Parameters that are one number for each design."""

COUNTS: dict[str, Range] = {"n_kappa": Range(2, POINTS_MAX), "n_gamma": Range(2, POINTS_MAX)}
"""Parameters that are a count of points."""


class ParametersError(InputError, ValueError):
    """Parameters that make no game; carries every fault found, each at its number."""


def faults(parameters: Parameters) -> tuple[Fault, ...]:
    """Everything wrong with a set of parameters, in their order; what is wrong between them last.

    Parameters
    ----------
    parameters : Parameters
        The numbers, grids and rules of a game, of whatever kind they were given.

    Returns
    -------
    tuple of Fault
        Empty where a game can be played.

    Examples
    --------
    >>> faults(Parameters())
    ()
    >>> [(fault.code, fault.address) for fault in faults(Parameters(beta=1.0, thetas=(0.2, 0.1)))]
    [('FD222', ('beta',)), ('FD227', ('thetas', 1))]
    """
    found = [fault for name in NAMES for fault in _faults_of(name, getattr(parameters, name))]
    wrong = {fault.address[0] for fault in found}
    return (*found, *_together(parameters, wrong))


def checked(parameters: Parameters) -> Parameters:
    """The same parameters, if they make a game.

    Parameters
    ----------
    parameters : Parameters
        The numbers, grids and rules of a game.

    Raises
    ------
    ParametersError
        With every fault, where they do not.

    Examples
    --------
    >>> checked(Parameters()) == Parameters()
    True
    >>> checked(Parameters(coup=1.5))
    Traceback (most recent call last):
        ...
    foedus.game.checks.ParametersError: Parameters.coup: error[FD222]: the number 1.5; expected \
a number from 0 to 1; correct it
    """
    found = faults(parameters)
    if found:
        raise ParametersError(problem(fault, "Parameters.") for fault in found)
    return parameters


def problem(fault: Fault, before: str = "") -> Problem:
    """A fault where there is no file: its place is the parameter's name.

    Parameters
    ----------
    fault : Fault
        What is wrong.
    before : str
        What stands before the name.

    Examples
    --------
    >>> str(problem(faults(Parameters(military=(0.0, 2.0, 1.0)))[0]).place)
    'military[1]'
    """
    name, *rest = fault.address
    place = Place(f"{before}{name}" + "".join(f"[{step}]" for step in rest))
    return Problem(place, fault.code, fault.found, fault.expected, fault.remedy)


def _faults_of(name: str, value: object) -> Iterator[Fault]:
    """What is wrong with one parameter by itself."""
    if name in NUMBERS:
        yield from number_faults((name,), value, NUMBERS[name])
    elif name in COUNTS:
        yield from count_faults((name,), value, COUNTS[name])
    elif name in BY_DESIGN:
        yield from _by_design(name, value)
    elif name == "thetas":
        yield from _levels(name, value)
    elif name == "horizon":
        if value is not None:
            yield from count_faults((name,), value, Range(1, HORIZON_MAX))
    else:
        yield from _word(name, value)


def number_faults(address: Address, value: object, within: Range) -> Iterator[Fault]:
    """What is wrong with a number.

    Parameters
    ----------
    address : Address
        Where it stands.
    value : object
        What was given for it.
    within : Range
        What it may be.

    Examples
    --------
    >>> [fault.code for fault in number_faults(("mu",), float("nan"), SHARE)]
    ['FD114']
    """
    if isinstance(value, bool) or not isinstance(value, Real):
        remedy = "write it in digits, without quotes"
        yield Fault("FD203", address, shown(value), "a number", remedy)
        return
    number = float(value)
    if not math.isfinite(number):
        yield Fault("FD114", address, f"the number {number:g}", "a finite number", "correct it")
    elif not within.holds(number):
        yield Fault("FD222", address, shown(value), f"a number {within}", "correct it")


def count_faults(address: Address, value: object, within: Range) -> Iterator[Fault]:
    """What is wrong with a whole number.

    Parameters
    ----------
    address : Address
        Where it stands.
    value : object
        What was given for it.
    within : Range
        What it may be.

    Examples
    --------
    >>> [fault.expected for fault in count_faults(("years",), 0, Range(1, math.inf))]
    ['a whole number from 1 on']
    """
    if isinstance(value, bool) or not isinstance(value, Integral):
        yield Fault("FD203", address, shown(value), "a whole number", "write it in digits")
    elif not within.holds(int(value)):
        yield Fault("FD222", address, shown(value), f"a whole number {within}", "correct it")


def _by_design(name: str, value: object) -> Iterator[Fault]:
    """What is wrong with one number for each design."""
    several, wrong = _several(name, value, BY_DESIGN[name])
    yield from wrong
    if several is None:
        return
    if len(several) != DESIGNS:
        found, expected = f"a list of {len(several)}", "three numbers, one for each design"
        remedy = "give them in order: none, without institutions, with institutions"
        yield Fault("FD229", (name,), found, expected, remedy)
        return
    right = _right(several, wrong)
    if right.get(0, 0.0) != 0:
        remedy = "without an alliance there is nothing to protect, to reach through or to pay for"
        yield Fault("FD228", (name, 0), shown(several[0]), "0 for none", remedy)
    expected = "a number no lower than the one before"
    yield from _order(name, right, expected, "what a design gives must not fall with depth")


def _levels(name: str, value: object) -> Iterator[Fault]:
    """What is wrong with the levels of threat."""
    several, wrong = _several(name, value, SHARE)
    yield from wrong
    if several is None:
        return
    if not several:
        yield Fault("FD206", (name,), "an empty list", "at least one level of threat", "add one")
    expected, remedy = "a number above the one before", "give each level once, lowest first"
    yield from _order(name, _right(several, wrong), expected, remedy, strict=True)


def _several(
    name: str, value: object, within: Range
) -> tuple[tuple[float, ...] | None, tuple[Fault, ...]]:
    """The numbers of a list, if it is one, and what is wrong with each."""
    if not isinstance(value, tuple | list):
        found = Fault("FD203", (name,), shown(value), "a list of numbers", "write [ … ]")
        return None, (found,)
    wrong = [
        fault
        for place, each in enumerate(value)
        for fault in number_faults((name, place), each, within)
    ]
    return tuple(value), tuple(wrong)


def _right(several: tuple[float, ...], wrong: tuple[Fault, ...]) -> dict[int, float]:
    """The numbers of a list that are right by themselves, by their places."""
    places = {fault.address[1] for fault in wrong}
    return {place: each for place, each in enumerate(several) if place not in places}


def _order(
    name: str, several: dict[int, float], expected: str, remedy: str, *, strict: bool = False
) -> Iterator[Fault]:
    """Numbers, by their places, that fall or do not rise against those before them."""
    for (_, before), (place, after) in pairwise(several.items()):
        if after < before or (strict and after == before):
            found = f"{shown(after)} after {before:g}"
            yield Fault("FD227", (name, place), found, expected, remedy)


def _word(name: str, value: object) -> Iterator[Fault]:
    """What is wrong with a rule."""
    if name == "proposer" and value not in ("patron", "client"):
        yield Fault("FD204", (name,), shown(value), "patron or client", "take one of these words")
    if name == "meddling" and not isinstance(value, bool):
        yield Fault("FD203", (name,), shown(value), "true or false", "write true or false")


def _together(p: Parameters, wrong: set[str | int]) -> Iterator[Fault]:
    """What is wrong between parameters that are each right, `wrong` naming those that are not."""
    if not wrong & {"n_kappa", "n_gamma", "thetas"}:
        yield from _too_many(p)
    if not wrong & {"n_gamma", "sd_gamma"}:
        yield from _too_narrow(p)


def _too_many(p: Parameters) -> Iterator[Fault]:
    """More states than fit into memory."""
    states = p.n_kappa * p.n_gamma * len(p.thetas)
    if states > STATES_MAX:
        found = f"{states:,} states on {p.n_kappa} × {p.n_gamma} points and {len(p.thetas)} levels"
        remedy = "take fewer points, or fewer levels"
        yield Fault("FD230", ("n_gamma",), found, f"at most {STATES_MAX:,} states", remedy)


def _too_narrow(p: Parameters) -> Iterator[Fault]:
    """A drift of compatibility that reaches no point of the grid."""
    least = 1 / (p.n_gamma - 1) / UNDERFLOW
    if p.sd_gamma < least:
        expected = f"at least {least:.2g} on a grid of {p.n_gamma} points"
        remedy = "below that no point of the grid can be reached; widen it, or take more points"
        yield Fault("FD222", ("sd_gamma",), shown(p.sd_gamma), expected, remedy)


def shown(value: object) -> str:
    """A value as its writer would recognise it.

    Parameters
    ----------
    value : object
        Whatever was given.

    Examples
    --------
    >>> shown(0.5), shown("x"), shown(None), shown(True)
    ('the number 0.5', '"x"', 'nothing', 'the value true')
    """
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return f"the value {str(value).lower()}"
    if isinstance(value, Integral):
        return f"the number {value}"
    if isinstance(value, float):
        return f"the number {value:g}"
    if isinstance(value, list | tuple):
        return "a list"
    return f'"{value}"' if isinstance(value, str) else f"a {type(value).__name__}"
