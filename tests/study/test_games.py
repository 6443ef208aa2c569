"""Games of a study: solved, or told to be unsolved and then silent."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from foedus.confront.congruence.verdict import Verdict
from foedus.game.parameters import Parameters
from foedus.game.place import Aspect
from foedus.game.solving.solution import Solution
from foedus.game.solving.solve import solve
from foedus.study import games
from foedus.study.games import asked_for, played, unsolved
from foedus.study.plan import Plan
from foedus.study.run import run
from foedus.vocabulary.problem import Severity
from tests.toyland.games import with_game


def test_a_plan_keeps_games_or_aspects_of_them(tmp_path: Path) -> None:
    (held,) = run(Plan(with_game(tmp_path), episodes=("anvil-1700",))).games
    assert [each.aspects for each in asked_for([held.game], Plan(tmp_path))] == [tuple(Aspect)]
    only = Plan(tmp_path, theories=("tug_wanted",))
    assert [each.aspects for each in asked_for([held.game], only)] == [(Aspect.WANTED,)]
    assert asked_for([held.game], Plan(tmp_path, theories=("storm",))) == ()
    assert list(unsolved(played(asked_for([held.game], only)))) == []


def test_a_game_that_is_not_solved_is_told_and_expects_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def half_solved(p: Parameters, **_: object) -> Solution:
        found = solve(p)
        return replace(found, convergence=replace(found.convergence, residual=0.25))

    monkeypatch.setattr(games, "solve", half_solved)
    record = run(Plan(with_game(tmp_path)))
    (warning,) = [problem for problem in record.warnings if problem.code == "FD607"]
    assert warning.severity is Severity.WARNING
    assert warning.place.file.endswith("games/tug.yaml")
    verdicts = {j.verdict for j in record.judgements if j.theory.startswith("tug_")}
    assert verdicts <= {Verdict.SILENT, Verdict.NOT_COMPARABLE}
    judged = record.judgement("anvil-1700", "tug_wanted")
    assert judged.verdict is Verdict.SILENT
    assert "not solved" in judged.prediction.answers[0].reasons[0].text
