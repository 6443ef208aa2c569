"""Ends of ranges at which there is no game."""

from __future__ import annotations

from foedus.game.parameters import Parameters
from foedus.game.sweeps.ranges import Range
from foedus.study.game.ends import impossible


def test_a_fault_lies_at_the_number_that_varies() -> None:
    ranges = [Range("thetas", 0, 0.01, 0.2, ""), Range("thetas", 1, 0.1, 1.3, "")]
    found = [(one.label, fault.code) for one, fault in impossible(Parameters(), ranges)]
    assert found == [("thetas[1]", "FD222"), ("thetas[1]", "FD227")]


def test_a_fault_of_another_number_lies_at_the_one_that_varies() -> None:
    ((one, fault),) = impossible(Parameters(), [Range("commit", 1, 0.0, 0.4, "")])
    assert (one.label, fault.address) == ("commit[1]", ("commit", 2))


def test_each_fault_is_told_once_and_possible_ends_are_none() -> None:
    assert not list(impossible(Parameters(), [Range("coup", None, 0.0, 1.0, "")]))
    twice = [Range("coup", None, 0.0, 2.0, ""), Range("mu", None, 0.0, 2.0, "")]
    assert [one.label for one, _ in impossible(Parameters(), twice)] == ["coup", "mu"]
