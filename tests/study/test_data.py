"""Plain data: infinite and missing numbers are said, not lost."""

import json
import math

import pytest

from foedus.study.data import decibels, number, probability, references, signed
from foedus.vocabulary.estimate import Estimate
from foedus.vocabulary.reference import Reference


@pytest.mark.parametrize(
    ("given", "held"),
    [(0.1 + 0.2, 0.3), (-0.0, 0.0), (3, 3.0), (None, None)],
)
def test_a_number_has_nine_decimals(given: float | None, held: float | None) -> None:
    assert str(number(given)) == str(held)


def test_what_json_cannot_hold_is_null_with_its_side() -> None:
    held = signed(lo=-math.inf, point=2, hi=math.inf)
    assert held == {"lo": None, "point": 2.0, "hi": None, "infinite": {"lo": -1, "hi": 1}}
    assert json.loads(json.dumps(held, allow_nan=False)) == held


def test_undefined_odds_are_null() -> None:
    assert decibels(None) is None
    assert decibels(Estimate(1, 2, math.inf)) == signed(lo=1, point=2, hi=math.inf)


def test_a_probability_is_never_infinite() -> None:
    assert probability(Estimate(0, 0.5, 1)) == {"lo": 0.0, "point": 0.5, "hi": 1.0}


def test_references_stand_as_in_the_files() -> None:
    assert references([Reference.parse("a_1990[12]")]) == ["a_1990[12]"]
