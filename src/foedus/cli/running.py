"""Running a study for a command: the plan, the run, what is said beside it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from foedus.cli import streams

if TYPE_CHECKING:
    from foedus.cli.options import Output
    from foedus.study.plan import Plan
    from foedus.study.record import Record


def record(plan: Plan, output: Output) -> Record:
    """Run a plan, with progress on a terminal, and say how many warnings there were.

    Raises
    ------
    InputError
        If the study cannot be read, or does not have what the plan names.
    UnwritableError
        If the result could not be written anyway.
    """
    from foedus.study.run import run

    return _ran(run, plan, output)


def tracings(plan: Plan, output: Output) -> Record:
    """Run no more of a plan than its tracings; otherwise as `record`.

    Raises
    ------
    InputError
        As `record` does.
    UnwritableError
        As `record` does.
    """
    from foedus.study.run import run_tracing

    return _ran(run_tracing, plan, output)


def _ran(
    run: Callable[[Plan, Callable[[str], None]], Record], plan: Plan, output: Output
) -> Record:
    streams.writable(output)
    with streams.progress(output) as tell:
        found = run(plan, tell)
    _warn(found, output)
    return found


def whole(folder: Path, output: Output) -> Record:
    """Run a study as its files have it."""
    from foedus.study.plan import Plan

    return record(Plan(folder), output)


def _warn(found: Record, output: Output) -> None:
    """Say how many warnings the reading of a study gave, and how to see them."""
    from foedus.report.words import in_figures

    if found.warnings:
        said = in_figures(len(found.warnings), "warning")
        streams.note(f"{said}: `foedus check` shows what is worth a second look.", output)
