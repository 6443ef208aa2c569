"""A sweep of the game by one worker and by two, its memory for few draws and many, its pieces.

    python bench/game_sweep.py [DRAWS] [ROUNDS]

Prints seconds of the same sweep by one Dask worker and by two, then by one process and by two,
in turn and several times, with the ratio of each pair; the peak memory of the main process and of
its workers for a tenth of the draws and for all; how long pieces took, and how many were kept.
Each worker has one thread. The load of the machine is printed beside each pair: on a machine that
others use as well, two workers cannot be twice one. Reads /proc, so that it wants Linux.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

if TYPE_CHECKING:
    from foedus.game.sweeps.block import Block, Task
    from foedus.study.game.sweep_plan import SweepPlan
    from foedus.study.workers import Workers

ROOT = Path(__file__).parents[1]
DEFAULTS = ["10000", "3"]
TIMED = 384
"""Draws of the sweep that is timed: 64 rows of six games, of numbers that leave games quick to solve."""
EASY = ("coup", "mu", "autonomy", "theta_stay")
SMALL = ("coup", "theta_stay")
"""What is varied where memory is looked at, on few points of the grid: its size is the draws'."""
SHARE = 10
LOG = "FOEDUS_BENCH_PIECES"
"""Variable of the environment that names the folder in which workers tell of pieces."""
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
LEAST, RATIO = 0.5, 0.6
"""Goals: seconds of a piece, and the time of two workers against that of one."""


def peak() -> float:
    """Most memory that this process ever held, in MiB."""
    said = Path("/proc/self/status").read_text(encoding="ascii")
    return int(said.split("VmHWM:")[1].split()[0]) / 1024


def told(task: Task) -> Block:
    """Solve rows as a sweep does, and tell how long it took and what memory this worker held."""
    from foedus.study.game import sweep

    begun = time.perf_counter()
    block = sweep.solve_rows(task)
    line = {"seconds": time.perf_counter() - begun, "peak": peak(), "pid": os.getpid()}
    with (Path(os.environ[LOG]) / f"{os.getpid()}.jsonl").open("a", encoding="ascii") as log:
        log.write(json.dumps(line) + "\n")
    return block


def pieces() -> list[dict[str, Any]]:
    """What workers told since the last time."""
    found = []
    for log in Path(os.environ[LOG]).glob("*.jsonl"):
        found += [json.loads(line) for line in log.read_text(encoding="ascii").splitlines()]
        log.unlink()
    return found


def planned(draws: int, only: tuple[str, ...], points: int) -> SweepPlan:
    """A sweep of the library's game."""
    from foedus.archive.files.games import library_game
    from foedus.study.game import sweep_plan

    return sweep_plan.planned(library_game("patron_client"), draws, grid=(points,) * 2, only=only)


def swept(plan: SweepPlan, rows: int, workers: Workers) -> tuple[float, int]:
    """Seconds that a whole sweep takes, and how many pieces it kept."""
    from foedus.study.game import sweep
    from foedus.study.workers import each

    with tempfile.TemporaryDirectory() as folder:
        kept = sweep.begin(plan, Path(folder), rows)
        # What is handed out is `told`, which solves as `solve_rows` does.
        with patch.object(sweep, "each", lambda _, *rest: each(told, *rest)):
            begun = time.perf_counter()
            sweep.swept(plan, kept, workers)
            taken = time.perf_counter() - begun
        return taken, len(list(kept.folder.glob("rows-*.npz")))


def side_by_side(rounds: int, folder: Path) -> None:
    """One worker and two in turn, of a cluster and as processes."""
    from foedus.study.game.sweep import pace
    from foedus.study.workers import Workers
    from tests.study.cluster import cluster

    plan = planned(TIMED, EASY, 17)
    quick = pace(plan)
    print(f"{plan.games} games, {plan.rows} rows, {quick.rows} in a piece", flush=True)
    places = [folder / name for name in ("one", "two")]
    for place in places:
        place.mkdir()
    with cluster(places[0]) as one, cluster(places[1]) as two:
        one.add(1)
        two.add(2)
        pairs = {
            "Dask workers": (Workers(dask=one.address), Workers(dask=two.address)),
            "processes": (Workers(1), Workers(2)),
        }
        warm = planned(6 * 8, EASY, 5)
        for name, pair in pairs.items():
            for workers in pair:  # what a worker imports once is no part of a sweep
                swept(warm, 1, workers)
            pieces()
            compared(name, [[swept(plan, quick.rows, w) for w in pair] for _ in range(rounds)])
            held = pieces()
            long = [piece["seconds"] for piece in held]
            print(
                f"  {len(long)} pieces: shortest {min(long):.2f} s, median "
                f"{statistics.median(long):.2f} s, {sum(s < LEAST for s in long)} below {LEAST} s"
            )


def compared(name: str, runs: list[list[tuple[float, int]]]) -> None:
    """Print what one and two took, and the ratio of each pair."""
    for (alone, kept), (both, kept_too) in runs:
        print(
            f"{name}: one {alone:7.2f} s, two {both:7.2f} s, ratio {both / alone:.2f}; "
            f"{kept} and {kept_too} pieces kept; load {os.getloadavg()[0]:.1f}",
            flush=True,
        )
    ratio = statistics.median(both / alone for (alone, _), (both, _) in runs)
    print(f"{name}: median ratio {ratio:.2f} (goal: {RATIO})")


def remembered(draws: int) -> None:
    """Peak memory of a sweep, as a process of its own tells it."""
    from foedus.study.game.sweep import pace
    from foedus.study.workers import Workers

    plan = planned(draws, SMALL, 5)
    took, kept = swept(plan, pace(plan).rows, Workers(2))
    held = pieces()
    worker = max(piece["peak"] for piece in held)
    short = min(piece["seconds"] for piece in held)
    print(
        f"{plan.games:6} games: main process {peak():6.1f} MiB, a worker {worker:6.1f} MiB; "
        f"{took:6.1f} s, {kept} pieces, the shortest {short:.2f} s; load {os.getloadavg()[0]:.1f}"
    )


def main(draws: int, rounds: int) -> None:
    """Print all figures."""
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, {os.getloadavg()[1]:.1f}")
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "pieces"
        log.mkdir()
        os.environ[LOG] = str(log)
        for some in (draws // SHARE, draws):
            script = [sys.executable, __file__, "--memory", str(some)]
            subprocess.run(script, check=True, env=dict(os.environ))
        side_by_side(rounds, Path(folder))


if __name__ == "__main__":
    os.environ.update(ONE_THREAD)  # before NumPy is loaded
    sys.path.insert(0, str(ROOT))
    if sys.argv[1:2] == ["--memory"]:
        remembered(int(sys.argv[2]))
    else:
        given = sys.argv[1:]
        main(*map(int, given + DEFAULTS[len(given) :]))
