"""What goes wrong, told: a message on stderr and an exit code, never a traceback."""

from __future__ import annotations

import errno
import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import click

from foedus.archive.files import suggest
from foedus.vocabulary.problem import InputError

FINDINGS, USAGE, UNREADABLE, FAILED, OUR_FAULT, INTERRUPTED, ENDED = 1, 2, 3, 6, 70, 130, 143
FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})
"""What the system says where the machine is at its end."""

DEBUG = "foedus.debug"
"""Where `--debug` leaves its mark in click's context."""


class UnwritableError(click.ClickException):
    """A file that may not be written; another can be named."""

    exit_code = USAGE


class NoRoomError(click.ClickException):
    """A file that cannot be written because the machine is at its end."""

    exit_code = FAILED


def nearest(name: str, known: Iterable[str]) -> str:
    """A question after the name that was perhaps meant; empty where none is near.

    Examples
    --------
    >>> nearest("koera", ["korea"])
    ' Did you mean "korea"?'
    >>> nearest("fen", ["anvil-1700", "fen-1700"])
    ' Did you mean "fen-1700"?'
    >>> nearest("sparta", ["korea"])
    ''
    """
    guess = suggest.meant(name, known)
    return f' Did you mean "{guess}"?' if guess else ""


@contextmanager
def told(ctx: click.Context) -> Iterator[None]:
    """Run what is inside; tell what goes wrong and leave with its exit code."""
    with _our_faults(ctx), _foreseen(ctx):
        yield


@contextmanager
def _foreseen(ctx: click.Context) -> Iterator[None]:
    """What users, files and machines do wrong."""
    try:
        yield
    except (KeyboardInterrupt, click.Abort):
        _leave(ctx, "Interrupted.", INTERRUPTED)
    except click.ClickException:
        _say_where_asked(ctx)
        raise
    except InputError as error:
        _leave(ctx, rendered(error), _code(error))
    except MemoryError:
        _leave(ctx, "Error: out of memory; narrow the run, or use a larger machine.", FAILED)
    except OSError as error:
        _leave(ctx, f"Error: {system(error)}", FAILED if error.errno in FULL else UNREADABLE)


@contextmanager
def _our_faults(ctx: click.Context) -> Iterator[None]:
    """The last net: what nobody foresaw."""
    try:
        yield
    except (click.exceptions.Exit, click.ClickException):
        raise
    except Exception as error:  # noqa: BLE001 - whatever it is, it is told as our fault
        _leave(ctx, _apology(error), OUR_FAULT)


def _leave(ctx: click.Context, message: str, code: int) -> None:
    _say_where_asked(ctx)
    click.echo(message.rstrip("\n"), err=True)
    ctx.exit(code)


def _say_where_asked(ctx: click.Context) -> None:
    if ctx.meta.get(DEBUG):
        click.echo(traceback.format_exc(), err=True)


def rendered(error: InputError) -> str:
    """Every problem of an input, each with its place."""
    from foedus.report.problems import summary

    return summary(error.problems)


def _code(error: InputError) -> int:
    from foedus.study.plan import PlanError

    return USAGE if isinstance(error, PlanError) else UNREADABLE


def system(error: OSError) -> str:
    """What the operating system said, with the file it said it of."""
    what = error.strerror or str(error)
    return f"{error.filename}: {what}" if error.filename else what


def _apology(error: Exception) -> str:
    said = " ".join(str(error).split())
    return (
        f"foedus failed through a fault of its own ({type(error).__name__}: {said}); "
        "we are sorry. With --debug it shows where; please report it."
    )
