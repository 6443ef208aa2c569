"""Words for weights: nothing says more than it knows."""

import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.report import decibels
from foedus.report.layout import TIE
from foedus.vocabulary.estimate import Estimate

FINITE = st.floats(-500, 500)


def plain(text: str) -> str:
    return text.replace(TIE, " ")


@given(FINITE)
def test_a_weight_and_its_opposite_differ_in_the_sign_alone(value: float) -> None:
    there, back = decibels.whole(value), decibels.whole(-value)
    assert there.removeprefix("−") == back.removeprefix("−")
    assert there == "0" or there.startswith("−") != back.startswith("−")


@given(st.floats(0, 59))
def test_a_ratio_is_as_exact_as_whole_decibels(value: float) -> None:
    said = float(decibels.ratio(value).split(TIE)[0].replace(",", ""))
    assert abs(10 * math.log10(said) - float(decibels.whole(value))) < 0.3


@given(FINITE)
def test_a_ratio_is_turned_round_with_its_weight(value: float) -> None:
    assert decibels.ratio(-value).split(TIE)[::-1] == decibels.ratio(value).split(TIE) or (
        decibels.whole(value) == "0"
    )


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (3.0, "3 dB (2 : 1)"),
        (9.03, "9 dB (8 : 1)"),
        (10.0, "10 dB (10 : 1)"),
        (17.6, "18 dB (60 : 1)"),
        (30.0, "30 dB (1,000 : 1)"),
        (-20.0, "−20 dB (1 : 100)"),
        (75.0, "75 dB (over 1,000,000 : 1)"),
        (math.inf, "∞ dB (∞ : 1)"),
        (-math.inf, "−∞ dB (1 : ∞)"),
        (None, "undefined"),
    ],
)
def test_weights_in_running_text(value: float | None, said: str) -> None:
    assert plain(decibels.weight(value)) == said


@given(st.floats(-100, 100) | st.just(math.inf) | st.just(-math.inf) | st.none())
def test_nothing_is_ever_proved(value: float | None) -> None:
    said = decibels.favours("A", "B", value)
    assert not re.search(r"prove|confirm|true|false", said)
    assert "A" in said
    assert "B" in said


def test_bounds_that_say_nothing_are_left_out() -> None:
    assert decibels.bounds(Estimate(2.6, 3, 3.4)) == ""
    assert decibels.in_column(Estimate(2.6, 3, 3.4)) == "+3"
    assert decibels.in_column(Estimate(-math.inf, 3, math.inf)) == "+3 [−∞, +∞]"


@given(st.floats(0, 1))
def test_a_probability_is_certain_only_where_it_is(value: float) -> None:
    said = plain(decibels.probability(value))
    assert (said == "0 %") == (value == 0)
    assert (said == "100 %") == (value == 1)
