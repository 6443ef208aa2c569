"""Help that is the docstring, with its examples at the end, as they are typed."""

from __future__ import annotations

import inspect

import click

HEADING = "Examples\n--------\n"


def parted(text: str) -> tuple[str, tuple[str, ...]]:
    r"""A docstring without its examples, and the examples, one per line.

    Examples
    --------
    >>> parted("Do it.\n\nExamples\n--------\nfoedus study\n")
    ('Do it.', ('foedus study',))
    """
    said, _, shown = inspect.cleandoc(text).partition(HEADING)
    return said.strip(), tuple(line.strip() for line in shown.splitlines() if line.strip())


class Explained(click.Command):
    """A command whose help ends with its examples."""

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """Write what the command does."""
        said, _ = parted(self.help or "")
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(said)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - as above
        """Write the examples, each on its line."""
        _, shown = parted(self.help or "")
        with formatter.section("Examples"):
            for line in shown:
                formatter.write(f"  {line}\n")
