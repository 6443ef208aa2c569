"""Workers: pieces of long work, on processes of this machine or on a Dask cluster.

What a piece gives does not depend on who did it, so that one worker and many give the same.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from multiprocessing import get_context
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

AHEAD = 2
"""Pieces handed out for each worker: one in work, one waiting, so that none idles."""

PATIENCE = "10s"
"""How long a cluster is given to answer."""

SINGLE = {
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "XLA_FLAGS": "--xla_cpu_multi_thread_eigen=false",
}
"""One thread for each process: several processes share the cores already."""


class WorkersError(Exception):
    """Workers that cannot be had, or that were lost; what is finished stays finished."""


@dataclass(frozen=True, slots=True)
class Workers:
    """Who does the work.

    Parameters
    ----------
    jobs : int
        Processes on this machine; 1 works in this process.
    dask : str
        Address of a Dask scheduler such as `tcp://127.0.0.1:8786`, in place of processes; "" for
        none.
    """

    jobs: int = 1
    dask: str = ""


def each(
    work: Callable[[T], R],
    pieces: Iterable[T],
    workers: Workers,
    stopping: Callable[[], bool] = lambda: False,
) -> Iterator[tuple[T, R]]:
    """Each piece with what came of it, as it is done.

    Parameters
    ----------
    work : callable
        A function of a module, so that a process can find it.
    pieces : iterable
        What to work on; taken one by one, never all at once.
    workers : Workers
        Who does it.
    stopping : callable
        Asked before a piece is handed out; once it says yes, what is in work is finished and
        nothing more is begun.

    Raises
    ------
    WorkersError
        If no worker can be had, or one is lost on the way.
    """
    if workers.dask:
        yield from _on_cluster(work, pieces, workers.dask, stopping)
    elif workers.jobs == 1:
        for piece in pieces:
            if stopping():
                return
            yield piece, work(piece)
    else:
        yield from _on_processes(work, pieces, workers.jobs, stopping)


def _on_processes(
    work: Callable[[T], R], pieces: Iterable[T], jobs: int, stopping: Callable[[], bool]
) -> Iterator[tuple[T, R]]:
    spawned = get_context("spawn")
    with (
        _single_threads(),
        ProcessPoolExecutor(jobs, mp_context=spawned, initializer=_leave_signals) as pool,
    ):
        try:
            yield from _in_turn(pool.submit, work, pieces, jobs * AHEAD, stopping)
        except BrokenProcessPool as error:
            raise WorkersError(
                "A worker process was ended from outside, perhaps because memory ran out."
            ) from error
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _in_turn(
    submit: Callable[..., Future[Any]],
    work: Callable[[T], R],
    pieces: Iterable[T],
    ahead: int,
    stopping: Callable[[], bool],
) -> Iterator[tuple[T, R]]:
    """Hand out a few pieces at a time, so that none is held that nobody works on."""
    left = iter(pieces)
    handed: dict[Future[Any], T] = {}
    while True:
        while len(handed) < ahead and not stopping():
            piece = next(left, None)
            if piece is None:
                break
            handed[submit(work, piece)] = piece
        if not handed:
            return
        done, _ = wait(handed, return_when=FIRST_COMPLETED, timeout=1.0)
        for future in done:
            yield handed.pop(future), future.result()
        if stopping():
            for future in [one for one in handed if one.cancel()]:
                del handed[future]


def _on_cluster(
    work: Callable[[T], R], pieces: Iterable[T], address: str, stopping: Callable[[], bool]
) -> Iterator[tuple[T, R]]:
    if find_spec("distributed") is None:
        raise WorkersError("Dask is not installed; `pip install foedus[dask]` brings it.")
    import distributed

    library: Any = distributed
    try:
        client = library.Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise WorkersError(f"There is no Dask scheduler at {address}.") from error
    with client:
        threads = sum(client.nthreads().values())
        if not threads:
            raise WorkersError(f"The Dask scheduler at {address} has no workers; start some.")
        yield from _by_client(client, work, pieces, threads * AHEAD, stopping)


def _by_client(
    client: Any,  # noqa: ANN401 - distributed ships no types
    work: Callable[[T], R],
    pieces: Iterable[T],
    ahead: int,
    stopping: Callable[[], bool],
) -> Iterator[tuple[T, R]]:
    """Hand out pieces to a cluster, a few at a time."""
    import distributed

    library: Any = distributed
    left = iter(pieces)
    handed: dict[str, T] = {}
    running = library.as_completed()

    def hand_out() -> None:
        while len(handed) < ahead and not stopping():
            piece = next(left, None)
            if piece is None:
                return
            # Nothing is looked up by what it is given: the same piece may be asked for twice.
            future = client.submit(work, piece, pure=False)
            handed[future.key] = piece
            running.add(future)

    hand_out()
    while handed:
        future = next(running)
        piece = handed.pop(future.key)
        if future.status != "finished":
            raise WorkersError(f"A Dask worker failed: {future.exception()}.")
        yield piece, future.result()
        hand_out()


def _leave_signals() -> None:
    """An interruption is for the process that hands out the work; it tells the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@contextmanager
def _single_threads() -> Iterator[None]:
    """One thread for each process that begins meanwhile."""
    before = {name: os.environ.get(name) for name in SINGLE}
    os.environ.update(SINGLE)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
