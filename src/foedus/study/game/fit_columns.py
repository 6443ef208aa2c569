"""Which columns of a panel stand for the states and designs of a game, as options say it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from foedus.archive.files.suggest import meant
from foedus.game.fitting.free import NAMES, Free, range_of, scale_is_open
from foedus.game.game import Game
from foedus.game.sweeps.ranges import Range
from foedus.study.game.ends import impossible
from foedus.study.plan import PlanError
from foedus.vocabulary.problem import Fault, Place, Problem

BEFORE = "before"
"""In place of a column of standing designs: the design of the same pair a year before."""

KEYS = ("kappa", "gamma", "threat", "standing", "design", "pair", "year")
"""What columns are named for."""

DEFAULT_FREE = ("autonomy", "control", "tau_client", "tau_patron")
"""What is looked for where nothing is named."""


@dataclass(frozen=True, slots=True)
class Scaled:
    """A column laid along a state.

    Parameters
    ----------
    column : str
        The column.
    low, high : float
        Its values at the lowest and at the highest state; what lies outside is left out.
    """

    column: str
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns stand for what.

    Parameters
    ----------
    kappa, gamma : Scaled
        Columns of consolidation and compatibility.
    threat : str
        Column of the threat.
    above : float or None
        Above it the highest level of threat rules, else the lowest; None where the column
        holds levels, the lowest 0.
    standing : str
        Column of the design that stood, or `BEFORE`.
    design : str
        Column of the design that was chosen.
    pair : tuple of str
        Columns that tell pairs apart; empty where rows are taken to be independent.
    year : str
        Column of the year.
    """

    kappa: Scaled = Scaled("kappa", 0.0, 1.0)
    gamma: Scaled = Scaled("gamma", -1.0, 1.0)
    threat: str = "threat"
    above: float | None = None
    standing: str = "standing"
    design: str = "design"
    pair: tuple[str, ...] = ()
    year: str = "year"

    @property
    def names(self) -> tuple[str, ...]:
        """Every column that is needed, each once."""
        lagged = (self.year,) if self.standing == BEFORE else (self.standing,)
        named = (self.kappa.column, self.gamma.column, self.threat, self.design)
        return tuple(dict.fromkeys((*named, *lagged, *self.pair)))


def stated_columns(given: dict[str, str]) -> Columns:
    """Columns from the words of options.

    Parameters
    ----------
    given : dict of str to str
        By option: kappa and gamma as `COLUMN` or `COLUMN:LOW:HIGH`, threat as `COLUMN` or
        `COLUMN:ABOVE`, standing, design and year as `COLUMN`, pair as `COLUMN,…`. What is
        not given, or empty, is as in a panel that `foedus game simulate` writes.

    Raises
    ------
    PlanError
        With everything wrong with them.

    Examples
    --------
    >>> stated_columns({"kappa": "consolidation", "threat": "danger:0.5"}).above
    0.5
    """
    plain = Columns()
    problems: list[Problem] = []
    kappa = _scaled("kappa", given.get("kappa", ""), plain.kappa, problems)
    gamma = _scaled("gamma", given.get("gamma", ""), plain.gamma, problems)
    threat, *rest = (given.get("threat", "") or plain.threat).split(":")
    above = _number("threat", rest[0], problems) if rest else None
    if len(rest) > 1:
        problems.append(_problem("threat", given["threat"], "COLUMN or COLUMN:ABOVE"))
    pair = tuple(name.strip() for name in given.get("pair", "").split(",") if name.strip())
    standing = given.get("standing", "") or plain.standing
    if standing == BEFORE and not pair:
        found = f"{BEFORE}, without columns that tell pairs apart"
        problems.append(_problem("standing", found, "--pair COLUMN,… beside it"))
    if problems:
        raise PlanError(problems)
    design, year = given.get("design", "") or plain.design, given.get("year", "") or plain.year
    return Columns(kappa, gamma, threat, above, standing, design, pair, year)


def _scaled(option: str, text: str, plain: Scaled, problems: list[Problem]) -> Scaled:
    column, *ends = text.split(":")
    if not column:
        return plain
    if not ends:
        return Scaled(column, plain.low, plain.high)
    if len(ends) != 2:  # noqa: PLR2004 - a lower and an upper end
        problems.append(_problem(option, text, "COLUMN or COLUMN:LOW:HIGH"))
        return plain
    low, high = (_number(option, end, problems) for end in ends)
    if low == high:
        problems.append(_problem(option, text, "two ends that differ"))
    return Scaled(column, low, high)


def _number(option: str, text: str, problems: list[Problem], at: str = "") -> float:
    try:
        found = float(text)
    except ValueError:
        found = math.nan
    if not math.isfinite(found):
        problems.append(_problem(option, f'"{text}"', "a number", at=at))
    return found


