"""A panel fitted: the rows it used, its digest, and what cannot be fitted."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from foedus.study.game.fit import FitPlan, fit_panel, stated_plan
from foedus.study.game.fit_columns import Columns, stated_free
from foedus.study.plan import PlanError
from foedus.vocabulary.problem import InputError
from tests.study.game.fitted import SMALL_GAME, fitted, text


def test_a_fit_rests_on_what_it_says() -> None:
    found = fitted()
    assert found.sha256 == hashlib.sha256(text().encode()).hexdigest()
    assert found.rows.read == text().count("\n") - 1 == found.fit.rows
    assert found.fit.pairs == 150
    assert found.fit.converged
    assert dict(found.versions).keys() >= {"foedus", "numpy"}


def test_a_panel_without_usable_rows_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "empty.csv"
    path.write_text("kappa,gamma,threat,standing,design\n7,0,0,0,0\n,0,0,0,0\n", encoding="utf-8")
    plan = FitPlan(path, Columns(), stated_free(["autonomy"], SMALL_GAME))
    said = r"no row that can be used \(kappa: missing: 1; kappa: outside 0 to 1: 1\)"
    with pytest.raises(InputError, match=said):
        fit_panel(SMALL_GAME, plan)


def test_progress_names_the_stages(tmp_path: Path) -> None:
    path, told = tmp_path / "lives.csv", list[str]()
    path.write_text(text(), encoding="utf-8")
    free = stated_free(["tau_client:0.05:0.8"], SMALL_GAME)
    fit_panel(SMALL_GAME, FitPlan(path, Columns(), free, starts=1), told.append)
    assert told == ["reading the panel", "search 1 of 1", "how precise the estimates are"]


def test_columns_and_what_is_free_are_refused_at_once() -> None:
    with pytest.raises(PlanError, match="FD607") as raised:
        stated_plan(Path("x.csv"), SMALL_GAME, iter(["coup:0:2"]), {"kappa": "x:1", "threat": "z:"})
    places = [str(each.place) for each in raised.value.problems]
    assert places == ["--free coup:0:2", "--kappa", "--threat"]


def test_words_make_a_plan() -> None:
    plan = stated_plan(Path("x.csv"), SMALL_GAME, iter(["control"]), {}, seen="wanted", starts=2)
    assert (plan.free[0].name, plan.seen, plan.starts, plan.seed) == ("control", "wanted", 2, 1)
