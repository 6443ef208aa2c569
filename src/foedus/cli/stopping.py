"""Stopping: asked once, a long run finishes what is in work; asked twice, it leaves at once."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from foedus.cli.failures import ENDED, INTERRUPTED

CODES = {signal.SIGINT: INTERRUPTED, signal.SIGTERM: ENDED}
"""Exit codes by the signal that asks."""

SAID = b"\nStopping: what is in work is finished and kept. Once more stops now.\n"


ONCE = 0.05
"""Seconds within which asking again is the same asking: `timeout` asks a process and its group."""


class Stopping:
    """Whether a run was asked to stop.

    Parameters
    ----------
    quiet : bool
        Whether to say nothing of it.
    """

    def __init__(self, *, quiet: bool = False) -> None:
        self.quiet = quiet
        self.code = 0
        """The exit code of whoever asked; 0 while nobody has."""
        self.since = 0.0
        """When somebody asked first, in seconds of a clock that only goes on."""

    def __call__(self) -> bool:
        """Whether somebody asked."""
        return bool(self.code)

    def ask(self, number: int, _: object = None) -> None:
        """Ask once or, where it was asked before, leave at once.

        Parameters
        ----------
        number : int
            Of the signal.
        """
        code = CODES[signal.Signals(number)]
        now = time.monotonic()
        if self.code:
            if now - self.since < ONCE:
                return
            for worker in multiprocessing.active_children():
                worker.kill()
            sys.exit(code)
        self.code, self.since = code, now
        if not self.quiet:
            # Past every buffer: a signal may come while one of them is being filled.
            with suppress(OSError):
                os.write(2, SAID)


@contextmanager
def stoppable(*, quiet: bool = False) -> Iterator[Stopping]:
    """Heed interruptions in good order meanwhile.

    Parameters
    ----------
    quiet : bool
        Whether to say nothing of it.
    """
    asked = Stopping(quiet=quiet)
    before = {number: signal.signal(number, asked.ask) for number in CODES}
    try:
        yield asked
    finally:
        for number, held in before.items():
            signal.signal(number, held)
