"""Streams: results apart from remarks, whole files or none, colour and characters as they can be shown."""

import errno
import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import click
import pytest

from foedus.cli import options, streams
from foedus.cli.failures import NoRoomError, UnwritableError
from tests.cli.shell import FOEDUS, TOYLAND, foedus, process

PAGE = options.Output("table")


@pytest.mark.parametrize("name", ["a.json", "a.csv", "a.md", "a.txt", "a.html"])
def test_a_file_holds_what_its_ending_says(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    left = foedus("study", TOYLAND, "-o", str(path))
    assert left.exit_code == 0
    assert not left.stdout
    assert left.stderr.endswith(f"Wrote {path}.\n")
    text = path.read_text(encoding="utf-8")
    marks = {".json": "{", ".csv": "episode,", ".md": "# Six", ".txt": "Six", ".html": "<!"}
    assert text.startswith(marks[path.suffix])


def test_a_format_named_counts_more_than_an_ending(tmp_path: Path) -> None:
    path = tmp_path / "record.txt"
    foedus("study", TOYLAND, "--format", "json", "-o", str(path))
    assert json.loads(path.read_text(encoding="utf-8"))["verdicts"]


def test_a_dash_is_stdout() -> None:
    assert foedus("study", TOYLAND, "-o", "-").stdout.startswith("Six harbour towns")


def test_quiet_says_nothing_beside_the_result(tmp_path: Path) -> None:
    assert not foedus("study", TOYLAND, "-q", "-o", str(tmp_path / "a.csv")).stderr


def test_force_replaces_and_nothing_else_does(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("mine")
    assert foedus("study", TOYLAND, "-o", str(path)).exit_code == 2
    assert path.read_text() == "mine"
    assert foedus("study", TOYLAND, "-o", str(path), "--force").exit_code == 0
    assert path.read_text(encoding="utf-8").startswith("Six")


@pytest.mark.parametrize(
    ("number", "code"), [(errno.ENOSPC, 6), (errno.EIO, 6), (errno.EACCES, 2), (errno.EROFS, 2)]
)
def test_a_system_that_refuses_leaves_what_was_there(
    number: int, code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    path = tmp_path / "a.txt"
    path.write_text("mine")
    monkeypatch.setattr(os, "fsync", refuse)
    left = foedus("study", TOYLAND, "-o", str(path), "--force")
    assert left.exit_code == code
    assert f"cannot be written: {os.strerror(number)}" in left.stderr
    assert path.read_text() == "mine"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_cannot_be_written_is_told() -> None:
    left = foedus("study", TOYLAND, "-o", "/proc/foedus.txt")
    assert left.exit_code == 2
    assert "/proc/foedus.txt cannot be written" in left.stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to root")
def test_a_read_only_folder_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    left = foedus("study", TOYLAND, "-o", str(tmp_path / "a.txt"))
    assert left.exit_code == 2
    assert not list(tmp_path.iterdir())


def test_an_output_is_refused_before_the_work(tmp_path: Path) -> None:
    streams.writable(PAGE)
    streams.writable(options.Output("table", tmp_path / "new.txt"))
    with pytest.raises(UnwritableError, match="is a folder"):
        streams.writable(options.Output("table", tmp_path))
    with pytest.raises(UnwritableError, match="make it first"):
        streams.writable(options.Output("table", tmp_path / "no" / "new.txt"))


def test_a_file_that_came_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("mine")
    with pytest.raises(UnwritableError, match="--force replaces it"):
        streams.write(tmp_path / "a.txt", "theirs", force=False)
    assert (tmp_path / "a.txt").read_text() == "mine"


def test_a_full_disk_is_no_wrong_usage() -> None:
    assert (NoRoomError.exit_code, UnwritableError.exit_code) == (6, 2)


def test_a_reader_that_leaves_is_no_error() -> None:
    command = f"set -o pipefail; {FOEDUS} evidence -q | head -n 1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False)
    assert done.returncode == 0
    assert not done.stderr


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("study {} -q >&-", 0),
        ("study {} >/dev/null 2>&-", 0),
        ("study no-such 2>&-", 2),
        ("study {} >/dev/full", 6),
        ("--help >/dev/full", 6),
        ("study --help >/dev/full", 6),
        ("study no-such 2>/dev/full", 6),
    ],
)
def test_streams_that_are_closed_or_full_are_no_fault_of_ours(typed: str, code: int) -> None:
    command = f"{FOEDUS} {typed.format(TOYLAND)}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False)
    assert done.returncode == code
    assert (b"No space left" in done.stderr) == (code == 6 and "2>" not in typed)
    assert b"Traceback" not in done.stderr
    assert b"ignored" not in done.stderr


@pytest.mark.parametrize("force", [[], ["--force"]])
def test_only_a_file_is_replaced(force: list[str], tmp_path: Path) -> None:
    pipe = tmp_path / "page.html"
    os.mkfifo(pipe)
    left = foedus("study", TOYLAND, "-o", str(pipe), *force)
    assert left.exit_code == 2
    assert "is no file" in left.stderr
    assert pipe.is_fifo()


def test_a_name_that_no_disk_takes_is_refused_before_the_work(tmp_path: Path) -> None:
    left = foedus("study", TOYLAND, "-o", str(tmp_path / ("a" * 300 + ".html")))
    assert left.exit_code == 2
    assert "File name too long" in left.stderr


def test_characters_that_cannot_be_shown_are_replaced_by_some_that_can() -> None:
    done = process("study", TOYLAND, PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert done.stdout.isascii()
    assert b"+ match" in done.stdout
    assert b"* true" in done.stdout


def test_data_is_utf_8_whatever_the_terminal() -> None:
    done = process("cite", TOYLAND, PYTHONIOENCODING="latin-1")
    assert "Sänger" in done.stdout.decode("utf-8")


COLOURS = {
    "no terminal": ({"NO_COLOR": ""}, [], False),
    "always": ({}, ["--color", "always"], True),
    "forced": ({"NO_COLOR": "", "FORCE_COLOR": "1"}, [], True),
    "forced, then refused": ({"FORCE_COLOR": "1"}, [], False),
    "never": ({"NO_COLOR": "", "FORCE_COLOR": "1"}, ["--color", "never"], False),
}


@pytest.mark.parametrize(("said", "typed", "painted"), COLOURS.values(), ids=COLOURS.keys())
def test_colour_is_as_asked(said: dict[str, str], typed: list[str], *, painted: bool) -> None:
    assert ("\x1b[" in foedus("study", TOYLAND, *typed, **said).stdout) is painted


def test_colour_says_nothing_that_words_do_not() -> None:
    plain = foedus("study", TOYLAND).stdout
    painted = foedus("study", TOYLAND, "--color", "always").stdout
    assert click.unstyle(painted) == plain


@pytest.mark.parametrize("width", [40, 80, 200])
@pytest.mark.parametrize(
    "typed", [["study"], ["explain", "rok-us-1948"], ["theory", "regime_security"]]
)
def test_lines_keep_to_the_terminal(width: int, typed: list[str]) -> None:
    shown = foedus(*typed, COLUMNS=str(width)).stdout
    over = [line for line in shown.splitlines() if len(line) > width]
    assert not over


def test_wide_lets_tables_run_on() -> None:
    lines = foedus("study", "--wide", COLUMNS="40").stdout.splitlines()
    assert any("rok-us-1953" in line and "dprk-ussr-1961" in line for line in lines)


def test_progress_is_silent_where_nobody_looks(capsys: pytest.CaptureFixture[str]) -> None:
    with streams.progress(PAGE) as tell:
        tell("reading")
    assert not capsys.readouterr().err


class Terminal:
    """A stderr that says it is a terminal."""

    encoding = "utf-8"

    def __init__(self) -> None:
        self.said: list[str] = []

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> None:
        self.said.append(text)

    def flush(self) -> None:
        """Nothing is held back."""


def test_progress_names_the_stage_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(streams, "PATIENCE", 0.0)
    monkeypatch.setenv("TERM", "xterm")
    with streams.progress(PAGE) as tell:
        tell("reading the study")
        for _ in range(200):
            if any("reading" in text for text in terminal.said):
                break
            threading.Event().wait(0.01)
    assert any("reading the study" in text for text in terminal.said)


PAGED = {
    "wished for": ({"FOEDUS_PAGER": "cat"}, True),
    "not wished for": ({}, False),
    "never in CI": ({"FOEDUS_PAGER": "cat", "CI": "true"}, False),
}


@pytest.mark.parametrize(("said", "paged"), PAGED.values(), ids=PAGED.keys())
def test_a_pager_is_used_only_where_wished_for(
    said: dict[str, str], monkeypatch: pytest.MonkeyPatch, *, paged: bool
) -> None:
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.delenv("FOEDUS_PAGER", raising=False)
    monkeypatch.setattr(sys, "stdout", Terminal())
    for name, value in said.items():
        monkeypatch.setenv(name, value)
    assert streams._needs_pager("line\n" * 500, PAGE) is paged
    assert not streams._needs_pager("line\n", PAGE)
    assert not streams._needs_pager("{}\n" * 500, options.Output("json"))


def test_what_is_paged_is_shown(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FOEDUS_PAGER", "cat")
    monkeypatch.setenv("PAGER", "")
    streams._page("shown\n")
    assert capfd.readouterr().out == "shown\n"


def test_messages_need_no_more_than_ascii() -> None:
    done = process("study", "koera", PYTHONIOENCODING="ascii")
    assert done.returncode == 2
    assert b'There is no study "koera"' in done.stderr
    assert b"\\u" not in done.stderr
