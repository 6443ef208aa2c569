"""A sweep as JSON; its form is the JSON Schema `game_sweep.schema.json` beside this file."""

from __future__ import annotations

import math
from dataclasses import asdict

from foedus.game.cells import DESIGNS
from foedus.game.sweeps.block import CELLS
from foedus.game.sweeps.draws import REPLICATES
from foedus.game.sweeps.failures import Corner
from foedus.game.sweeps.indices import Measured
from foedus.game.sweeps.ranges import Range
from foedus.report.game import solve_document as game_solve_document
from foedus.study.data import Data, number, schema_beside
from foedus.study.game.sweep import SweepResult
from foedus.study.game.sweep_plan import TOLERANCE
from foedus.study.game.sweep_read import (
    LETTERS,
    CellRead,
    Pattern,
    by_method,
    cell_reads,
    patterns,
    third,
)

SCHEMA = "foedus/game-sweep/1"
RANDOM = f"{REPLICATES} Sobol' sequences in turn, each scrambled by PCG64DXSM"
"""How points are drawn."""


def schema() -> dict[str, object]:
    """The JSON Schema that the document keeps to.

    Examples
    --------
    >>> schema()["title"]
    'A sweep of a game'
    """
    return schema_beside("foedus.report.game", "game_sweep.schema.json")


def document(found: SweepResult) -> Data:
    """Everything a sweep found and everything that decides it; no time, so that bytes repeat.

    Parameters
    ----------
    found : SweepResult
        A sweep.
    """
    plan, tally = found.plan, found.tally
    held = dict(found.versions)
    return {
        "foedus": held["foedus"],
        "schema": SCHEMA,
        "provenance": {"versions": held, "random": RANDOM},
        "game": game_solve_document.game(plan.game),
        "plan": {
            "rows": plan.rows,
            "games": plan.games,
            "seed": plan.seed,
            "reads": plan.sweep.reads,
            "grid": [plan.sweep.n_kappa, plan.sweep.n_gamma],
            "solver": plan.solver,
            "tolerance": TOLERANCE,
            "expected_by": plan.expected.theory,
            "ranges": [_range(one) for one in plan.sweep.ranges],
        },
        "solved": {
            "draws": tally.draws,
            "by_method": dict(by_method(found)),
            "unsolved": int(tally.unsolved[1]),
            "rows_left_out": int(tally.unsolved[0]),
        },
        "cells": [_cell(found, place, each) for place, each in enumerate(cell_reads(found))],
        "all_four": _outcome(found, CELLS),
        "patterns": [_pattern(each) for each in patterns(found)],
    }


def _range(one: Range) -> Data:
    held = asdict(one)
    return {**{name: held[name] for name in ("parameter", "place", "why")}, **_ends(one)}


def _ends(one: Range) -> Data:
    return {"lowest": number(one.lowest), "highest": number(one.highest)}


def _cell(found: SweepResult, place: int, read: CellRead) -> Data:
    expected = sorted(found.plan.expected.cells[place])
    return {
        "cell": LETTERS[place],
        "kappa": place < CELLS // 2,
        "gamma": place % 2 == 0,
        "expected": [design.value for design in expected],
        "wanted": _designs(read.wanted),
        "realised": _designs(read.realised),
        "wanted_meets": finite(read.wanted_meets),
        "realised_meets": finite(read.realised_meets),
        "as_wanted": finite(read.as_wanted),
        **_outcome(found, place),
    }


def _designs(shares: tuple[float, ...]) -> Data:
    return {d.value: finite(share) for d, share in zip(DESIGNS, shares, strict=True)}


def _outcome(found: SweepResult, place: int) -> Data:
    return {
        "holds": _measured(found.shares, (place,)),
        "first_order": _indices(found, found.first_order, place),
        "total": _indices(found, found.total, place),
        "fails": [_corner(found, corner) for corner in found.worst[place]],
    }


def _indices(found: SweepResult, held: Measured, place: int) -> Data:
    return {
        one.label: _measured(held, (row, place)) for row, one in enumerate(found.plan.sweep.ranges)
    }


def _measured(held: Measured, place: tuple[int, ...]) -> Data:
    return {"value": finite(float(held.value[place])), "error": finite(float(held.error[place]))}


def _corner(found: SweepResult, corner: Corner) -> Data:
    where = [
        {
            "number": found.plan.sweep.ranges[place].label,
            "between": [number(end) for end in third(found, place, part)],
        }
        for place, part in corner.where
    ]
    designs = dict(zip((d.value for d in DESIGNS), corner.designs, strict=False))
    return {
        "where": where,
        "draws": corner.draws,
        "failed": corner.failed,
        "share_at_least": number(corner.at_least),
        "designs": designs or None,
    }


def _pattern(each: Pattern) -> Data:
    return {
        "designs": [design.value for design in each.designs],
        "draws": each.draws,
        "share": number(each.share),
        "expected": each.expected,
    }


def finite(value: float) -> float | None:
    """A number to nine decimals; None where nothing was seen to count."""
    return number(value) if math.isfinite(value) else None
