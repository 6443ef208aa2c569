"""The command `foedus`: its subcommands, loaded when they are asked for."""

from __future__ import annotations

import signal
import sys
from contextlib import suppress

import click

from foedus.cli import failures, streams
from foedus.cli.lazy import Lazy

COMMANDS = (
    "study",
    "explain",
    "trace",
    "evidence",
    "check",
    "theory",
    "new",
    "cite",
    "data",
    "panel",
    "game",
)
"""In the order of an inquiry; each is a module of this room and its function of the same name."""


class Commands(Lazy):
    """The group of all commands, which tells what goes wrong in any of them."""

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; whatever goes wrong leaves as a message and an exit code."""
        with failures.told(ctx):
            return super().invoke(ctx)


@click.group(cls=Commands, names=COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="foedus", message="foedus %(version)s")
def cli() -> None:
    """Theories of alliance design, made executable.

    From the sourced evidence of a study to the design that a theory, and each of its
    rivals, expects; set against what was signed, with reasons, hedges and silences.

    Exit codes: 0 done; 1 findings; 2 wrong usage, or a file that may not be written;
    3 input that cannot be read; 5 data missing or out of reach; 6 out of memory or
    disk, or a game that is not solved; 70 a fault of foedus; 130 interrupted; 143 ended.

    NO_COLOR and FORCE_COLOR are heeded; FOEDUS_PAGER="less -FRX" pages long texts.

    Examples
    --------
    foedus study
    foedus explain rok-us-1953
    foedus trace rok-us-1953
    foedus study korea -o korea.html
    foedus new my-study
    """


def main() -> None:
    """Run the command line; what `foedus` in a shell calls."""
    streams.stand_in()
    signal.signal(signal.SIGTERM, _end)
    try:
        cli(prog_name="foedus")
    except OSError as error:
        # What click itself writes, help and usage, goes past the net of the commands.
        with suppress(OSError):
            click.echo(f"Error: {failures.system(error)}", err=True)
        streams.leave_off()
        sys.exit(failures.FAILED)


def _end(*_: object) -> None:
    """Leave at once when asked to end, by way of whatever must be tidied."""
    sys.exit(failures.ENDED)