def stated_free(texts: Iterable[str], game: Game) -> tuple[Free, ...]:
    """Parameters to look for, from the words of an option.

    Parameters
    ----------
    texts : iterable of str
        Each a parameter, `NAME[PLACE]` for one of several numbers, with `:LOW:HIGH` where
        the game's file gives no range, or another one is wished for.
    game : Game
        Whose parameters they are.

    Raises
    ------
    PlanError
        With everything wrong with them; also where a bound makes a game impossible, or only
        ratios could be told.

    Examples
    --------
    >>> from foedus.archive.files.games import library_game
    >>> stated_free(["autonomy", "commit[1]:0:0.15"], library_game("patron_client"))[1]
    Free(name='commit[1]', low=0.0, high=0.15)
    """
    problems: list[Problem] = []
    given = [text.strip() for text in texts]
    stated = [(text, free) for text in given for free in _free(text, game, problems)]
    found = tuple(free for _, free in stated)
    names = [free.name for free in found]
    problems += [
        _problem("free", f"{name} twice", "each parameter once", at=name)
        for name in dict.fromkeys(names)
        if names.count(name) > 1
    ]
    problems += _impossible(stated, game)
    if not problems and not found:
        problems.append(_problem("free", "nothing", "at least one parameter"))
    if not problems and scale_is_open(game.parameters, found):
        problems.append(
            _problem(
                "free",
                "all pay-offs of the patron and tau_patron: multiplied alike they change no choice",
                "one of them held fixed, for only their ratios can be told",
            )
        )
    if problems:
        raise PlanError(problems)
    return found


def _free(text: str, game: Game, problems: list[Problem]) -> Iterator[Free]:
    name, *ends = text.split(":")
    probe = _plain(name)
    if probe.field not in NAMES:
        near = meant(probe.field, NAMES)
        remedy = (
            f'did you mean "{near}"?'
            if near
            else "`foedus game solve --format markdown` lists them"
        )
        found = f'unknown parameter "{name}"'
        problems.append(_problem("free", found, "a parameter", remedy, at=text))
        return
    held = getattr(game.parameters, probe.field)
    several = isinstance(held, tuple)
    if several != (probe.place is not None) or (several and (probe.place or 0) >= len(held)):
        form = f"{probe.field}[0] to {probe.field}[{len(held) - 1}]" if several else probe.field
        problems.append(_problem("free", name, form, at=text))
        return
    bounds = _bounds(text, ends, problems) if ends else _declared(probe, game, problems)
    if bounds:
        yield Free(probe.name, *bounds)


def _plain(name: str) -> Free:
    """A parameter, with its place as it is usually written: `commit[1]` for `commit[01]`."""
    probe = Free(name, 0.0, 1.0)
    return probe if probe.place is None else Free(f"{probe.field}[{probe.place}]", 0.0, 1.0)


def _bounds(text: str, ends: list[str], problems: list[Problem]) -> tuple[float, float] | None:
    """Bounds of one's own."""
    if len(ends) != 2:  # noqa: PLR2004 - a lower and an upper end
        problems.append(_problem("free", text, "NAME or NAME:LOW:HIGH", at=text))
        return None
    before = len(problems)
    low, high = (_number("free", end, problems, at=text) for end in ends)
    if len(problems) == before and not low < high:
        problems.append(_problem("free", text, "the lower bound first", at=text))
    return (low, high) if len(problems) == before else None


def _declared(free: Free, game: Game, problems: list[Problem]) -> tuple[float, float] | None:
    """Bounds that the game's file declares."""
    note = next((n for n in game.notes if n.name == free.field), None)
    bounds = range_of(note, free.place) if note else None
    if bounds is None:
        said = f"{free.name}, to which the game's file gives no range"
        problems.append(_problem("free", said, f"bounds: {free.name}:LOW:HIGH", at=free.name))
    return bounds


def _impossible(stated: Sequence[tuple[str, Free]], game: Game) -> Iterator[Problem]:
    """Bounds at which there is no game, each at the text that gives them."""
    texts = {free.name: text for text, free in stated}
    ranges = [Range(one.field, one.place, one.low, one.high, "") for _, one in stated]
    for one, fault in impossible(game.parameters, ranges):
        label = _label(fault)
        said = fault.found if label == one.label else f"{label}: {fault.found}"
        remedy = f"give bounds within which there is a game: {one.label}:LOW:HIGH"
        place = Place(f"--free {texts[one.label]}")
        yield Problem(place, fault.code, said, fault.expected, remedy)


def _label(fault: Fault) -> str:
    """The number at which a fault of parameters lies."""
    name, *places = fault.address
    return f"{name}" + "".join(f"[{place}]" for place in places)


def _problem(option: str, found: str, expected: str, remedy: str = "", at: str = "") -> Problem:
    told = remedy or f"see `foedus game fit --help` under --{option}"
    return Problem(Place(f"--{option} {at}".strip()), "FD607", found, expected, told)
