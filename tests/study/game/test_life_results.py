"""Lives and fits as a Python user holds them."""

from __future__ import annotations

from pathlib import Path

import matplotlib as mpl
import numpy as np
import pytest

from foedus.archive.files.library import case
from foedus.game.checks_of_calls import CallError
from foedus.game.lives.life import LifePlan
from foedus.study.game.life_results import Fitted, Lived, fit, simulate
from tests.game.worlds import SMALL
from tests.study.game.fitted import fitted, text
from tests.study.game.lives import found

FEW = LifePlan(years=12, runs=60)


def test_rows_are_survival_intended_and_realised() -> None:
    frame = Lived(found()).to_pandas()
    assert frame["signed"].unique().tolist() == ["without institutions", "with institutions"]
    first = found().account.intended[0]
    assert frame["expected"][:10].tolist() == list(first.expected)
    assert frame["realised"][:10].tolist() == list(first.realised)


def test_histories_are_a_frame_too() -> None:
    frame = Lived(found()).histories_to_pandas()
    assert len(frame) == found().account.lives.lived.sum()
    assert frame["fate"].iloc[0] in {"lasts", "fall", "defeat"}


def test_lives_begin_with_an_episode_or_a_state() -> None:
    lives = simulate(SMALL, episode="rok-us-1953", plan=FEW).account.lives
    assert lives.start.name == "rok-us-1953"
    by_folder = simulate(SMALL, episode="rok-us-1953", study=case("korea"), plan=FEW)
    assert (by_folder.account.lives.fate == lives.fate).all()
    box = simulate(SMALL, at="kappa=0..1,gamma=0,threat=low", plan=FEW, middle=True)
    assert box.account.lives.start.kappa == (0.5, 0.5)


@pytest.mark.parametrize("where", [{}, {"at": "kappa=0,gamma=0,threat=low", "episode": "x"}])
def test_one_start_is_needed(where: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="Say where lives begin"):
        simulate(SMALL, plan=FEW, **where)  # type: ignore[arg-type]


def test_survival_is_drawn() -> None:
    mpl.use("Agg")
    axes = Lived(found()).plot()
    assert [np.size(line.get_xdata()) for line in axes.lines] == [11, 11, 11, 11, 0]
    legend = axes.get_legend()
    assert legend is not None
    assert [text.get_text() for text in legend.get_texts()] == [
        "without institutions",
        "with institutions",
        "as expected at signing",
    ]
    assert Lived(found()).plot(axes) is axes


def test_rows_are_parameters() -> None:
    told = Fitted(fitted())
    frame = told.to_pandas()
    assert frame["parameter"].tolist() == ["tau_client", "autonomy"]
    assert frame["estimate"].tolist() == list(fitted().fit.estimates)
    assert told.parameters.tau_client == fitted().fit.estimates[0]
    assert told.warnings == fitted().precision.warnings


def test_a_panel_is_fitted(tmp_path: Path) -> None:
    path = tmp_path / "lives.csv"
    path.write_text(text(), encoding="utf-8")
    told = fit(path, SMALL, free=["tau_client:0.05:0.8"], starts=1, pair="run")
    assert told.record.fit.pairs == 150
    assert told.parameters.tau_client == pytest.approx(SMALL.tau_client, abs=0.03)


def test_without_scipy_it_is_refused_with_the_way_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("foedus.game.solving.chain.able", lambda: False)
    with pytest.raises(
        ModuleNotFoundError, match=r'Fitting needs scipy.*pip install "foedus\[game\]"'
    ):
        fit("panel.csv")


def test_estimates_are_drawn() -> None:
    mpl.use("Agg")
    axes = Fitted(fitted()).plot()
    assert [label.get_text() for label in axes.get_yticklabels()] == ["tau_client", "autonomy"]
    assert Fitted(fitted()).plot(axes) is axes


def test_words_and_keywords_of_a_fit_are_refused_at_once_before_the_panel_is_read() -> None:
    wrong = {"pairs": "run", "kapa": "power", "seen": "zz", "starts": 0, "free": "autonomy"}
    with pytest.raises(CallError, match="unknown keyword") as raised:
        fit("nowhere.csv", SMALL, seed=-1, **wrong)  # type: ignore[arg-type]
    told = {str(each.place): each.remedy for each in raised.value.problems}
    assert list(told) == [f"fit({name}=…)" for name in sorted([*wrong, "seed"])]
    assert told["fit(pairs=…)"] == 'did you mean "pair"?'
    assert told["fit(kapa=…)"] == 'did you mean "kappa"?'
    assert told["fit(free=…)"] == 'write free=["autonomy"]'


def test_survival_is_compared_over_a_year_at_least() -> None:
    with pytest.raises(CallError, match=r"simulate\(within=…\)"):
        simulate(SMALL, at="kappa=0,gamma=0,threat=low", within=0)
