"""Every game of a sweep as a row: its numbers, what solved it, what its cells yield."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from foedus.archive.exports_codebook import fitting
from foedus.game.sweeps.block import Block
from foedus.game.sweeps.draws import Rows
from foedus.study.game import sweep_games as game_sweep_games
from foedus.study.game.sweep_games import codebook, column, games
from tests.study.game.swept import found, plan, solved


def test_every_game_is_a_row_with_an_entry_for_each_column(tmp_path: Path) -> None:
    _, kept = solved(plan(), tmp_path)
    tables = list(games(plan(), kept))
    assert [len(table) for table in tables] == [20, 20, 20, 20]
    first = tables[0]
    assert [entry.name for entry in fitting(first, codebook(plan()))] == list(first.columns)
    assert first["point"][:5].tolist() == ["first", "second", "security[1]", "coup", "rho_military"]
    assert first["row"].tolist() == [row for row in (1, 2, 3, 4) for _ in range(5)]
    coups = np.concatenate([table["coup"] for table in tables])
    assert coups.min() >= 0.1
    assert coups.max() <= 0.4


def test_draws_in_rows_are_those_that_are_counted(tmp_path: Path) -> None:
    _, kept = solved(plan(), tmp_path)
    met = sum(
        int((table["wanted_d"][np.isin(table["point"], ["first", "second"])] == 0).sum())
        for table in games(plan(), kept)
    )
    assert met == round(float(found().shares.value[3]) * found().tally.draws)


def test_what_did_not_converge_has_no_design(monkeypatch: pytest.MonkeyPatch) -> None:
    shape = (1, 5)
    wanted = np.full((*shape, 4), 2, np.int8)
    wanted[0, 2] = -1
    block = Block(0, wanted, wanted, np.zeros(shape), np.full(shape, 2, np.int8))
    drawn = Rows(0, np.full((1, 3), 0.5), np.full((1, 3), 0.25))
    monkeypatch.setattr(game_sweep_games, "finished", lambda *_: iter([(drawn, block)]))
    (table,) = games(plan(), None)  # type: ignore[arg-type]
    assert table["solved"].tolist() == [1, 1, 0, 1, 1]
    assert np.isnan(table["realised_c"]).tolist() == [False, False, True, False, False]
    assert column(plan().sweep.ranges[0]) == "security_1"
