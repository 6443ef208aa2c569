"""A sweep of the game by one worker and by two, its memory for few draws and many, its pieces.

    python bench/game_sweep.py [DRAWS] [ROUNDS]

Prints seconds of the same sweep by one Dask worker and by two, then by one process and by two,
in turn and several times, with the ratio of each pair; the peak memory of the main process and of
its workers for a tenth of the draws and for all; how long pieces took, and how many were kept.
Each worker has one thread. On a machine that others use as well two workers cannot be twice one:
the load is printed beside each pair, and a second ratio that it disturbs less, the processor
seconds of the busier of two workers to those of one. What is handed to and fro, and idling, is in
the first ratio only. Reads /proc, so that it wants Linux.
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
from typing import TYPE_CHECKING, Any, NamedTuple
from unittest.mock import patch

if TYPE_CHECKING:
    from foedus.game.sweeps.block import Block, Task
    from foedus.study.game.sweep_plan import SweepPlan
    from foedus.study.workers import Workers

ROOT = Path(__file__).parents[1]
DEFAULTS = ["10000", "3"]
TIMED = 768
"""Draws of the sweep that is timed: 128 rows of six games, of numbers that leave games quick to solve."""
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


def load() -> str:
    """Processes that wanted a core, over the last minute and the last five."""
    return "load {:.1f}, {:.1f}".format(*os.getloadavg()[:2])


def told(task: Task) -> Block:
    """Solve rows as a sweep does, and tell how long it took and what memory this worker held."""
    from foedus.study.game import sweep

    begun, worked = time.perf_counter(), time.process_time()
    block = sweep.solve_rows(task)
    line = {
        "seconds": time.perf_counter() - begun,
        "worked": time.process_time() - worked,
        "peak": peak(),
        "pid": os.getpid(),
    }
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


class Run(NamedTuple):
    """A whole sweep: its seconds, the pieces it kept, and what workers told of each."""

    seconds: float
    kept: int
    pieces: list[dict[str, Any]]

    @property
    def busiest(self) -> float:
        """Processor seconds of the worker that had most of them."""
        workers = {piece["pid"] for piece in self.pieces}
        return max(
            sum(float(p["worked"]) for p in self.pieces if p["pid"] == one) for one in workers
        )


def swept(plan: SweepPlan, rows: int, workers: Workers) -> Run:
    """A whole sweep, in a folder of its own."""
    from foedus.study.game import sweep
    from foedus.study.workers import each

    with tempfile.TemporaryDirectory() as folder:
        kept = sweep.begin(plan, Path(folder), rows)
        # What is handed out is `told`, which solves as `solve_rows` does.
        with patch.object(sweep, "each", lambda _, *rest: each(told, *rest)):
            begun = time.perf_counter()
            sweep.swept(plan, kept, workers)
            taken = time.perf_counter() - begun
        return Run(taken, len(list(kept.folder.glob("rows-*.npz"))), pieces())


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
        for name, (a, b) in pairs.items():
            for workers in (a, b):  # what a worker imports once is no part of a sweep
                swept(warm, 1, workers)
            compared(
                name,
                [(swept(plan, quick.rows, a), swept(plan, quick.rows, b)) for _ in range(rounds)],
            )


def compared(name: str, runs: list[tuple[Run, Run]]) -> None:
    """Print what one and two took, the ratios of each pair, and how long pieces were."""
    for one, two in runs:
        print(
            f"{name}: one {one.seconds:7.2f} s, two {two.seconds:7.2f} s, ratio "
            f"{two.seconds / one.seconds:.2f}, of processor {two.busiest / one.busiest:.2f}; "
            f"{one.kept} and {two.kept} pieces kept"
        )
    ratio = statistics.median(two.seconds / one.seconds for one, two in runs)
    worked = statistics.median(two.busiest / one.busiest for one, two in runs)
    print(f"{name}: median ratio {ratio:.2f} (goal: {RATIO}), of processor {worked:.2f}; {load()}")
    long = [piece["seconds"] for pair in runs for run in pair for piece in run.pieces]
    print(
        f"{name}: {len(long)} pieces, shortest {min(long):.2f} s, median "
        f"{statistics.median(long):.2f} s, {sum(s < LEAST for s in long)} below {LEAST} s",
        flush=True,
    )


def remembered(draws: int) -> None:
    """Peak memory of a sweep, as a process of its own tells it."""
    from foedus.study.game.sweep import pace
    from foedus.study.workers import Workers

    plan = planned(draws, SMALL, 5)
    run = swept(plan, pace(plan).rows, Workers(2))
    worker = max(piece["peak"] for piece in run.pieces)
    short = min(piece["seconds"] for piece in run.pieces)
    print(
        f"{plan.games:6} games: main process {peak():6.1f} MiB, a worker {worker:6.1f} MiB; "
        f"{run.seconds:6.1f} s, {run.kept} pieces, the shortest {short:.2f} s; {load()}",
        flush=True,
    )


def main(draws: int, rounds: int) -> None:
    """Print all figures."""
    print(f"{os.cpu_count()} cores, {load()}", flush=True)
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
