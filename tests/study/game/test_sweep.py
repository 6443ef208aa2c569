"""A sweep: the same counts in any pieces, by any workers, broken off and gone on with."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path

import numpy as np
import pytest

from foedus.archive import sweeps as archive
from foedus.game.sweeps.block import Task
from foedus.game.sweeps.tally import Tally
from foedus.study.game.sweep import (
    LEAST,
    BegunError,
    StoppedError,
    begin,
    finished,
    pace,
    result,
    solve_rows,
    standing,
    state,
    swept,
)
from foedus.study.workers import Workers
from tests.study.game.swept import found, plan, solved


def same(one: Tally, other: Tally) -> bool:
    names = [field.name for field in fields(Tally)]
    return all(np.array_equal(getattr(one, name), getattr(other, name)) for name in names)


def test_pieces_and_processes_decide_nothing(tmp_path: Path) -> None:
    whole = found().tally
    assert whole.draws == 2 * 16
    assert same(solved(plan(), tmp_path / "a", 16)[0].tally, whole)
    kept = begin(plan(), tmp_path / "b", 2)
    assert same(swept(plan(), kept, Workers(2)), whole)


def test_progress_is_told_row_by_row(tmp_path: Path) -> None:
    told: list[tuple[int, int, int]] = []
    kept = begin(plan(), tmp_path, 4)
    swept(plan(), kept, Workers(), lambda at: told.append((at.done, at.rows, at.unsolved)))
    assert [done for done, _, _ in told] == [0, 4, 8, 12, 16]
    assert {rows for _, rows, _ in told} == {16}


def test_what_is_stopped_goes_on_to_the_same_counts(tmp_path: Path) -> None:
    kept = begin(plan(), tmp_path, 4)
    asked = iter([False, False, True])
    with pytest.raises(StoppedError, match="8 of 16 rows"):
        swept(plan(), kept, Workers(), stopping=lambda: next(asked))
    assert standing(plan(), kept).done == 8
    (file, *_) = sorted(kept.folder.glob("*.npz"))
    file.write_bytes(b"torn")
    assert standing(plan(), kept).done == 4
    assert same(swept(plan(), kept, Workers()), found().tally)


def test_what_is_finished_needs_nobody(tmp_path: Path) -> None:
    _, kept = solved(plan(), tmp_path)
    again = swept(plan(), kept, Workers(dask="tcp://nowhere.invalid:1"))
    assert same(again, found().tally)


def test_a_sweep_that_was_begun_is_refused_gone_on_with_or_begun_anew(tmp_path: Path) -> None:
    assert state(plan(), tmp_path) is None
    kept = begin(plan(), tmp_path, 4)
    with pytest.raises(BegunError, match=r"0 of its 16 rows are finished .* --resume goes on"):
        state(plan(), tmp_path)
    assert state(plan(), tmp_path, resume=True) == kept
    assert state(plan(), tmp_path, force=True) is None
    swept(plan(), kept, Workers())
    assert state(plan(), tmp_path) == kept
    assert state(plan(), tmp_path, force=True) == kept


def test_a_folder_whose_manifest_is_damaged_begins_anew_if_asked(tmp_path: Path) -> None:
    kept = begin(plan(), tmp_path, 4)
    (kept.folder / archive.MANIFEST).write_text("{", encoding="utf-8")
    with pytest.raises(BegunError, match="0 of its 16"):
        state(plan(), tmp_path)
    assert state(plan(), tmp_path, resume=True) is None


def test_other_readings_rest_on_the_same_pieces(tmp_path: Path) -> None:
    _, kept = solved(plan(), tmp_path)
    other = replace(plan(), sweep=replace(plan().sweep, reads="realised"))
    assert state(other, tmp_path) == kept
    tally = swept(other, kept, Workers())
    realised = found().tally.realised.sum(axis=1)
    assert tally.patterns.sum(axis=(1, 2, 3)).tolist() == realised[0].tolist()


def test_a_piece_that_is_missing_is_told(tmp_path: Path) -> None:
    kept = begin(plan(), tmp_path, 4)
    with pytest.raises(StoppedError, match="0 of 16"):
        next(finished(plan(), kept))


def test_a_result_reads_its_counts() -> None:
    read = found()
    assert read.shares.value.shape == (5,)
    assert read.total.value.shape == (3, 5)
    assert len(read.worst) == 5
    assert dict(read.versions).keys() == {"foedus", "numpy", "scipy", "python"}
    assert same(result(plan(), read.tally).tally, read.tally)


def test_a_piece_takes_about_as_long_as_it_should() -> None:
    found_pace = pace(plan())
    assert found_pace.rows in {1, 2, 4, 8, 16}
    assert found_pace.seconds * found_pace.rows < 4 * LEAST or found_pace.rows == 1


@pytest.mark.parametrize(
    ("seconds", "rows"), [(1e-4, 16), (0.1, 8), (0.2, 4), (0.4, 2), (0.74, 2), (0.76, 1), (9.0, 1)]
)
def test_no_piece_is_shorter_than_it_should_be(
    seconds: float, rows: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    paced(monkeypatch, [seconds])
    assert pace(plan()).rows == rows
    assert rows * seconds >= LEAST or rows == plan().rows


def test_a_slow_row_does_not_make_short_pieces_of_the_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    paced(monkeypatch, [9.0, 0.2])
    found_pace = pace(plan())
    assert found_pace.rows == 4
    assert found_pace.seconds == pytest.approx(4.6)


def paced(monkeypatch: pytest.MonkeyPatch, seconds: list[float]) -> None:
    """Rows that take so long by the clock, the last of them for ever."""
    now = [0.0]

    def solving(task: Task) -> None:
        now[0] += seconds[min(task.start, len(seconds) - 1)]

    monkeypatch.setattr("foedus.study.game.sweep.solve_rows", solving)
    monkeypatch.setattr("foedus.study.game.sweep.time.perf_counter", lambda: now[0])


def test_jax_yields_the_same_cells() -> None:
    task = Task(plan().game.parameters, plan().game.placement, plan().sweep, 1, 0, 2)
    one, other = solve_rows(task), solve_rows(replace(task, solver="jax"))
    assert np.array_equal(one.wanted, other.wanted)
    assert np.array_equal(one.realised, other.realised)
