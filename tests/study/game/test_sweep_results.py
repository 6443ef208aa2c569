"""A sweep as a Python user holds it."""

from __future__ import annotations

from pathlib import Path

import matplotlib as mpl
import pytest

from foedus.game.checks_of_calls import CallError
from foedus.study.game.sweep_plan import SweepError
from foedus.study.game.sweep_results import Swept, sweep
from foedus.vocabulary.problem import InputError
from tests.study.game.swept import ONLY, found


def test_rows_are_indices_by_outcome_and_number() -> None:
    frame = Swept(found()).to_pandas()
    assert len(frame) == 5 * 3
    assert frame["cell"].unique().tolist() == ["A", "B", "C", "D", "all"]
    assert frame["total"][:3].tolist() == pytest.approx(found().total.value[:, 0], nan_ok=True)


def test_shares_patterns_and_games_unsolved() -> None:
    told = Swept(found())
    assert list(told.shares.values()) == found().shares.value.tolist()
    assert sum(each.draws for each in told.patterns) == found().tally.draws
    assert told.unsolved == 0


def test_a_sweep_kept_in_a_folder_goes_on(tmp_path: Path) -> None:
    given = {"draws": 20, "grid": (5, 5), "only": ONLY}
    once = sweep(folder=tmp_path, **given)  # type: ignore[arg-type]
    assert (tmp_path / ".foedus" / "sweeps").is_dir()
    assert sweep(folder=tmp_path, **given).shares == once.shares  # type: ignore[arg-type]
    assert sweep(**given).shares == once.shares  # type: ignore[arg-type]


def test_a_game_that_is_not_there_is_told() -> None:
    with pytest.raises(InputError, match="nowhere"):
        sweep("nowhere.yaml", draws=10)


def test_without_scipy_it_is_refused_with_the_way_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("foedus.game.solving.chain.able", lambda: False)
    with pytest.raises(
        ModuleNotFoundError, match=r'Sweeping needs scipy.*pip install "foedus\[game\]"'
    ):
        sweep(only=ONLY)


def test_indices_are_drawn() -> None:
    mpl.use("Agg")
    told = Swept(found())
    axes = told.plot()
    assert len(axes.get_yticklabels()) == 3
    assert told.plot("B", axes) is axes
    with pytest.raises(ValueError, match="no outcome 'E'"):
        told.plot("E")


def test_words_that_no_sweep_knows_are_refused_at_once() -> None:
    with pytest.raises(CallError, match="one of wanted, realised") as raised:
        sweep(reads="z", draws=-3, seed=-1, only="coup")  # type: ignore[arg-type]
    places = [str(each.place) for each in raised.value.problems]
    assert places == [f"sweep({name}=…)" for name in ("draws", "only", "reads", "seed")]
    with pytest.raises(SweepError, match=r"Too few draws: 2\. A row takes 3 games"):
        sweep(draws=2, only=["coup"], grid=(5, 5))
