"""`foedus game sweep`: every format, what it refuses, and that a killed sweep goes on."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from contextlib import chdir
from pathlib import Path

import pandas as pd
import pytest
from jsonschema import Draft202012Validator

from foedus.cli import game_sweep
from foedus.cli.game_sweep import sweep
from foedus.report.game.sweep_document import schema
from foedus.study.workers import WorkersError
from tests.cli.shell import FOEDUS, foedus

SMALL = ("--grid", "5x5", "--only", "coup", "--only", "rho_military", "--draws", "64")
COMMAND = ("game", "sweep", *SMALL, "--jobs", "1")
LONG = ("game", "sweep", "--grid", "9x9", "--only", "coup", "--only", "mu")
KILLED = (*LONG, "--draws", "256", "--format", "json")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def pieces(folder: Path) -> list[Path]:
    return sorted(folder.glob(".foedus/sweeps/*/rows-*.npz"))


def begun(*arguments: str, rows: int = 1) -> subprocess.Popen[bytes]:
    """A sweep as a process of its own, once some pieces are kept."""
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "NO_COLOR": "1"}
    running = subprocess.Popen(
        [FOEDUS, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    )
    for _ in range(1200):
        if len(pieces(Path())) >= rows or running.poll() is not None:
            break
        time.sleep(0.05)
    return running


def one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the measuring out: a row is a piece."""
    from foedus.study.game.sweep import Pace

    monkeypatch.setattr("foedus.study.game.sweep.pace", lambda _: Pace(60.0, 1))


def test_it_says_what_is_to_come_and_fits_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    one_by_one(monkeypatch)
    assert sweep.name == "sweep"
    result = foedus(*COMMAND)
    assert result.exit_code == 0, result.output
    told = result.stderr.replace("\N{NO-BREAK SPACE}", " ")
    assert "64 games: 16 rows of 4, for 2 numbers varied." in told
    assert "About 16 min of one core." in told
    assert "another format or --reads answers at once" in told
    assert "How often the figure comes out" in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 80


def test_every_format_rests_on_what_is_kept(here: Path) -> None:
    assert foedus(*COMMAND, "--format", "json", "-o", "a.json").exit_code == 0
    kept = [file.stat().st_mtime_ns for file in pieces(here)]
    formats = {
        "a.csv": b"what,cell,of,value,error",
        "a.md": b"# The patron",
        "a.svg": b"<",
        "a.png": b"\x89PNG",
        "a.pdf": b"%PDF",
    }
    for name, begins in formats.items():
        result = foedus(*COMMAND, "-o", name, "--reads", "realised")
        assert result.exit_code == 0, result.output
        assert (here / name).read_bytes().startswith(begins)
    assert [file.stat().st_mtime_ns for file in pieces(here)] == kept
    told = json.loads((here / "a.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema()).validate(told)


def test_one_number_is_one() -> None:
    told = foedus("game", "sweep", "--grid", "5x5", "--only", "coup", "--draws", "6", "--jobs", "1")
    assert "2 rows of 3, for 1 number varied." in told.stderr
    assert "1 number varied over" in " ".join(told.stdout.split())


def test_games_and_figures_are_written(here: Path) -> None:
    result = foedus(*COMMAND, "-q", "--games", "games.parquet", "--figures", "figures")
    assert result.exit_code == 0, result.output
    assert result.stderr == ""
    frame = pd.read_parquet(here / "games.parquet")
    assert len(frame) == 64
    assert {"coup", "rho_military", "method", "wanted_a", "realised_d"} <= set(frame.columns)
    names = [file.name for file in sorted((here / "figures").iterdir())]
    assert names == ["sweep.pdf", "sweep.png", "sweep.svg"]
    again = foedus(*COMMAND, "--games", "games.parquet")
    assert again.exit_code == 2
    assert "games.parquet exists; --force replaces it." in again.stderr


def test_jobs_decide_nothing_and_the_state_lies_beside_the_file(here: Path) -> None:
    folder = here / "mine"
    folder.mkdir()
    text = (
        "format: foedus/1\nkind: game\nname: mine\nlabel: Mine\ntext: Mine.\nbase: patron_client\n"
    )
    (folder / "mine.yaml").write_text(text, encoding="utf-8")
    command = ("game", "sweep", "mine/mine.yaml", *SMALL, "--format", "json")
    one = foedus(*command, "--jobs", "1")
    assert one.exit_code == 0, one.output
    (state,) = folder.glob(".foedus/sweeps/mine-*")
    for file in state.glob("rows-*"):
        file.unlink()
    assert foedus(*command, "--jobs", "2", "--resume").stdout == one.stdout


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--only", "cuop"), 'Did you mean "coup"'),
        (("--grid", "3x3"), "expected 5 to 201 points"),
        (("--grid", "17"), "expected two numbers such as 17x17"),
        (("--dask", "tcp://127.0.0.1:1"), "--jobs and --dask"),
        (("--format", "png"), "name a file with -o"),
        (("--games", "a.txt"), "expected a file .csv or .parquet"),
    ],
)
def test_what_cannot_be_is_refused_before_anything_is_solved(
    here: Path, options: tuple[str, ...], said: str
) -> None:
    result = foedus(*COMMAND, *options)
    assert result.exit_code == 2
    assert said in " ".join(result.stderr.split())
    assert pieces(here) == []


