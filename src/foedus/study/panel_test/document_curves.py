"""Specification curves, and models with both conditions together, as data of a document."""

from __future__ import annotations

import math

from foedus.confront.regression.interaction import Joint
from foedus.confront.regression.results import Quantity
from foedus.confront.regression.specification import Curve, Labels, Point
from foedus.panel.choices import Choice
from foedus.study.data import Data, Value, number
from foedus.study.panel_test.models import AS_MEASURED
from foedus.study.panel_test.record import Curves
from foedus.study.panel_test.together import SCORE, Together


def together(each: Together) -> Data:
    """A model with the product of the conditions.

    Parameters
    ----------
    each : Together
        The model.
    """
    slope: Value = None
    if each.product is not None:
        slope = _by_kind([(kind.value, quantity) for kind, quantity in each.product.by])
    both = (each.of(SCORE), each.of(each.trace)) if each.effects else ()
    return {
        "question": each.question,
        "unit": each.unit.value,
        "variant": each.variant.name.lower(),
        "model": each.model,
        "compatibility": each.trace,
        "product": slope,
        "effects": [_joint(own) for own in both],
        "rows": each.rows,
        "observations": each.observations,
        "events": each.events,
        "warnings": list(each.warnings),
        "failure": each.failure,
    }


def _joint(own: tuple[Joint, ...]) -> Data:
    """One condition beside the other, under every kind of errors."""
    return {
        "of": own[0].column,
        "beside": own[0].beside,
        "change": own[0].change,
        "at": list(own[0].at),
        "low": _by_kind([(each.errors.value, each.low) for each in own]),
        "high": _by_kind([(each.errors.value, each.high) for each in own]),
        "difference": _by_kind([(each.errors.value, each.difference) for each in own]),
    }


def _by_kind(by: list[tuple[str, Quantity]]) -> Data:
    errors: Data = {kind: finite(quantity.error) for kind, quantity in by}
    return {"value": finite(by[0][1].value), "errors": errors}


def curves(each: Curves) -> Data:
    """The curves of a unit, with the choices and every specification.

    Parameters
    ----------
    each : Curves
        The curves.

    Returns
    -------
    Data
        Specifications by the places of their options, counted from 0, in the order of the
        choices.
    """
    places = {
        (choice.name, option.label): place
        for choice in each.choices
        for place, option in enumerate(choice.options)
    }
    return {
        "unit": each.unit.value,
        "question": each.title,
        "left_aside": AS_MEASURED,
        "choices": [_choice(choice) for choice in each.choices],
        "left_out": [{"taken": dict(one.taken), "why": one.why} for one in each.barred],
        "effects": [_curve(curve, places) for curve in each.curves],
    }


def _choice(choice: Choice) -> Data:
    options: list[Value] = [{"label": o.label, "why": o.why} for o in choice.options]
    return {"name": choice.name, "options": options}


def _curve(curve: Curve, places: dict[tuple[str, str], int]) -> Data:
    tally = curve.tally
    lost: dict[str, list[Value]] = {}
    for failure in curve.failures:
        lost.setdefault(failure.why, []).append(_taken(failure.options, places))
    failed: list[Value] = [{"why": why, "specifications": taken} for why, taken in lost.items()]
    return {
        "of": curve.asked,
        "median": finite(curve.median),
        "positive": tally.positive,
        "positive_told": tally.positive_told,
        "negative": tally.negative,
        "negative_told": tally.negative_told,
        "moved_by": [{"choice": name, "spread": number(by)} for name, by in curve.movers()],
        "specifications": [_point(point, places) for point in curve.points],
        "failed": failed,
    }


def _point(point: Point, places: dict[tuple[str, str], int]) -> Data:
    return {
        "taken": _taken(point.options, places),
        "effect": finite(point.effect.value),
        "error": finite(point.effect.error),
        "rows": int(point.observations),
    }


def _taken(labels: Labels, places: dict[tuple[str, str], int]) -> str:
    """Options by their places: a text, since a hundred thousand lists would fill a file."""
    return ".".join(str(places[taken]) for taken in labels)


def finite(value: float) -> float | None:
    """A number, or None where there is none.

    Examples
    --------
    >>> finite(0.5), finite(float("nan"))
    (0.5, None)
    """
    return number(value) if math.isfinite(value) else None
