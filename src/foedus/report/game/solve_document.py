"""A solved game as JSON; its form is the JSON Schema `game_solve.schema.json` beside this file."""

from __future__ import annotations

import math

from foedus.game.cells import Yield
from foedus.game.game import Axis, Game, Note, Placement, Value
from foedus.game.held_back import Parting
from foedus.game.parameters import Parameters
from foedus.game.solving.solution import Convergence, Solution
from foedus.study import data
from foedus.study.data import Data, number, references, schema_beside
from foedus.study.game import changes
from foedus.study.game.solve import Cells, SolvedGame
from foedus.vocabulary.design import Design

SOLVED = "foedus/game-solve/1"
DESIGNS = tuple(Design)


def schema() -> dict[str, object]:
    """The JSON Schema that the document keeps to.

    Examples
    --------
    >>> schema()["title"]
    'A solved game'
    """
    return schema_beside("foedus.report.game", "game_solve.schema.json")


def document(found: SolvedGame, version: str) -> Data:
    """A solved game: what was played, how it was solved, what its cells choose.

    Parameters
    ----------
    found : SolvedGame
        A game; its equilibria are those that were found, in the order of their convergence.
    version : str
        The version of foedus.
    """
    figure = found.figure
    return {
        "foedus": version,
        "schema": SOLVED,
        "game": game(found.game),
        "converged": found.converged,
        "convergence": convergence(found.solution),
        "starts": list(found.solution.starts),
        "starts_left_open": list(found.left_open),
        "expected_by": figure.theory if figure else None,
        "equilibria": [_equilibrium(found, held) for held in found.equilibria],
    }


def game(played: Game) -> Data:
    """A game as it was played: its files with their digests, rules, parameters, placement."""
    p = played.parameters
    return {
        "name": played.name,
        "label": played.label,
        "text": played.text,
        "base": played.base or None,
        "files": [{"file": file, "sha256": digest} for file, digest in played.digests],
        "references": references(played.references),
        "rules": {"proposer": p.proposer, "meddling": p.meddling, "horizon": p.horizon},
        "grid": {"n_kappa": p.n_kappa, "n_gamma": p.n_gamma},
        "otherwise": changes.data(played),
        "parameters": [_parameter(note, p) for note in played.notes],
        "placement": _placement(played.placement),
    }


def _parameter(note: Note, p: Parameters) -> Data:
    ends = note.lowest is not None and note.highest is not None
    return {
        "name": note.name,
        "value": _value(getattr(p, note.name)),
        "label": note.label,
        "unit": note.unit,
        "meaning": note.meaning,
        "basis": note.basis,
        "range": [_value(note.lowest or 0.0), _value(note.highest or 0.0)] if ends else None,
        "reason": note.reason or None,
        "references": references(note.references),
    }


def _value(value: Value) -> data.Value:
    return list(value) if isinstance(value, tuple) else value


def _placement(placement: Placement) -> Data:
    return {
        "kappa": _axis(placement.kappa),
        "gamma": _axis(placement.gamma),
        "threat": placement.threat,
        "standing": DESIGNS[placement.standing].value,
        "why": placement.why,
    }


def _axis(axis: Axis) -> Data:
    return {"concept": axis.concept, "from": axis.at_zero, "to": axis.at_one}


def convergence(solution: Solution) -> list[data.Value]:
    """How the iteration to each place where a start ended went."""
    return [_convergence(each.convergence) for each in (solution, *solution.others)]


def _convergence(how: Convergence) -> Data:
    return {
        "solver": how.solver,
        "method": how.method,
        "rounds": how.rounds,
        # A residual lies far below the decimals to which other numbers are written.
        "residual": how.residual if math.isfinite(how.residual) else None,
        "tolerance": how.tolerance,
        "tried": list(how.tried),
        "converged": how.converged,
    }


def _equilibrium(found: SolvedGame, held: Cells) -> Data:
    expected = found.figure.cells if found.figure else (None,) * len(held.wanted)
    pairs = zip(held.wanted, held.realised, expected, strict=True)
    return {
        "cells": [_cell(*each) for each in pairs],
        "partings": [_parting(found.game.parameters, each) for each in held.partings],
    }


def _cell(wanted: Yield, realised: Yield, expected: frozenset[Design] | None) -> Data:
    said = None if expected is None else [design.value for design in sorted(expected)]
    return {
        "kappa": wanted.row,
        "gamma": wanted.column,
        "expected": said,
        "wanted": _yield(wanted),
        "realised": _yield(realised),
    }


def _yield(cell: Yield) -> Data:
    chances = {
        design.value: number(share) for design, share in zip(DESIGNS, cell.shares, strict=True)
    }
    return {"design": cell.design.value, "chances": chances}


def _parting(p: Parameters, each: Parting) -> Data:
    return {
        "threat": p.thetas[each.threat],
        "standing": DESIGNS[each.standing].value,
        "as_wanted": number(each.as_wanted),
        "patron_held_back": number(each.patron_held_back),
        "deeper": number(each.deeper),
        "client_held_back": number(each.client_held_back),
    }