def test_parquet_needs_pyarrow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("foedus.archive.exports.has_parquet", lambda: False)
    result = foedus(*COMMAND, "--games", "a.parquet")
    assert result.exit_code == 2
    assert "CSV needs nothing" in result.stderr


def test_without_scipy_it_is_refused_with_the_way_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("foedus.game.solving.chain.able", lambda: False)
    result = foedus(*COMMAND)
    assert result.exit_code == 2
    assert 'needs scipy, which is not installed: pip install "foedus[game]"' in " ".join(
        result.stderr.split()
    )


def test_lost_workers_are_told_with_the_way_to_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def lost(*_: object) -> object:
        raise WorkersError("All are gone.")

    one_by_one(monkeypatch)
    monkeypatch.setattr("foedus.study.game.sweep.each", lost)
    result = foedus(*COMMAND)
    assert result.exit_code == 6
    assert "All are gone. Kept in .foedus" in " ".join(result.stderr.split())
    assert "--resume goes on" in " ".join(result.stderr.split())


def test_a_gpu_and_a_cluster_need_one_process_here(monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace

    from tests.study.game.swept import plan

    doing = game_sweep.Doing(jobs=None, dask=None, resume=False, games=None, figures=None)
    assert game_sweep._workers(replace(plan(), solver="jax"), doing).jobs == 1
    monkeypatch.setattr("os.sched_getaffinity", lambda _: {0, 1, 2}, raising=False)
    assert game_sweep._workers(plan(), doing).jobs == 3
    doing["dask"] = "tcp://127.0.0.1:1"
    assert game_sweep._workers(plan(), doing).dask == "tcp://127.0.0.1:1"


@pytest.fixture(scope="module")
def at_one_go(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What the sweep that others kill says where nobody does."""
    with chdir(tmp_path_factory.mktemp("whole")):
        return foedus(*KILLED, "--jobs", "1").stdout


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_killed_sweep_goes_on_to_the_same_bytes(here: Path, jobs: str, at_one_go: str) -> None:
    command = (*KILLED, "--jobs", jobs)
    running = begun(*command, rows=1)
    running.kill()
    running.communicate()
    kept = pieces(here)
    assert kept
    refused = foedus(*command)
    assert refused.exit_code == 2
    assert "--resume goes on with it, --force begins anew" in " ".join(refused.stderr.split())
    gone_on = foedus(*command, "--resume")
    assert gone_on.exit_code == 0, gone_on.output
    assert gone_on.stdout == at_one_go


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_asked_once_it_finishes_what_is_in_work_and_says_how_to_go_on(
    here: Path, number: signal.Signals, code: int
) -> None:
    running = begun(*LONG, "--draws", "1024", "--jobs", "1")
    running.send_signal(number)
    _, told = running.communicate(timeout=60)
    assert running.returncode == code
    said = " ".join(told.decode().split())
    assert "Stopping: what is in work is finished and kept." in said
    assert "of 256 rows are finished and kept. Kept in .foedus" in said
    assert pieces(here)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--draws", "31"), "A row takes 32 games"),
        (("--only", "nothing", "--only", "foo"), 'no range for "foo"'),
    ],
)
def test_what_would_not_be_swept_is_refused(arguments: tuple[str, ...], said: str) -> None:
    result = foedus("game", "sweep", *arguments)
    assert result.exit_code == 2
    assert said in " ".join(result.stderr.split())
