"""Parameters that make no game: each fault, all of them at once, and none where there is none."""

import math
from dataclasses import fields
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from foedus.game.checks import (
    BY_DESIGN,
    COUNTS,
    NUMBERS,
    ParametersError,
    Range,
    checked,
    count_faults,
    faults,
    number_faults,
    problem,
    shown,
)
from foedus.game.parameters import NAMES, Parameters
from foedus.game.solving.solve import solve
from foedus.vocabulary.problem import InputError
from tests.game.makers import games

# What is given otherwise; code and address of every fault.
FAULTY: dict[str, tuple[dict[str, Any], list[tuple[str, tuple[str | int, ...]]]]] = {
    "an end that is left out": ({"beta": 1.0}, [("FD222", ("beta",))]),
    "below nothing": ({"sd_gamma": 0.0}, [("FD222", ("sd_gamma",))]),
    "a negative worth": ({"rent": -0.1}, [("FD222", ("rent",))]),
    "beyond compatibility": ({"gamma_entry": -1.5}, [("FD222", ("gamma_entry",))]),
    "no number": ({"coup": math.nan}, [("FD114", ("coup",))]),
    "no end": ({"v": math.inf}, [("FD114", ("v",))]),
    "text": ({"mu": "0.1"}, [("FD203", ("mu",))]),
    "a truth": ({"mu": True}, [("FD203", ("mu",))]),
    "nothing": ({"lam": None}, [("FD203", ("lam",))]),
    "an array": ({"lam": np.array([0.1, 0.2])}, [("FD203", ("lam",))]),
    "half a point": ({"n_kappa": 2.5}, [("FD203", ("n_kappa",))]),
    "no point": ({"n_kappa": 0}, [("FD222", ("n_kappa",))]),
    "one point of power": ({"n_kappa": 1}, [("FD222", ("n_kappa",))]),
    "one point": ({"n_gamma": 1}, [("FD222", ("n_gamma",))]),
    "no year": ({"horizon": 0}, [("FD222", ("horizon",))]),
    "no list": ({"thetas": 0.1}, [("FD203", ("thetas",))]),
    "no level": ({"thetas": ()}, [("FD206", ("thetas",))]),
    "levels that fall": ({"thetas": (0.2, 0.1, 0.3)}, [("FD227", ("thetas", 1))]),
    "a level twice": ({"thetas": (0.1, 0.1)}, [("FD227", ("thetas", 1))]),
    "text among levels": ({"thetas": (0.2, "x")}, [("FD203", ("thetas", 1))]),
    "two designs": ({"security": (0.0, 1.0)}, [("FD229", ("security",))]),
    "designs that fall": (
        {"commit": (0.1, 0.3, 0.2)},
        [("FD228", ("commit", 0)), ("FD227", ("commit", 2))],
    ),
    "levels beyond and falling": (
        {"thetas": (1.2, 0.3, 0.1)},
        [("FD222", ("thetas", 0)), ("FD227", ("thetas", 2))],
    ),
    "designs beyond and falling": (
        {"military": (0.1, 1.4, 0.05)},
        [("FD222", ("military", 1)), ("FD228", ("military", 0)), ("FD227", ("military", 2))],
    ),
    "another proposer": ({"proposer": "nobody"}, [("FD204", ("proposer",))]),
    "a rule in a number": ({"meddling": 1}, [("FD203", ("meddling",))]),
}

# Each number is right by itself.
BETWEEN: dict[str, tuple[dict[str, Any], list[tuple[str, tuple[str | int, ...]]]]] = {
    "a grid too large": ({"n_kappa": 1001, "n_gamma": 1001}, [("FD230", ("n_gamma",))]),
    "a drift too small for the grid": ({"sd_gamma": 1e-5}, [("FD222", ("sd_gamma",))]),
    "a drift too small beside another fault": (
        {"sd_gamma": 1e-5, "coup": 2.0},
        [("FD222", ("coup",)), ("FD222", ("sd_gamma",))],
    ),
    "a grid too large beside another fault": (
        {"n_kappa": 1001, "n_gamma": 1001, "coup": 2.0},
        [("FD222", ("coup",)), ("FD230", ("n_gamma",))],
    ),
}


