"""Calls with arguments that make no sense: everything at once, each at its argument."""

from __future__ import annotations

import math

import pytest

from foedus.game.checks import Range, count_faults, number_faults
from foedus.game.checks_of_calls import CallError, refuse
from foedus.vocabulary.problem import InputError


def test_everything_is_told_at_once_at_its_argument() -> None:
    years = count_faults(("years",), 0, Range(1, math.inf))
    share = number_faults(("share",), math.nan, Range(0, 1))
    with pytest.raises(CallError, match="whole number from 1 on") as raised:
        refuse("play", years, (), share)
    told = [(str(each.place), each.code) for each in raised.value.problems]
    assert told == [("play(share=…)", "FD114"), ("play(years=…)", "FD222")]
    assert isinstance(raised.value, ValueError)
    assert isinstance(raised.value, InputError)


def test_nothing_wrong_is_let_through() -> None:
    refuse("play", count_faults(("years",), 10**9, Range(1, math.inf)))
