"""Streams: results to stdout or a file, everything else to stderr."""

from __future__ import annotations

import os
import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from foedus.cli.failures import FULL, NoRoomError, UnwritableError
from foedus.vocabulary.problem import InputError

if TYPE_CHECKING:
    from foedus.cli.options import Output
    from foedus.report.layout import Layout

WIDTH = 80
"""Columns where there is no terminal to ask."""

PAGER = "FOEDUS_PAGER"
"""Names the pager for long texts; without it none is used, so that no script ever waits for a key."""

PATIENCE = 1.0
"""Seconds that pass before progress is shown."""


class ThereError(UnwritableError):
    """A file that is there already, and may be replaced.

    Parameters
    ----------
    path : Path
        The file.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} exists; --force replaces it.")
        self.path = path


def layout(output: Output) -> Layout:
    """Where the result will be read: its width, its colours and its characters."""
    from foedus.report.layout import Layout

    if output.path:
        return Layout(WIDTH if not output.wide else 0)
    width = 0 if output.wide else shutil.get_terminal_size((WIDTH, 24)).columns
    return Layout(width, colour=_colour(output.color), unicode=_unicode())


def _colour(wish: str) -> bool:
    """Whether to colour: as asked, else as the environment says, else where a terminal shows it."""
    if wish != "auto":
        return wish == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return _is_terminal("stdout") and os.environ.get("TERM") != "dumb"


def _is_terminal(name: str) -> bool:
    return bool(getattr(sys, name).isatty())


def _unicode() -> bool:
    encoding = (getattr(sys.stdout, "encoding", None) or "ascii").lower()
    return encoding.replace("_", "-").startswith(("utf-8", "utf8"))


def put(text: str) -> None:
    """Write a result to stdout, in UTF-8; a reader that has gone away is not an error."""
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode("utf-8", "replace"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        leave_off()


def leave_off() -> None:
    """Send to nowhere what stdout still holds, that it may not fail again as the interpreter leaves."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def stand_in() -> None:
    """Put something that takes every word where whoever called foedus closed a stream."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            setattr(sys, name, os.fdopen(nowhere, "w", encoding="utf-8"))


def note(text: str, output: Output) -> None:
    """Say something beside the result, on stderr; nothing under `--quiet`."""
    if not output.quiet:
        click.echo(text, err=True)


def deliver(text: str, output: Output) -> None:
    """Give a result to the file asked for, or to stdout.

    Raises
    ------
    UnwritableError
        If the file cannot be written; what stood there is then untouched.
    """
    if output.path is None:
        if _needs_pager(text, output):
            _page(text)
        else:
            put(text)
        return
    write(output.path, text, force=output.force)
    note(f"Wrote {output.path}.", output)


def _needs_pager(text: str, output: Output) -> bool:
    """Whether a text to be read is longer than the terminal, and a pager was wished for."""
    readable = output.format in {"table", "text", "markdown"}
    if not (readable and os.environ.get(PAGER) and _is_terminal("stdout")):
        return False
    return not os.environ.get("CI") and text.count("\n") >= shutil.get_terminal_size().lines


def _page(text: str) -> None:
    os.environ["PAGER"] = os.environ[PAGER]
    click.echo_via_pager(text.removesuffix("\n"), color=True)


def writable(output: Output) -> None:
    """Refuse an output before any work is done for it.

    Raises
    ------
    UnwritableError
        If its folder is missing, or a file is already there.
    """
    if output.path is None:
        return
    try:
        _refuse(output.path, force=output.force)
    except OSError as error:
        raise UnwritableError(f"{output.path} cannot be written: {error.strerror}.") from error


def _refuse(path: Path, *, force: bool) -> None:
    if path.is_dir():
        raise UnwritableError(f"{path} is a folder; name a file in it.")
    if not path.parent.is_dir():
        raise UnwritableError(f"{path}: there is no folder {path.parent}; make it first.")
    if path.exists() and not path.is_file():
        raise UnwritableError(f"{path} is no file; name one, or - for stdout.")
    if not force and (path.exists() or path.is_symlink()):
        raise ThereError(path)


def write(path: Path, content: str | bytes, *, force: bool) -> None:
    """Write a file whole, or leave what is there.

    Raises
    ------
    UnwritableError
        If it is there already, or the system refuses.
    """
    from foedus.archive.files.write import write_whole

    try:
        write_whole(path, content, force=force)
    except InputError as error:
        raise ThereError(path) from error
    except OSError as error:
        why = error.strerror or str(error)
        kind = NoRoomError if error.errno in FULL else UnwritableError
        raise kind(f"{path} cannot be written: {why}.") from error


@contextmanager
def progress(output: Output) -> Iterator[Callable[[str], None]]:
    """Name the stages of a run that takes longer than a second, where a terminal shows them."""
    if output.quiet or not _is_terminal("stderr"):
        yield lambda _: None
        return
    status = _Status()
    timer = threading.Timer(PATIENCE, status.show)
    timer.daemon = True
    timer.start()
    try:
        yield status.tell
    finally:
        timer.cancel()
        status.hide()


class _Status:
    """A line on stderr that turns while a stage lasts."""

    def __init__(self) -> None:
        self.stage = ""
        self.shown: object = None

    def show(self) -> None:
        from rich.console import Console
        from rich.status import Status

        self.shown = Status(self.stage, console=Console(stderr=True))
        self.shown.start()

    def tell(self, stage: str) -> None:
        self.stage = stage
        if self.shown is not None:
            self.shown.update(stage)  # type: ignore[attr-defined]

    def hide(self) -> None:
        if self.shown is not None:
            self.shown.stop()  # type: ignore[attr-defined]
