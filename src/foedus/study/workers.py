"""Workers: pieces of long work, on processes of this machine or on a Dask cluster.

What a piece gives does not depend on who did it, so that one worker and many give the same.
"""

from __future__ import annotations

import os
import platform
import signal
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from multiprocessing import active_children, get_context, parent_process
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

AHEAD = 2
"""Pieces handed out for each worker: one in work, one waiting, so that none idles."""

PATIENCE = 10.0
"""Seconds that a cluster is given to answer, or to find a worker again that it lost."""

TURN = 1.0
"""Seconds after which one looks up from waiting: whether to stop, whether workers are left."""

SINGLE = {
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "XLA_FLAGS": "--xla_cpu_multi_thread_eigen=false",
}
"""One thread for each process: several processes share the cores already."""

ALIKE = ("foedus", "numpy", "scipy")
"""Packages that must be of one version here and on every worker: they decide the numbers."""


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

    Examples
    --------
    >>> [done for _, done in each(abs, [-1, 2], Workers())]
    [1, 2]
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


@dataclass(frozen=True, slots=True)
class _Hands:
    """Who takes pieces.

    Parameters
    ----------
    submit : callable
        Hands out a piece.
    ahead : int
        Pieces that may be handed out at a time.
    withdraw : bool
        Whether a piece that nobody works on yet can be told from one in work, and taken back.
    watch : callable
        Raises `WorkersError` if there is nobody left to wait for.
    """

    submit: Callable[..., Future[Any]]
    ahead: int
    withdraw: bool
    watch: Callable[[], None]


def _in_turn(
    hands: _Hands, work: Callable[[T], R], pieces: Iterable[T], stopping: Callable[[], bool]
) -> Iterator[tuple[T, R]]:
    """Hand out a few pieces at a time, so that none is held that nobody works on."""
    left = iter(pieces)
    handed: dict[Future[Any], T] = {}
    while True:
        while len(handed) < hands.ahead and not stopping():
            piece = next(left, None)
            if piece is None:
                break
            handed[hands.submit(work, piece)] = piece
        if not handed:
            return
        done, _ = wait(handed, return_when=FIRST_COMPLETED, timeout=TURN)
        for future in done:
            yield handed.pop(future), future.result()
        if not done:
            hands.watch()
        if hands.withdraw and stopping():
            for future in [one for one in handed if one.cancel()]:
                del handed[future]


# Processes


def _on_processes(
    work: Callable[[T], R], pieces: Iterable[T], jobs: int, stopping: Callable[[], bool]
) -> Iterator[tuple[T, R]]:
    spawned, others = get_context("spawn"), active_children()
    with (
        _single_threads(),
        ProcessPoolExecutor(jobs, mp_context=spawned, initializer=_begin) as pool,
    ):

        def submit(work: Callable[[T], R], piece: T) -> Future[R]:
            with _uninterrupted():
                return pool.submit(work, piece)

        hands = _Hands(submit, jobs * AHEAD, withdraw=True, watch=lambda: None)
        try:
            yield from _in_turn(hands, work, pieces, stopping)
        except BrokenProcessPool as error:
            # The pool asks the rest to end, which they do not hear, and would wait for them.
            for worker in active_children():
                if worker not in others:
                    worker.kill()
            # Whoever asked this process to stop may have ended its workers too.
            if not stopping():
                raise WorkersError(
                    "A worker process was ended from outside, perhaps because memory ran out."
                ) from error
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Wishes to stop wait meanwhile, and a process that begins meanwhile never hears one.

    Ctrl-C reaches every process of a terminal, `timeout` and Slurm ask every process of a group.
    A worker that has not come to `_begin` yet would die of it, with the piece that it was given.
    """
    if not hasattr(signal, "pthread_sigmask"):  # Windows: a worker may die of it there
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin() -> None:
    """Leave wishes to stop to the process that hands out the work, and do not outlive it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Nothing tells a worker whose parent was killed: it would wait for work for ever."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


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


# A cluster


def _on_cluster(
    work: Callable[[T], R], pieces: Iterable[T], address: str, stopping: Callable[[], bool]
) -> Iterator[tuple[T, R]]:
    if find_spec("distributed") is None:
        raise WorkersError('Dask is not installed: pip install "foedus[dask]" brings it.')
    import distributed

    library: Any = distributed
    try:
        client = _client(library, address)
    # TypeError: what Dask says of tls:// where its configuration names no certificates.
    except (OSError, ValueError, ImportError, TypeError) as error:
        why = " ".join(str(error).split()).rstrip(".") or type(error).__name__
        raise WorkersError(f"No Dask scheduler answers at {address}: {why}.") from error
    with client:
        threads = sum(client.nthreads().values())
        if not threads:
            raise WorkersError(
                f"The Dask scheduler at {address} has no workers; start some with "
                f"`dask worker {address}`."
            )
        _alike(client, address)
        # Nothing is looked up by what it is given: a piece is worked on wherever it is asked for.
        submit = client.get_executor(pure=False).submit
        hands = _Hands(submit, threads * AHEAD, withdraw=False, watch=_Watch(client, address))
        try:
            yield from _in_turn(hands, work, pieces, stopping)
        except (library.KilledWorker, library.CancelledError) as error:
            raise WorkersError(
                f"Dask workers at {address} died over their work: {error}"
            ) from error


def _client(library: Any, address: str) -> Any:  # noqa: ANN401 - distributed ships no types
    """A client that is closed at once if it cannot start.

    Dask leaves it to the garbage collector. Should that come while the next client starts, it
    waits for the lock that this start holds, and the start waits for it.
    """

    class Client(library.Client):  # type: ignore[misc]
        def start(self, **kwargs: object) -> None:
            try:
                super().start(**kwargs)
            except BaseException:
                self.close()
                raise

    return Client(address, timeout=PATIENCE, set_as_default=False)


class _Watch:
    """Whether a cluster still has workers; one that lost them all is given time to find others."""

    def __init__(self, client: Any, address: str) -> None:  # noqa: ANN401 - distributed ships no types
        self.client, self.address = client, address
        self.seen = time.monotonic()

    def __call__(self) -> None:
        if self.client.status != "running":
            raise WorkersError(f"The Dask scheduler at {self.address} has gone away.")
        if self.client.nthreads():
            self.seen = time.monotonic()
        elif time.monotonic() - self.seen > PATIENCE:
            raise WorkersError(f"All workers of the Dask scheduler at {self.address} are gone.")


def versions() -> dict[str, str]:
    """What decides the numbers of a piece, as it is installed where this runs.

    Examples
    --------
    >>> sorted(versions())
    ['foedus', 'numpy', 'python', 'scipy']
    """
    found = {"python": ".".join(platform.python_version_tuple()[:2])}
    for name in ALIKE:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "none"
    return found


def _alike(client: Any, address: str) -> None:  # noqa: ANN401 - distributed ships no types
    """Refuse workers on which the same piece could give other numbers."""
    here = versions()
    try:
        there: dict[str, dict[str, str]] = client.run(versions)
    except Exception as error:
        said = f"Workers of the Dask scheduler at {address} cannot run foedus: {error}."
        raise WorkersError(f"{said} Install foedus {here['foedus']} on each.") from error
    found = {
        f"{worker} has {name} {held[name]}, here it is {here[name]}"
        for worker, held in there.items()
        for name in here
        if held.get(name) != here[name]
    }
    if found:
        listed = "\n  ".join(sorted(found))
        raise WorkersError(f"Versions differ, and with them numbers could:\n  {listed}")
