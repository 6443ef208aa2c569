"""Bars: nothing of what is quick, a bar on a terminal, a line now and then in a log."""

import io

import pytest

from foedus.cli import bars
from foedus.cli.options import Output


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    held = Clock()
    monkeypatch.setattr("time.monotonic", held)
    return held


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


def test_a_log_gets_a_line_now_and_then(clock: Clock, capsys: pytest.CaptureFixture[str]) -> None:
    with bars.bar("fens", Output("table")) as tell:
        for second in range(25):
            clock.now = second
            tell(second * 1_000_000, 40_000_000)
    told = capsys.readouterr().err.splitlines()
    assert told == ["fens: 10.0 of 40.0 MB, 1.00 MB/s", "fens: 20.0 of 40.0 MB, 1.00 MB/s"]


def test_quiet_says_nothing(clock: Clock, capsys: pytest.CaptureFixture[str]) -> None:
    with bars.bar("fens", Output("table", quiet=True)) as tell:
        clock.now = 60
        tell(1, None)
    assert capsys.readouterr().err == ""


def test_a_terminal_shows_a_bar_after_a_second(
    clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = Terminal()
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "80")
    with bars.bar("fens", Output("table")) as tell:
        tell(1, 4_000_000)
        assert screen.getvalue() == ""
        clock.now = 1.5
        tell(1_000_000, 4_000_000)
    assert "fens" in screen.getvalue()
    assert "1.0/4.0 MB" in screen.getvalue()


def test_other_work_is_told_with_what_remains(
    clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    with bars.bar("game", Output("table"), bars.Unit("rows")) as tell:
        tell(100, 200, "0 games unsolved")
        clock.now = 10
        tell(120, 200, "1 games unsolved")
        clock.now = 20
        tell(120, None)
    told = capsys.readouterr().err.replace("\N{NO-BREAK SPACE}", " ").splitlines()
    assert told == [
        "game: 120 of 200 rows done, 80 to go, about 40 s left, 1 games unsolved",
        "game: 120 rows done",
    ]


def test_a_terminal_counts_other_work_too(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "80")
    with bars.bar("game", Output("table"), bars.Unit("rows")) as tell:
        tell(3, 8)
        clock.now = 1.5
        tell(5, 8, "2 failed")
    assert "5/8" in screen.getvalue()
    assert "rows, 2 failed" in screen.getvalue()


@pytest.mark.parametrize(("seconds", "said"), [(3, "3 s"), (120, "2 min"), (7300, "2.0 h")])
def test_spans_are_as_precise_as_a_forecast(seconds: float, said: str) -> None:
    assert bars.span(seconds).replace("\N{NO-BREAK SPACE}", " ") == said
