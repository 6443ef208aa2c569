"""Groups whose commands are imported when they are asked for."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click

from foedus.cli import failures
from foedus.cli.help import Explained


class Lazy(Explained, click.Group):
    """A group whose commands are imported one at a time.

    Parameters
    ----------
    names : tuple of str
        Its commands, in the order in which the help lists them.
    prefix : str
        What comes before the name of a command in the name of its module in this room; the
        command is the module's function of its own name.
    """

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - click's
        names: tuple[str, ...] = (),
        prefix: str = "",
        **attributes: Any,  # noqa: ANN401 - click's
    ) -> None:
        super().__init__(*args, **attributes)
        self.names = names
        self.prefix = prefix

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Names of the commands, in the order in which the help lists them."""
        return list(self.names)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as above
        """The command of this name, imported now."""
        if cmd_name not in self.names:
            return None
        module = import_module(f"foedus.cli.{self.prefix}{cmd_name}")
        command: click.Command = getattr(module, cmd_name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the arguments name, with the nearest name where there is none."""
        if args and not args[0].startswith("-") and args[0] not in self.names:
            near = failures.nearest(args[0], self.names)
            ctx.fail(f'There is no command "{args[0]}".{near}')
        return super().resolve_command(ctx, args)
