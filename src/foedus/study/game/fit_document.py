"""A fitted game as a document: its form is `game_fit.schema.json` beside this file."""

from __future__ import annotations

import math
from collections.abc import Iterator

from foedus.game.fitting.errors import Errors
from foedus.game.fitting.fit import Attempt
from foedus.study.data import Data, Value, number, schema_beside
from foedus.study.game import changes
from foedus.study.game.fit import FitPlan, GameFit
from foedus.study.game.fit_columns import Scaled

SCHEMA = "foedus/game_fit/1"


def schema() -> dict[str, object]:
    """The JSON Schema of a fitted game.

    Examples
    --------
    >>> schema()["title"]
    'Fitted game'
    """
    return schema_beside("foedus.study.game", "game_fit.schema.json")


def document(found: GameFit) -> Data:
    """Everything that was found.

    Parameters
    ----------
    found : GameFit
        A fitted game.
    """
    fit, versions = found.fit, dict(found.versions)
    inputs: list[Value] = [{"path": path, "sha256": d} for path, d in found.game.digests]
    return {
        "foedus": versions["foedus"],
        "schema": SCHEMA,
        "provenance": {"versions": versions},
        "game": {"name": found.game.name, "inputs": inputs, "otherwise": changes.data(found.game)},
        "panel": {"path": found.plan.panel.name, "sha256": found.sha256, "rows": found.rows.read},
        "plan": _plan(found.plan),
        "rows": {
            "used": fit.rows,
            "pairs": fit.pairs,
            "left_out": [{"reason": r, "rows": n} for r, n in found.rows.left_out],
        },
        "log_likelihood": {
            "fitted": _finite(fit.log_likelihood),
            "as_the_other": _finite(fit.other),
            "as_the_file_has_it": _finite(fit.at_given),
            "shares": _finite(fit.shares),
            "shares_by_standing": _finite(fit.shares_by_standing),
        },
        "estimates": list(_estimates(found)),
        "errors_shown": found.precision.shown.value,
        "correlations": [[_finite(x) for x in row] for row in found.precision.correlations],
        "smallest_root": _finite(found.precision.smallest),
        "converged": bool(fit.converged),
        "searches": [_attempt(each) for each in fit.attempts],
        "warnings": list(found.precision.warnings),
    }


def _plan(plan: FitPlan) -> Data:
    columns = plan.columns
    return {
        "kappa": _scaled(columns.kappa),
        "gamma": _scaled(columns.gamma),
        "threat": {"column": columns.threat, "above": columns.above},
        "standing": columns.standing,
        "design": columns.design,
        "pair": list(columns.pair),
        "year": columns.year,
        "seen": plan.seen,
        "starts": plan.starts,
        "seed": plan.seed,
    }


def _scaled(held: Scaled) -> Data:
    return {"column": held.column, "low": held.low, "high": held.high}


def _estimates(found: GameFit) -> Iterator[Data]:
    fit, kinds = found.fit, dict(found.precision.errors)
    for place, one in enumerate(fit.free):
        errors: Data = {kind.value: _finite(kinds[kind][place]) for kind in Errors}
        yield {
            "parameter": one.name,
            "given": number(one.of(fit.given)),
            "estimate": _finite(fit.estimates[place]),
            "errors": errors,
            "low": one.low,
            "high": one.high,
            "at_bound": fit.at_bound[place] or None,
        }


def _attempt(each: Attempt) -> Data:
    return {
        "began": [_finite(x) for x in each.began],
        "ended": [_finite(x) for x in each.ended],
        "log_likelihood": _finite(each.log_likelihood),
        "converged": each.converged,
        "message": each.message,
        "rounds": each.rounds,
    }


def _finite(value: float) -> float | None:
    """A number, or None where there is none."""
    return number(value) if math.isfinite(value) else None
