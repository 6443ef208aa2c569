"""Work shared by processes: the same numbers for any number of them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context

from foedus.confront.regression.specification_fits import Draft, Fitted, Question, fitted_all
from foedus.panel.pair import PairRule
from foedus.panel.table import Table

PIECES = 24
"""Pieces into which work is cut: enough for progress to be seen, few enough for tables to travel."""

THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
"""What tells the libraries of linear algebra how many threads to take."""


@dataclass(frozen=True, slots=True)
class Task:
    """The rows of one draft, and the models to fit to them."""

    draft: Draft
    models: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """Tasks on one table.

    Parameters
    ----------
    table : Table
        Rows to explain.
    question : Question
        What is asked.
    tasks : tuple of Task
        What to fit.
    places : tuple of int
        Where the tasks stand among all.
    """

    table: Table
    question: Question
    tasks: tuple[Task, ...]
    places: tuple[int, ...]


def done(piece: Piece) -> tuple[tuple[Fitted, ...], ...]:
    """The fits of a piece, by task and model."""
    return tuple(
        tuple(fitted_all(piece.table, piece.question, task.draft, task.models))
        for task in piece.tasks
    )


def worked(
    tables: Mapping[PairRule | None, Table],
    question: Question,
    tasks: Sequence[Task],
    jobs: int = 1,
    told: Callable[[float], None] = lambda _: None,
) -> tuple[tuple[Fitted, ...], ...]:
    """Work off tasks, in this process or in several.

    Parameters
    ----------
    tables : mapping of PairRule or None to Table
        Rows to explain, by rule.
    question : Question
        What is asked.
    tasks : sequence of Task
        What to fit.
    jobs : int
        Processes; 1 stays in this one.
    told : callable
        Told the share that is done, from 0 to 1.

    Returns
    -------
    tuple of tuple of Fitted
        By task and model, whoever worked it off.
    """
    pieces = _pieces(tables, question, tasks)
    found: dict[int, tuple[Fitted, ...]] = {}
    for number, (piece, several) in enumerate(_each(pieces, jobs), start=1):
        found |= zip(piece.places, several, strict=True)
        told(number / len(pieces))
    return tuple(found[place] for place in range(len(tasks)))


def _each(
    pieces: Sequence[Piece], jobs: int
) -> Iterator[tuple[Piece, tuple[tuple[Fitted, ...], ...]]]:
    """Each piece with its fits, as they are done."""
    if jobs == 1 or len(pieces) == 1:
        yield from ((piece, done(piece)) for piece in pieces)
        return
    with _single_threads(), ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        waiting = {pool.submit(done, piece): piece for piece in pieces}
        for future in as_completed(waiting):
            yield waiting[future], future.result()


def _pieces(
    tables: Mapping[PairRule | None, Table], question: Question, tasks: Sequence[Task]
) -> list[Piece]:
    """Tasks of one table together, with the columns that they need and no others."""
    size = max(1, len(tasks) // PIECES)
    by_rule: dict[PairRule | None, list[int]] = {}
    for place, task in enumerate(tasks):
        by_rule.setdefault(task.draft.rule, []).append(place)
    found = []
    for rule, places in by_rule.items():
        for begin in range(0, len(places), size):
            own = tuple(places[begin : begin + size])
            held = tuple(tasks[place] for place in own)
            table = tables[rule].only(_columns(question, held))
            found.append(Piece(table, question, held, own))
    return found


def _columns(question: Question, tasks: Sequence[Task]) -> tuple[str, ...]:
    names = [*question.controls, *question.clusters, *(question.members or ())]
    for task in tasks:
        names += [task.draft.outcome, *(stand.column for stand in task.draft.stands)]
        names += [keep.column for keep in task.draft.keeps]
    return tuple(dict.fromkeys(names))


@contextmanager
def _single_threads() -> Iterator[None]:
    """One thread of linear algebra for each process that begins: they would fight for the cores."""
    before = {name: os.environ.get(name) for name in THREADS}
    os.environ.update(dict.fromkeys(THREADS, "1"))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
