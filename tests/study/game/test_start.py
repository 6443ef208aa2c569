"""A state in words: what it says, and all that is wrong with it at once."""

from __future__ import annotations

import pytest

from foedus.game.parameters import Parameters
from foedus.study.game.start import stated_start
from foedus.study.plan import PlanError

P = Parameters()


def test_a_state_is_read() -> None:
    start = stated_start("kappa=0.25, gamma=-0.5, threat=high, standing=with_institutions", P)
    assert start.is_point
    assert (start.kappa[0], start.gamma[0], start.standing) == (0.25, -0.5, 2)
    assert start.threat == (0.0, 1.0)


@pytest.mark.parametrize(
    ("word", "chances"), [("low", (1.0, 0.0)), ("2", (0.0, 1.0)), ("open", (0.5, 0.5))]
)
def test_threat_in_words(word: str, chances: tuple[float, ...]) -> None:
    start = stated_start(f"kappa=0..1,gamma=-1..0,threat={word}", P)
    assert start.threat == chances
    assert (start.kappa, start.gamma) == ((0.0, 1.0), (-1.0, 0.0))


@pytest.mark.parametrize(
    ("text", "found", "remedy"),
    [
        ("kapa=0.2,kappa=1,gamma=0,threat=low", 'unknown key "kapa"', 'did you mean "kappa"?'),
        ("kappa=0.2,threat=low", "no gamma", "add gamma=…"),
        ("kappa=0.2,kappa=0.3,gamma=0,threat=low", "a key twice", "keep one of them"),
        ("kappa=2,gamma=0,threat=low", "kappa=2", "keep inside"),
        ("kappa=0.6..0.2,gamma=0,threat=low", "kappa=0.6..0.2", "the lower number first"),
        ("kappa=x,gamma=0,threat=low", "kappa=x", "such as kappa=0.5"),
        ("kappa=1,gamma=0,threat=hgh", "threat=hgh", 'did you mean "high"?'),
        ("kappa=1,gamma=0,threat=low,standing=deep", "standing=deep", "take one of these"),
    ],
)
def test_a_fault_says_what_to_do(text: str, found: str, remedy: str) -> None:
    with pytest.raises(PlanError, match="FD606") as caught:
        stated_start(text, P)
    (problem,) = caught.value.problems
    assert problem.found.startswith(found)
    assert remedy in problem.remedy
    assert str(problem.place) == "--at"


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(PlanError, match="FD606") as caught:
        stated_start("kappa=2,gama=1,threat=x", P)
    assert len(caught.value.problems) == 4
