"""A Dask cluster for tests: a scheduler and workers, processes of their own, bound to loopback."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.house.sources import ROOT

DASK = str(Path(sys.executable).with_name("dask"))
HERE = "127.0.0.1"
QUIET = ("--no-dashboard", "--dashboard-address", f"{HERE}:0")


class Cluster:
    """A scheduler on a port that was free, and the workers that were added.

    They leave when the test does: `--death-timeout`, and each is ended by its own handle.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.held: list[subprocess.Popen[bytes]] = []
        self.log = folder / "scheduler.log"
        self._start("scheduler", "--host", HERE, "--port", "0", *QUIET, log=self.log)
        self.address = self._said(self.log, r"Scheduler at:\s+(tcp://127\.0\.0\.1:\d+)")

    def add(self, workers: int) -> None:
        """Start workers without a nanny and wait until the scheduler knows them."""
        options = ("--no-nanny", "--nthreads", "1", "--host", HERE, "--death-timeout", "5")
        logs = [self.folder / f"worker-{len(self.held) + number}.log" for number in range(workers)]
        for log in logs:
            place = ("--local-directory", str(self.folder / f"space-{log.stem}"))
            self._start("worker", self.address, *options, *QUIET, *place, log=log)
        for log in logs:
            self._said(log, r"Registered to:\s+(\S+)")

    def _start(self, *arguments: str, log: Path) -> None:
        path = os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH", "")])])
        given = {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONPATH": path}
        with log.open("wb") as file:
            self.held.append(
                subprocess.Popen([DASK, *arguments], stdout=file, stderr=file, env=given)
            )

    def _said(self, log: Path, what: str) -> str:
        for _ in range(600):
            found = re.search(what, log.read_text(encoding="utf-8"))
            if found:
                return found[1]
            time.sleep(0.1)
        raise TimeoutError(log.read_text(encoding="utf-8"))

    def close(self) -> None:
        """End what was started, workers first."""
        for process in reversed(self.held):
            process.terminate()
        for process in reversed(self.held):
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@contextmanager
def cluster(folder: Path) -> Iterator[Cluster]:
    """A scheduler, until the test ends."""
    held = Cluster(folder)
    try:
        yield held
    finally:
        held.close()
