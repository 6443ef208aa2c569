"""Life cycles as a document: its form is `game_life.schema.json` beside this file."""

from __future__ import annotations

import math
from collections.abc import Iterable

from foedus.game.game import Game
from foedus.game.lives.account import Account, Happened, Intended, Passage
from foedus.game.lives.life import Start
from foedus.game.lives.spells import ENDINGS, Durations
from foedus.game.lives.survival import Curve
from foedus.game.solving.solution import Convergence
from foedus.study.data import Data, Value, number, schema_beside
from foedus.study.game import changes
from foedus.study.game.life import GameLives
from foedus.vocabulary.design import Design

SCHEMA = "foedus/game_life/1"
NAMES = tuple(design.value for design in Design)
RANDOM = "PCG64DXSM, a stream spawned for each thousand runs"
"""How random numbers are drawn."""


def schema() -> dict[str, object]:
    """The JSON Schema of life cycles.

    Examples
    --------
    >>> schema()["title"]
    'Life cycles'
    """
    return schema_beside("foedus.study.game", "game_life.schema.json")


def document(found: GameLives) -> Data:
    """Everything the lives tell, except the lives themselves.

    Parameters
    ----------
    found : GameLives
        Simulated lives and their account.
    """
    told = found.account
    versions: Data = dict(found.versions)
    return {
        "foedus": versions["foedus"],
        "schema": SCHEMA,
        "provenance": {"versions": versions, "random": RANDOM},
        "warnings": [],
        "game": _game(found.game),
        "solution": solved(told.lives.solution.convergence),
        "start": _start(told.lives.start, found.study),
        "plan": _plan(told),
        "events": [_happened(each) for each in told.happened],
        "transitions": [_passage(each) for each in told.passages],
        "durations": [_durations(each) for each in told.durations],
        "survival": [_intended(each) for each in told.intended],
        "years": [_year(n, row) for n, row in enumerate(told.flow, 1)],
    }


def _game(game: Game) -> Data:
    return {
        "name": game.name,
        "inputs": [{"path": path, "sha256": digest} for path, digest in game.digests],
        "otherwise": changes.data(game),
    }


def solved(convergence: Convergence) -> Data:
    """How the game was solved."""
    return {
        "solver": convergence.solver,
        "method": convergence.method,
        "rounds": convergence.rounds,
        "residual": convergence.residual,
        "tolerance": convergence.tolerance,
        "tried": list(convergence.tried),
        "converged": convergence.converged,
    }


def _start(start: Start, study: str) -> Data:
    return {
        "study": study or None,
        "episode": start.name or None,
        "kappa": list(start.kappa),
        "gamma": list(start.gamma),
        "threat": list(start.threat),
        "standing": NAMES[start.standing],
    }


def _plan(told: Account) -> Data:
    plan = told.lives.plan
    return {
        "years": plan.years,
        "runs": plan.runs,
        "seed": plan.seed,
        "until": "fall" if plan.until_fall else "end",
        "within": told.within,
        "years_lived": int(told.lives.lived.sum()),
    }


def _happened(each: Happened) -> Data:
    return {
        "event": each.name,
        "times": each.times,
        "per_hundred_years": number(each.rate),
        "share": number(each.share),
        "error": number(each.error),
        "half_by": each.half_by,
    }


def _passage(each: Passage) -> Data:
    return {
        "standing": NAMES[each.standing],
        "years": each.years,
        "chosen": dict(zip(NAMES, _numbers(each.chosen), strict=True)),
        "fall": _finite(each.fall),
        "defeat": _finite(each.defeat),
    }


def _durations(each: Durations) -> Data:
    return {
        "design": NAMES[each.design],
        "under_way": each.under_way,
        **curve(each.curve),
        "ended_by": dict(zip(ENDINGS, each.endings, strict=True)),
    }


def curve(each: Curve) -> Data:
    """A survival curve."""
    return {
        "spells": each.spells,
        "censored": each.censored,
        "median": each.median,
        "at_risk": list(each.at_risk),
        "survival": _numbers(each.survival),
        "error": _numbers(each.error),
    }


def _intended(each: Intended) -> Data:
    return {
        "design": NAMES[each.design],
        "signings": each.signings,
        "too_late": each.too_late,
        "expected": _numbers(each.expected),
        "without_alliance": _numbers(each.without),
        "realised": _numbers(each.realised),
        "monte_carlo_error": _numbers(each.error),
        "curve": curve(each.curve),
    }


def _year(year: int, row: tuple[float, ...]) -> Data:
    *shares, over = _numbers(row)
    return {"year": year, "shares": dict(zip(NAMES, shares, strict=True)), "over": over}


def _numbers(held: Iterable[float]) -> list[Value]:
    return [_finite(value) for value in held]


def _finite(value: float) -> float | None:
    """A number, or None where nothing was seen to count."""
    return number(value) if math.isfinite(value) else None
