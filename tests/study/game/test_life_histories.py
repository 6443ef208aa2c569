"""Histories: every year lived as a row, and a codebook that fits."""

from __future__ import annotations

import io

import numpy as np
import pandas as pd

from foedus.archive.exports import as_csv, as_parquet
from foedus.study.game.life_histories import codebook, histories
from tests.study.game.lives import found


def test_every_year_lived_is_a_row() -> None:
    lives = found().account.lives
    table = histories(lives)
    assert len(table) == lives.lived.sum()
    assert (table["run"].min(), table["year"].min(), table["leader"].min()) == (1, 1, 1)
    assert set(np.unique(table["meddling"])) == {-1, 0, 1}
    assert set(np.unique(table["kappa"])) <= {0, 0.25, 0.5, 0.75, 1}
    assert set(table["fate"]) == {"lasts", "fall", "defeat"}
    last = table["fate"] == "defeat"
    assert last.sum() == len(np.unique(table["run"][last]))


def test_csv_and_parquet_hold_the_same() -> None:
    lives = found().account.lives
    table, told = histories(lives), codebook(lives)
    text = pd.read_csv(io.StringIO(as_csv(table, told)))
    packed = pd.read_parquet(io.BytesIO(as_parquet(table, told)))
    pd.testing.assert_frame_equal(text, packed, check_dtype=False)
    assert list(text.columns) == [entry.name for entry in told]
