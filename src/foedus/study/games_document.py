"""The games of a study as data: what was chosen, and how far the solution can be trusted."""

from __future__ import annotations

from foedus.game.game import Axis
from foedus.game.parameters import NAMES
from foedus.study.data import Data, Value, number, references
from foedus.study.rivals import Played

SIGNIFICANT = 3
"""Digits of a residual: how small it is matters, not its last digits."""


def game(played: Played) -> Data:
    """A game of a study, with the names of the rivals that it stands for."""
    asked = played.game
    notes = {note.name: note for note in asked.notes}
    return {
        "name": asked.name,
        "label": asked.label,
        "base": asked.base or None,
        "rivals": [
            {"name": rival.name, "aspect": rival.aspect.value, "label": rival.label}
            for rival in played.rivals
        ],
        "parameters": [
            {
                "name": name,
                "value": _value(getattr(asked.parameters, name)),
                "unit": notes[name].unit if name in notes else None,
                "basis": notes[name].basis if name in notes else None,
            }
            for name in NAMES
        ],
        "placement": {
            "kappa": _axis(asked.placement.kappa),
            "gamma": _axis(asked.placement.gamma),
            "threat": asked.placement.threat,
            "standing": asked.placement.standing,
            "why": asked.placement.why,
        },
        "solution": _solution(played),
        "references": references(asked.references),
    }


def _value(held: object) -> Value:
    if isinstance(held, tuple):
        return [_value(part) for part in held]
    return held if isinstance(held, str | int | None) else number(held)  # type: ignore[arg-type]


def _axis(axis: Axis) -> Data:
    return {"concept": axis.concept, "from": number(axis.at_zero), "to": number(axis.at_one)}


def _solution(played: Played) -> Data:
    solution = played.oracle.solution
    found = solution.convergence
    return {
        "converged": solution.converged,
        "solver": found.solver,
        "method": found.method,
        "rounds": found.rounds,
        "residual": float(f"{found.residual:.{SIGNIFICANT}g}"),
        "tolerance": found.tolerance,
        "tried": list(found.tried),
        "equilibria": 1 + len(solution.others),
    }
