"""Workers: the same pieces from one process and several; stopped, lost and unheard ones are told."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from foedus.study import workers
from foedus.study.workers import SINGLE, Workers, WorkersError, each, versions


def squared(number: int) -> int:
    """Work for a test."""
    return number**2


def environment(name: str) -> str:
    """What a worker sees of the environment."""
    return os.environ.get(name, "")


def interruptions_blocked(_: int) -> bool:
    """Whether neither an interruption nor a wish to end would reach a worker that begins."""
    return {signal.SIGINT, signal.SIGTERM} <= signal.pthread_sigmask(signal.SIG_BLOCK, [])


def asked_to_end(number: int) -> int:
    """Work in which its worker is asked to end."""
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT, signal.SIGTERM})
    os.kill(os.getpid(), signal.SIGTERM)
    return number


def fatal_beside_long(number: int) -> int:
    """Quick work six times, then work that takes long and work that ends its worker."""
    if number == 6:
        time.sleep(60)
    if number > 6:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def fatal(_: int) -> int:
    """Work that ends its worker."""
    os.kill(os.getpid(), signal.SIGKILL)
    return 0


def after(count: int) -> Callable[[], bool]:
    """Whether it was asked more often than so."""
    asked = iter(range(10_000))
    return lambda: next(asked) >= count


def test_one_process_works_in_order_and_takes_pieces_one_by_one() -> None:
    taken: list[int] = []

    def pieces() -> object:
        for number in range(5):
            taken.append(number)
            yield number

    found = each(squared, pieces(), Workers())  # type: ignore[arg-type]
    assert next(found) == (0, 0)
    assert taken == [0]
    assert [done for _, done in found] == [1, 4, 9, 16]


def test_one_process_stops_before_the_next_piece() -> None:
    assert list(each(squared, range(9), Workers(), after(2))) == [(0, 0), (1, 1)]


def test_processes_give_the_same_with_one_thread_each() -> None:
    before = dict(os.environ)
    assert sorted(each(squared, range(9), Workers(2))) == [(n, n**2) for n in range(9)]
    ((_, seen),) = each(environment, ["OMP_NUM_THREADS"], Workers(2))
    assert seen == SINGLE["OMP_NUM_THREADS"]
    assert dict(os.environ) == before


def test_processes_finish_what_is_in_work_and_begin_nothing_more() -> None:
    found = list(each(squared, range(1000), Workers(2), after(4)))
    assert 1 <= len(found) < 20
    assert all(done == number**2 for number, done in found)


def test_a_worker_never_hears_an_interruption() -> None:
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [])
    found = [blocked for _, blocked in each(interruptions_blocked, range(4), Workers(2))]
    assert found == [True] * 4
    assert signal.pthread_sigmask(signal.SIG_BLOCK, []) == before


def test_a_process_that_ends_is_told() -> None:
    with pytest.raises(WorkersError, match="ended from outside"):
        list(each(fatal, range(3), Workers(2)))


def test_a_worker_that_is_asked_to_end_finishes_its_work() -> None:
    # `timeout`, Slurm and Docker ask every process of a group.
    assert sorted(each(asked_to_end, range(4), Workers(2))) == [(n, n) for n in range(4)]


def test_where_one_process_ends_nobody_waits_for_the_others() -> None:
    begun = time.monotonic()
    with pytest.raises(WorkersError, match="ended from outside"):
        list(each(fatal_beside_long, range(8), Workers(2)))
    assert time.monotonic() - begun < 30
    assert multiprocessing.active_children() == []


def test_processes_that_end_with_an_interruption_are_no_fault(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(*_: object) -> object:
        raise BrokenProcessPool("ended")
        yield  # a generator

    monkeypatch.setattr(workers, "_in_turn", broken)
    assert list(each(squared, range(3), Workers(2), lambda: True)) == []


def test_versions_name_what_decides_numbers() -> None:
    assert set(versions()) == {"python", "foedus", "numpy", "scipy"}
    assert "none" not in versions().values()


def test_a_package_that_is_missing_has_no_version(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "ALIKE", ("nowhere-to-be-found",))
    assert versions()["nowhere-to-be-found"] == "none"


def test_dask_has_to_be_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "find_spec", lambda _: None)
    with pytest.raises(WorkersError, match=r"foedus\[dask\]"):
        list(each(squared, [1], Workers(dask="tcp://127.0.0.1:1")))


def test_an_address_that_is_none_is_told() -> None:
    with pytest.raises(WorkersError, match="No Dask scheduler answers at gopher://x"):
        list(each(squared, [1], Workers(dask="gopher://x")))


def test_certificates_that_are_missing_are_told() -> None:
    with pytest.raises(WorkersError, match=r"answers at tls://127\.0\.0\.1:9: .*[^.]\.$"):
        list(each(squared, [1], Workers(dask="tls://127.0.0.1:9")))


def test_a_client_that_could_not_start_is_closed_at_once() -> None:
    """Collected while the next one starts, it would wait for the lock that this one holds."""
    before = set(threading.enumerate())
    with pytest.raises(WorkersError, match="No Dask scheduler answers") as kept:
        list(each(squared, [1], Workers(dask="gopher://x")))
    assert kept.value.__cause__ is not None  # its traceback still holds the client
    assert "IO loop" not in {thread.name for thread in set(threading.enumerate()) - before}


@pytest.mark.slow
class TestCluster:
    """A scheduler and workers of Dask, each a process of its own, on loopback."""

    def test_no_scheduler(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(workers, "PATIENCE", 0.5)
        with pytest.raises(WorkersError, match=r"No Dask scheduler answers at tcp://127.0.0.1:9"):
            list(each(squared, [1], Workers(dask="tcp://127.0.0.1:9")))

    def test_work_versions_losses(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        from tests.study.cluster import cluster

        with cluster(tmp_path) as held:
            with pytest.raises(WorkersError, match="has no workers; start some"):
                list(each(squared, [1], Workers(dask=held.address)))
            held.add(2)
            crowd = Workers(dask=held.address)
            assert sorted(each(squared, range(9), crowd)) == [(n, n**2) for n in range(9)]
            assert len(list(each(squared, range(1000), crowd, after(8)))) < 20
            monkeypatch.setattr(workers, "version", lambda name: f"0 of {name}")
            with pytest.raises(WorkersError, match=r"Versions differ.*\n.*here it is 0 of foedus"):
                list(each(squared, [1], crowd))
            monkeypatch.undo()
            monkeypatch.setattr(workers, "PATIENCE", 3.0)
            with pytest.raises(WorkersError, match=r"died over their work|are gone"):
                list(each(fatal, [1], crowd))
