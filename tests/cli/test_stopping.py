"""Stopping: asked once it is heard, asked twice it leaves, and handlers come back."""

from __future__ import annotations

import os
import signal

import pytest

from foedus.cli.failures import ENDED, INTERRUPTED
from foedus.cli.stopping import ONCE, SAID, Stopping, stoppable


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, INTERRUPTED), (signal.SIGTERM, ENDED)]
)
def test_once_is_heard_and_twice_leaves(
    number: signal.Signals, code: int, capfd: pytest.CaptureFixture[str]
) -> None:
    with stoppable() as asked:
        assert not asked()
        os.kill(os.getpid(), number)
        assert asked()
        assert asked.code == code
        asked.since -= ONCE
        with pytest.raises(SystemExit, match=str(code)):
            os.kill(os.getpid(), number)
    assert capfd.readouterr().err == SAID.decode()


def test_what_comes_twice_at_a_time_is_asked_once(capfd: pytest.CaptureFixture[str]) -> None:
    # `timeout` asks the process and, at once, its whole group.
    asked = Stopping()
    asked.ask(signal.SIGTERM)
    asked.ask(signal.SIGTERM)
    assert asked.code == ENDED
    assert capfd.readouterr().err == SAID.decode()


def test_quiet_says_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    asked = Stopping(quiet=True)
    asked.ask(signal.SIGTERM)
    assert asked.code == ENDED
    assert capfd.readouterr().err == ""


def test_handlers_come_back() -> None:
    before = signal.getsignal(signal.SIGTERM)
    with stoppable():
        assert signal.getsignal(signal.SIGTERM) is not before
    assert signal.getsignal(signal.SIGTERM) is before