@pytest.mark.parametrize(
    ("given", "expected"), (FAULTY | BETWEEN).values(), ids=(FAULTY | BETWEEN).keys()
)
def test_faults(given: dict[str, Any], expected: list[tuple[str, tuple[str | int, ...]]]) -> None:
    found = faults(Parameters(**given))
    assert [(fault.code, fault.address) for fault in found] == expected
    assert all(fault.found and fault.expected and fault.remedy for fault in found)


def test_all_faults_are_told_at_once() -> None:
    given: dict[str, Any] = {}
    for changes, _ in FAULTY.values():
        given |= changes
    addresses = [fault.address[0] for fault in faults(Parameters(**given))]
    assert list(dict.fromkeys(addresses)) == [name for name in NAMES if name in given]


def test_every_parameter_has_a_rule() -> None:
    ruled = {*NUMBERS, *BY_DESIGN, *COUNTS, "thetas", "horizon", "proposer", "meddling"}
    assert ruled == {field.name for field in fields(Parameters)}


def with_(name: str, value: float) -> Parameters:
    """The default game with one number set otherwise."""
    given: dict[str, Any] = {name: value}
    return Parameters(**given)


@pytest.mark.parametrize("name", NUMBERS)
def test_a_number_may_be_any_within_its_range_and_none_beyond(name: str) -> None:
    of = NUMBERS[name]
    for at, inside in ((of.lowest, not of.open_below), (of.highest, not of.open_above)):
        assert (faults(with_(name, at)) == ()) is inside
    assert faults(with_(name, of.lowest - 1))
    assert faults(with_(name, of.highest * 2 + 1))


@pytest.mark.parametrize(
    "name", ["theta_stay", "protection", "coup", "mu", "lam", "persist", "kappa_entry"]
)
def test_what_is_a_chance_or_a_share_is_never_above_one(name: str) -> None:
    (fault,) = faults(with_(name, 1.001))
    assert (fault.code, fault.expected) == ("FD222", "a number from 0 to 1")


@pytest.mark.parametrize("name", ["security", "military", "resources", "legitimacy"])
def test_no_intensity_is_above_one(name: str) -> None:
    given: dict[str, Any] = {name: (0.0, 0.5, 1.001)}
    assert [fault.address for fault in faults(Parameters(**given))] == [(name, 2)]


def test_a_range_is_said_in_words() -> None:
    assert str(Range(0, 1, open_above=True)) == "from 0 to below 1"
    assert str(Range(0, 1e6, open_below=True)) == "above 0 to 1,000,000"


def test_numbers_of_numpy_are_numbers() -> None:
    assert faults(Parameters(beta=np.float64(0.9), n_kappa=np.int64(4))) == ()  # type: ignore[arg-type]


def test_checked() -> None:
    assert checked(Parameters()) == Parameters()
    with pytest.raises(ParametersError, match=r"Parameters\.beta: error\[FD222\]") as raised:
        checked(Parameters(beta=2.0, thetas=(0.2, 0.1)))
    assert isinstance(raised.value, InputError)
    assert isinstance(raised.value, ValueError)
    assert [str(each.place) for each in raised.value.problems] == [
        "Parameters.beta",
        "Parameters.thetas[1]",
    ]


def test_the_place_of_a_problem_without_a_file_is_its_parameter() -> None:
    (fault,) = faults(Parameters(coup=2.0))
    assert (
        str(problem(fault))
        == "coup: error[FD222]: the number 2; expected a number from 0 to 1; correct it"
    )


@settings(max_examples=60)
@given(games())
def test_whatever_has_no_fault_is_solved_or_said_not_to_be(p: Parameters) -> None:
    assert faults(p) == ()
    found = solve(p)
    how = found.convergence
    assert how.converged is (how.residual <= how.tolerance)
    if how.converged:
        policy = found.policy
        for chances in (policy.wanted, policy.realised, policy.ceiling, policy.meddling):
            assert np.isfinite(chances).all()
            assert np.allclose(chances.sum(axis=-1), 1.0)


def test_a_range_may_have_no_upper_end() -> None:
    assert str(Range(1, math.inf)) == "from 1 on"
    assert not list(count_faults(("seed",), 2**70, Range(0, math.inf)))


@pytest.mark.parametrize("value", [np.int64(3), np.float64(0.5), 3, 0.5])
def test_numbers_of_numpy_are_shown_as_numbers(value: object) -> None:
    assert shown(value) == f"the number {value}"
    assert not list(number_faults(("x",), value, Range(0, 3)))
