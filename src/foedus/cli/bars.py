"""Bars: how far a download is, on stderr."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from foedus.cli import streams

if TYPE_CHECKING:
    from foedus.cli.options import Output

LINE_EVERY = 10.0
"""Seconds between two lines of progress where no terminal shows a bar."""


@contextmanager
def bar(name: str, output: Output) -> Iterator[Callable[[int, int | None], None]]:
    """Progress of a download on stderr: a bar on a terminal, else a line now and then.

    Nothing is shown of what takes less than a second, nor under `--quiet`.
    """
    if output.quiet:
        yield lambda _here, _total: None
    elif sys.stderr.isatty():
        shown = _Bar(name)
        try:
            yield shown.tell
        finally:
            shown.close()
    else:
        yield _Lines(name, output).tell


class _Bar:
    """A bar with rate and remaining time, once a second has passed."""

    def __init__(self, name: str) -> None:
        from rich.console import Console
        from rich.progress import (
            BarColumn,
            DownloadColumn,
            Progress,
            TextColumn,
            TimeRemainingColumn,
            TransferSpeedColumn,
        )

        self.progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            DownloadColumn(),
            TransferSpeedColumn(),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        self.task = self.progress.add_task(name, total=None)
        self.since, self.shown = time.monotonic(), False

    def tell(self, here: int, total: int | None) -> None:
        if not self.shown and time.monotonic() - self.since > streams.PATIENCE:
            self.progress.start()
            self.shown = True
        self.progress.update(self.task, completed=here, total=total)

    def close(self) -> None:
        if self.shown:
            self.progress.stop()


class _Lines:
    """A line every ten seconds, for logs."""

    def __init__(self, name: str, output: Output) -> None:
        self.name, self.output = name, output
        self.last = self.since = time.monotonic()

    def tell(self, here: int, total: int | None) -> None:
        now = time.monotonic()
        if now - self.last < LINE_EVERY:
            return
        self.last = now
        rate = here / (now - self.since) / 1e6
        whole = f" of {total / 1e6:.1f}" if total else ""
        streams.note(f"{self.name}: {here / 1e6:.1f}{whole} MB, {rate:.2f} MB/s", self.output)
