"""Bars: how far a download or a long piece of work is, on stderr."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from foedus.cli import streams

if TYPE_CHECKING:
    from foedus.cli.options import Output

LINE_EVERY = 10.0
"""Seconds between two lines of progress where no terminal shows a bar."""

MINUTE, HOUR = 60, 3600
SOON = 90
"""Seconds up to which a time is told in seconds."""


class Tell(Protocol):
    """Told how far it is."""

    def __call__(self, here: int, total: int | None, aside: str = "") -> None:
        """Say how much of how much is done, and what else is worth a word."""


@dataclass(frozen=True, slots=True)
class Unit:
    """What is counted.

    Parameters
    ----------
    name : str
        In the plural; "" counts bytes.
    """

    name: str = ""

    def columns(self) -> tuple[Any, ...]:
        """The columns of a bar, between the bar and the time that remains."""
        from rich.progress import DownloadColumn, MofNCompleteColumn, TextColumn
        from rich.progress import TransferSpeedColumn as Speed

        if not self.name:
            return DownloadColumn(), Speed()
        return MofNCompleteColumn(), TextColumn(f"{self.name}{{task.fields[aside]}}")

    def said(self, here: int, total: int | None, gained: int, seconds: float) -> str:
        """How far it is, in a line of a log.

        Parameters
        ----------
        here, total : int
            How much is done, of how much; None where nobody knows.
        gained : int
            How much of it in so many seconds.
        seconds : float
            That have passed.
        """
        if not self.name:
            whole = f" of {total / 1e6:.1f}" if total else ""
            return f"{here / 1e6:.1f}{whole} MB, {gained / seconds / 1e6:.2f} MB/s"
        if total is None or not gained:
            return f"{here:,} {self.name} done"
        left = span((total - here) * seconds / gained)
        return f"{here:,} of {total:,} {self.name} done, {total - here:,} to go, about {left} left"


BYTES = Unit()


def span(seconds: float) -> str:
    r"""A time in words, as precise as a forecast can be.

    Examples
    --------
    >>> span(42), span(200), span(9000)
    ('42\xa0s', '3\xa0min', '2.5\xa0h')
    """
    if seconds < SOON:
        return f"{seconds:.0f}\N{NO-BREAK SPACE}s"
    if seconds < 2 * HOUR:
        return f"{seconds / MINUTE:.0f}\N{NO-BREAK SPACE}min"
    return f"{seconds / HOUR:.1f}\N{NO-BREAK SPACE}h"


@contextmanager
def bar(name: str, output: Output, unit: Unit = BYTES) -> Iterator[Tell]:
    """Progress on stderr: a bar on a terminal, else a line now and then.

    Nothing is shown of what takes less than a second, nor under `--quiet`.

    Parameters
    ----------
    name : str
        What is under way.
    output : Output
        Whether to be quiet.
    unit : Unit
        What is counted.
    """
    if output.quiet:
        yield _nothing
    elif sys.stderr.isatty():
        shown = _Bar(name, unit)
        try:
            yield shown.tell
        finally:
            shown.close()
    else:
        yield _Lines(name, output, unit).tell


def _nothing(here: int, total: int | None, aside: str = "") -> None:
    """Say nothing."""


class _Bar:
    """A bar with rate and remaining time, once a second has passed."""

    def __init__(self, name: str, unit: Unit) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

        self.progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            *unit.columns(),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        self.name = name
        self.task: Any = None
        self.since, self.shown = time.monotonic(), False

    def tell(self, here: int, total: int | None, aside: str = "") -> None:
        # What was done before the first word says nothing of the pace.
        if self.task is None:
            self.task = self.progress.add_task(self.name, total=total, completed=here, aside="")
        if not self.shown and time.monotonic() - self.since > streams.PATIENCE:
            self.progress.start()
            self.shown = True
        more = f", {aside}" if aside else ""
        self.progress.update(self.task, completed=here, total=total, aside=more)

    def close(self) -> None:
        if self.shown:
            self.progress.stop()


class _Lines:
    """A line every ten seconds, for logs."""

    def __init__(self, name: str, output: Output, unit: Unit) -> None:
        self.name, self.output, self.unit = name, output, unit
        self.last = self.since = time.monotonic()
        self.before: int | None = None

    def tell(self, here: int, total: int | None, aside: str = "") -> None:
        now = time.monotonic()
        if self.before is None:
            self.before = here
        if now - self.last < LINE_EVERY:
            return
        self.last = now
        said = self.unit.said(here, total, here - self.before, now - self.since)
        more = f", {aside}" if aside else ""
        streams.note(f"{self.name}: {said}{more}", self.output)
