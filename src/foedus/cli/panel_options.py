"""Options by which a user adds tables of their own to the panel."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TypeVar

import click

R = TypeVar("R")

OWN = ("codings", "overrides", "imposers")
"""Parameters that make one `Own`."""
OPTIONS = (
    click.option(
        "--codings",
        default="",
        metavar="STUDY|FILE|none",
        help="Codings of commitments that anchor the classes: those of a study, by name or folder; of a "
        "CSV file with client, patron, year, commitment, value; or none. Without it those of the "
        "library's study of the Koreas.",
    ),
    click.option(
        "--overrides",
        type=click.Path(path_type=Path, exists=True, dir_okay=False),
        metavar="FILE",
        help="Your designs, in columns beside the text's: CSV with client, patron, from, to, design, "
        "reason, source.",
    ),
    click.option(
        "--imposers",
        type=click.Path(path_type=Path, exists=True, dir_okay=False),
        metavar="FILE",
        help="Who installed or removed a leader: CSV with obsid (Archigos), ccode, act, source.",
    ),
)


def own_tables(command: Callable[..., R]) -> Callable[..., R]:
    """Give a command the options of a user's tables; it receives them as one `Own`."""

    @wraps(command)
    def with_own(**given: object) -> R:
        from foedus.study.panel_record import Own

        kept = {name: given.pop(name) for name in OWN}
        return command(own=Own(**kept), **given)  # type: ignore[arg-type]

    wrapped: Callable[..., R] = with_own
    for option in reversed(OPTIONS):
        wrapped = option(wrapped)
    return wrapped
