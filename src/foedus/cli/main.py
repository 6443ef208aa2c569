"""The command `foedus`: its subcommands, loaded when they are asked for."""

from __future__ import annotations

import signal
import sys
from contextlib import suppress
from importlib import import_module

import click

from foedus.cli import failures, streams
from foedus.cli.help import Explained

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
)
"""In the order of an inquiry; each is a module of this room and its function of the same name."""


class Commands(Explained, click.Group):
    """A group whose commands are imported one at a time."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Names of the commands, in the order in which the help lists them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as above
        """The command of this name, imported now."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"foedus.cli.{cmd_name}"), cmd_name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the arguments name, with the nearest name where there is none."""
        if args and not args[0].startswith("-") and args[0] not in COMMANDS:
            near = failures.nearest(args[0], COMMANDS)
            ctx.fail(f'There is no command "{args[0]}".{near}')
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; whatever goes wrong leaves as a message and an exit code."""
        with failures.told(ctx):
            return super().invoke(ctx)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="foedus", message="foedus %(version)s")
def cli() -> None:
    """Theories of alliance design, made executable.

    From the sourced evidence of a study to the design that a theory, and each of its
    rivals, expects; set against what was signed, with reasons, hedges and silences.

    Exit codes: 0 done; 1 findings; 2 wrong usage, or a file that may not be written;
    3 input that cannot be read; 5 data missing or out of reach; 6 out of memory or
    disk; 70 a fault of foedus; 130 interrupted; 143 ended.

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
