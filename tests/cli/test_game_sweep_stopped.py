"""`foedus game sweep` on two processes, asked to stop twice or while workers are beginning."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable
from contextlib import chdir
from pathlib import Path

import numpy as np
import pytest

from foedus.archive.files.games import library_game
from foedus.study.game.sweep import begin
from foedus.study.game.sweep_plan import planned
from tests.cli.shell import FOEDUS, foedus

COMMAND = (
    "game",
    "sweep",
    "--grid",
    "25x25",
    "--only",
    "coup",
    "--draws",
    "24",
    "--format",
    "json",
)
ROWS = 8
"""Rows of three games, each a good part of a second: far from done when the first is kept."""

PROCESSES = Path("/proc")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not (PROCESSES / "self").exists(), reason="reads processes in /proc"),
]


@pytest.fixture(scope="module")
def at_one_go(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What the sweep gives that nobody stops."""
    with chdir(tmp_path_factory.mktemp("whole")):
        return foedus(*COMMAND, "--jobs", "1").stdout


def begun() -> subprocess.Popen[bytes]:
    """A sweep on two processes, in a group of its own as a shell makes it, row by row."""
    plan = planned(library_game("patron_client"), 24, grid=(25, 25), only=("coup",))
    assert plan.rows == ROWS
    begin(plan, Path(), 1)
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "NO_COLOR": "1"}
    return subprocess.Popen(
        [FOEDUS, *COMMAND, "--jobs", "2", "--resume"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        start_new_session=True,
    )


def group(leader: int) -> list[str]:
    """The commands of all processes of a group that still run."""
    found = []
    for place in PROCESSES.glob("[0-9]*"):
        try:
            said = (place / "stat").read_text().rpartition(")")[2].split()
            if int(said[2]) == leader and said[0] != "Z":
                found.append((place / "cmdline").read_bytes().replace(b"\0", b" ").decode())
        except (OSError, IndexError):  # it has just ended
            continue
    return found


def waited(until: Callable[[], bool], seconds: float = 60.0) -> bool:
    """Whether something came true in time."""
    last = time.monotonic() + seconds
    while not until():
        if time.monotonic() > last:
            return False
        time.sleep(0.02)
    return True


def pieces() -> dict[str, bytes]:
    """What is kept, by name."""
    return {file.name: file.read_bytes() for file in Path().glob(".foedus/sweeps/*/rows-*.npz")}


def stopped_twice(number: signal.Signals, running: subprocess.Popen[bytes]) -> str:
    """Ask twice; what was said.

    A terminal sends Ctrl-C to the whole group of processes, `kill` to the one that is named.
    """
    ask = os.killpg if number is signal.SIGINT else os.kill
    ask(running.pid, number)
    time.sleep(0.1)
    ask(running.pid, number)
    _, said = running.communicate(timeout=60)
    return said.decode()


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_asked_twice_it_leaves_at_once_and_goes_on_to_the_same_bytes(
    number: signal.Signals, code: int, at_one_go: str, tmp_path: Path
) -> None:
    with chdir(tmp_path):
        running = begun()
        assert waited(lambda: bool(pieces()) or running.poll() is not None)
        said = stopped_twice(number, running)
        assert running.returncode == code
        assert said.count("Stopping: what is in work is finished and kept.") == 1
        assert "Traceback" not in said
        assert waited(lambda: group(running.pid) == []), group(running.pid)
        kept = pieces()
        assert 1 <= len(kept) < ROWS
        (folder,) = Path().glob(".foedus/sweeps/*")
        assert {file.name for file in folder.iterdir()} == {*kept, "sweep.json"}
        for name in kept:
            with np.load(folder / name) as held:
                assert set(held.files) == {"wanted", "realised", "residual", "method"}
        gone_on = foedus(*COMMAND, "--jobs", "1", "--resume")
        assert gone_on.exit_code == 0, gone_on.output
        assert kept.items() <= pieces().items()
    assert gone_on.stdout == at_one_go


@pytest.mark.parametrize(
    ("after", "number", "code"),
    [(0.0, signal.SIGINT, 130), (0.1, signal.SIGINT, 130), (0.1, signal.SIGTERM, 143)],
)
def test_workers_that_are_only_beginning_are_not_interrupted_aloud(
    after: float, number: signal.Signals, code: int, tmp_path: Path
) -> None:
    with chdir(tmp_path):
        running = begun()
        # The sweep, the keeper of its resources and a worker, or an early end.
        assert waited(lambda: len(group(running.pid)) > 2 or running.poll() is not None)
        time.sleep(after)
        os.killpg(running.pid, number)
        _, said = running.communicate(timeout=60)
        assert running.returncode == code
        assert "Traceback" not in said.decode()
        # Workers that had died of it would have left nothing behind.
        assert "Stopped. 0 of" not in said.decode()
        assert pieces()
        assert waited(lambda: group(running.pid) == []), group(running.pid)
